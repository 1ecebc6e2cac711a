"""Creates the engines of DATABASE_URL."""

import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asyncpg import PostgresError
from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from commitments.adapters.private_files import keep_private
from commitments.adapters.sql.sqlite_driver import connect
from commitments.domain.errors import (
    BadDatabaseUrl,
    DatabaseFolderFailed,
    DatabaseInMemory,
    DatabaseIsNoFile,
    DatabaseSilent,
    DatabaseUnreachable,
    UnknownDatabaseOption,
    UnsupportedDatabase,
)

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}
_OPTIONS = {
    "sqlite": frozenset[str](),
    "postgresql": frozenset({"host", "passfile", "port", "prepared_statement_cache_size", "ssl", "sslmode"}),
}
"""The options of DATABASE_URL that the drivers read from text."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The number of connections of a process, and how many seconds it waits for a connection, a lock or a statement.

    `wait` None means no limit, for migrations.
    """

    pool: int = 10
    wait: float | None = 2.5


PATIENT = Limits(pool=1, wait=None)
_CONNECT_SECONDS = 30.0  # if there is no limit
_FOR_EVER = 86_400.0
_IDLE = 4
_READERS = 4  # SQLite's read-only connections


def read_url(database_url: str) -> URL:
    """Return DATABASE_URL with the driver that this project uses. Raises BadDatabaseUrl."""
    try:
        url = make_url(database_url)
    except (ArgumentError, ValueError):
        raise BadDatabaseUrl from None
    family = url.drivername.split("+")[0]
    if family not in _DRIVERS:
        raise UnsupportedDatabase(family=family)
    url = url.set(drivername=_DRIVERS[family])
    _check_options(url)
    mode = url.query.get("sslmode")  # asyncpg calls it ssl
    return url if mode is None else url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})


def _check_options(url: URL) -> None:
    unknown = sorted(url.query.keys() - _OPTIONS[url.get_backend_name()])
    if unknown:
        raise UnknownDatabaseOption(option=unknown[0])
    try:
        url.get_dialect()().create_connect_args(url)
    except (ArgumentError, ValueError):
        raise BadDatabaseUrl from None


def open_engine(database_url: str, limits: Limits = Limits()) -> AsyncEngine:
    """Return the engine, not connected yet. Raises BadDatabaseUrl."""
    url = read_url(database_url)
    if url.get_backend_name() == "sqlite":
        return _open_sqlite(url, limits)
    return create_async_engine(
        url,
        pool_pre_ping=True,
        pool_size=limits.pool,
        max_overflow=0,
        pool_timeout=_FOR_EVER,  # callers set their own timeout: database_errors.Deadline
        hide_parameters=True,  # errors are logged, but not the data of people
        connect_args={"timeout": limits.wait or _CONNECT_SECONDS, "server_settings": _server_settings(limits)},
    )


def _server_settings(limits: Limits) -> dict[str, str]:
    """Return timeouts for the server itself to enforce, so that no abandoned work is left in it."""
    if limits.wait is None:
        return {}
    milliseconds = round(limits.wait * 1000)
    return {
        "lock_timeout": str(milliseconds),
        "statement_timeout": str(milliseconds),
        # Generous, since our own work is slow at times; still, a stuck process must not block others for ever.
        "idle_in_transaction_session_timeout": str(_IDLE * milliseconds),
    }


def reading_engine(engine: AsyncEngine, limits: Limits) -> AsyncEngine:
    """Return the engine for read-only transactions: PostgreSQL's, marked read-only, or separate connections on SQLite.

    With a write-ahead log, SQLite's readers do not wait for a writer.
    """
    if engine.dialect.name == "postgresql":
        return engine.execution_options(postgresql_readonly=True)
    reading = _sqlite_engine(engine.url, limits, _READERS)
    event.listen(reading.sync_engine, "connect", _prepare_reading)
    event.listen(reading.sync_engine, "begin", _begin_reading)
    return reading


def _open_sqlite(url: URL, limits: Limits) -> AsyncEngine:
    """Return an engine with one connection, since SQLite has one writer; the pool queues writers."""
    if not url.database or url.database == ":memory:":
        raise DatabaseInMemory
    _prepare_file(Path(url.database))
    engine = _sqlite_engine(url, limits, 1)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _prepare_file(file: Path) -> None:
    """Let only this user read the database and its new folder. SQLite gives its other files the mode of the database.

    Raises DatabaseFolderFailed or DatabaseIsNoFile.
    """
    if file.exists() and not file.is_file():
        raise DatabaseIsNoFile(file=str(file))
    try:
        keep_private(file)
    except OSError as error:
        raise DatabaseFolderFailed(problem=error.strerror or "") from error


def _sqlite_engine(url: URL, limits: Limits, pool: int) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=pool,
        max_overflow=0,
        pool_timeout=_FOR_EVER,  # callers set their own timeout: database_errors.Deadline
        hide_parameters=True,
        connect_args={
            "async_creator_fn": connect,
            "isolation_level": None,  # the driver must not BEGIN; _begin does
            "timeout": _FOR_EVER if limits.wait is None else limits.wait,  # for another process that writes
        },
    )
    event.listen(engine.sync_engine, "invalidate", _break_off)
    return engine


def _prepare_reading(connection: Any, _record: object) -> None:  # noqa: ANN401 (the driver's own type)
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only=ON")
    cursor.close()


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN DEFERRED")


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 (the driver's own type)
    cursor = connection.cursor()
    for setting in ("synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _break_off(connection: Any, _record: object, _error: BaseException | None) -> None:  # noqa: ANN401 (the driver's own)
    """Interrupt what an abandoned connection still executes.

    Closing is not enough: with an unfinished statement SQLite keeps the connection open, and its write lock, until
    the statement is garbage-collected.
    """

    async def end(driver: Any) -> None:  # noqa: ANN401 (the driver's own type)
        with suppress(ValueError, sqlite3.Error):  # it may be closed already
            driver.abandon()
            await driver.interrupt()
            await driver.rollback()

    connection.run_async(end)


def _begin(connection: Connection) -> None:
    """Take the write lock at once: a reader that upgrades to a writer later can only fail."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


async def reach(engine: AsyncEngine) -> None:
    """Connect once. Raises DatabaseUnreachable with the database's own message."""
    try:
        async with engine.connect() as connection:
            await connection.execute(text("SELECT 1"))
    except (DBAPIError, PostgresError, OSError) as error:
        problem = str(error.orig if isinstance(error, DBAPIError) else error)
        raise (DatabaseUnreachable(problem=problem) if problem else DatabaseSilent()) from error
