"""Keeping a commitment: delivered by us, then accepted or sent back by the customer."""

from datetime import datetime

from commitments.desk.access import Right, Seen, look_up, look_up_as_customer
from commitments.desk.changing import before
from commitments.desk.planning import notify, record, replan, show_customer
from commitments.model import Commitment, Entry, Event, Person
from commitments.ports import Transaction


async def deliver(tx: Transaction, actor: Person, number: int, now: datetime) -> Commitment:
    """Say that it is delivered; a told customer is asked whether they have it. Raises AlreadyClosed."""
    old = (await look_up(tx, actor, number, Right.CHANGE)).commitment
    delivered = await replan(tx, old.delivered(now), "delivered", now)
    entry = Entry(number, now, actor.id, Event.DELIVERED, before=before(old, Event.DELIVERED))
    await _tell_everybody(tx, delivered, "delivered", entry)
    return delivered


async def accept(tx: Transaction, actor: Person, number: int, place: str, now: datetime) -> Commitment:
    """Close it because the customer, in their channel, says that they have it. Raises NotDelivered."""
    seen = await look_up_as_customer(tx, actor, number, place)
    return await _close(tx, actor, seen, now)


async def agree(tx: Transaction, actor: Person, number: int, now: datetime) -> Commitment:
    """Close it because the customer told one of us that they have it; history says who recorded that."""
    seen = await look_up(tx, actor, number, Right.AGREE)
    return await _close(tx, actor, seen, now)


async def send_back(tx: Transaction, actor: Person, number: int, place: str, missing: str, now: datetime) -> Commitment:
    """Open it again because the customer, in their channel, does not have it; the owner hears of it."""
    old = (await look_up_as_customer(tx, actor, number, place)).commitment
    reopened = await replan(tx, old.reopened(), "reopened", now)
    entry = Entry(number, now, actor.id, Event.REOPENED, reason=missing.strip())
    await _tell_everybody(tx, reopened, "reopened", entry)
    return reopened


async def _close(tx: Transaction, actor: Person, seen: Seen, now: datetime) -> Commitment:
    old = seen.commitment
    accepted = await replan(tx, old.accepted(now, await tx.moves(old.number)), "accepted", now)
    outcome = accepted.outcome.value if accepted.outcome else ""
    entry = Entry(old.number, now, actor.id, Event.ACCEPTED, new=outcome, before=before(old, Event.ACCEPTED))
    await _tell_everybody(tx, accepted, "accepted", entry)
    return accepted


async def _tell_everybody(tx: Transaction, commitment: Commitment, what: str, entry: Entry) -> None:
    sequence = await record(tx, commitment, entry)
    for person in {commitment.owner, commitment.maker}:
        await notify(tx, commitment, person, what, sequence, entry)
    await show_customer(tx, commitment, what, sequence, entry)
