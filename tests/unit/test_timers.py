"""The ticker: late runs are run, wakes fold, a failure is not the end. Nothing sleeps here."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta, tzinfo

import apscheduler.schedulers.base
import pytest
from structlog.contextvars import bound_contextvars, get_contextvars

import commitments.domain.clock
from commitments.adapters.timers import Action, Schedule, Timers
from tests.lines import told

NEVER = timedelta(days=365)
PATIENCE = 5


class Work:
    """A job that tells when it begins and ends when it is let go."""

    def __init__(self, *, held: bool = False) -> None:
        self.runs = 0
        self.finished = 0
        self.began = asyncio.Event()
        self.let_go = asyncio.Event()
        if not held:
            self.let_go.set()

    async def __call__(self) -> None:
        self.runs += 1
        self.began.set()
        await self.let_go.wait()
        self.finished += 1

    async def next_run(self) -> None:
        await asyncio.wait_for(self.began.wait(), PATIENCE)
        self.began.clear()


class Wall:
    """The wall clock that everybody reads, which somebody may set."""

    def __init__(self) -> None:
        self.offset = timedelta(0)


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    clock = Wall()

    class Settable(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + clock.offset

    monkeypatch.setattr(apscheduler.schedulers.base, "datetime", Settable)
    monkeypatch.setattr(commitments.domain.clock, "datetime", Settable)
    return clock


@pytest.fixture
async def tickers() -> AsyncIterator[list[Timers]]:
    made: list[Timers] = []
    yield made
    for ticker in made:
        await ticker.stop()


def started(tickers: list[Timers], jobs: Mapping[str, tuple[Schedule, Action]]) -> Timers:
    ticker = Timers(jobs)
    tickers.append(ticker)
    ticker.start()
    return ticker


async def test_a_job_runs_at_the_start_and_in_its_rhythm(tickers: list[Timers]) -> None:
    work = Work()
    started(tickers, {"dispatch": (0.01, work)})
    for _ in range(3):
        await work.next_run()


async def test_a_wake_runs_the_dispatch_job_at_once(tickers: list[Timers]) -> None:
    work, other = Work(), Work()
    ticker = started(tickers, {"dispatch": (NEVER, work), "sweep": ("0 3 1 1 *", other)})
    await work.next_run()
    ticker.wake()
    await work.next_run()
    assert (work.runs, other.runs) == (2, 0)


async def test_many_wakes_during_a_run_are_one_more_run(tickers: list[Timers]) -> None:
    work = Work(held=True)
    ticker = started(tickers, {"dispatch": (NEVER, work)})
    await work.next_run()
    for _ in range(50):
        ticker.wake()
    work.let_go.set()
    await work.next_run()
    await ticker.stop()
    assert work.runs == work.finished == 2


async def test_a_job_never_runs_beside_itself(tickers: list[Timers]) -> None:
    held, clock = Work(held=True), Work()
    started(tickers, {"dispatch": (0.001, held), "clock": (0.001, clock)})
    for _ in range(20):
        await clock.next_run()
    assert held.runs == 1
    held.let_go.set()


async def test_a_failure_is_logged_by_its_type_and_the_ticker_goes_on(
    tickers: list[Timers], caplog: pytest.LogCaptureFixture
) -> None:
    runs, second = 0, asyncio.Event()

    async def fail() -> None:
        nonlocal runs
        runs += 1
        if runs == 2:
            second.set()
        raise RuntimeError("a customer's words")

    with caplog.at_level(logging.ERROR):
        started(tickers, {"dispatch": (0.01, fail)})
        await asyncio.wait_for(second.wait(), PATIENCE)
    assert all(word in told(caplog) for word in ("job_failed", "dispatch", "RuntimeError", __file__))
    assert "customer" not in told(caplog)


async def test_stopping_lets_a_run_finish(tickers: list[Timers]) -> None:
    work = Work(held=True)
    ticker = started(tickers, {"dispatch": (NEVER, work)})
    await work.next_run()
    stopping = asyncio.create_task(ticker.stop())
    await asyncio.sleep(0)
    ticker.wake()
    work.let_go.set()
    await asyncio.wait_for(stopping, PATIENCE)
    assert (work.runs, work.finished) == (1, 1)


async def test_stopping_cancels_what_takes_too_long(tickers: list[Timers]) -> None:
    work = Work(held=True)
    ticker = started(tickers, {"dispatch": (NEVER, work)})
    await work.next_run()
    await asyncio.wait_for(ticker.stop(grace=timedelta(0)), PATIENCE)
    assert work.finished == 0


async def test_a_run_that_is_late_is_still_run(tickers: list[Timers]) -> None:
    """APScheduler's own setting would drop it for good after a second."""
    work = Work()
    ticker = started(tickers, {"dispatch": (NEVER, work)})
    await work.next_run()
    jobs = ticker._scheduler.get_jobs()
    assert [(job.misfire_grace_time, job.coalesce, job.max_instances) for job in jobs] == [(None, True, 1)]


async def test_a_wake_for_later_runs_the_job_by_then_and_leaves_an_earlier_one(tickers: list[Timers]) -> None:
    work = Work()
    ticker = started(tickers, {"dispatch": (NEVER, work)})
    await work.next_run()
    ticker.wake_in(0.01)
    ticker.wake_in(3600)
    await work.next_run()


async def test_jobs_keep_their_rhythm_when_the_wall_clock_is_set_back(tickers: list[Timers], wall: Wall) -> None:
    work, seldom = Work(), Work()
    ticker = started(tickers, {"dispatch": (0.01, work), "seldom": (timedelta(hours=1), seldom)})
    await work.next_run()
    wall.offset = timedelta(hours=-3)
    for _ in range(5):
        await work.next_run()
    ticker.wake()
    await work.next_run()
    assert seldom.runs == 2, "once at the start, and once because the clock was set"


async def test_many_runs_that_a_clock_set_ahead_made_late_are_one(tickers: list[Timers], wall: Wall) -> None:
    work, seldom = Work(), Work()
    started(tickers, {"dispatch": (0.01, work), "seldom": (timedelta(hours=1), seldom)})
    await work.next_run()
    wall.offset = timedelta(days=365 * 50)  # a machine that had no clock until now
    for _ in range(5):
        await work.next_run()
    assert seldom.runs == 2


async def test_a_wake_is_heard_though_the_clock_was_set_back_since_the_last_run(
    tickers: list[Timers], wall: Wall
) -> None:
    work = Work()
    ticker = started(tickers, {"dispatch": (NEVER, work)})
    await work.next_run()
    wall.offset = timedelta(hours=-3)
    ticker.wake()
    await work.next_run()


async def test_stopping_before_the_start_is_harmless() -> None:
    ticker = Timers({"dispatch": (NEVER, Work())})
    await ticker.stop()
    ticker.wake()


async def test_what_a_job_logs_is_not_about_the_request_that_woke_it(tickers: list[Timers]) -> None:
    seen: list[dict[str, object]] = []
    ran = asyncio.Event()

    async def look() -> None:
        seen.append(get_contextvars())
        ran.set()

    ticker = started(tickers, {"dispatch": (NEVER, look)})
    await asyncio.wait_for(ran.wait(), PATIENCE)
    ran.clear()
    with bound_contextvars(request="abc"):
        ticker.wake()
        await asyncio.wait_for(ran.wait(), PATIENCE)
    assert seen == [{}, {}]
