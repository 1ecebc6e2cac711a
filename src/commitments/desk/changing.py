"""Changing an open commitment: its date, its owner, its words, or giving it up."""

from dataclasses import dataclass, fields
from datetime import UTC, datetime

from commitments.desk.access import Right, look_up
from commitments.desk.making import require_ahead, require_customer, require_owner
from commitments.desk.planning import circle_of, customer_of, notify, record, replan, show_customer, was_told
from commitments.errors import AlreadyTold, ReasonNeeded, SameDate
from commitments.model import (
    REMINDERS,
    Commitment,
    Entry,
    Event,
    Kind,
    Move,
    Person,
    Precision,
    to_person,
)
from commitments.ports import Transaction
from commitments.reminders import notification

_RESTORED = frozenset(
    {"what", "customer", "owner", "due", "precision", "status", "outcome", "moves"} | {"delivered_at", "closed_at"}
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something changes; an internal reason is never shown to the customer."""

    text: str
    internal: bool = False


def before(commitment: Commitment, event: Event) -> dict[str, object]:
    """Give the fields, as JSON values, that undoing an event brings back."""
    kept: dict[str, object] = {"event": event.value}
    for field in fields(commitment):
        if field.name in _RESTORED:
            value = getattr(commitment, field.name)
            kept[field.name] = value.isoformat() if isinstance(value, datetime) else value
    return kept


def require_reason(reason: Reason) -> Reason:
    """Give a reason that says something; raises ReasonNeeded."""
    if not reason.text.strip():
        raise ReasonNeeded
    return Reason(reason.text.strip(), reason.internal)


@dataclass(frozen=True, slots=True)
class NewDate:
    """A date to move to; aware."""

    due: datetime
    precision: Precision


async def move(tx: Transaction, actor: Person, number: int, to: NewDate, reason: Reason, now: datetime) -> Commitment:
    """Move the due date, with a reason; the first date stays. Owner, maker and a told customer hear of it.

    Raises PastDate, TooFar, SameDate, ReasonNeeded, AlreadyClosed, and what look_up raises.
    """
    old = (await look_up(tx, actor, number, Right.CHANGE)).commitment
    why = require_reason(reason)
    require_ahead(to.due, now)
    due = to.due.astimezone(UTC)
    if due == old.due:
        raise SameDate(label=old.label)
    moved = await replan(tx, old.moved(due, to.precision), "moved", now)
    step = await tx.add_move(Move(number, 0, now, actor.id, old.due, due, why.text, why.internal))
    entry = Entry(
        number, now, actor.id, Event.MOVED, old.due.isoformat(), due.isoformat(), why.text, why.internal,
        before(old, Event.MOVED),
    )  # fmt: skip
    sequence = await record(tx, moved, entry)
    for person in {old.owner, old.maker}:
        await notify(tx, moved, person, "moved", sequence, entry)
    await show_customer(tx, moved, "moved", sequence, entry, step.sequence)
    return moved


async def hand_over(tx: Transaction, actor: Person, number: int, owner: str, now: datetime) -> Commitment:
    """Give it to another owner: the reminders move too. Raises UnknownPerson, CannotOwn, AlreadyClosed."""
    old = (await look_up(tx, actor, number, Right.CHANGE)).commitment
    await require_owner(tx, owner)
    if owner == old.owner:
        return old
    given = await replan(tx, old.handed_over(owner), "handed_over", now)
    entry = Entry(number, now, actor.id, Event.HANDED_OVER, old.owner, owner, before=before(old, Event.HANDED_OVER))
    sequence = await record(tx, given, entry)
    await notify(tx, given, owner, "given", sequence, entry)
    for person in {old.owner, old.maker} - {owner}:
        await notify(tx, given, person, "handed_over", sequence, entry)
    return given


async def edit(
    tx: Transaction, actor: Person, number: int, what: str, customer: int | None, now: datetime
) -> Commitment:
    """Correct the words or the customer. Raises NoSuchCustomer, AlreadyTold when a customer has already read it.

    What the customer reads follows the words until somebody words it for them.
    """
    seen = await look_up(tx, actor, number, Right.CHANGE)
    old = seen.commitment
    if (what, customer) == (old.what, old.customer):
        return old
    await require_customer(tx, customer)
    told = await was_told(tx, old)
    if customer != old.customer and told:
        raise AlreadyTold(label=old.label, customer=seen.customer.name if seen.customer else "")
    edited = await replan(tx, old.edited(what, customer, told=told), "edited", now)
    entry = Entry(number, now, actor.id, Event.EDITED, old.what, what, before=before(old, Event.EDITED))
    sequence = await record(tx, edited, entry)
    await notify(tx, edited, edited.owner, "edited", sequence, entry)
    return edited


async def cancel(tx: Transaction, actor: Person, number: int, reason: Reason, now: datetime) -> Commitment:
    """Give it up, with a reason; the owner, the maker, the manager and a told customer hear of it."""
    old = (await look_up(tx, actor, number, Right.CHANGE)).commitment
    why = require_reason(reason)
    cancelled = await replan(tx, old.cancelled(now), "cancelled", now)
    entry = Entry(
        number, now, actor.id, Event.CANCELLED, reason=why.text, internal=why.internal,
        before=before(old, Event.CANCELLED),
    )  # fmt: skip
    sequence = await record(tx, cancelled, entry)
    circle = await circle_of(tx, cancelled, await customer_of(tx, cancelled))
    for person in {old.owner, old.maker, circle.manager} - {None}:
        await notify(tx, cancelled, str(person), "cancelled", sequence, entry)
    await show_customer(tx, cancelled, "cancelled", sequence, entry)
    return cancelled


async def snooze(tx: Transaction, actor: Person, number: int, until: datetime, now: datetime) -> Commitment:
    """Hold back what would remind the actor before a moment, and remind them then; nobody else is silenced.

    A second snooze takes the place of the first. Raises PastDate, TooFar, AlreadyClosed.
    """
    commitment = (await look_up(tx, actor, number, Right.CHANGE)).commitment
    commitment.require_open()
    require_ahead(until, now)
    me = to_person(actor.id)
    await tx.hold_back(number, REMINDERS, "snoozed", before=until, to=me)
    await tx.hold_back(number, frozenset({Kind.SNOOZED}), "snoozed", to=me)
    entry = Entry(number, now, actor.id, Event.SNOOZED, new=until.astimezone(UTC).isoformat())
    sequence = await record(tx, commitment, entry)
    key = f"{commitment.label}/snooze/{sequence}"
    await tx.plan([notification(tx.workspace, key, Kind.SNOOZED, me, until, number, {"name": "snoozed"})])
    return commitment
