"""The settings of the company, and its counters."""

from functools import cache
from typing import Any

from sqlalchemy.sql.dml import ReturningInsert

from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import companies
from commitments.adapters.sql.session import CompanySession
from commitments.adapters.sql.statements import insert, insert_absent, select_by, select_locked, update_by
from commitments.domain.company import Company
from commitments.domain.errors import Joined

_COUNTERS = {"next_commitment": 1, "next_customer": 1}


class CompanyRepository:
    """Implements `ports.repositories.CompanyRepository`; the settings are cached until they are saved."""

    def __init__(self, session: CompanySession) -> None:
        self._session = session
        self._cached: Company | None = None

    async def get(self) -> Company:
        if self._cached is not None:
            return self._cached
        return self.cache(await self._session.row(select_by(companies, ("id",)), {"id": self._session.company}))

    def cache(self, row: mappers.Row | None) -> Company:
        """Cache and return the settings that were read; None: nothing is stored yet. Raises Joined."""
        if row is not None and row["joined_to"] is not None:
            raise Joined
        self._cached = Company(id=self._session.company) if row is None else mappers.to_company(row)
        return self._cached

    async def get_for_update(self) -> Company:
        if self._cached is not None and self._is_locked():
            return self._cached
        await self._add(Company(id=self._session.company))
        statement = select_locked(companies, ("id",))
        self._session.locks.add(companies, self._session.company)
        return self.cache(await self._session.row(statement, {"id": self._session.company}))

    async def save(self, company: Company) -> None:
        if company.id != self._session.company:
            raise ValueError(f"this unit of work is of {self._session.company}, not of {company.id}")
        self._cached = None
        if self._is_locked():
            await self._session.run(
                update_by(companies, ("id",)), {**mappers.from_company(company), "where_id": company.id}
            )
        elif not await self._add(company):
            self._session.locks.require(companies, company.id)
        self._session.locks.add(companies, company.id)

    def _is_locked(self) -> bool:
        return self._session.locks.has(companies, self._session.company)

    async def _add(self, company: Company) -> bool:
        """Store the settings of a company that has none yet; return whether it had none."""
        statement = insert_absent(companies, ("id",), on_postgresql=self._session.is_postgresql)
        return bool((await self._session.run(statement, {**mappers.from_company(company), **_COUNTERS})).rowcount)


async def take_number(session: CompanySession, counter: str) -> int:
    """Return the next number of a counter. The company's row stays locked until the transaction ends."""
    values = {**mappers.from_company(Company(id=session.company)), **_COUNTERS, counter: 2}
    result = await session.run(_take(counter, on_postgresql=session.is_postgresql), values)
    return int(result.scalar_one()) - 1


@cache
def _take(counter: str, *, on_postgresql: bool) -> ReturningInsert[Any]:
    new, column = insert(companies, on_postgresql=on_postgresql), companies.c[counter]
    return new.on_conflict_do_update(index_elements=["id"], set_={counter: column + 1}).returning(column)
