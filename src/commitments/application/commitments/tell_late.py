"""Tell a customer that the date of a commitment, which they were told of, has passed."""

from datetime import datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import plan_words, record_aside
from commitments.application.commitments.tell_customer import require_tellable
from commitments.application.customer_view import require_no_leak
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import owner_of
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Customer
from commitments.domain.deadline import Deadline
from commitments.domain.errors import NeverTold, NotLate, ToldLate
from commitments.domain.history import Entry, Event, newest_telling
from commitments.domain.notifications.notification import State
from commitments.domain.notifications.payloads.customer_messages import LateLine
from commitments.domain.person import Person


async def require_late(
    uow: UnitOfWork, commitment: Commitment, customer: Customer | None, now: datetime
) -> tuple[Customer, str]:
    """Return a customer who can be told that a date has passed, and their channel.

    Raises InternalCommitment, NoCustomerChannel, AnnouncingIsOff, AlreadyClosed, NeverTold, NotLate or ToldLate.
    """
    commitment.require_open()
    reachable, channel = require_tellable(commitment, customer)
    about = {"label": commitment.label, "customer": reachable.name}
    if commitment.card is None:
        raise NeverTold(**about)
    if not commitment.is_overdue(now):
        raise NotLate(label=commitment.label)
    if await was_told_late(uow, commitment):
        raise ToldLate(**about)
    return reachable, channel


async def was_told_late(uow: UnitOfWork, commitment: Commitment) -> bool:
    """Whether a customer was told, or is being told, that the date in force has passed; also by one of us."""
    told = await uow.notifications.list_told(commitment.number)
    lines = [one for one in told if isinstance(one.payload, LateLine) and one.payload.due == commitment.due]
    if any(one.state in (State.PLANNED, State.CLAIMED, State.SENT) for one in lines) or not lines:
        return bool(lines)
    newest = newest_telling(await uow.history.list_for(commitment.number))
    return newest is not None and newest.event is Event.TOLD_BY_HAND


async def next_word(uow: UnitOfWork, commitment: Commitment, now: datetime) -> Deadline:
    """Return by when a customer is to hear of a new date, as drafted: by the day, the owner's next working day."""
    calendar = (await owner_of(uow, commitment)).owner_calendar
    day = calendar.next_working_day(calendar.local(now).date())
    return Deadline(calendar.end_of(day), day)


async def tell_late(uow: UnitOfWork, actor: Person, number: int, words: str, now: datetime) -> Commitment:
    """Plan words, which the actor has looked at, for the customer. Raises as `require_late` does, and WordsLeak."""
    seen = await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)
    customer, channel = await require_late(uow, seen.commitment, seen.customer, now)
    await require_no_leak(uow, customer, words)
    entry = Entry(number, now, actor.id, Event.TOLD_LATE, new=words)
    sequence = await record_aside(uow, seen.commitment, entry)
    line = LateLine(due=seen.commitment.due, words=words)
    await plan_words(uow, seen.commitment, channel, line, sequence, now)
    return seen.commitment
