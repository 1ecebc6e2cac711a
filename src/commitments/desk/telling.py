"""What the customer may see of a commitment, and telling them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from commitments.desk.planning import record, show_customer, was_told
from commitments.desk.private import PrivateWords, leaks, private_words
from commitments.errors import AnnouncingIsOff, NoCustomerChannel, WordsLeak
from commitments.model import (
    Announce,
    Commitment,
    Customer,
    Entry,
    Event,
    Kind,
    Move,
    Status,
    to_channel,
)
from commitments.ports import Transaction
from commitments.reminders import notification


@dataclass(frozen=True, slots=True)
class CustomerMove:
    """A move as the customer sees it; `reason` is empty where it is internal."""

    sequence: int
    from_due: datetime
    to_due: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class CustomerView:
    """All that a customer sees of a commitment. It has no internal field, so none can be shown."""

    number: int
    customer: str
    wording: str
    due: datetime
    zone: str
    status: Status
    moves: tuple[CustomerMove, ...]


def customer_view(
    commitment: Commitment, customer: Customer, moves: Sequence[Move], zone: str, private: PrivateWords
) -> CustomerView:
    """Compose what the customer may see; a reason that names others is left out. `zone` is theirs."""
    public = tuple(
        CustomerMove(
            move.sequence,
            move.from_due,
            move.to_due,
            "" if move.internal or leaks(move.reason, private) else move.reason,
        )
        for move in moves
        if not move.undone
    )
    wording = commitment.wording or commitment.what
    return CustomerView(commitment.number, customer.name, wording, commitment.due, zone, commitment.status, public)


async def view_for(tx: Transaction, commitment: Commitment, customer: Customer) -> CustomerView:
    """Give what this customer may see of a commitment now; raises WordsLeak when its wording names others."""
    private = await private_words(tx, customer)
    view = await _view(tx, commitment, customer, private)
    if found := leaks(view.wording, private):
        raise WordsLeak(names=", ".join(found), customer=customer.name)
    return view


async def view_again(tx: Transaction, commitment: Commitment, customer: Customer) -> CustomerView:
    """Give it for a card that is already out: its wording has been read, and only telling changes it."""
    return await _view(tx, commitment, customer, await private_words(tx, customer))


async def _view(tx: Transaction, commitment: Commitment, customer: Customer, private: PrivateWords) -> CustomerView:
    moves, zone = await tx.moves(commitment.number), customer.zone or commitment.zone
    return customer_view(commitment, customer, moves, zone, private)


async def may_read(tx: Transaction, customer: Customer, reason: str) -> bool:
    """Tell whether a reason may be shown to a customer: one that names others is not."""
    return not leaks(reason, await private_words(tx, customer))


def require_channel(customer: Customer | None, label: str) -> Customer:
    """Give a customer who can be told; raises NoCustomerChannel or AnnouncingIsOff."""
    if customer is None or customer.channel is None:
        raise NoCustomerChannel(customer=customer.name if customer else label)
    if customer.announce is Announce.NEVER:
        raise AnnouncingIsOff(customer=customer.name)
    return customer


async def tell(
    tx: Transaction, actor: str, commitment: Commitment, customer: Customer | None, wording: str, now: datetime
) -> Commitment:
    """Plan the one card in the customer's channel. Pressing twice changes nothing; other words correct the card.

    Raises NoCustomerChannel, AnnouncingIsOff, and WordsLeak when the wording names others.
    """
    reachable = require_channel(customer, commitment.label)
    worded = replace(commitment, wording=wording.strip() or commitment.wording or commitment.what)
    await view_for(tx, worded, reachable)
    await tx.put_commitment(worded)
    if not await was_told(tx, commitment):
        await _plan_card(tx, worded, reachable, now)
    elif commitment.card is None:  # on its way, or refused: somebody may have let us in since
        await tx.knock(to_channel(reachable.channel or ""), now)
    elif worded.wording != commitment.wording:
        entry = Entry(worded.number, now, actor, Event.TOLD, commitment.wording, worded.wording)
        await show_customer(tx, worded, "corrected", await record(tx, worded, entry), entry)
    return worded


async def _plan_card(tx: Transaction, commitment: Commitment, customer: Customer, now: datetime) -> None:
    """Plan the card; a try that failed or was held back leaves its key used, so the next has its own."""
    tries = sum(one.kind is Kind.CUSTOMER_CARD for one in await tx.notifications(commitment.number))
    key = f"{commitment.label}/card/{customer.channel}" + (f"/{tries + 1}" if tries else "")
    where = to_channel(customer.channel or "")
    await tx.plan([notification(tx.workspace, key, Kind.CUSTOMER_CARD, where, now, commitment.number)])


async def tell_by_itself(tx: Transaction, commitment: Commitment, customer: Customer | None, now: datetime) -> bool:
    """Tell a customer who wants to be told of everything; a wording that names others waits for a person."""
    if customer is None or customer.channel is None or customer.announce is not Announce.AUTO:
        return False
    try:
        await tell(tx, commitment.maker, commitment, customer, commitment.what, now)
    except WordsLeak:
        return False
    return True
