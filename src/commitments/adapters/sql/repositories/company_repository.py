"""The settings of the company, and its counters."""

from functools import cache
from typing import Any

from sqlalchemy.sql.dml import ReturningInsert

from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import companies
from commitments.adapters.sql.session import CompanySession
from commitments.adapters.sql.statements import insert, select_by, upsert
from commitments.domain.company import Company

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
        """Cache and return the settings that were read; None: nothing is stored yet."""
        self._cached = Company(id=self._session.company) if row is None else mappers.to_company(row)
        return self._cached

    async def save(self, company: Company) -> None:
        if company.id != self._session.company:
            raise ValueError(f"this unit of work is of {self._session.company}, not of {company.id}")
        self._cached = None
        settings = mappers.from_company(company)
        statement = upsert(companies, ("id",), tuple(settings), on_postgresql=self._session.is_postgresql)
        await self._session.run(statement, {**settings, **_COUNTERS})


async def take_number(session: CompanySession, counter: str) -> int:
    """Return the next number of a counter. The company's row stays locked until the transaction ends."""
    values = {**mappers.from_company(Company(id=session.company)), **_COUNTERS, counter: 2}
    result = await session.run(_take(counter, on_postgresql=session.is_postgresql), values)
    return int(result.scalar_one()) - 1


@cache
def _take(counter: str, *, on_postgresql: bool) -> ReturningInsert[Any]:
    new, column = insert(companies, on_postgresql=on_postgresql), companies.c[counter]
    return new.on_conflict_do_update(index_elements=["id"], set_={counter: column + 1}).returning(column)
