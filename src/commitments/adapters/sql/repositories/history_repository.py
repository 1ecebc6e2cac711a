"""The history of commitments: entries are added, never removed."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, literal_column, or_, select
from sqlalchemy.sql.dml import ReturningInsert

from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import commitments, history
from commitments.adapters.sql.session import CompanySession
from commitments.adapters.sql.statements import insert, select_by
from commitments.domain.history import Entry, Event

_h = history.c
_TAKES_NOTHING_BACK = (Event.UNDONE, Event.ERASED)
_LAST = (
    select_by(history, ("company", "actor"))
    .where(_h.at >= bindparam("since"), _h.event.not_in(_TAKES_NOTHING_BACK), _h.undone.is_(False))
    .order_by(_h.at.desc(), _h.id.desc())
    .limit(1)
)
_TO_OR_BY_CUSTOMER = (Event.TOLD, Event.TOLD_LATE, Event.ASKED, Event.ACCEPTED, Event.REOPENED)
_SEEN_BY_CUSTOMER = (Event.MOVED, Event.CORRECTED, Event.DELIVERED, Event.CANCELLED)
_NEWEST = 200
"""Of so many commitments of a customer the last word is looked for."""


@cache
def _last_word() -> Select[Any]:
    """Return the statement for the newest entry that a customer read or caused, among their newest commitments."""
    of, c = commitments.alias("of"), commitments.c
    newest = select(of.c.number).where(of.c.company == bindparam("company"), of.c.customer == bindparam("customer"))
    numbers = newest.order_by(of.c.number.desc()).limit(_NEWEST).scalar_subquery()
    seen = _h.event.in_(_SEEN_BY_CUSTOMER) & c.told_at.is_not(None)
    joined = history.join(commitments, (c.company == _h.company) & (c.number == _h.number))
    return (
        select(history)
        .select_from(joined)
        .where(_h.company == bindparam("company"), _h.number.in_(numbers), c.internal.is_(False))
        .where(_h.undone.is_(False), or_(_h.event.in_(_TO_OR_BY_CUSTOMER), seen))
        .order_by(_h.at.desc(), _h.id.desc())
        .limit(1)
    )


@cache
def _append(*, on_postgresql: bool) -> ReturningInsert[Any]:
    """Return the statement that adds an entry and counts those of its commitment, by an index-only scan."""
    earlier = history.alias("earlier")
    # As text: in RETURNING, columns have no table name, and SQLite resolves them to those of the inner query.
    same = (
        (earlier.c.company == literal_column("history.workspace"))
        & (earlier.c.number == literal_column("history.number"))
        & (earlier.c.id < literal_column("history.id"))
    )
    place = select(func.count() + 1).select_from(earlier).where(same).scalar_subquery()
    return insert(history, on_postgresql=on_postgresql).returning(place)


class HistoryRepository:
    """Implements `ports.repositories.HistoryRepository`.

    Entries are counted under the lock on their commitment: two at one place would plan the same notice.
    """

    def __init__(self, session: CompanySession) -> None:
        self._session = session

    async def append(self, entry: Entry) -> int:
        self._session.locks.require(commitments, entry.number)
        values = mappers.from_entry(self._session.company, entry)
        return int((await self._session.run(_append(on_postgresql=self._session.is_postgresql), values)).scalar_one())

    async def append_each(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            self._session.locks.require(commitments, entry.number)
        if entries:
            rows = [mappers.from_entry(self._session.company, entry) for entry in entries]
            await self._session.run(self._session.insert(history), rows)

    async def mark_undone(self, entry: int) -> None:
        await self._session.update(history, {"undone": True}, id=entry)

    async def list_for(self, number: int) -> Sequence[Entry]:
        return [mappers.to_entry(row) for row in await self._session.all(history, "id", number=number)]

    async def last_word(self, customer: int) -> Entry | None:
        row = await self._session.row(_last_word(), self._session.here({"customer": customer}))
        return None if row is None else mappers.to_entry(row)

    async def last_by(self, actor: str, since: datetime) -> Entry | None:
        row = await self._session.row(_LAST, self._session.here({"actor": actor, "since": since}))
        return None if row is None else mappers.to_entry(row)
