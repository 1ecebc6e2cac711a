"""Commitments, one by one and found by a query."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import select

from commitments.adapters.sql import mappers
from commitments.adapters.sql.queries import commitment_search
from commitments.adapters.sql.repositories.company_repository import take_number
from commitments.adapters.sql.schema import commitments
from commitments.adapters.sql.session import CompanySession
from commitments.adapters.sql.statements import select_by
from commitments.application.ports.commitment_query import Page, Query
from commitments.domain.commitment import Commitment
from commitments.domain.errors import UnknownCommitment

_FOR_UPDATE = select_by(commitments, ("company", "number")).with_for_update(key_share=True)


class CommitmentRepository:
    """Implements `ports.repositories.CommitmentRepository`; what was read without a lock is cached until saved."""

    def __init__(self, session: CompanySession) -> None:
        self._session = session
        self._cached: dict[int, Commitment] = {}

    async def add(self, commitment: Commitment) -> Commitment:
        stored = replace(commitment, number=await take_number(self._session, "next_commitment"))
        await self._session.run(
            self._session.insert(commitments), mappers.from_commitment(self._session.company, stored)
        )
        return stored

    async def get(self, number: int) -> Commitment | None:
        return next(iter(await self.get_many([number])), None)

    async def get_for_update(self, number: int) -> Commitment | None:
        row = await self._session.row(_FOR_UPDATE, self._session.here({"number": number}))
        return None if row is None else mappers.to_commitment(row)

    async def get_many(self, numbers: Collection[int]) -> Sequence[Commitment]:
        missing = sorted(set(numbers) - set(self._cached))
        if missing:
            wanted = select(commitments).where(commitments.c.company == self._session.company)
            for row in await self._session.rows(wanted.where(self._session.among(commitments.c.number, missing))):
                self.cache(mappers.to_commitment(row))
        return [self._cached[number] for number in sorted(set(numbers)) if number in self._cached]

    async def get_many_for_update(self, numbers: Collection[int]) -> Sequence[Commitment]:
        if not numbers:
            return []
        these = self._session.among(commitments.c.number, sorted(numbers))
        wanted = select(commitments).where(commitments.c.company == self._session.company, these)
        in_order = wanted.order_by(commitments.c.number).with_for_update(key_share=True)
        return [mappers.to_commitment(row) for row in await self._session.rows(in_order)]

    def cache(self, commitment: Commitment) -> None:
        """Keep a commitment that was read elsewhere, without a lock."""
        self._cached[commitment.number] = commitment

    async def save(self, commitment: Commitment) -> None:
        self._cached.pop(commitment.number, None)
        values = mappers.from_commitment(self._session.company, commitment)
        if not await self._session.update(commitments, values, number=commitment.number):
            raise UnknownCommitment(label=commitment.label)

    async def find(self, query: Query) -> Page:
        on_postgresql = self._session.is_postgresql
        statement, values = commitment_search.page(self._session.company, query, on_postgresql=on_postgresql)
        items = tuple(mappers.to_commitment(row) for row in await self._session.rows(statement, values))
        return Page(items[: query.limit], more=len(items) > query.limit)

    async def count(self, query: Query, most: int | None = None) -> int:
        on_postgresql = self._session.is_postgresql
        statement, values = commitment_search.count(self._session.company, query, most, on_postgresql=on_postgresql)
        return int((await self._session.run(statement, values)).scalar_one())
