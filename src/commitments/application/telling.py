"""Whether a customer was told: records it, asks somebody to act where they were not, and tries again."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import plan_card, record_aside
from commitments.application.commitments.tell_customer import require_tellable
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.questions import ask
from commitments.application.reminder_scheduling import owner_of
from commitments.domain.commitment import Commitment
from commitments.domain.errors import NothingUntold
from commitments.domain.history import BOT, Entry, Event, newest_telling
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_channel
from commitments.domain.notifications.notification import Notification, State, notification
from commitments.domain.notifications.payloads.customer_messages import (
    CustomerCard,
    CustomerEdit,
    CustomerLine,
    LateLine,
    ToCustomer,
)
from commitments.domain.notifications.payloads.questions import Untold
from commitments.domain.notifications.payloads.reply_outcome import ReplyOutcome
from commitments.domain.person import Person

# The reply is on its way to whoever acted while the customer is told already.
_AFTER_THE_REPLY = timedelta(seconds=2)
_WAITING = (State.PLANNED, State.CLAIMED)


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
    if last in (Event.UNTOLD, Event.TOLD_BY_HAND):
        return
    sequence = await record_aside(uow, commitment, Entry(commitment.number, now, BOT, Event.UNTOLD, reason=reason))
    if last is not Event.RETOLD:
        await uow.notifications.hold_back(commitment.number, frozenset({Untold}), "settled")
        await ask(uow, commitment, Untold(reason=reason), sequence, now, lost.request)


async def tell_again(uow: UnitOfWork, actor: Person, number: int, now: datetime) -> Commitment:
    """Try again to tell the customer what they could not be told.

    Raises InternalCommitment, NoCustomerChannel, AnnouncingIsOff, or NothingUntold.
    """
    seen = await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)
    customer, channel = require_tellable(seen.commitment, seen.customer)
    theirs = await _theirs(uow, number, channel)
    lost, on_its_way = _not_arrived(theirs), any(one.state in _WAITING for one in theirs)
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


async def tell_by_hand(uow: UnitOfWork, actor: Person, number: int, now: datetime) -> Commitment:
    """Record that one of us told a customer what I could not; what waits below their card goes no more.

    Raises NothingUntold unless somebody is asked about that.
    """
    seen = await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)
    newest = newest_telling(await uow.history.list_for(number))
    if newest is None or newest.event not in (Event.UNTOLD, Event.RETOLD):
        raise NothingUntold(label=seen.commitment.label, customer=seen.customer.name if seen.customer else "")
    told = replace(seen.commitment, told_at=seen.commitment.told_at or now)
    await uow.commitments.save(told)
    await uow.notifications.hold_back(number, frozenset({CustomerLine, LateLine}), Event.TOLD_BY_HAND)
    await record_aside(uow, told, Entry(number, now, actor.id, Event.TOLD_BY_HAND))
    for move in await uow.moves.list_for(number):
        await note_notice(uow, number, move.sequence, now)
    await _settle_replies(uow, number, "told", now)
    return told


async def note_notice(uow: UnitOfWork, number: int, sequence: int, now: datetime) -> None:
    """Record the notice given: working time of the owner from now to the date that was in force."""
    commitment = await uow.commitments.get_for_update(number)
    if commitment is None:
        return
    calendar = (await owner_of(uow, commitment)).owner_calendar
    for move in await uow.moves.list_for(number):
        if move.sequence == sequence and move.told_at is None and not move.undone:
            notice = calendar.working_time_between(now, move.from_due)
            await uow.moves.save(replace(move, told_at=now, notice=notice))


async def is_being_told(uow: UnitOfWork, number: int, request: str) -> bool:
    """Whether a request has planned something for the customer that is still on its way."""
    return any(one.request == request for one in await _on_the_way(uow, number))


async def _on_the_way(uow: UnitOfWork, number: int) -> list[Notification]:
    told = await uow.notifications.list_told(number)
    return [one for one in told if isinstance(one.payload, ToCustomer) and one.state in _WAITING]


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
    """Return the edits and lines that failed and that nothing replaces; a card is planned by its own rule."""
    failed = [one for one in theirs if one.state is State.FAILED and not isinstance(one.payload, CustomerCard)]
    lost = [one for one in failed if not any(_is_replaced(one, by) for by in theirs)]
    return list({one.payload: one for one in reversed(lost)}.values())[::-1]


def _is_replaced(lost: Notification, by: Notification) -> bool:
    """Whether an edit or a line that failed need not go out, since another says the same, or what holds now."""
    again = by.id != lost.id and by.payload == lost.payload and by.due_at >= lost.due_at
    if again and by.state in (*_WAITING, State.SENT):
        return True
    kind = CustomerLine if isinstance(lost.payload, CustomerLine) else CustomerEdit
    return by.state is State.SENT and by.due_at > lost.due_at and isinstance(by.payload, kind | CustomerCard)
