"""Offers to be one company with a workspace of the other platform, and the counts that a preview shows."""

from sqlalchemy import func, select

from commitments.adapters.sql import mappers
from commitments.adapters.sql.joining import join
from commitments.adapters.sql.schema import commitments, companies, connections, customers
from commitments.adapters.sql.session import CompanySession
from commitments.adapters.sql.statements import insert_absent, select_by, select_locked
from commitments.application.ports.repositories import Side
from commitments.domain.commitment import Status
from commitments.domain.connection import Connection

_OPEN = (Status.OPEN, Status.DELIVERED)


class ConnectionRepository:
    """Implements `ports.repositories.ConnectionRepository`. `joined` has the companies that joined this one here."""

    def __init__(self, session: CompanySession) -> None:
        self._session = session
        self.joined: dict[str, str] = {}

    async def get(self) -> Connection:
        row = await self._session.one(connections)
        return Connection() if row is None else mappers.to_connection(row)

    async def get_for_update(self) -> Connection:
        new = insert_absent(connections, ("company",), on_postgresql=self._session.is_postgresql)
        await self._session.run(new, mappers.from_connection(self._session.company, Connection()))
        row = await self._session.row(select_locked(connections, ("company",)), self._session.here({}))
        self._session.locks.add(connections, self._session.company)
        return Connection() if row is None else mappers.to_connection(row)

    async def save(self, connection: Connection) -> None:
        self._session.locks.require(connections, self._session.company)
        await self._session.update(connections, mappers.from_connection(self._session.company, connection))

    async def find_company(self, selector: str) -> str | None:
        row = await self._session.row(select_by(connections, ("selector",)), {"selector": selector})
        return None if row is None else str(row["company"])

    async def get_side(self) -> Side:
        here = self._session.company
        of_company = select(func.count()).select_from(customers).where(customers.c.company == here)
        promised = select(func.count()).select_from(commitments).where(commitments.c.company == here)
        still_open = promised.where(commitments.c.status.in_(_OPEN))
        name = (await self._session.run(select(companies.c.name).where(companies.c.id == here))).scalar_one_or_none()
        counts = [(await self._session.run(one)).scalar_one() for one in (of_company, promised, still_open)]
        return Side(name or here, *counts)

    async def join(self, joining: str, letter: str) -> None:
        await join(self._session.session, joining, self._session.company, letter)
        self.joined[joining] = self._session.company
