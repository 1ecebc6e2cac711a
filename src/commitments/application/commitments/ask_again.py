"""Ask the customer once more whether they have what was delivered."""

from datetime import datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import record_aside
from commitments.application.commitments.tell_customer import require_tellable
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import replan
from commitments.domain.commitment import Commitment
from commitments.domain.errors import NeverTold
from commitments.domain.history import Entry, Event
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_channel
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.payloads.customer_messages import CustomerQuestion
from commitments.domain.person import Person


async def ask_again(uow: UnitOfWork, actor: Person, number: int, now: datetime) -> Commitment:
    """Ask in the customer's channel; the owner is asked in turn if there is no answer to this either.

    Raises NotDelivered, NeverTold, InternalCommitment, NoCustomerChannel or AnnouncingIsOff.
    """
    seen = await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)
    seen.commitment.require_delivered()
    customer, channel = require_tellable(seen.commitment, seen.customer)
    if seen.commitment.card is None:
        raise NeverTold(label=seen.commitment.label, customer=customer.name)
    waiting = await replan(uow, seen.commitment, "asked", now)
    sequence = await record_aside(uow, waiting, Entry(number, now, actor.id, Event.ASKED))
    key = keys.customer_line(waiting.label, sequence)
    await uow.notifications.add([notification(uow.company, key, CustomerQuestion(), to_channel(channel), now, number)])
    return waiting
