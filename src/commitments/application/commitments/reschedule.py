"""Move the due date of a commitment."""

from dataclasses import dataclass
from datetime import UTC, datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import is_unseen, notify, record, show_customer
from commitments.application.commitments.undo_snapshot import before
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reason import Reason, require_reason
from commitments.application.reminder_scheduling import customer_of, end_snoozes, replan, snoozes_of
from commitments.application.validation import require_ahead
from commitments.domain.commitment import Commitment, Move
from commitments.domain.deadline import Deadline, Precision
from commitments.domain.errors import SameDate
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.payloads.customer_messages import CustomerLine
from commitments.domain.person import Person


@dataclass(frozen=True, slots=True)
class NewDate:
    """The new due date; aware."""

    due: datetime
    precision: Precision

    def deadline(self, zone: str) -> Deadline:
        """Return it as given in an IANA zone."""
        return Deadline.given(self.due, self.precision, zone)


async def move(uow: UnitOfWork, actor: Person, number: int, to: NewDate, reason: Reason, now: datetime) -> Commitment:
    """Move the due date, with a reason; the first date stays. Notifies owner, maker and a customer who was told.

    Without a reason it is corrected, while that is possible: then the first date follows, and nothing was moved. The
    customer reads the reason only if it was previewed for them, or by their standing permission.

    Raises PastDate, TooFar, SameDate, ReasonNeeded, AlreadyClosed, and what authorize_commitment raises.
    """
    old = (await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)).commitment
    corrects = not reason.text.strip() and await may_correct(uow, actor, old, now)
    why = reason if corrects else require_reason(reason)
    require_ahead(to.due, now)
    due = to.due.astimezone(UTC)
    if due == old.due:
        raise SameDate(label=old.label)
    to = NewDate(due, to.precision)
    return await (_correct(uow, actor, old, to, now) if corrects else _move(uow, actor, old, to, why, now))


async def may_correct(uow: UnitOfWork, actor: Person, commitment: Commitment, now: datetime) -> bool:
    """Whether a new date without a reason is a correction: within the hour, and no customer can have seen the old."""
    return commitment.may_be_corrected(actor.id, now) and await is_unseen(uow, commitment)


async def _correct(uow: UnitOfWork, actor: Person, old: Commitment, to: NewDate, now: datetime) -> Commitment:
    undoing = await _before(uow, old, Event.CORRECTED, to.due)
    corrected = await replan(uow, old.corrected(to.due, to.precision, actor.zone), "corrected", now)
    entry = Entry(
        old.number, now, actor.id, Event.CORRECTED, old.deadline.iso, corrected.deadline.iso,
        before=undoing,
    )  # fmt: skip
    sequence = await record(uow, corrected, entry)
    await notify(uow, corrected, old.owner, "corrected", sequence, entry)
    return corrected


async def _move(uow: UnitOfWork, actor: Person, old: Commitment, to: NewDate, why: Reason, now: datetime) -> Commitment:
    due, number = to.due, old.number
    undoing = await _before(uow, old, Event.MOVED, due)
    moved = await replan(uow, old.moved(due, to.precision, actor.zone), "moved", now)
    inside = not why.may_reach(await customer_of(uow, old))
    was, new = old.deadline, moved.deadline
    step = await uow.moves.add(
        Move(number, 0, now, actor.id, was.at, new.at, why.text, inside, from_day=was.day, to_day=new.day)
    )
    entry = Entry(
        number, now, actor.id, Event.MOVED, old.deadline.iso, moved.deadline.iso, why.text, why.internal,
        undoing,
    )  # fmt: skip
    sequence = await record(uow, moved, entry)
    for person in {old.owner, old.maker}:
        await notify(uow, moved, person, "moved", sequence, entry)
    line = CustomerLine(line="moved", move=step.sequence)
    await show_customer(uow, old, moved, line, sequence, entry)
    return moved


async def _before(uow: UnitOfWork, old: Commitment, event: Event, due: datetime) -> dict[str, object]:
    """Return what undoing restores; who snoozed it beyond the new date is reminded before it."""
    undoing = await before(uow, old, event)
    beyond = [person for person, until in (await snoozes_of(uow, old.number)).items() if until >= due]
    await end_snoozes(uow, old.number, beyond, event.value)
    return undoing
