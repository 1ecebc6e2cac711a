"""Erases content by age: a page of rows in each transaction, through an index on just the rows that still hold some."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping, bindparam, select, update

from commitments.adapters.sql import mappers
from commitments.adapters.sql.outbox.row_decoding import raw
from commitments.adapters.sql.personal_data.emptied import emptied_entry, emptied_payload
from commitments.adapters.sql.schema import commitments, history, moves, notifications
from commitments.adapters.sql.session import Session
from commitments.domain.erasure import ERASED, erased
from commitments.domain.history import Entry, Event

PAGE = 100
_c, _m, _h, _n = commitments.c, moves.c, history.c, notifications.c
_EMPTY_ENTRY = update(history).where(_h.id == bindparam("of"))
_EMPTY_PAYLOAD = update(notifications).where(_n.sequence == bindparam("of"))
_PAYLOAD = (_n.sequence, _n.kind, raw(_n.payload))


async def forget_closed(session: Session, before: datetime, now: datetime) -> int:
    """Erase the content of up to a page of commitments that were closed before a moment; return how many."""
    aged = select(_c.company, _c.number, _c.what, _c.wording).where(_c.erased_at.is_(None), _c.closed_at < before)
    rows = await session.rows(aged.order_by(_c.closed_at).limit(PAGE).with_for_update(skip_locked=True))
    for row in rows:
        company, number = row["company"], row["number"]
        words = {"what": ERASED, "wording": erased(row["wording"]), "erased_at": now}
        await session.run(update(commitments).where(_c.company == company, _c.number == number).values(words))
        spoken = update(moves).where(_m.company == company, _m.number == number, _m.reason != "")
        await session.run(spoken.values(reason=ERASED))
        await _forget_history(session, company, number)
        told = select(*_PAYLOAD).where(_n.company == company, _n.number == number)  # also what waits for its place
        await _empty(session, await session.rows(told), now)
    entries = [mappers.from_entry(row["company"], Entry(row["number"], now, "bot", Event.ERASED)) for row in rows]
    if entries:
        await session.run(session.insert(history), entries)
    return len(rows)


async def _forget_history(session: Session, company: str, number: int) -> None:
    columns = (_h.id, _h.number, _h.actor, _h.event, _h.old, _h.new, _h.reason)
    for row in await session.rows(select(*columns).where(_h.company == company, _h.number == number)):
        await session.run(_EMPTY_ENTRY, {"of": row["id"], **emptied_entry(row)})


async def forget_sent(session: Session, before: datetime, now: datetime) -> int:
    """Empty the payloads of up to a page of notifications that were sent before a moment; return how many."""
    aged = select(*_PAYLOAD).where(_n.erased_at.is_(None), _n.sent_at < before)
    rows = await session.rows(aged.order_by(_n.sent_at).limit(PAGE).with_for_update(skip_locked=True))
    await _empty(session, rows, now)
    return len(rows)


async def _empty(session: Session, rows: Sequence[RowMapping], now: datetime) -> None:
    emptied = [{"of": row["sequence"], "kind": row["kind"], **emptied_payload(row), "erased_at": now} for row in rows]
    if emptied:
        await session.run(_EMPTY_PAYLOAD, emptied)
