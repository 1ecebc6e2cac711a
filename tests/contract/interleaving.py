"""Interleaves two units of work of two processes: the second runs while the first has written and not committed yet.

Nothing sleeps: the first goes on as soon as the second has ended or waits for a lock, as the database itself reports.
On SQLite a writer is alone, so that the second begins when the first has ended.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, event, text
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.util import await_only

from commitments.adapters.sql.store import SqlStore

Act = Callable[[SqlStore], Awaitable[object]]
_WRITES = ("INSERT", "UPDATE", "DELETE", "WITH")
_WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")


async def race(ours: SqlStore, theirs: SqlStore, first: Act, second: Act) -> tuple[object, object]:
    """Run `second` on `theirs` just before `first` commits on `ours`; return what each gave or raised."""
    running: list[asyncio.Task[object]] = []

    async def begin_second() -> None:
        running.append(asyncio.create_task(_outcome(second(theirs))))
        await _blocked_or_done(ours.engine, running[0])

    with _before_commit(ours.engine, begin_second):
        given = await _outcome(first(ours))
    assert running, "the first never wrote"
    return given, await running[0]


async def _outcome(act: Awaitable[object]) -> object:
    try:
        return await act
    except Exception as error:  # noqa: BLE001 - what the test looks at
        return error


async def _blocked_or_done(engine: AsyncEngine, task: asyncio.Task[object]) -> None:
    if engine.dialect.name != "postgresql":
        return
    async with engine.connect() as connection:
        reading = await connection.execution_options(isolation_level="AUTOCOMMIT")
        while not task.done() and not (await reading.execute(_WAITING)).scalar_one():
            pass


@contextmanager
def _before_commit(engine: AsyncEngine, act: Callable[[], Awaitable[None]]) -> Iterator[None]:
    """Call `act` before the first commit of a transaction that wrote something."""
    wrote: set[int] = set()
    left = [act]

    def note(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.lstrip().startswith(_WRITES):
            wrote.add(id(connection.connection.dbapi_connection))

    def pause(connection: Connection) -> None:
        if left and id(connection.connection.dbapi_connection) in wrote:
            await_only(left.pop()())

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    event.listen(engine.sync_engine, "commit", pause)
    try:
        yield
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)
        event.remove(engine.sync_engine, "commit", pause)
