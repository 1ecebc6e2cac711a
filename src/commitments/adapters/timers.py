"""The only timers of the project. They wake jobs; what is to be done is in the store."""

import asyncio
import contextvars
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta

from apscheduler.events import EVENT_JOB_EXECUTED, EVENT_JOB_MAX_INSTANCES, JobEvent
from apscheduler.executors.asyncio import AsyncIOExecutor
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from commitments.application.ports.telemetry import raised_at
from commitments.domain.clock import SystemClock

log = logging.getLogger(__name__)

Action = Callable[[], Awaitable[object]]
Schedule = float | timedelta | str
"""Seconds or a timedelta between runs, or a crontab line in UTC ("0 3 * * *")."""

_JOBS = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
_CLOCK_WAS_SET = timedelta(
    seconds=1
)  # tolerated drift of the wall clock against the monotonic clock between two checks
_LONGEST_WAIT = 10.0


class Timers:
    """Runs a few jobs on schedules until stopped; runs of one job never overlap.

    A job with an interval also runs at the start, to catch up, and when the wall clock was set. A late run is never
    dropped, and several late runs are combined. A job that raises is logged by the type of its error, and runs again.
    """

    def __init__(self, jobs: Mapping[str, tuple[Schedule, Action]], wakes: str = "dispatch") -> None:
        self._wakes = wakes
        self._skipped: set[str] = set()
        self._executor = _Executor()
        self._scheduler = _Scheduler(timezone=UTC, job_defaults=_JOBS, executors={"default": self._executor})
        self._scheduler.add_listener(self._note_skipped, EVENT_JOB_MAX_INSTANCES)
        self._scheduler.add_listener(self._run_skipped, EVENT_JOB_EXECUTED)
        for name, (schedule, action) in jobs.items():
            self._add(name, schedule, action)

    def _add(self, name: str, schedule: Schedule, action: Action) -> None:
        if isinstance(schedule, str):
            trigger = CronTrigger.from_crontab(schedule, timezone=UTC)
            self._scheduler.add_job(_run, trigger, id=name, args=(name, action))
            return
        seconds = schedule.total_seconds() if isinstance(schedule, timedelta) else schedule
        trigger, at_start = IntervalTrigger(seconds=seconds, timezone=UTC), SystemClock().now()
        self._scheduler.add_job(_run, trigger, id=name, args=(name, action), next_run_time=at_start)

    def start(self) -> None:
        """Start in the running event loop."""
        self._scheduler.start()

    def wake(self) -> None:
        """Run the dispatch job now; if it is running, once more right after."""
        self.wake_in(0)

    def wake_in(self, seconds: float) -> None:
        """Run the dispatch job after `seconds` at the latest; an earlier scheduled run stays."""
        self._run_by(self._wakes, SystemClock().now() + timedelta(seconds=seconds))

    def _run_by(self, name: str, moment: datetime) -> None:
        job = self._scheduler.get_job(name) if self._scheduler.running else None
        if job is not None and moment < job.next_run_time:
            # A separate context: the log lines of the job must not carry the request that woke it.
            contextvars.Context().run(job.modify, next_run_time=moment)

    def _note_skipped(self, event: JobEvent) -> None:
        self._skipped.add(event.job_id)

    def _run_skipped(self, event: JobEvent) -> None:
        """Run a job again that was due while it ran: the finished run may have missed the new work."""
        if event.job_id in self._skipped:
            self._skipped.remove(event.job_id)
            self._run_by(event.job_id, SystemClock().now())

    async def stop(self, grace: timedelta = timedelta(seconds=6)) -> None:
        """Start no more runs and wait for those in progress; what takes longer than `grace` is cancelled."""
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        await self._executor.finish(grace)
        self._scheduler.shutdown()
        await asyncio.sleep(0)  # the shutdown itself runs in the event loop


class _Executor(AsyncIOExecutor):  # type: ignore[misc]  # APScheduler has no types
    """Waits for runs at shutdown; APScheduler's own executor cancels them."""

    async def finish(self, grace: timedelta) -> None:
        """Wait for the runs in progress; cancel those that take longer than `grace`."""
        pending = set(self._pending_futures)
        if pending:
            _, pending = await asyncio.wait(pending, timeout=grace.total_seconds())
        for run in pending:
            run.cancel()
        if pending:
            await asyncio.wait(pending)


class _Scheduler(AsyncIOScheduler):  # type: ignore[misc]  # APScheduler has no types
    """Detects that the wall clock was set, on which APScheduler depends: see docs/decisions/0019."""

    _offset: datetime | None = None

    def _process_jobs(self) -> float | None:
        if self._clock_was_set():
            self._restart_intervals()
        wait: float | None = super()._process_jobs()
        return None if wait is None else min(wait, _LONGEST_WAIT)

    def _clock_was_set(self) -> bool:
        before, self._offset = self._offset, SystemClock().now() - timedelta(seconds=time.monotonic())
        return before is not None and abs(self._offset - before) > _CLOCK_WAS_SET

    def _restart_intervals(self) -> None:
        now = SystemClock().now()
        for job in self.get_jobs():
            if isinstance(job.trigger, IntervalTrigger):
                job.modify(next_run_time=now)


async def _run(name: str, action: Action) -> None:
    try:
        await action()
    except asyncio.CancelledError:
        log.warning("job_cancelled", extra={"job": name})
    except Exception as error:  # noqa: BLE001 - one failed run must not be the last
        log.error("job_failed", extra={"job": name, "error": type(error).__name__, "where": raised_at(error)})
