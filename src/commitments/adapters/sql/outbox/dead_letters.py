"""Dead letters, waiting rows and paused destinations, for operators. No row is decoded, so every row can be shown."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import RowMapping, select, update

from commitments.adapters.sql.column_types import instant
from commitments.adapters.sql.outbox.destinations import wake_all
from commitments.adapters.sql.outbox.row_decoding import RAW
from commitments.adapters.sql.outbox.state_conditions import FAILED, PLANNED
from commitments.adapters.sql.schema import destinations, notifications, queues
from commitments.adapters.sql.session import Session
from commitments.application.ports.outbox import Letter, Pause
from commitments.domain.notifications.addresses import Destination
from commitments.domain.notifications.kinds import readable_kinds
from commitments.domain.notifications.notification import State
from commitments.domain.notifications.retry_policy import LONGEST_WAIT

_n, _d, _q = notifications.c, destinations.c, queues.c


async def dead_letters(session: Session, limit: int) -> list[Letter]:
    """Return the newest dead letters; see ports.store.Store.dead_letters."""
    newest = select(*RAW).where(FAILED).order_by(_n.sequence.desc()).limit(limit)
    return [_letter(row, None) for row in await session.rows(newest)]


async def faulty(session: Session, limit: int, now: datetime) -> list[Letter]:
    """Return what is retried after an error of the program; see ports.store.Store.faulty."""
    soon = select(*RAW).where(PLANNED, _n.not_before <= now + LONGEST_WAIT, _n.faults > 0)
    found = await session.rows(soon.order_by(_n.not_before).limit(limit))
    return [_letter(row, _moment(row["not_before"])) for row in found]


async def newer(session: Session, limit: int, now: datetime) -> list[Letter]:
    """Return what is due and of an unknown kind; see ports.store.Store.newer."""
    due = select(*RAW).where(PLANNED, _n.not_before <= now, _n.kind.not_in(readable_kinds()))
    return [_letter(row, None) for row in await session.rows(due.order_by(_n.not_before).limit(limit))]


def _letter(row: RowMapping, again: datetime | None) -> Letter:
    same = {name: row[name] for name in ("id", "company", "kind", "number", "reason", "attempts")}
    return Letter(**same, place=f"{row['to_kind']} {row['to_id']}", due_at=_moment(row["due_at"]), again=again)


def _moment(kept: object) -> datetime | None:
    try:
        return instant(kept)
    except (TypeError, ValueError, OverflowError):
        return None


async def refusals(session: Session, limit: int) -> list[Pause]:
    """Return paused workspaces and destinations; see ports.store.Store.refusals."""
    shut = select(_q.company, _q.refused, _q.free_at).where(_q.refused.is_not(None)).order_by(_q.company)
    found = [
        Pause(row["company"], None, row["refused"], row["free_at"]) for row in await session.rows(shut.limit(limit))
    ]
    refused = select(destinations).where(_d.refused.is_not(None)).order_by(_d.company).limit(limit)
    for row in await session.rows(refused):
        place = Destination(row["kind"], row["id"])
        found.append(Pause(row["company"], place, row["refused"], row["free_at"]))
    return found


async def send_again(session: Session, ids: Collection[str] | None, now: datetime) -> frozenset[str]:
    """Plan dead letters again; see ports.store.Store.send_again."""
    chosen = update(notifications).where(FAILED)
    if ids is not None:
        these = session.among(_n.id, sorted(ids))
        message = select(_n.tried_as).where(FAILED, these, _n.unknown, _n.tried_as.is_not(None))
        chosen = chosen.where(these | (_n.unknown & _n.tried_as.in_(message)))
    # `unknown` is kept: what may have been sent is looked for first, as a whole.
    revived = chosen.values(state=State.PLANNED, attempts=0, faults=0, not_before=now)
    again = await session.rows(revived.returning(_n.id, _n.company, _n.to_kind, _n.to_id))
    await wake_all(session, {(row["company"], Destination(row["to_kind"], row["to_id"])): now for row in again})
    return frozenset(row["id"] for row in again)


async def drop(session: Session, ids: Collection[str] | None) -> frozenset[str]:
    """Hold dead letters back for good; see ports.store.Store.drop."""
    chosen = update(notifications).where(FAILED)
    if ids is not None:
        chosen = chosen.where(session.among(_n.id, sorted(ids)))
    held = chosen.values(state=State.HELD_BACK, reason="dropped").returning(_n.id)
    return frozenset(row["id"] for row in await session.rows(held))
