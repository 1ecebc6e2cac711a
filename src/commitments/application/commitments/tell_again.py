"""Try again to tell a customer what they could not be told."""

from datetime import datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import plan_card, record_aside
from commitments.application.commitments.tell_customer import require_tellable
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.errors import NothingUntold
from commitments.domain.history import Entry, Event
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_channel
from commitments.domain.notifications.notification import Notification, State, notification
from commitments.domain.notifications.payloads.customer_messages import (
    CustomerCard,
    CustomerEdit,
    CustomerLine,
    ToCustomer,
)
from commitments.domain.person import Person


async def tell_again(uow: UnitOfWork, actor: Person, number: int, now: datetime) -> Commitment:
    """Try again to tell the customer what they could not be told.

    Raises InternalCommitment, NoCustomerChannel, AnnouncingIsOff, or NothingUntold.
    """
    seen = await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)
    customer, channel = require_tellable(seen.commitment, seen.customer)
    theirs = await _theirs(uow, number, channel)
    lost, on_its_way = _not_arrived(theirs), any(one.is_waiting for one in theirs)
    has_card = seen.commitment.card is not None and seen.commitment.card.channel == channel
    if has_card and not lost and not on_its_way:
        raise NothingUntold(label=seen.commitment.label, customer=customer.name)
    sequence = await record_aside(uow, seen.commitment, Entry(number, now, actor.id, Event.RETOLD))
    if on_its_way:
        await uow.notifications.retry_destination(to_channel(channel), now)
    elif not has_card:
        await plan_card(uow, seen.commitment, channel, now)
    again = [(keys.once_more(one.key, sequence), one.payload) for one in lost]
    where = to_channel(channel)
    await uow.notifications.add([notification(uow.company, key, each, where, now, number) for key, each in again])
    return seen.commitment


async def _theirs(uow: UnitOfWork, number: int, channel: str) -> list[Notification]:
    """Return what was planned of a commitment for its customer, in the order of planning."""
    told = await uow.notifications.list_told(number)
    return [one for one in told if isinstance(one.payload, ToCustomer) and one.destination == to_channel(channel)]


def _not_arrived(theirs: list[Notification]) -> list[Notification]:
    """Return the edits and lines that failed and that nothing replaces; a card is planned by its own rule."""
    failed = [one for one in theirs if one.state is State.FAILED and not isinstance(one.payload, CustomerCard)]
    lost = [one for one in failed if not any(_is_replaced(one, by) for by in theirs)]
    return list({one.payload: one for one in reversed(lost)}.values())[::-1]


def _is_replaced(lost: Notification, by: Notification) -> bool:
    """Whether an edit or a line that failed need not go out, since another says the same, or what holds now."""
    again = by.id != lost.id and by.payload == lost.payload and by.due_at >= lost.due_at
    if again and (by.is_waiting or by.state is State.SENT):
        return True
    kind = CustomerLine if isinstance(lost.payload, CustomerLine) else CustomerEdit
    return by.state is State.SENT and by.due_at > lost.due_at and isinstance(by.payload, kind | CustomerCard)
