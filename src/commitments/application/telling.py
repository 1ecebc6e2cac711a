"""Whether a customer was told: records it, asks somebody to act where they were not, and tries again."""

from collections.abc import Collection
from datetime import datetime, timedelta

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import plan_card, record_aside
from commitments.application.commitments.tell_customer import require_tellable
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.questions import ask
from commitments.domain.commitment import Commitment
from commitments.domain.history import BOT, Entry, Event, newest_telling
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_channel
from commitments.domain.notifications.notification import Notification, State, notification
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, ToCustomer
from commitments.domain.notifications.payloads.questions import Untold
from commitments.domain.notifications.payloads.reply_outcome import ReplyOutcome
from commitments.domain.person import Person

# The reply is on its way to whoever acted while the customer is told already.
_AFTER_THE_REPLY = timedelta(seconds=2)


async def note_told(uow: UnitOfWork, commitment: Commitment, sent: Collection[Notification], now: datetime) -> None:
    """Record that a customer was told after all, where that had failed, and say so in the replies. Idempotent."""
    newest = newest_telling(await uow.history.list_for(commitment.number))
    if newest is not None and newest.event is not Event.TOLD:
        await record_aside(uow, commitment, Entry(commitment.number, now, BOT, Event.TOLD))
    still = [one for one in await _on_the_way(uow, commitment.number) if one.id not in {each.id for each in sent}]
    if not still:
        await _settle_replies(uow, commitment.number, "told", now)


async def note_untold(uow: UnitOfWork, lost: Notification, reason: str, now: datetime) -> None:
    """Record that a customer could not be told of the last change, once, and ask somebody to act.

    After another try that failed, the message that asked says so.
    """
    commitment = await uow.commitments.get_for_update(lost.number or 0)
    if commitment is None:
        return
    await _settle_replies(uow, commitment.number, "untold", now)
    history = await uow.history.list_for(commitment.number)
    last = next((one.event for one in reversed(history) if one.event is not Event.SNOOZED), None)
    if last is Event.UNTOLD:
        return
    sequence = await record_aside(uow, commitment, Entry(commitment.number, now, BOT, Event.UNTOLD, reason=reason))
    if last is not Event.RETOLD:
        await uow.notifications.hold_back(commitment.number, frozenset({Untold}), "settled")
        await ask(uow, commitment, Untold(reason=reason), sequence, now, lost.request)


async def tell_again(uow: UnitOfWork, actor: Person, number: int, now: datetime) -> Commitment:
    """Try again to tell the customer what they could not be told.

    Raises InternalCommitment, NoCustomerChannel or AnnouncingIsOff.
    """
    seen = await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)
    _, channel = require_tellable(seen.commitment, seen.customer)
    sequence = await record_aside(uow, seen.commitment, Entry(number, now, actor.id, Event.RETOLD))
    theirs = await _theirs(uow, number, channel)
    lost = _not_arrived(theirs)
    if any(one.state is State.PLANNED for one in theirs):
        await uow.notifications.retry_destination(to_channel(channel), now)
    elif seen.commitment.card is None or seen.commitment.card.channel != channel:
        await plan_card(uow, seen.commitment, channel, now)
    again = [(keys.once_more(one.key, sequence), one.payload) for one in lost]
    where = to_channel(channel)
    await uow.notifications.add([notification(uow.company, key, each, where, now, number) for key, each in again])
    return seen.commitment


async def is_being_told(uow: UnitOfWork, number: int, request: str) -> bool:
    """Whether a request has planned something for the customer that is still on its way."""
    return any(one.request == request for one in await _on_the_way(uow, number))


async def _on_the_way(uow: UnitOfWork, number: int) -> list[Notification]:
    told = await uow.notifications.list_told(number)
    waiting = (State.PLANNED, State.CLAIMED)
    return [one for one in told if isinstance(one.payload, ToCustomer) and one.state in waiting]


async def _settle_replies(uow: UnitOfWork, number: int, outcome: str, now: datetime) -> None:
    """Plan the change of the replies that say that the customer is being told; they were sent a moment ago."""
    for one in await uow.notifications.list_told(number):
        if not isinstance(one.payload, ReplyOutcome) or one.state is not State.PLANNED or one.payload.outcome:
            continue
        await uow.notifications.hold_back(number, frozenset({ReplyOutcome}), "settled", key=one.key)
        known = one.payload.model_copy(update={"outcome": outcome, "at": now})
        at = now + _AFTER_THE_REPLY
        await uow.notifications.add(
            [notification(uow.company, keys.settled(one.key), known, one.destination, at, number)]
        )


async def _theirs(uow: UnitOfWork, number: int, channel: str) -> list[Notification]:
    """Return what was planned of a commitment for its customer, in the order of planning."""
    told = await uow.notifications.list_told(number)
    return [one for one in told if isinstance(one.payload, ToCustomer) and one.destination == to_channel(channel)]


def _not_arrived(theirs: list[Notification]) -> list[Notification]:
    """Return the edits and lines that failed since something arrived; a card is planned by its own rule."""
    arrived = max((at for at, one in enumerate(theirs) if one.state is State.SENT), default=-1)
    later = theirs[arrived + 1 :]
    return [one for one in later if one.state is State.FAILED and not isinstance(one.payload, CustomerCard)]
