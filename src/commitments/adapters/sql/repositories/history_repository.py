"""The history of commitments: lines are added, never removed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam

from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import history
from commitments.adapters.sql.session import CompanySession
from commitments.adapters.sql.statements import select_by
from commitments.domain.history import Entry

_h = history.c
_LAST_UNDOABLE = (
    select_by(history, ("company", "actor"))
    .where(_h.at >= bindparam("since"), _h.before.is_not(None), _h.undone.is_(False))
    .order_by(_h.at.desc(), _h.id.desc())
    .limit(1)
)


class HistoryRepository:
    """Implements `ports.repositories.HistoryRepository`."""

    def __init__(self, session: CompanySession) -> None:
        self._session = session

    async def append(self, entry: Entry) -> None:
        await self._session.run(self._session.insert(history), mappers.from_entry(self._session.company, entry))

    async def mark_undone(self, entry: int) -> None:
        await self._session.update(history, {"undone": True}, id=entry)

    async def list_for(self, number: int) -> Sequence[Entry]:
        return [mappers.to_entry(row) for row in await self._session.all(history, "id", number=number)]

    async def last_undoable_by(self, actor: str, since: datetime) -> Entry | None:
        row = await self._session.row(_LAST_UNDOABLE, self._session.here({"actor": actor, "since": since}))
        return None if row is None else mappers.to_entry(row)
