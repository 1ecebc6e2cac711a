"""The store on SQL: SQLite for one process, PostgreSQL for many."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncEngine

from commitments.adapters.asking import Asking
from commitments.adapters.commitments import Commitments
from commitments.adapters.outbox import Outbox
from commitments.adapters.planning import Planning
from commitments.adapters.readiness import answers
from commitments.adapters.record import Record
from commitments.adapters.session import Session
from commitments.adapters.tables import drafts, notifications, requests
from commitments.adapters.trouble import Patience, begun, take_a_minute
from commitments.model import MessageRef, State
from commitments.ports import Claim, Transaction

# The database's own limits end a wait first, which leaves its connection whole.
_LEEWAY_SECONDS = 0.25
_CLOSE_SECONDS = 5
log = logging.getLogger(__name__)


class SqlTransaction(Commitments, Record, Planning, Asking):
    """Everything of one workspace, in one database transaction; see ports.Transaction."""


class SqlStore:
    """Keeps everything in an SQL database; see ports.Store. Close it when done.

    A transaction waits for the database `wait` seconds (None: for ever) and a little; one that waits in vain,
    or loses the database, raises StoreAway.
    """

    def __init__(self, engine: AsyncEngine, wait: float | None = 2.5) -> None:
        self.engine = engine
        self._seconds = None if wait is None else wait + _LEEWAY_SECONDS

    async def close(self) -> None:
        """Close every connection; one whose server hangs is left to the end of the process."""
        try:
            async with asyncio.timeout(_CLOSE_SECONDS):
                await self.engine.dispose()
        except TimeoutError:
            log.warning("the database hangs: its connections were left open")

    @asynccontextmanager
    async def transaction(self, workspace: str) -> AsyncIterator[Transaction]:
        """Open a transaction: committed when the block ends, rolled back when it raises.

        On SQLite the next one waits until this one ends: never open one inside another.
        """
        patience = Patience(self._seconds)
        async with begun(self.engine, patience) as connection:
            transaction = SqlTransaction(Session(connection, patience), workspace)
            yield transaction
            await transaction.flush()

    @asynccontextmanager
    async def _outbox(self) -> AsyncIterator[Outbox]:
        async with begun(self.engine, Patience(self._seconds)) as connection:
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
        async with begun(self.engine, Patience(self._seconds)) as connection:
            moment: datetime | None = (await connection.execute(earliest)).scalar_one()
            return moment

    async def forget(self, before: datetime) -> None:
        """Drop the answers kept for repeated requests, and the drafts, from before a moment."""
        async with begun(self.engine, Patience()) as connection:
            await take_a_minute(connection)
            await connection.execute(delete(requests).where(requests.c.at < before))
            await connection.execute(delete(drafts).where(drafts.c.made_at < before))

    async def ready(self) -> bool:
        """Tell, within two seconds, whether the database answers, takes what is written and has today's schema."""
        return await answers(self.engine)
