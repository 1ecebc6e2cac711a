"""Drafts: promises and moves with an open question."""

from sqlalchemy import bindparam, delete

from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import drafts
from commitments.adapters.sql.session import CompanySession
from commitments.domain.draft import Draft

_DELETE = delete(drafts).where(drafts.c.company == bindparam("company"), drafts.c.id == bindparam("id"))


class DraftRepository:
    """Implements `ports.repositories.DraftRepository`."""

    def __init__(self, session: CompanySession) -> None:
        self._session = session

    async def get(self, draft: str) -> Draft | None:
        row = await self._session.one(drafts, id=draft)
        return None if row is None else mappers.to_draft(row)

    async def get_for_update(self, draft: str) -> Draft | None:
        row = await self._session.lock(drafts, draft)
        return None if row is None else mappers.to_draft(row)

    async def save(self, draft: Draft) -> None:
        await self._session.save(drafts, mappers.from_draft(self._session.company, draft))

    async def delete(self, draft: str) -> None:
        self._session.locks.require(drafts, draft)
        await self._session.run(_DELETE, self._session.here({"id": draft}))
