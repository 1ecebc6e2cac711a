"""Drafts: promises and moves with an open question."""

from collections.abc import Sequence

from sqlalchemy import RowMapping, bindparam, delete, select

from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import drafts
from commitments.adapters.sql.session import CompanySession
from commitments.domain.draft import MOST_IN_A_BATCH, Draft, batch_id

_DELETE = delete(drafts).where(drafts.c.company == bindparam("company"), drafts.c.id == bindparam("id"))

_OF = (
    select(*drafts.c)
    .where(drafts.c.company == bindparam("company"), drafts.c.maker == bindparam("maker"))
    .order_by(drafts.c.made_at.desc(), drafts.c.id)
    .limit(bindparam("limit"))
)

_BATCH = select(*drafts.c).where(
    drafts.c.company == bindparam("company"), drafts.c.id.in_(bindparam("ids", expanding=True))
)
_BATCH_LOCKED = _BATCH.order_by(drafts.c.id).with_for_update()


def _ids_of(batch: str) -> list[str]:
    return [batch_id(batch, position) for position in range(MOST_IN_A_BATCH)]


def _in_order(rows: Sequence[RowMapping]) -> list[Draft]:
    return sorted((mappers.to_draft(row) for row in rows), key=lambda one: one.position)


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

    async def list_of(self, maker: str, limit: int) -> Sequence[Draft]:
        rows = await self._session.rows(_OF, self._session.here({"maker": maker, "limit": limit}))
        return [mappers.to_draft(row) for row in rows]

    async def list_of_batch(self, batch: str) -> Sequence[Draft]:
        return _in_order(await self._session.rows(_BATCH, self._session.here({"ids": _ids_of(batch)})))

    async def get_batch_for_update(self, batch: str) -> Sequence[Draft]:
        drafts_ = _in_order(await self._session.rows(_BATCH_LOCKED, self._session.here({"ids": _ids_of(batch)})))
        for one in drafts_:
            self._session.locks.add(drafts, one.id, exists=True)
        return drafts_

    async def save(self, draft: Draft) -> None:
        await self._session.save(drafts, mappers.from_draft(self._session.company, draft))

    async def delete(self, draft: str) -> None:
        self._session.locks.require(drafts, draft)
        await self._session.run(_DELETE, self._session.here({"id": draft}))
