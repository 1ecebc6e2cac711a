"""The store on SQL: SQLite for one process, PostgreSQL for many."""

import logging
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from asyncpg import PostgresError
from sqlalchemy import delete, func, literal_column, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from commitments.adapters.ahead import read_ahead
from commitments.adapters.asking import Asking
from commitments.adapters.commitments import Commitments
from commitments.adapters.dead_letters import dead_letters, refusals, send_again
from commitments.adapters.migrating import is_current
from commitments.adapters.outbox import Claims
from commitments.adapters.outbox_state import read_outbox_state
from commitments.adapters.planning import Planning
from commitments.adapters.record import Record
from commitments.adapters.recording import record
from commitments.adapters.session import Session
from commitments.adapters.sweeping import is_set_back, mend, resume, start_afresh, sweep
from commitments.adapters.tables import drafts, notifications, queues, requests
from commitments.clock import SystemClock
from commitments.model import Destination, Notification
from commitments.outbox import Claim, Outcome, Refusal, Terms
from commitments.ports import OutboxState, Transaction

log = logging.getLogger(__name__)


class SqlTransaction(Commitments, Record, Planning, Asking):
    """Everything of one workspace, in one database transaction; see ports.Transaction."""


class SqlStore:
    """Keeps everything in an SQL database; see ports.Store. Close it when done."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()

    @asynccontextmanager
    async def transaction(self, workspace: str) -> AsyncIterator[Transaction]:
        """Open a transaction: committed when the block ends, rolled back when it raises.

        On SQLite the next one waits until this one ends: never open one inside another.
        """
        async with self.engine.begin() as connection:
            transaction = SqlTransaction(Session(connection), workspace)
            yield transaction
            await transaction.flush()

    @asynccontextmanager
    async def views(self, claims: Sequence[Claim]) -> AsyncIterator[Mapping[str, Transaction]]:
        """Open one transaction on the workspaces of claims, each seen by itself; see ports.Store."""
        async with self.engine.begin() as connection:
            session = Session(connection)
            views = {name: SqlTransaction(session, name) for name in sorted({claim.workspace for claim in claims})}
            await read_ahead(session, views, claims)
            yield views
            for view in views.values():
                await view.flush()

    async def claim(self, now: datetime, terms: Terms, room: int) -> Sequence[Claim]:
        """Lease up to `room` messages that are due, the longest waiting first; see ports.Store."""
        async with self.engine.begin() as connection:
            return await Claims(Session(connection), terms, now).claim(room)

    async def record(self, outcomes: Sequence[Outcome], terms: Terms) -> None:
        """Write down what became of claims, and free their destinations; see ports.Store."""
        async with self.engine.begin() as connection:
            await record(Session(connection), outcomes, terms)

    async def sweep(self, now: datetime) -> int:
        """Give back what is held by leases that ran out, and wake what was forgotten; give how many places."""
        async with self.engine.begin() as connection:
            session = Session(connection)
            if await is_set_back(session, now):
                log.warning("the clock was set back: waits and leases start afresh")
                await start_afresh(session, now)
            expired = await sweep(session, now)
        async with self.engine.begin() as connection:
            forgotten = await mend(Session(connection), now)
        if forgotten:
            log.warning("%s places had something due and did not know", forgotten)
        return expired + forgotten

    async def next_ready(self) -> datetime | None:
        """Give when to claim again: when the earliest destination may be used, or None."""
        async with self.engine.connect() as connection:
            moment: datetime | None = (await connection.execute(select(func.min(queues.c.ready_at)))).scalar_one()
            return moment

    async def resume(self, workspace: str, destination: Destination | None, now: datetime) -> None:
        """Use a destination that refused us again, or (None) a workspace with all its destinations."""
        async with self.engine.begin() as connection:
            await resume(Session(connection), workspace, destination, now)

    async def dead_letters(self, limit: int) -> Sequence[Notification]:
        """Give what could not be sent, newest first."""
        async with self.engine.begin() as connection:
            return await dead_letters(Session(connection), limit)

    async def refusals(self, limit: int) -> Sequence[Refusal]:
        """Give the workspaces and destinations that take nothing for now."""
        async with self.engine.begin() as connection:
            return await refusals(Session(connection), limit)

    async def send_again(self, ids: Collection[str] | None, now: datetime) -> int:
        """Send those dead letters, or (None) all of them, once more; give how many."""
        async with self.engine.begin() as connection:
            return await send_again(Session(connection), ids, now)

    async def next_due(self) -> datetime | None:
        """Give the time of the earliest planned notification, or None."""
        planned = notifications.c.state == literal_column("'planned'")
        earliest = select(func.min(notifications.c.not_before)).where(planned)
        async with self.engine.connect() as connection:
            moment: datetime | None = (await connection.execute(earliest)).scalar_one()
            return moment

    async def time(self) -> datetime:
        """Give the present instant as PostgreSQL sees it, which all its clients share; SQLite has the machine's."""
        async with self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                moment: datetime = (await connection.execute(select(func.clock_timestamp()))).scalar_one()
                return moment
        return SystemClock().now()

    async def outbox_state(self, now: datetime) -> OutboxState:
        """Tell how the outbox stands; each count stops at 10,000."""
        async with self.engine.connect() as connection:
            return await read_outbox_state(connection, now)

    async def forget(self, before: datetime) -> None:
        """Drop the answers kept for repeated requests, and the drafts, from before a moment."""
        async with self.engine.begin() as connection:
            await connection.execute(delete(requests).where(requests.c.at < before))
            await connection.execute(delete(drafts).where(drafts.c.made_at < before))

    async def ready(self) -> bool:
        """Tell whether the database answers and has today's schema."""
        try:
            async with self.engine.connect() as connection:
                return await connection.run_sync(is_current)
        except (SQLAlchemyError, PostgresError, OSError):
            return False
