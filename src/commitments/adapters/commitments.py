"""Commitments, one by one and found by a query."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import select

from commitments.adapters import finding, rows
from commitments.adapters.people import People
from commitments.adapters.session import Session
from commitments.adapters.statements import select_by
from commitments.adapters.tables import commitments
from commitments.errors import UnknownCommitment
from commitments.model import Commitment
from commitments.ports import Page, Query

_LOCKED = select_by(commitments, ("workspace", "number")).with_for_update(key_share=True)


class Commitments(People):
    """Methods about commitments. Those that were read without a lock are remembered until one is written."""

    def __init__(self, session: Session, workspace: str) -> None:
        super().__init__(session, workspace)
        self._read: dict[int, Commitment] = {}

    async def add_commitment(self, commitment: Commitment) -> Commitment:
        """Store a new commitment and give it back with the workspace's next number."""
        stored = replace(commitment, number=await self._next("next_commitment"))
        await self.session.run(self.session.insert(commitments), rows.from_commitment(self.workspace, stored))
        return stored

    async def commitment(self, number: int) -> Commitment | None:
        """Give a commitment by number, locked against other writers until the transaction ends."""
        row = await self.session.row(_LOCKED, self._here({"number": number}))
        return None if row is None else rows.to_commitment(row)

    async def commitments(self, numbers: Collection[int]) -> Sequence[Commitment]:
        """Give the commitments with these numbers, by number, unlocked: to show them, not to change them."""
        missing = sorted(set(numbers) - set(self._read))
        if missing:
            wanted = select(commitments).where(commitments.c.workspace == self.workspace)
            for row in await self.session.rows(wanted.where(self.session.among(commitments.c.number, missing))):
                self.remember_commitment(rows.to_commitment(row))
        return [self._read[number] for number in sorted(set(numbers)) if number in self._read]

    async def lock_commitments(self, numbers: Collection[int]) -> Sequence[Commitment]:
        """Give the commitments with these numbers, by number, locked against other writers."""
        if not numbers:
            return []
        these = self.session.among(commitments.c.number, sorted(numbers))
        wanted = select(commitments).where(commitments.c.workspace == self.workspace, these)
        in_order = wanted.order_by(commitments.c.number).with_for_update(key_share=True)
        return [rows.to_commitment(row) for row in await self.session.rows(in_order)]

    def remember_commitment(self, commitment: Commitment) -> None:
        """Take a commitment that was read already."""
        self._read[commitment.number] = commitment

    async def put_commitment(self, commitment: Commitment) -> None:
        """Replace a stored commitment; raises UnknownCommitment when there is none of that number."""
        self._read.pop(commitment.number, None)
        values = rows.from_commitment(self.workspace, commitment)
        if not await self._set(commitments, values, number=commitment.number):
            raise UnknownCommitment(label=commitment.label)

    async def find(self, query: Query) -> Page:
        """Give one page of the commitments that `query` wants."""
        statement, values = finding.page(self.workspace, query, on_postgresql=self.session.is_postgresql)
        found = await self.session.rows(statement, values)
        items = tuple(rows.to_commitment(row) for row in found)
        return Page(items[: query.limit], more=len(items) > query.limit)

    async def count(self, query: Query, most: int | None = None) -> int:
        """Count all commitments that `query` wants, its limit and offset aside; no further than `most`."""
        statement, values = finding.count(self.workspace, query, most, on_postgresql=self.session.is_postgresql)
        return int((await self.session.run(statement, values)).scalar_one())
