"""Classifies database errors as transient or as bugs, and limits how long a transaction waits."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolIsFull
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from commitments.domain.errors import ChangedMeanwhile, CommitUnknown, StoreUnavailable

log = logging.getLogger(__name__)

# Classes and states of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html.
_CLASSES = frozenset({"08", "28", "3D", "53", "57", "58"})  # connection, login, database, resources, operator, system
_CONFLICTS = frozenset({"40001", "40P01"})  # serialization failure, deadlock
_STATES = _CONFLICTS | {
    "25006",  # read-only, as after a failover
    "25P03",  # idle in transaction for too long
    "55P03",  # lock not available in time
}
_SQLITE = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
})  # fmt: skip
_LEAST_SECONDS = 1.0
_PRIMARY = 0xFF  # the low byte of an SQLite code is the primary code


def is_transient(error: BaseException) -> bool:
    """Whether an error means that the database is unreachable, full, locked or slow, so that a retry may succeed."""
    if isinstance(error, OSError | PoolIsFull) or _is_lost(error):  # a TimeoutError is an OSError
        return True
    cause = _cause(error)
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & _PRIMARY in _SQLITE
    state = _state(cause)
    return state[:2] in _CLASSES or state in _STATES


def _cause(error: BaseException) -> object:
    """Return the driver's own error."""
    return error.orig if isinstance(error, DBAPIError) else error


def _state(cause: object) -> str:
    return getattr(cause, "sqlstate", None) or ""


def _is_lost(error: BaseException) -> bool:
    return isinstance(error, DBAPIError) and error.connection_invalidated


class Deadline:
    """The time limit of a transaction: `seconds` in all (None: no limit), but at least one second per statement.

    A database that does not answer is reported in time, and a long transaction that makes progress is not aborted.
    """

    def __init__(self, seconds: float | None = None) -> None:
        self._end = None if seconds is None else asyncio.get_running_loop().time() + seconds

    def limit(self) -> asyncio.Timeout:
        """Return the timeout for the next wait, starting now."""
        if self._end is None:
            return asyncio.timeout(None)
        return asyncio.timeout_at(max(self._end, asyncio.get_running_loop().time() + _LEAST_SECONDS))


@asynccontextmanager
async def begun(engine: AsyncEngine, deadline: Deadline) -> AsyncIterator[AsyncConnection]:
    """Open a transaction: committed when the block ends, rolled back when it raises.

    Raises StoreUnavailable when nothing was changed (ChangedMeanwhile where another transaction was in the way),
    CommitUnknown when the connection was lost during the commit; any other error is raised unchanged.
    """
    committing = False
    try:
        async with AsyncExitStack() as stack:
            async with deadline.limit():
                connection = await stack.enter_async_context(engine.connect())
                transaction = await stack.enter_async_context(connection.begin())
            yield connection
            committing = True
            async with deadline.limit():
                await transaction.commit()
            committing = False
    except Exception as error:
        if not is_transient(error):
            raise
        log.warning("database_unavailable", extra={"error": _name(error)})
        unsure = committing and (isinstance(error, OSError) or _is_lost(error))
        if _state(_cause(error)) in _CONFLICTS:
            raise ChangedMeanwhile from error
        raise (CommitUnknown if unsure else StoreUnavailable) from error


async def take_a_minute(connection: AsyncConnection) -> None:
    """Allow each statement of this transaction a minute, for work of an operator that no request waits for."""
    if connection.dialect.name == "postgresql":
        await connection.exec_driver_sql("SET LOCAL statement_timeout = '1min'")


def _name(error: BaseException) -> str:
    """Return the type and code of an error, without its text, which may quote people."""
    cause = _cause(error)
    code = getattr(cause, "sqlite_errorname", "") or _state(cause)
    return " ".join(part for part in (type(error).__name__, code) if part)
