"""Examines the database of DATABASE_URL without creating or changing anything."""

import os
import sqlite3
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

from alembic.runtime.migration import MigrationContext
from asyncpg import PostgresError
from sqlalchemy import URL, Connection, NullPool, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from commitments.adapters.sql.engines import Limits, open_engine, read_url
from commitments.adapters.sql.migrator import is_current
from commitments.adapters.sql.outbox.statistics import read_outbox_state
from commitments.adapters.sql.schema import notifications
from commitments.adapters.sql.session import Session
from commitments.application.ports.diagnostics import Examination, Schema
from commitments.domain.clock import SystemClock

_IS_READ_ONLY = text("SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean")
_MAY_WRITE = text(f"SELECT has_table_privilege('{notifications.name}', 'INSERT, UPDATE')")
_TIME = text("SELECT clock_timestamp()")


async def examine(database_url: str, seconds: float) -> Examination:
    """Return the state of the database, waiting `seconds` for each answer. Raises BadDatabaseUrl."""
    url = read_url(database_url)
    if url.get_backend_name() == "sqlite":
        return await _examine_sqlite(url)
    return await _examine_postgresql(database_url, url, seconds)


async def _examine_sqlite(url: URL) -> Examination:
    if not url.database or url.database == ":memory:":
        return Examination("SQLite in memory", problem="everything in it is lost when the bot stops")
    file = Path(url.database)
    found = Examination(f"SQLite, {file}", file, _file_problem(file))
    if found.problem or not os.path.exists(file):  # noqa: ASYNC240 - nothing else runs in this process
        return found
    return await _connect_and_examine(_reader_of(file), found, [])


def _file_problem(file: Path) -> str:
    """Return why a SQLite file cannot be written or created at its path; "" when it can."""
    if file.is_dir():
        return f"{file} is a folder"
    if file.exists() and not os.access(file, os.R_OK | os.W_OK):
        return f"this user may not read and write {file}"
    folder = next(one for one in file.absolute().parents if one.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        return f"this user may not write in the folder {folder}"
    return ""


def _reader_of(file: Path) -> AsyncEngine:
    """Return a read-only engine. Without a write-ahead log beside the file, none is created either."""
    busy = file.with_name(f"{file.name}-wal").exists()
    how = {"mode": "ro"} if busy else {"mode": "ro", "immutable": "1"}
    url = URL.create("sqlite+aiosqlite", database=f"file:{quote(str(file.absolute()))}", query={**how, "uri": "true"})
    return create_async_engine(url, poolclass=NullPool, hide_parameters=True)


async def _examine_postgresql(database_url: str, url: URL, seconds: float) -> Examination:
    found = Examination(place=f"PostgreSQL, {url.database} at {url.host or 'this machine'}")
    engine = open_engine(database_url, Limits(pool=1, wait=seconds))
    secrets = [word for word in (str(url.password or ""), str(url.query.get("password", ""))) if word]
    return await _connect_and_examine(engine.execution_options(postgresql_readonly=True), found, secrets)


async def _connect_and_examine(engine: AsyncEngine, found: Examination, secrets: list[str]) -> Examination:
    """Return what a connection shows, or why there is none: the database's own message without `secrets`."""
    try:
        async with engine.connect() as connection:
            return await _examined(connection, found)
    except (DBAPIError, PostgresError, sqlite3.Error, OSError) as error:
        problem = _message(error)
        for secret in secrets:
            problem = problem.replace(secret, "(secret)")
        return Examination(found.place, found.file, problem)
    finally:
        await engine.dispose()


def _message(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return str(cause).partition("\n")[0] or "it did not answer in time"


async def _examined(connection: AsyncConnection, found: Examination) -> Examination:
    schema = await connection.run_sync(_schema)
    skew = None if found.file else await _skew(connection)
    problem = "" if found.file else await _write_problem(connection, schema)
    outbox = await read_outbox_state(Session(connection), SystemClock().now()) if schema == "current" else None
    return Examination(found.place, found.file, problem, schema, outbox, skew)


def _schema(connection: Connection) -> Schema:
    if MigrationContext.configure(connection).get_current_revision() is None:
        return "none"
    return "current" if is_current(connection) else "outdated"


async def _write_problem(connection: AsyncConnection, schema: Schema) -> str:
    if (await connection.execute(_IS_READ_ONLY)).scalar_one():
        return "it only lets us read"
    if schema != "none" and not (await connection.execute(_MAY_WRITE)).scalar_one():
        return "its user may not write into our tables"
    return ""


async def _skew(connection: AsyncConnection) -> timedelta:
    """Return how far the machine's clock is ahead of the database's."""
    before = SystemClock().now()
    theirs = (await connection.execute(_TIME)).scalar_one()
    after = SystemClock().now()
    skew: timedelta = before + (after - before) / 2 - theirs
    return skew
