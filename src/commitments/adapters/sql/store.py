"""The store on SQLAlchemy: SQLite for one process, PostgreSQL for many."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime

from sqlalchemy import Delete, Select, delete, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncEngine

from commitments.adapters.sql.database_errors import Deadline, begun, take_a_minute
from commitments.adapters.sql.health import answers
from commitments.adapters.sql.outbox.claims import Claims
from commitments.adapters.sql.outbox.dead_letters import dead_letters, drop, faulty, newer, refusals, send_again
from commitments.adapters.sql.outbox.expired_leases import is_set_back, mend, resume, start_afresh, sweep
from commitments.adapters.sql.outbox.send_outcomes import record
from commitments.adapters.sql.outbox.state_conditions import PLANNED
from commitments.adapters.sql.outbox.statistics import read_outbox_state
from commitments.adapters.sql.personal_data import erase as personal_data
from commitments.adapters.sql.personal_data import retention
from commitments.adapters.sql.queries.prefetch import read_ahead
from commitments.adapters.sql.schema import companies, drafts, notifications, queues, requests
from commitments.adapters.sql.session import Session
from commitments.adapters.sql.unit_of_work import SqlUnitOfWork
from commitments.application.ports.outbox import Claim, ClaimPolicy, Letter, OutboxState, Outcome, Pause
from commitments.application.ports.personal_data import Erasure, Record, Subject
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.clock import SystemClock
from commitments.domain.errors import Joined
from commitments.domain.notifications.addresses import Destination

log = logging.getLogger(__name__)
Forget = Callable[[Session, datetime, datetime], Awaitable[int]]

# The database's own timeouts are shorter, so that they end a wait first and the connection stays usable.
_LEEWAY_SECONDS = 0.25
_CLOSE_SECONDS = 5
_BACKGROUND_SECONDS = 30.0
_MOST_FORGOTTEN = 500
_COMPANIES = select(companies.c.id).where(companies.c.joined_to.is_(None)).order_by(companies.c.id)


class SqlStore:
    """Implements `ports.store.Store` and `ports.personal_data.PersonalData`. Close it when done.

    A transaction waits for the database for `wait` seconds (None: no limit) plus a small margin. `reading` is the
    engine for read-only transactions.
    """

    def __init__(self, engine: AsyncEngine, wait: float | None = 2.5, reading: AsyncEngine | None = None) -> None:
        self.engine = engine
        self.reading = reading or engine
        self._seconds = None if wait is None else wait + _LEEWAY_SECONDS
        self._joined: dict[str, str] = {}

    async def close(self) -> None:
        """Close every connection; one whose server hangs is left until the process ends."""
        try:
            async with asyncio.timeout(_CLOSE_SECONDS):
                for engine in (self.reading, self.engine):
                    await engine.dispose()
        except TimeoutError:
            log.warning("database_close_timed_out")

    @asynccontextmanager
    async def transaction(self, company: str) -> AsyncIterator[UnitOfWork]:
        async with self._following():
            async with self._session() as session:
                transaction = SqlUnitOfWork(session, self._joined.get(company, company))
                yield transaction
                await transaction.flush()
            self._joined |= transaction.connections.joined

    @asynccontextmanager
    async def read_only(self, company: str) -> AsyncIterator[UnitOfWork]:
        async with self._following(), self._session(reading=True) as session:
            yield SqlUnitOfWork(session, self._joined.get(company, company))

    @asynccontextmanager
    async def _following(self) -> AsyncIterator[None]:
        """Read which company another one has joined once one has, so that its next transaction is of that one."""
        try:
            yield
        except Joined:
            await self.read_joined()
            raise

    async def read_joined(self) -> None:
        """Read which companies have joined others; a join is never undone."""
        joined = select(companies.c.id, companies.c.joined_to).where(companies.c.joined_to.is_not(None))
        async with self._session(reading=True) as session:
            self._joined |= {row["id"]: row["joined_to"] for row in await session.rows(joined)}

    def workspaces(self, company: str) -> Sequence[str]:
        """Return the ids by which the platforms know a company: its own, and those of companies that joined it."""
        company = self._joined.get(company, company)
        return [company, *sorted(one for one, host in self._joined.items() if host == company)]

    @asynccontextmanager
    async def _session(self, least: float = 0, *, reading: bool = False) -> AsyncIterator[Session]:
        """Open a transaction that waits for the database for at least `least` seconds."""
        patience = Deadline(None if self._seconds is None else max(self._seconds, least))
        async with begun(self.reading if reading else self.engine, patience) as connection:
            yield Session(connection, patience)

    def _background(self) -> AbstractAsyncContextManager[Session]:
        """Open a transaction that no request waits for, with lower priority than requests."""
        return self._session(_BACKGROUND_SECONDS)

    @asynccontextmanager
    async def views(self, claims: Sequence[Claim]) -> AsyncIterator[Mapping[str, UnitOfWork]]:
        async with self._background() as session:
            views = {name: SqlUnitOfWork(session, name) for name in sorted({claim.company for claim in claims})}
            await read_ahead(session, views, claims)
            yield views
            for view in views.values():
                await view.flush()

    async def claim(self, now: datetime, policy: ClaimPolicy, room: int) -> Sequence[Claim]:
        async with self._background() as session:
            return await Claims(session, policy, now).claim(room)

    async def record(self, outcomes: Sequence[Outcome], policy: ClaimPolicy) -> None:
        async with self._background() as session:
            await record(session, outcomes, policy)

    async def sweep(self, now: datetime) -> int:
        await self.read_joined()
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
        return await self._moment(select(func.min(queues.c.ready_at)))

    async def resume(self, company: str, destination: Destination | None, now: datetime) -> bool:
        async with self._session() as session:
            return await resume(session, self._joined.get(company, company), destination, now)

    async def dead_letters(self, limit: int) -> Sequence[Letter]:
        async with self._session(reading=True) as session:
            return await dead_letters(session, limit)

    async def faulty(self, limit: int, now: datetime) -> Sequence[Letter]:
        async with self._session(reading=True) as session:
            return await faulty(session, limit, now)

    async def newer(self, limit: int, now: datetime) -> Sequence[Letter]:
        async with self._session(reading=True) as session:
            return await newer(session, limit, now)

    async def refusals(self, limit: int) -> Sequence[Pause]:
        async with self._session(reading=True) as session:
            return await refusals(session, limit)

    async def send_again(self, ids: Collection[str] | None, now: datetime) -> frozenset[str]:
        async with self._session() as session:
            return await send_again(session, ids, now)

    async def drop(self, ids: Collection[str] | None) -> frozenset[str]:
        async with self._session() as session:
            return await drop(session, ids)

    async def next_due(self) -> datetime | None:
        return await self._moment(select(func.min(notifications.c.not_before)).where(PLANNED))

    async def time(self) -> datetime:
        # PostgreSQL's clock is shared by all clients; SQLite uses the machine's.
        if self.engine.dialect.name != "postgresql":
            return SystemClock().now()
        return await self._moment(select(func.clock_timestamp())) or SystemClock().now()

    async def _moment(self, query: Select[tuple[datetime]]) -> datetime | None:
        async with self._session() as session:
            moment: datetime | None = (await session.run(query)).scalar_one()
            return moment

    async def outbox_state(self, now: datetime) -> OutboxState:
        async with self._session(reading=True) as session:
            return await read_outbox_state(session, now)

    async def forget(self, before: datetime) -> None:
        for table, at in ((requests, requests.c.at), (drafts, drafts.c.made_at)):
            key = tuple_(*table.primary_key.columns)
            oldest = select(*table.primary_key.columns).where(at < before).order_by(at).limit(_MOST_FORGOTTEN)
            some = delete(table).where(key.in_(oldest))
            while await self._forget(some) == _MOST_FORGOTTEN:
                pass  # requests are handled between two of these transactions

    async def _forget(self, some: Delete) -> int:
        async with self._background() as session:
            return (await session.run(some)).rowcount

    async def companies(self) -> Sequence[str]:
        async with self._session(reading=True) as session:
            return [row["id"] for row in await session.rows(_COMPANIES)]

    @asynccontextmanager
    async def _unhurried(self, *, reading: bool = False) -> AsyncIterator[Session]:
        """Open a transaction that an operator waits for, as long as it takes."""
        async with begun(self.reading if reading else self.engine, Deadline()) as connection:
            await take_a_minute(connection)
            yield Session(connection)

    async def held(self, subject: Subject) -> Sequence[Record]:
        async with self._unhurried(reading=True) as session:
            return await personal_data.held(session, subject)

    async def rehearse(self, subject: Subject) -> Erasure:
        async with self._unhurried(reading=True) as session:
            return await personal_data.rehearse(session, subject)

    async def require_erasable(self, subject: Subject) -> None:
        async with self._unhurried(reading=True) as session:
            await personal_data.require_erasable(session, subject)

    async def erase(self, subject: Subject, now: datetime) -> Erasure:
        async with self._unhurried() as session:
            return await personal_data.erase(session, subject, now)

    async def forget_closed(self, before: datetime, now: datetime) -> int:
        return await self._page_by_page(retention.forget_closed, before, now)

    async def forget_sent(self, before: datetime, now: datetime) -> int:
        return await self._page_by_page(retention.forget_sent, before, now)

    async def _page_by_page(self, forget: Forget, before: datetime, now: datetime) -> int:
        count, done = 0, retention.PAGE
        while done == retention.PAGE:
            async with self._background() as session:
                done = await forget(session, before, now)
            count += done
        return count

    async def ready(self) -> bool:
        return await answers(self.engine)
