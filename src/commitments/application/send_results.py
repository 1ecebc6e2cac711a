"""Records the consequences of a message that was sent, or could not be sent."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from commitments.application.change_notices import record_aside
from commitments.application.following_customers import follow
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.questions import ask_the_next, plan_once
from commitments.application.reaching import accounts_of
from commitments.application.reminder_scheduling import customer_of, owner_of, plan_late_for_customer
from commitments.application.replacing_cards import replace_card
from commitments.application.taking_over import ask_to_take_over, is_to_be_taken_over
from commitments.application.whether_told import note_notice, note_told, note_untold
from commitments.application.who_can_act import who_can_act
from commitments.domain.commitment import Commitment
from commitments.domain.errors import MESSAGE_GONE
from commitments.domain.history import BOT, Entry, Event
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import MessageRef, to_person
from commitments.domain.notifications.notification import Notification, State, notification
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, CustomerLine, ToCustomer
from commitments.domain.notifications.payloads.list_file import FileLost, ListFile
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.questions import Question
from commitments.domain.reminders import overdue_on


async def delivered(uow: UnitOfWork, sent: Sequence[Notification], message: MessageRef | None, now: datetime) -> None:
    """Record that the customer saw a card, an edit or a line. Idempotent."""
    for one in sent:
        if isinstance(one.payload, CustomerCard) and message is not None:
            await _card_shown(uow, one, message, now)
        elif isinstance(one.payload, CustomerLine) and one.payload.move:
            await note_notice(uow, one.number or 0, one.payload.move, now)
        commitment = await uow.commitments.get_for_update(one.number or 0)
        if commitment is not None:
            await note_told(uow, commitment, sent, now)


async def _card_shown(uow: UnitOfWork, one: Notification, message: MessageRef, now: datetime) -> None:
    commitment = await uow.commitments.get_for_update(one.number or 0)
    message = await _renumbered(uow, one, message)
    if commitment is None or commitment.card == message:
        return
    customer = await customer_of(uow, commitment)
    if commitment.card is not None and customer is not None and customer.channel != message.channel:
        return  # they were led elsewhere meanwhile, and have their card there
    told = replace(commitment, card=message, told_at=commitment.told_at or now)
    await uow.commitments.save(told)
    await plan_late_for_customer(uow, told, now)
    await record_aside(uow, commitment, Entry(commitment.number, now, BOT, Event.TOLD))
    for move in await uow.moves.list_for(commitment.number):
        await note_notice(uow, one.number or 0, move.sequence, now)


async def _renumbered(uow: UnitOfWork, one: Notification, message: MessageRef) -> MessageRef:
    """Return where a card stands, whose channel may have got another id while it was on its way."""
    now_at = await uow.notifications.get_destination(one.id)
    return message if now_at is None else replace(message, channel=now_at.id)


async def plan_next_overdue(uow: UnitOfWork, numbers: Collection[int], now: datetime) -> None:
    """Plan the next working morning's reminder of the overdue commitments; one each morning."""
    late = [one for one in await uow.commitments.get_many_for_update(numbers) if one.is_overdue(now)]
    planned = [overdue_on(uow.company, one, await owner_of(uow, one), now) for one in late]
    await uow.notifications.add(planned)


async def refused(uow: UnitOfWork, tried: Sequence[Notification], reason: str, now: datetime) -> None:
    """Do as `given_up` for all that waits for a destination that accepts nothing: it is not even tried."""
    where = tried[0].destination
    waiting = [one for one in await uow.notifications.list_waiting(where) if one.due_at <= now]
    if where.kind == "person":
        for account in await accounts_of(uow, [where.id]):
            await ask_to_take_over(uow, account, now, tried[0].request)
    await given_up(uow, [*tried, *waiting], reason, now)


async def given_up(uow: UnitOfWork, lost: Sequence[Notification], reason: str, now: datetime) -> None:
    """Ask or notify a person who can act that somebody could not be reached, or that a customer was not told.

    What follows the customer to another place, or stands below a card that is posted anew, is not lost. Idempotent.
    """
    followed = await follow(uow, lost, now)
    for one in lost:
        if one not in followed and one.payload.is_reported_when_lost:
            await _report(uow, one, reason, now)


async def _report(uow: UnitOfWork, one: Notification, reason: str, now: datetime) -> None:
    if isinstance(one.payload, ListFile):
        await _tell_of_lost_file(uow, one, now)
    if isinstance(one.payload, ToCustomer):
        if not (reason.startswith(MESSAGE_GONE) and await replace_card(uow, one, now)):
            await note_untold(uow, one, reason, now)
    elif isinstance(one.payload, Question):
        await ask_the_next(uow, one, one.payload, now)
    elif one.number is not None:
        commitment = await uow.commitments.get_for_update(one.number)
        if commitment is None:
            return
        accounts = await accounts_of(uow, [one.destination.id])
        owner = commitment.owner if commitment.owner in accounts else one.destination.id
        if not await is_to_be_taken_over(uow, commitment, owner):
            await _tell_of_unreached(uow, commitment, one, reason, now)


async def _tell_of_lost_file(uow: UnitOfWork, one: Notification, now: datetime) -> None:
    """Notify whoever asked for a file that it failed; one that only waits for its destination is sent later."""
    if one.state is State.FAILED:
        told = notification(uow.company, keys.file_lost(one.id), FileLost(), one.destination, now)
        await uow.notifications.add([replace(told, request=one.request)])


async def _tell_of_unreached(
    uow: UnitOfWork, commitment: Commitment, lost: Notification, reason: str, now: datetime
) -> None:
    """Notify who can act on a commitment that somebody could not be reached about it: once for each change of it."""
    helper = next((one for one in await who_can_act(uow, commitment) if one != lost.destination.id), None)
    if helper is None:
        return
    changes = len(await uow.history.list_for(commitment.number))
    key = keys.failure(commitment.label, lost.destination, changes)
    payload = Notice(phrase="unreached", actor=lost.destination.id, reason=reason)
    told = notification(uow.company, key, payload, to_person(helper), now, commitment.number)
    await plan_once(uow, replace(told, request=lost.request))
