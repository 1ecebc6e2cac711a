"""Correct the words or the customer of a commitment."""

from datetime import datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import notify, record, was_told
from commitments.application.commitments.undo_snapshot import before
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import replan
from commitments.application.validation import require_customer
from commitments.domain.commitment import Commitment
from commitments.domain.errors import AlreadyTold
from commitments.domain.history import Entry, Event
from commitments.domain.person import Person


async def edit(
    uow: UnitOfWork, actor: Person, number: int, what: str, customer: int | None, now: datetime
) -> Commitment:
    """Correct the words or the customer. Raises NoSuchCustomer, or AlreadyTold when a customer has already read it.

    The customer's wording follows the words until somebody words it for them.
    """
    seen = await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)
    old = seen.commitment
    if (what, customer) == (old.what, old.customer):
        return old
    await require_customer(uow, customer)
    told = await was_told(uow, old)
    if customer != old.customer and told:
        raise AlreadyTold(label=old.label, customer=seen.customer.name if seen.customer else "")
    edited = await replan(uow, old.edited(what, customer, told=told), "edited", now)
    entry = Entry(number, now, actor.id, Event.EDITED, old.what, what, before=before(old, Event.EDITED))
    sequence = await record(uow, edited, entry)
    await notify(uow, edited, edited.owner, "edited", sequence, entry)
    return edited
