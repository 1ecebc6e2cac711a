"""Whether a customer was told: records it, and asks somebody to act where they were not."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from commitments.application.change_notices import record_aside
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.questions import ask
from commitments.application.reminder_scheduling import owner_of
from commitments.domain.commitment import Commitment
from commitments.domain.history import BOT, Entry, Event, newest_telling
from commitments.domain.notifications import keys
from commitments.domain.notifications.notification import Notification, State, notification
from commitments.domain.notifications.payloads.customer_messages import (
    ToCustomer,
)
from commitments.domain.notifications.payloads.questions import Untold
from commitments.domain.notifications.payloads.reply_outcome import ReplyOutcome

# The reply is on its way to whoever acted while the customer is told already.
_AFTER_THE_REPLY = timedelta(seconds=2)


async def note_told(uow: UnitOfWork, commitment: Commitment, sent: Collection[Notification], now: datetime) -> None:
    """Record that a customer was told after all, where that had failed, and say so in the replies. Idempotent."""
    newest = newest_telling(await uow.history.list_for(commitment.number))
    if newest is not None and newest.event is not Event.TOLD:
        await record_aside(uow, commitment, Entry(commitment.number, now, BOT, Event.TOLD))
    still = [one for one in await _on_the_way(uow, commitment.number) if one.id not in {each.id for each in sent}]
    if not still:
        await settle_replies(uow, commitment.number, "told", now)


async def note_untold(uow: UnitOfWork, lost: Notification, reason: str, now: datetime) -> None:
    """Record that a customer could not be told of the last change, once, and ask somebody to act.

    After another try that failed, the message that asked says so.
    """
    commitment = await uow.commitments.get_for_update(lost.number or 0)
    if commitment is None:
        return
    await settle_replies(uow, commitment.number, "untold", now)
    history = await uow.history.list_for(commitment.number)
    last = next((one.event for one in reversed(history) if one.event is not Event.SNOOZED), None)
    if last in (Event.UNTOLD, Event.TOLD_BY_HAND):
        return
    sequence = await record_aside(uow, commitment, Entry(commitment.number, now, BOT, Event.UNTOLD, reason=reason))
    if last is not Event.RETOLD:
        await uow.notifications.hold_back(commitment.number, frozenset({Untold}), "settled")
        await ask(uow, commitment, Untold(reason=reason), sequence, now, lost.request)


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
    return [one for one in told if isinstance(one.payload, ToCustomer) and one.is_waiting]


async def settle_replies(uow: UnitOfWork, number: int, outcome: str, now: datetime) -> None:
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
