"""Tells trouble with the database, which passes, from mistakes in the program, which do not."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolIsFull
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from commitments.domain.errors import CommitUnknown, StoreUnavailable

log = logging.getLogger(__name__)

# Classes and states of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html.
_CLASSES = frozenset({"08", "28", "3D", "53", "57", "58"})  # connection, log in, database, resources, operator, system
_STATES = frozenset({
    "25006",  # read-only, as after a failover
    "25P03",  # idle for too long within the transaction
    "40001", "40P01",  # another transaction was in the way
    "55P03",  # a lock was not to be had in time
})  # fmt: skip
_SQLITE = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
})  # fmt: skip
_LEAST_SECONDS = 1.0
_PRIMARY = 0xFF  # the rest of an SQLite code says more of the same


def is_transient(error: BaseException) -> bool:
    """Tell whether an error means that the database is away, full, locked or slow; another try may do."""
    if isinstance(error, OSError | PoolIsFull) or _is_lost(error):  # a TimeoutError is an OSError
        return True
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & _PRIMARY in _SQLITE
    state = _state(cause)
    return state[:2] in _CLASSES or state in _STATES


def _state(cause: object) -> str:
    return getattr(cause, "sqlstate", None) or ""


def _is_lost(error: BaseException) -> bool:
    return isinstance(error, DBAPIError) and error.connection_invalidated


class Deadline:
    """How long a transaction waits: `seconds` in all (None: for ever), yet a second for every statement.

    So somebody is told in time when the database does not answer, and long work that gets on is not broken off.
    """

    def __init__(self, seconds: float | None = None) -> None:
        self._until = None if seconds is None else asyncio.get_running_loop().time() + seconds

    def limit(self) -> asyncio.Timeout:
        """Give the limit for one thing to wait for, from now."""
        if self._until is None:
            return asyncio.timeout(None)
        return asyncio.timeout_at(max(self._until, asyncio.get_running_loop().time() + _LEAST_SECONDS))


@asynccontextmanager
async def begun(engine: AsyncEngine, patience: Deadline) -> AsyncIterator[AsyncConnection]:
    """Open a transaction: committed when the block ends, rolled back when it raises.

    Raises StoreAway when nothing was changed, StoreUnsure when the connection was lost on the commit; any
    other error comes out as it is.
    """
    committing = False
    try:
        async with AsyncExitStack() as opened:
            async with patience.limit():
                connection = await opened.enter_async_context(engine.connect())
                work = await opened.enter_async_context(connection.begin())
            yield connection
            committing = True
            async with patience.limit():
                await work.commit()
            committing = False
    except Exception as error:
        if not is_transient(error):
            raise
        log.warning("database_unavailable", extra={"error": _name(error)})
        unsure = committing and (isinstance(error, OSError) or _is_lost(error))
        raise (CommitUnknown if unsure else StoreUnavailable) from error


async def take_a_minute(connection: AsyncConnection) -> None:
    """Let each statement of this transaction take a minute: nobody waits for it."""
    if connection.dialect.name == "postgresql":
        await connection.exec_driver_sql("SET LOCAL statement_timeout = '1min'")


def _name(error: BaseException) -> str:
    """Name an error by its type and code; its text may quote what people wrote."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorname", "") or _state(cause)
    return " ".join(part for part in (type(error).__name__, code) if part)
