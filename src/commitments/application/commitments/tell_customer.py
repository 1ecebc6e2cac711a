"""Show a commitment to its customer."""

from dataclasses import dataclass, replace
from datetime import datetime

from commitments.application.change_notices import plan_card, record, show_customer, was_told
from commitments.application.confidentiality.standing_permission import words_to_preview
from commitments.application.customer_view import view_for
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment, Status
from commitments.domain.customer import Announce, Customer
from commitments.domain.errors import AnnouncingIsOff, InternalCommitment, NoCustomerChannel, WordsLeak
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.addresses import to_channel
from commitments.domain.notifications.payloads.customer_messages import AutomaticCard, CustomerLine
from commitments.language.mention_syntax import marked_again, named


@dataclass(frozen=True, slots=True)
class Telling:
    """Whether a customer is told by the standing permission; `unsure` are the words that a person must look at."""

    told: bool
    unsure: tuple[str, ...] = ()


def require_unclosed(commitment: Commitment) -> None:
    """Raise AlreadyClosed unless a commitment is open, or delivered and waits for the customer."""
    if commitment.status is not Status.DELIVERED:
        commitment.require_open()


def require_tellable(commitment: Commitment, customer: Customer | None) -> tuple[Customer, str]:
    """Return a customer who can be told of a commitment, and their channel.

    Raises InternalCommitment, NoCustomerChannel or AnnouncingIsOff.
    """
    if commitment.internal:
        raise InternalCommitment(label=commitment.label)
    if customer is None or customer.channel is None:
        raise NoCustomerChannel(customer=customer.name if customer else commitment.label)
    if customer.announce is Announce.NEVER:
        raise AnnouncingIsOff(customer=customer.name)
    return customer, customer.channel


async def tell(
    uow: UnitOfWork, actor: str, commitment: Commitment, customer: Customer | None, wording: str, now: datetime
) -> Commitment:
    """Plan the one card in the customer's channel, which a person looked at. Idempotent; another wording corrects it.

    Raises InternalCommitment, NoCustomerChannel, AnnouncingIsOff, and WordsLeak when the wording names other customers
    or people.
    """
    reachable, channel = require_tellable(commitment, customer)
    before = commitment.wording or commitment.what
    worded = replace(commitment, wording=marked_again(wording.strip(), before) or before)
    await view_for(uow, worded, reachable, now)
    await uow.commitments.save(worded)
    await uow.notifications.hold_back(worded.number, frozenset({AutomaticCard}), "previewed")
    if not await was_told(uow, commitment) or (commitment.card and commitment.card.channel != channel):
        await plan_card(uow, worded, channel, now)
    elif commitment.card is None:  # planned, or refused: the channel may be open to us by now
        await uow.notifications.retry_destination(to_channel(channel), now)
    elif worded.wording != commitment.wording:
        entry = Entry(worded.number, now, actor, Event.TOLD, commitment.wording, worded.wording)
        line = CustomerLine(line="corrected")
        await show_customer(uow, commitment, worded, line, await record(uow, worded, entry), entry)
    return worded


async def tell_if_permitted(
    uow: UnitOfWork, commitment: Commitment, customer: Customer | None, now: datetime
) -> Telling:
    """Plan the card of a customer with the setting AUTO, if they may certainly read every word."""
    if customer is None or customer.announce is not Announce.AUTO or commitment.internal or customer.channel is None:
        return Telling(told=False)
    try:
        await view_for(uow, commitment, customer, now)
    except WordsLeak as leak:
        return Telling(told=False, unsure=tuple(str(leak.fields["names"]).split(", ")))
    if unsure := await words_to_preview(uow, customer, named(commitment.what)):
        return Telling(told=False, unsure=tuple(unsure))
    await plan_card(uow, commitment, customer.channel, now, AutomaticCard())
    return Telling(told=True)
