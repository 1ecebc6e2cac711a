"""Records the consequences of a message that was sent, or could not be sent."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from commitments.application.following_customers import follow
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import customer_of, owner_of, recipients_of
from commitments.domain.commitment import Commitment
from commitments.domain.erasure import is_pseudonym
from commitments.domain.history import Entry, Event
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import MessageRef, to_person
from commitments.domain.notifications.notification import Notification, notification
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, CustomerLine
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.reminders import overdue_on

BOT = "bot"


async def delivered(uow: UnitOfWork, sent: Sequence[Notification], message: MessageRef | None, now: datetime) -> None:
    """Record that the customer saw a card or a move. Idempotent."""
    for one in sent:
        if isinstance(one.payload, CustomerCard) and message is not None:
            await _card_shown(uow, one, message, now)
        elif isinstance(one.payload, CustomerLine) and one.payload.move:
            await _note_notice(uow, one.number or 0, one.payload.move, now)


async def _card_shown(uow: UnitOfWork, one: Notification, message: MessageRef, now: datetime) -> None:
    commitment = await uow.commitments.get_for_update(one.number or 0)
    if commitment is None or commitment.card == message:
        return
    customer = await customer_of(uow, commitment)
    if commitment.card is not None and customer is not None and customer.channel != message.channel:
        return  # they were led elsewhere meanwhile, and have their card there
    await uow.commitments.save(replace(commitment, card=message, told_at=commitment.told_at or now))
    await uow.history.append(Entry(commitment.number, now, BOT, Event.TOLD))
    for move in await uow.moves.list_for(commitment.number):
        await _note_notice(uow, one.number or 0, move.sequence, now)


async def _note_notice(uow: UnitOfWork, number: int, sequence: int, now: datetime) -> None:
    """Record the notice given: working time of the owner from now to the date that was in force."""
    commitment = await uow.commitments.get_for_update(number)
    if commitment is None:
        return
    calendar = (await owner_of(uow, commitment)).owner_calendar
    for move in await uow.moves.list_for(number):
        if move.sequence == sequence and move.told_at is None and not move.undone:
            notice = calendar.working_time_between(now, move.from_due)
            await uow.moves.save(replace(move, told_at=now, notice=notice))


async def plan_next_overdue(uow: UnitOfWork, numbers: Collection[int], now: datetime) -> None:
    """Plan the next working morning's reminder of the overdue commitments; one each morning."""
    late = [one for one in await uow.commitments.get_many_for_update(numbers) if one.is_overdue(now)]
    planned = [overdue_on(uow.company, one, await owner_of(uow, one), now) for one in late]
    await uow.notifications.add(planned)


async def given_up(uow: UnitOfWork, lost: Sequence[Notification], reason: str, now: datetime) -> None:
    """Notify a person who can act that somebody could not be reached, or that a customer could not be shown something.

    What follows the customer to another place is not lost.
    """
    followed = await follow(uow, lost, now)
    for one in lost:
        if one in followed:
            continue
        commitment = await uow.commitments.get_for_update(one.number) if one.number is not None else None
        if commitment is None or not one.payload.is_reported_when_lost:
            continue
        circle = await recipients_of(uow, commitment, await customer_of(uow, commitment))
        near = (commitment.maker, circle.owner, circle.manager)
        helper = next((name for name in near if name and name != one.destination.id and not is_pseudonym(name)), None)
        if helper is not None:
            await uow.notifications.add([_trouble(uow, commitment, one, helper, reason, now)])


def _trouble(
    uow: UnitOfWork, commitment: Commitment, lost: Notification, helper: str, reason: str, now: datetime
) -> Notification:
    phrase = "unreached" if lost.destination.kind == "person" else "untold"
    payload = Notice(phrase=phrase, actor=lost.destination.id, reason=reason)
    key = keys.failure(commitment.label, phrase, lost.destination, now.date())
    told = notification(uow.company, key, payload, to_person(helper), now, commitment.number)
    return replace(told, request=lost.request)
