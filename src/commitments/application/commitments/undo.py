"""Undoes the actor's last change; history keeps the change and its undoing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, cast

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import notify, record, retract_line, show_customer, told_of, was_told
from commitments.application.commitments.recur import take_back_next
from commitments.application.commitments.reschedule import may_correct
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reaching import where_told
from commitments.application.reminder_scheduling import end_snoozes, replan, snoozes_of
from commitments.application.taking_over import ask_if_left
from commitments.application.validation import require_owner
from commitments.domain.commitment import Commitment, Outcome, Status
from commitments.domain.errors import AlreadyTold, CannotBeUndone, NoLongerCorrectable, NothingToUndo
from commitments.domain.history import ASIDE, Entry, Event
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.payloads.customer_messages import CustomerLine
from commitments.domain.notifications.payloads.reminders import SnoozedReminder
from commitments.domain.numbers import label_of
from commitments.domain.person import Person

WINDOW = timedelta(hours=24)


_ENDS_SNOOZES = frozenset(
    {Event.MOVED, Event.CORRECTED, Event.HANDED_OVER, Event.DELIVERED, Event.ACCEPTED, Event.CANCELLED}
)


async def undo(uow: UnitOfWork, actor: Person, now: datetime, number: int | None = None) -> tuple[Commitment, Event]:
    """Undo the actor's last change (to one commitment) in the past 24 hours; return the commitment and what was undone.

    Raises CannotBeUndone for a last change of another kind; NothingToUndo when there is none, or when somebody changed
    that commitment since; CannotOwn when the owner before has left; AlreadyTold when another customer has read it
    meanwhile; NoLongerCorrectable when undoing a correction would be a move.
    """
    last = await _last_of(uow, actor, now, number)
    seen = await authorize_commitment_for_update(uow, actor, Right.CHANGE, last.number)
    current = seen.commitment
    if last.event is Event.SNOOZED:
        return await _undo_snooze(uow, actor, current, last, now), last.event
    await _require_newest(uow, last)
    if last.event is Event.CORRECTED and not await may_correct(uow, actor, current, now):
        raise NoLongerCorrectable(label=current.label)
    told, was = await was_told(uow, current), _restored(current, last.before or {}, now)
    if told and (was.customer != current.customer or (was.internal and not current.internal)):
        raise AlreadyTold(label=current.label, customer=seen.customer.name if seen.customer else "")
    if was.owner != current.owner:
        await require_owner(uow, was.owner)
    await _bring_snoozes_back(uow, current, last, now)
    was = replace(was, wording=current.wording_of(was.what, told=told))
    restored = await replan(uow, was, "undone", now)
    await uow.history.mark_undone(last.id)
    await _undo_move(uow, last)
    if current.is_closed and not restored.is_closed:
        await take_back_next(uow, restored, now)
    entry = Entry(last.number, now, actor.id, Event.UNDONE, old=last.event.value)
    await _tell(uow, current, restored, last, entry, told=told)
    if current.owner != restored.owner or current.status is not restored.status:
        await ask_if_left(uow, restored, now)
    return restored, last.event


async def _tell(
    uow: UnitOfWork, current: Commitment, restored: Commitment, last: Entry, entry: Entry, *, told: bool
) -> None:
    """Record that a change was undone, and tell whoever heard of the change."""
    sequence, place = await record(uow, restored, entry), await _place_of(uow, last)
    for person in {current.owner, current.maker, restored.owner} | await told_of(uow, current, place):
        await notify(uow, restored, person, f"undone.{last.event}", sequence, entry)
    line = "cancelled" if last.event is Event.MADE else "corrected"
    if told and not await retract_line(uow, restored, place, sequence, entry.at):
        await show_customer(uow, current, restored, CustomerLine(line=line), sequence, entry)


async def _undo_snooze(uow: UnitOfWork, actor: Person, current: Commitment, last: Entry, now: datetime) -> Commitment:
    """Undo a snooze, which only its person notices: the one that it replaced is back, and what others did stays."""
    current.require_open()
    await end_snoozes(uow, current.number, [actor.id], "undone")
    earlier = {person: until for person, until in _snoozes(last).items() if person in actor.accounts}
    await _snooze_again(uow, current, earlier, now)
    restored = await replan(uow, current, "undone", now)
    await uow.history.mark_undone(last.id)
    await record(uow, restored, Entry(last.number, now, actor.id, Event.UNDONE, old=last.event.value))
    return restored


def _snoozes(entry: Entry) -> dict[str, datetime]:
    """Return until when people had snoozed a commitment before a change."""
    kept: Mapping[str, str] = cast("Mapping[str, str]", (entry.before or {}).get("snoozes", {}))
    return {person: datetime.fromisoformat(until) for person, until in kept.items()}


async def _bring_snoozes_back(uow: UnitOfWork, commitment: Commitment, last: Entry, now: datetime) -> None:
    """Plan the snoozes again that a change ended, except of people who snoozed it since."""
    if last.event in _ENDS_SNOOZES:
        standing = await snoozes_of(uow, commitment.number)
        ended = {person: until for person, until in _snoozes(last).items() if person not in standing}
        await _snooze_again(uow, commitment, ended, now)


async def _snooze_again(
    uow: UnitOfWork, commitment: Commitment, snoozes: Mapping[str, datetime], now: datetime
) -> None:
    planned = [
        notification(
            uow.company, keys.restored_snooze(commitment.label, commitment.revision, person),
            SnoozedReminder(name="snoozed"), to_person(await where_told(uow, person)), until, commitment.number,
        )
        for person, until in snoozes.items() if until > now
    ]  # fmt: skip
    await uow.notifications.add(planned)


async def _last_of(uow: UnitOfWork, actor: Person, now: datetime, number: int | None) -> Entry:
    """Return the actor's last change; with a number, the last one to that commitment that can be undone."""
    since = now - WINDOW
    if number is None:
        each = [await uow.history.last_by(account, since) for account in sorted(actor.accounts)]
        last = max((one for one in each if one is not None), key=lambda one: (one.at, one.id), default=None)
        if last is not None and not _can_be_undone(last, now):
            raise CannotBeUndone(label=label_of(last.number), event=last.event)
    else:
        mine = [one for one in await uow.history.list_for(number) if one.actor in actor.accounts and one.at >= since]
        last = next((one for one in reversed(mine) if not one.undone and _can_be_undone(one, now)), None)
    if last is None:
        raise NothingToUndo
    return last


def _can_be_undone(entry: Entry, now: datetime) -> bool:
    """Whether an entry holds what was before; a snooze that is over has nothing left to undo."""
    over = entry.event is Event.SNOOZED and datetime.fromisoformat(entry.new) <= now
    return entry.before is not None and not over


async def _require_newest(uow: UnitOfWork, entry: Entry) -> None:
    changes = [one for one in await uow.history.list_for(entry.number) if one.event not in ASIDE]
    standing = [one for one in changes if not one.undone and one.event is not Event.UNDONE]
    if not standing or standing[-1].id != entry.id:
        raise NothingToUndo


async def _place_of(uow: UnitOfWork, entry: Entry) -> int:
    """Return the position of an entry in the history of its commitment, from 1."""
    return [one.id for one in await uow.history.list_for(entry.number)].index(entry.id) + 1


async def _undo_move(uow: UnitOfWork, entry: Entry) -> None:
    if entry.event is Event.MOVED:
        standing = [move for move in await uow.moves.list_for(entry.number) if not move.undone]
        await uow.moves.save(replace(standing[-1], undone=True))


def _restored(commitment: Commitment, before: Mapping[str, Any], now: datetime) -> Commitment:
    if before["event"] == Event.MADE:
        return replace(commitment, status=Status.CANCELLED, outcome=Outcome.CANCELLED, closed_at=now, recurs=None)
    return replace(
        commitment,
        what=before["what"],
        customer=before["customer"],
        owner=before["owner"],
        due=datetime.fromisoformat(before["due"]),
        first_due=_moment(before.get("first_due")) or commitment.first_due,
        first_day=_day(before.get("first_day")) if "first_day" in before else commitment.first_day,
        precision=before["precision"],
        zone=before.get("zone", commitment.zone),
        recurs=before.get("recurs", commitment.recurs),
        status=Status(before["status"]),
        outcome=Outcome(before["outcome"]) if before["outcome"] else None,
        moves=before["moves"],
        internal=before.get("internal", commitment.internal),
        delivered_at=_moment(before["delivered_at"]),
        closed_at=_moment(before["closed_at"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
