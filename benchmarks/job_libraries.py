"""The same work with libraries that keep jobs in PostgreSQL, one job a reminder.

A job does what a reminder needs: it reads the promise and writes the message from the state of that moment, by the code
that ours uses. An empty job only calls the receiver with a name.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from procrastinate import App, PsycopgConnector
from procrastinate.types import JSONValue

from benchmarks.receiver import Receiver
from bot.notifications.handler import notification_handler
from commitments.adapters.sql.engines import Limits
from commitments.adapters.sql.opening import open_store
from commitments.application.ports.outbox import Claim
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import Notification, notification
from commitments.domain.notifications.payloads.reminders import DueReminder

Job = Callable[[str], Awaitable[None]]
Work = Callable[[], Awaitable[object]]
_LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
_doing: list[Job] = []  # jobs are stored by the name of their function: it can be given nothing that is open


async def run_job(name: str) -> None:
    """Do what a job does; its name is the workspace, the person and the number of the promise."""
    await _doing[0](name)


def name_of(one: Notification) -> str:
    """Return the name of a reminder's job."""
    return f"{one.company} {one.destination.id} {one.number}"


@asynccontextmanager
async def _job(url: str, receiver: Receiver, *, composes: bool) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        if composes:
            store = await open_store(url, limits=Limits(wait=None))  # APScheduler starts all of its jobs at once
            stack.push_async_callback(store.close)

            async def compose(name: str) -> None:
                workspace, person, number = name.split()
                now = datetime.now(UTC)
                due = notification(workspace, name, DueReminder(), to_person(person), now, int(number))
                async with store.transaction(workspace) as uow:
                    [[composed]] = await notification_handler().compose(
                        uow, [Claim(workspace, due.destination, (due,))], now
                    )
                if composed.message is not None:
                    await receiver.send(composed.message)

            _doing[:] = [compose]
        else:
            _doing[:] = [receiver.take]
        yield


def _scheduler(url: str) -> AsyncIOScheduler:
    store = SQLAlchemyJobStore(url.replace("postgresql://", "postgresql+psycopg://"))
    return AsyncIOScheduler(jobstores={"default": store}, job_defaults={"misfire_grace_time": None})


async def fill_apscheduler(url: str, names: Sequence[str]) -> None:
    """Write date jobs that are due into APScheduler's job store."""
    scheduler = _scheduler(url)
    scheduler.start(paused=True)
    for name in names:
        scheduler.add_job(run_job, "date", run_date=_LONG_AGO, args=[name])
    scheduler.shutdown()


@asynccontextmanager
async def with_apscheduler(url: str, receiver: Receiver, at_once: int, *, composes: bool) -> AsyncIterator[Work]:
    """Open a scheduler; it runs whatever is due at once, so `at_once` does not matter."""
    scheduler = _scheduler(url)

    async def work() -> None:
        scheduler.start(paused=True)
        jobs = len(scheduler.get_jobs())
        scheduler.resume()
        await receiver.has(jobs)
        await asyncio.sleep(receiver.latency)
        scheduler.shutdown()

    async with _job(url, receiver, composes=composes):
        yield work


def _app(url: str) -> App:
    app = App(connector=PsycopgConnector(conninfo=url))
    app.task(name="run_job")(run_job)
    return app


async def fill_procrastinate(url: str, names: Sequence[str]) -> None:
    """Write jobs that are due into procrastinate's tables."""
    app = _app(url)
    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        await app.configure_task("run_job").batch_defer_async(*[_arguments(name) for name in names])


def _arguments(name: str) -> dict[str, JSONValue]:
    return {"name": name}


@asynccontextmanager
async def with_procrastinate(url: str, receiver: Receiver, at_once: int, *, composes: bool) -> AsyncIterator[Work]:
    """Open a worker with its defaults, but for so many jobs at once."""
    app = _app(url)
    async with _job(url, receiver, composes=composes), app.open_async():
        yield lambda: app.run_worker_async(concurrency=at_once, wait=False, install_signal_handlers=False)
