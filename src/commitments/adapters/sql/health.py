"""Checks whether the database is usable now."""

import asyncio

from asyncpg import PostgresError
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from commitments.adapters.sql.migrator import is_current

_SECONDS = 2.0
_cancelled = set[asyncio.Task[bool]]()


async def answers(engine: AsyncEngine) -> bool:
    """Whether the database answers within two seconds, accepts writes and has the current schema."""
    check = asyncio.create_task(_check(engine))
    done, _ = await asyncio.wait([check], timeout=_SECONDS)
    if done:
        return check.result()
    check.cancel()  # releasing a connection that hangs may take a while
    _cancelled.add(check)
    check.add_done_callback(_cancelled.discard)
    return False


async def _check(engine: AsyncEngine) -> bool:
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(_is_writable)
    except (SQLAlchemyError, PostgresError, OSError):
        return False


def _is_writable(connection: Connection) -> bool:
    if connection.dialect.name == "sqlite":
        # Written to disk at the commit: only a write reveals a disk that is full or read-only.
        connection.exec_driver_sql("PRAGMA user_version = 1")
    return is_current(connection)
