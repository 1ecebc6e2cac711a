"""Write to a customer about a commitment that they were told of."""

from datetime import datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import plan_words, record_aside
from commitments.application.commitments.tell_customer import require_tellable, require_unclosed
from commitments.application.customer_view import require_no_leak
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Customer
from commitments.domain.errors import NeverTold
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.payloads.customer_messages import UpdateLine
from commitments.domain.person import Person


def require_told(commitment: Commitment, customer: Customer | None) -> tuple[Customer, str]:
    """Return a customer who knows of a commitment that is not closed, and their channel.

    Raises AlreadyClosed, InternalCommitment, NoCustomerChannel, AnnouncingIsOff or NeverTold.
    """
    require_unclosed(commitment)
    reachable, channel = require_tellable(commitment, customer)
    if commitment.card is None:
        raise NeverTold(label=commitment.label, customer=reachable.name)
    return reachable, channel


async def update_customer(uow: UnitOfWork, actor: Person, number: int, words: str, now: datetime) -> Commitment:
    """Plan words, which the actor has looked at, below the customer's card.

    Raises as `require_told` does, and WordsLeak.
    """
    seen = await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)
    customer, channel = require_told(seen.commitment, seen.customer)
    await require_no_leak(uow, customer, words)
    sequence = await record_aside(uow, seen.commitment, Entry(number, now, actor.id, Event.UPDATED, new=words))
    await plan_words(uow, seen.commitment, channel, UpdateLine(words=words), sequence, now)
    return seen.commitment
