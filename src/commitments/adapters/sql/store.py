"""The store on SQL: SQLite for one process, PostgreSQL for many."""

import asyncio
import logging
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime

from sqlalchemy import Select, delete, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from commitments.adapters.sql.database_errors import Deadline, begun, take_a_minute
from commitments.adapters.sql.health import answers
from commitments.adapters.sql.outbox.claims import Claims
from commitments.adapters.sql.outbox.dead_letters import dead_letters, drop, faulty, newer, refusals, send_again
from commitments.adapters.sql.outbox.outcomes import record
from commitments.adapters.sql.outbox.state_conditions import PLANNED
from commitments.adapters.sql.outbox.statistics import read_outbox_state
from commitments.adapters.sql.outbox.sweep import is_set_back, mend, resume, start_afresh, sweep
from commitments.adapters.sql.queries.prefetch import read_ahead
from commitments.adapters.sql.schema import drafts, notifications, queues, requests
from commitments.adapters.sql.session import Session
from commitments.adapters.sql.unit_of_work import SqlUnitOfWork
from commitments.application.ports.outbox import Claim, ClaimPolicy, Letter, OutboxState, Outcome, Pause
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.clock import SystemClock
from commitments.domain.notifications.addresses import Destination

log = logging.getLogger(__name__)

# The database's own limits end a wait first, which leaves its connection whole.
_LEEWAY_SECONDS = 0.25
_CLOSE_SECONDS = 5
_BACKGROUND_SECONDS = 30.0


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
            log.warning("database_close_timed_out")

    @asynccontextmanager
    async def transaction(self, company: str) -> AsyncIterator[UnitOfWork]:
        """Open a transaction: committed when the block ends, rolled back when it raises.

        On SQLite the next one waits until this one ends: never open one inside another.
        """
        async with self._session() as session:
            transaction = SqlUnitOfWork(session, company)
            yield transaction
            await transaction.flush()

    @asynccontextmanager
    async def _session(self, least: float = 0) -> AsyncIterator[Session]:
        """Open a transaction that waits for the database `least` seconds, or longer."""
        patience = Deadline(None if self._seconds is None else max(self._seconds, least))
        async with begun(self.engine, patience) as connection:
            yield Session(connection, patience)

    def _background(self) -> AbstractAsyncContextManager[Session]:
        """Open a transaction that nobody waits for: it lets requests go first."""
        return self._session(_BACKGROUND_SECONDS)

    @asynccontextmanager
    async def views(self, claims: Sequence[Claim]) -> AsyncIterator[Mapping[str, UnitOfWork]]:
        """Open one transaction on the workspaces of claims, each seen by itself; see ports.Store."""
        async with self._background() as session:
            views = {name: SqlUnitOfWork(session, name) for name in sorted({claim.company for claim in claims})}
            await read_ahead(session, views, claims)
            yield views
            for view in views.values():
                await view.flush()

    async def claim(self, now: datetime, policy: ClaimPolicy, room: int) -> Sequence[Claim]:
        """Lease up to `room` messages that are due, the longest waiting first; see ports.Store."""
        async with self._background() as session:
            return await Claims(session, policy, now).claim(room)

    async def record(self, outcomes: Sequence[Outcome], policy: ClaimPolicy) -> None:
        """Write down what became of claims, and free their destinations; see ports.Store."""
        async with self._background() as session:
            await record(session, outcomes, policy)

    async def sweep(self, now: datetime) -> int:
        """Give back what is held by leases that ran out, and wake what was forgotten; give how many places."""
        async with self._background() as session:
            if await is_set_back(session, now):
                log.warning("clock_set_back")
                await start_afresh(session, now)
            expired = await sweep(session, now)
        async with self._background() as session:
            forgotten = await mend(session, now)
        if forgotten:
            log.warning("destinations_repaired", extra={"count": forgotten})
        return expired + forgotten

    async def next_ready(self) -> datetime | None:
        """Give when to claim again: when the earliest destination may be used, or None."""
        return await self._moment(select(func.min(queues.c.ready_at)))

    async def resume(self, company: str, destination: Destination | None, now: datetime) -> None:
        """Use a destination that refused us again, or (None) a workspace with all its destinations."""
        async with self._session() as session:
            await resume(session, company, destination, now)

    async def dead_letters(self, limit: int) -> Sequence[Letter]:
        """Return what could not be sent, newest first."""
        async with self._session() as session:
            return await dead_letters(session, limit)

    async def faulty(self, limit: int, now: datetime) -> Sequence[Letter]:
        """Return what is tried again after an error of the program; see ports.Store."""
        async with self._session() as session:
            return await faulty(session, limit, now)

    async def newer(self, limit: int, now: datetime) -> Sequence[Letter]:
        """Return what is due and waits for a release that knows its kind; see ports.Store."""
        async with self._session() as session:
            return await newer(session, limit, now)

    async def refusals(self, limit: int) -> Sequence[Pause]:
        """Give the workspaces and destinations that take nothing for now."""
        async with self._session() as session:
            return await refusals(session, limit)

    async def send_again(self, ids: Collection[str] | None, now: datetime) -> int:
        """Send those dead letters, or (None) all of them, once more; give how many."""
        async with self._session() as session:
            return await send_again(session, ids, now)

    async def drop(self, ids: Collection[str] | None) -> int:
        """Never send those dead letters, or (None) any of them; return how many."""
        async with self._session() as session:
            return await drop(session, ids)

    async def next_due(self) -> datetime | None:
        """Give the time of the earliest planned notification, or None."""
        return await self._moment(select(func.min(notifications.c.not_before)).where(PLANNED))

    async def time(self) -> datetime:
        """Give the present instant as PostgreSQL sees it, which all its clients share; SQLite has the machine's."""
        if self.engine.dialect.name != "postgresql":
            return SystemClock().now()
        return await self._moment(select(func.clock_timestamp())) or SystemClock().now()

    async def _moment(self, query: Select[tuple[datetime]]) -> datetime | None:
        async with self._session() as session:
            moment: datetime | None = (await session.run(query)).scalar_one()
            return moment

    async def outbox_state(self, now: datetime) -> OutboxState:
        """Tell how the outbox stands; each count stops at 10,000."""
        async with self._session() as session:
            return await read_outbox_state(session, now)

    async def forget(self, before: datetime) -> None:
        """Drop the answers kept for repeated requests, and the drafts, from before a moment."""
        async with begun(self.engine, Deadline()) as connection:
            await take_a_minute(connection)
            await connection.execute(delete(requests).where(requests.c.at < before))
            await connection.execute(delete(drafts).where(drafts.c.made_at < before))

    async def ready(self) -> bool:
        """Tell, within two seconds, whether the database answers, takes what is written and has today's schema."""
        return await answers(self.engine)
