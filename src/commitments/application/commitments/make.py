"""Make a commitment."""

from dataclasses import dataclass
from datetime import datetime

from commitments.application.authorization import Right, require_right
from commitments.application.change_notices import notify, record
from commitments.application.commitments.tell_customer import Telling, tell_if_permitted
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import customer_of, plan_reminders
from commitments.application.validation import require_ahead, require_customer, require_owner
from commitments.domain.commitment import Commitment
from commitments.domain.draft import Draft
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.notification import Notification
from commitments.domain.person import Person


@dataclass(frozen=True, slots=True)
class Made:
    """A new commitment, the reminders planned for it, and whether its customer is told by itself."""

    commitment: Commitment
    reminders: list[Notification]
    telling: Telling


async def make(uow: UnitOfWork, actor: Person, draft: Draft, now: datetime) -> Made:
    """Store the commitment of a complete draft, its history and its reminders; notify the owner unless they made it.

    Raises PastDate, TooFar, UnknownPerson, CannotOwn, NoSuchCustomer, NotAllowed; ValueError for an incomplete draft.
    """
    require_right(actor, Right.MAKE)
    new = draft.to_commitment(actor.zone, now)
    require_ahead(new.due, now)
    await require_owner(uow, new.owner)
    await require_customer(uow, new.customer)
    commitment = await uow.commitments.add(new)
    undo: dict[str, object] = {"event": Event.MADE.value}
    entry = Entry(
        commitment.number, now, actor.id, Event.MADE, new=commitment.deadline.iso, internal=new.internal, before=undo
    )
    sequence = await record(uow, commitment, entry)
    reminders = await plan_reminders(uow, commitment, now)
    await notify(uow, commitment, commitment.owner, "given", sequence, entry)
    telling = await tell_if_permitted(uow, commitment, await customer_of(uow, commitment), now)
    return Made(commitment, reminders, telling)
