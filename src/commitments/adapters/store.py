"""The store on SQL: SQLite for one process, PostgreSQL for many."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from asyncpg import PostgresError
from sqlalchemy import delete, func, literal_column, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from commitments.adapters.asking import Asking
from commitments.adapters.commitments import Commitments
from commitments.adapters.migrating import is_current
from commitments.adapters.outbox import Outbox
from commitments.adapters.outbox_state import read_outbox_state
from commitments.adapters.planning import Planning
from commitments.adapters.record import Record
from commitments.adapters.session import Session
from commitments.adapters.tables import drafts, notifications, requests
from commitments.model import MessageRef, State
from commitments.ports import Claim, OutboxState, Transaction


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
    async def _outbox(self) -> AsyncIterator[Outbox]:
        async with self.engine.begin() as connection:
            yield Outbox(Session(connection))

    async def claim(self, now: datetime, lease: timedelta, limit: int) -> Sequence[Claim]:
        """Lease all due notifications of up to `limit` destinations, the longest waiting first.

        Within a destination they come by due time. A destination with a lease running is left alone.
        One whose lease has run out is claimed again, with `resumed` set; what became due meanwhile
        follows in a claim of its own when that one is recorded.
        """
        async with self._outbox() as outbox:
            return await outbox.claim(now, lease, limit)

    async def sent(self, ids: Sequence[str], message: MessageRef | None, now: datetime) -> None:
        """Record that claimed notifications were sent, and where (None where there is nothing to edit).

        Also counts when the lease has run out since: what was sent was sent.
        """
        values: dict[str, Any] = {"state": State.SENT, "sent_at": now, "unknown": False}
        if message is not None:
            values |= {"message_channel": message.channel, "message_id": message.id}
        async with self._outbox() as outbox:
            await outbox.record(ids, [State.CLAIMED, State.PLANNED], values)

    async def held_back(self, ids: Sequence[str], reason: str) -> None:
        """Record that claimed notifications were no longer wanted."""
        await self._end(ids, State.HELD_BACK, reason)

    async def failed(self, ids: Sequence[str], reason: str) -> None:
        """Record that claimed notifications cannot be sent."""
        await self._end(ids, State.FAILED, reason)

    async def _end(self, ids: Sequence[str], state: State, reason: str) -> None:
        async with self._outbox() as outbox:
            await outbox.record(ids, [State.CLAIMED], {"state": state, "reason": reason})

    async def retry(self, ids: Sequence[str], not_before: datetime, reason: str, *, unknown: bool) -> None:
        """Give claimed notifications back for a later try; `unknown`: they may have been sent."""
        values = {"state": State.PLANNED, "not_before": not_before, "reason": reason, "unknown": unknown}
        async with self._outbox() as outbox:
            await outbox.record(ids, [State.CLAIMED], values)

    async def next_due(self) -> datetime | None:
        """Give the time of the earliest planned notification, or None."""
        planned = notifications.c.state == literal_column("'planned'")
        earliest = select(func.min(notifications.c.not_before)).where(planned)
        async with self.engine.connect() as connection:
            moment: datetime | None = (await connection.execute(earliest)).scalar_one()
            return moment

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
