"""Taking back one's last change. Nothing is erased: history keeps the change and its undoing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from commitments.desk.access import Right, look_up
from commitments.desk.planning import notify, record, replan, show_customer, was_told
from commitments.errors import AlreadyTold, NothingToUndo
from commitments.model import Commitment, Entry, Event, Outcome, Person, Status
from commitments.ports import Transaction

WINDOW = timedelta(hours=24)
_ASIDE = frozenset({Event.TOLD, Event.SNOOZED})


async def undo(tx: Transaction, actor: Person, now: datetime, number: int | None = None) -> tuple[Commitment, Event]:
    """Undo the actor's last change (of one commitment) in the past 24 hours; give it and what was undone.

    Raises NothingToUndo when there is none, or when somebody changed that commitment since; AlreadyTold when
    another customer has read it meanwhile.
    """
    last = await _last_of(tx, actor, now - WINDOW, number)
    if last is None or last.before is None:
        raise NothingToUndo
    seen = await look_up(tx, actor, last.number, Right.CHANGE)
    current = seen.commitment
    await _require_newest(tx, last)
    told, was = await was_told(tx, current), _restored(current, last.before, now)
    if told and was.customer != current.customer:
        raise AlreadyTold(label=current.label, customer=seen.customer.name if seen.customer else "")
    was = replace(was, wording=current.wording_of(was.what, told=told))
    restored = await replan(tx, was, "undone", now)
    await tx.mark_undone(last.id)
    await _undo_move(tx, last)
    entry = Entry(last.number, now, actor.id, Event.UNDONE, old=last.event.value)
    sequence = await record(tx, restored, entry)
    for person in {current.owner, current.maker, restored.owner}:
        await notify(tx, restored, person, "undone", sequence, entry)
    line = "cancelled" if last.event is Event.MADE else "corrected"
    await show_customer(tx, restored, line, sequence, entry)
    return restored, last.event


async def _last_of(tx: Transaction, actor: Person, since: datetime, number: int | None) -> Entry | None:
    if number is None:
        return await tx.last_entry_by(actor.id, since)
    mine = [one for one in await tx.history(number) if one.actor == actor.id and one.at >= since]
    return next((one for one in reversed(mine) if one.before is not None and not one.undone), None)


async def _require_newest(tx: Transaction, entry: Entry) -> None:
    changes = [one for one in await tx.history(entry.number) if one.event not in _ASIDE]
    standing = [one for one in changes if not one.undone and one.event is not Event.UNDONE]
    if not standing or standing[-1].id != entry.id:
        raise NothingToUndo


async def _undo_move(tx: Transaction, entry: Entry) -> None:
    if entry.event is Event.MOVED:
        standing = [move for move in await tx.moves(entry.number) if not move.undone]
        await tx.put_move(replace(standing[-1], undone=True))


def _restored(commitment: Commitment, before: Mapping[str, Any], now: datetime) -> Commitment:
    if before["event"] == Event.MADE:
        return replace(commitment, status=Status.CANCELLED, outcome=Outcome.CANCELLED, closed_at=now)
    return replace(
        commitment,
        what=before["what"],
        customer=before["customer"],
        owner=before["owner"],
        due=datetime.fromisoformat(before["due"]),
        precision=before["precision"],
        status=Status(before["status"]),
        outcome=Outcome(before["outcome"]) if before["outcome"] else None,
        moves=before["moves"],
        delivered_at=_moment(before["delivered_at"]),
        closed_at=_moment(before["closed_at"]),
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
