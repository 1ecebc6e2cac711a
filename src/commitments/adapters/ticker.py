"""The only timers of the project. They wake jobs; what is to be done is in the store."""

import asyncio
import contextvars
import logging
import traceback
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from commitments.clock import SystemClock

log = logging.getLogger(__name__)

Action = Callable[[], Awaitable[object]]
Rhythm = float | timedelta | str
"""Seconds or a timedelta between runs, or a crontab line in UTC ("0 3 * * *")."""


class Ticker:
    """Runs a few jobs in their rhythm, each never beside itself, until stopped.

    A job with an interval also runs at the start, to catch up. A late run is run, never dropped, and many
    late ones are one. A job that raises is logged by the type of its error, and runs again next time.
    """

    def __init__(self, jobs: Mapping[str, tuple[Rhythm, Action]], wakes: str = "dispatch") -> None:
        self._jobs = {name: _Job(name, action) for name, (_, action) in jobs.items()}
        self._wakes = wakes
        self._alarm: asyncio.TimerHandle | None = None
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        for name, (rhythm, _) in jobs.items():
            self._add(self._jobs[name], rhythm)

    def _add(self, job: "_Job", rhythm: Rhythm) -> None:
        if isinstance(rhythm, str):
            trigger = CronTrigger.from_crontab(rhythm, timezone=UTC)
            self._scheduler.add_job(job.tick, trigger, id=job.name)
            return
        seconds = rhythm.total_seconds() if isinstance(rhythm, timedelta) else rhythm
        at_start = SystemClock().now()
        trigger = IntervalTrigger(seconds=seconds, timezone=UTC)
        self._scheduler.add_job(job.tick, trigger, id=job.name, next_run_time=at_start)

    def start(self) -> None:
        """Start in the running event loop."""
        self._scheduler.start()

    def wake(self) -> None:
        """Run the dispatch job at once; when it is running, once more right after."""
        self._jobs[self._wakes].wake()

    def wake_in(self, seconds: float) -> None:
        """Run the dispatch job after so long, at the latest; an earlier wake stays."""
        if self._alarm is None or self._alarm.when() > asyncio.get_running_loop().time() + seconds:
            self._cancel_alarm()
            self._alarm = asyncio.get_running_loop().call_later(seconds, self._ring)

    def _ring(self) -> None:
        self._alarm = None
        self.wake()

    def _cancel_alarm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    async def stop(self, grace: timedelta = timedelta(seconds=6)) -> None:
        """Start nothing more and let what runs finish; what takes longer than `grace` is cancelled."""
        self._cancel_alarm()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        await asyncio.gather(*(job.stop(grace) for job in self._jobs.values()))


class _Job:
    """One job; runs in a task of its own, so that stopping the timers does not break it off."""

    def __init__(self, name: str, action: Action) -> None:
        self.name = name
        self._action = action
        self._task: asyncio.Task[None] | None = None
        self._again = False
        self._stopped = False

    async def tick(self) -> None:
        """Run unless running. A coroutine, because a plain function would be run in a thread."""
        if not self._running():
            self._start()

    def wake(self) -> None:
        """Run; when running, once more after that."""
        if self._running():
            self._again = not self._stopped
        else:
            self._start()

    def _running(self) -> bool:
        return self._task is not None and not self._task.done()

    def _start(self) -> None:
        if not self._stopped:
            # A context of its own: what the job logs is not about the request that woke it.
            context = contextvars.Context()
            self._task = asyncio.create_task(self._run(), name=f"job {self.name}", context=context)

    async def stop(self, grace: timedelta) -> None:
        """Run no more; wait for a run, or cancel it after `grace`."""
        self._stopped, self._again = True, False
        if self._task is None:
            return
        done, _ = await asyncio.wait([self._task], timeout=grace.total_seconds())
        if not done:
            log.warning("job %s was cancelled: it took too long to stop", self.name)
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _run(self) -> None:
        await self._once()
        while self._again:
            self._again = False
            await self._once()

    async def _once(self) -> None:
        try:
            await self._action()
        except Exception as error:  # noqa: BLE001 - one failed run must not be the last
            last = traceback.extract_tb(error.__traceback__)[-1]
            log.error("job %s failed: %s at %s:%s", self.name, type(error).__name__, last.filename, last.lineno)
