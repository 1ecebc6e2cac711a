"""Correct the words or the customer of a commitment."""

from dataclasses import replace
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
    uow: UnitOfWork,
    actor: Person,
    number: int,
    what: str,
    customer: int | None,
    now: datetime,
    *,
    internal: bool | None = None,
) -> Commitment:
    """Correct the words, the customer, or whether it is internal (None: as it is).

    Raises NoSuchCustomer, or AlreadyTold when a customer has already read it. The customer's wording follows the words
    until somebody words it for them. What is made public is not told by itself.
    """
    seen = await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)
    old = seen.commitment
    kept_inside = old.internal if internal is None else internal
    if (what, customer, kept_inside) == (old.what, old.customer, old.internal):
        return old
    if customer != old.customer:
        await require_customer(uow, customer)
    told = await was_told(uow, old)
    if told and (customer != old.customer or kept_inside):
        raise AlreadyTold(label=old.label, customer=seen.customer.name if seen.customer else "")
    changed = replace(old.edited(what, customer, told=told), internal=kept_inside)
    undoing = await before(uow, old, Event.EDITED)
    edited = await replan(uow, changed, "edited", now)
    entry = Entry(number, now, actor.id, Event.EDITED, old.what, what, internal=kept_inside, before=undoing)
    sequence = await record(uow, edited, entry)
    await notify(uow, edited, edited.owner, "edited", sequence, entry)
    return edited
