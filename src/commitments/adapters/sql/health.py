"""Tells whether the database can be worked with now."""

import asyncio

from asyncpg import PostgresError
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from commitments.adapters.sql.migrator import is_current

_SECONDS = 2.0
_leaving = set[asyncio.Task[bool]]()


async def answers(engine: AsyncEngine) -> bool:
    """Tell, within two seconds, whether the database answers, takes what is written and has today's tables."""
    asking = asyncio.create_task(_ask(engine))
    done, _ = await asyncio.wait([asking], timeout=_SECONDS)
    if done:
        return asking.result()
    asking.cancel()  # it may take a while to let go of a connection that hangs
    _leaving.add(asking)
    asking.add_done_callback(_leaving.discard)
    return False


async def _ask(engine: AsyncEngine) -> bool:
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(_looks_well)
    except (SQLAlchemyError, PostgresError, OSError):
        return False


def _looks_well(connection: Connection) -> bool:
    if connection.dialect.name == "sqlite":
        # Written for real when the transaction ends: a full disk and one that is read-only tell themselves only so.
        connection.exec_driver_sql("PRAGMA user_version = 1")
    return is_current(connection)
