"""Show a commitment to its customer."""

from dataclasses import replace
from datetime import datetime

from commitments.application.change_notices import record, show_customer, was_told
from commitments.application.customer_view import view_for
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Announce, Customer
from commitments.domain.errors import AnnouncingIsOff, NoCustomerChannel, WordsLeak
from commitments.domain.history import Entry, Event
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_channel
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.payloads.customer_messages import CustomerCard


def require_channel(customer: Customer | None, label: str) -> Customer:
    """Return a customer who can be told. Raises NoCustomerChannel or AnnouncingIsOff."""
    if customer is None or customer.channel is None:
        raise NoCustomerChannel(customer=customer.name if customer else label)
    if customer.announce is Announce.NEVER:
        raise AnnouncingIsOff(customer=customer.name)
    return customer


async def tell(
    uow: UnitOfWork, actor: str, commitment: Commitment, customer: Customer | None, wording: str, now: datetime
) -> Commitment:
    """Plan the one card in the customer's channel. Idempotent; another wording corrects the card.

    Raises NoCustomerChannel, AnnouncingIsOff, and WordsLeak when the wording names other customers or people.
    """
    reachable = require_channel(customer, commitment.label)
    worded = replace(commitment, wording=wording.strip() or commitment.wording or commitment.what)
    await view_for(uow, worded, reachable)
    await uow.commitments.save(worded)
    if not await was_told(uow, commitment):
        await _plan_card(uow, worded, reachable, now)
    elif commitment.card is None:  # planned, or refused: the channel may be open to us by now
        await uow.notifications.retry_destination(to_channel(reachable.channel or ""), now)
    elif worded.wording != commitment.wording:
        entry = Entry(worded.number, now, actor, Event.TOLD, commitment.wording, worded.wording)
        await show_customer(uow, worded, "corrected", await record(uow, worded, entry), entry)
    return worded


async def _plan_card(uow: UnitOfWork, commitment: Commitment, customer: Customer, now: datetime) -> None:
    """Plan the card; a try that failed or was held back keeps its key, so the next try has a new one."""
    planned = await uow.notifications.list_told(commitment.number)
    channel, tries = customer.channel or "", sum(isinstance(one.payload, CustomerCard) for one in planned)
    key = keys.customer_card(commitment.label, channel, tries)
    where = to_channel(channel)
    await uow.notifications.add([notification(uow.company, key, CustomerCard(), where, now, commitment.number)])


async def tell_customer_if_automatic(
    uow: UnitOfWork, commitment: Commitment, customer: Customer | None, now: datetime
) -> bool:
    """Plan the card of a customer with the setting AUTO; a wording that names others waits for a person."""
    if customer is None or customer.channel is None or customer.announce is not Announce.AUTO:
        return False
    try:
        await tell(uow, commitment.maker, commitment, customer, commitment.what, now)
    except WordsLeak:
        return False
    return True
