"""Cancel a commitment."""

from datetime import datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import notify, record, show_customer
from commitments.application.commitments.recur import make_next
from commitments.application.commitments.undo_snapshot import before
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reason import Reason, require_reason
from commitments.application.reminder_scheduling import customer_of, recipients_of, replan
from commitments.domain.commitment import Commitment
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.payloads.customer_messages import CustomerLine
from commitments.domain.person import Person


async def cancel(uow: UnitOfWork, actor: Person, number: int, reason: Reason, now: datetime) -> Commitment:
    """Cancel it, with a reason; notifies the owner, the maker, the manager and a customer who was told."""
    old = (await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)).commitment
    why = require_reason(reason)
    undoing = await before(uow, old, Event.CANCELLED)
    cancelled = await replan(uow, old.cancelled(now), "cancelled", now)
    entry = Entry(
        number, now, actor.id, Event.CANCELLED, reason=why.text, internal=why.internal,
        before=undoing,
    )  # fmt: skip
    sequence = await record(uow, cancelled, entry)
    circle = await recipients_of(uow, cancelled, await customer_of(uow, cancelled))
    for person in {old.owner, old.maker, circle.manager} - {None}:
        await notify(uow, cancelled, str(person), "cancelled", sequence, entry)
    await show_customer(uow, old, cancelled, CustomerLine(line="cancelled"), sequence, entry)
    await make_next(uow, cancelled, now)
    return cancelled
