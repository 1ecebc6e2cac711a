"""Sends what waits for a customer to the place where the customer is now."""

from collections.abc import Sequence
from datetime import datetime

from commitments.application.change_notices import plan_card
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import customer_of
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import Destination, to_channel
from commitments.domain.notifications.notification import Notification, State, notification
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, ToCustomer


async def lead_to_channel(uow: UnitOfWork, old: str | None, now: datetime) -> None:
    """Plan what waits in a channel that was a customer's for the channel where they are now."""
    if old is None:
        return
    for one in await follow(uow, await uow.notifications.list_waiting(to_channel(old)), now):
        kind = frozenset({type(one.payload)})
        await uow.notifications.hold_back(one.number or 0, kind, "redirected", to=to_channel(old), key=one.key)


async def renumber(uow: UnitOfWork, old: str, new: str, now: datetime) -> None:
    """Replace the id of a channel: for the cards in it, what waits for it and what is on its way there."""
    # Locked, so that a card which has just arrived is recorded either before, or with the new id.
    await uow.commitments.get_many_for_update(await uow.notifications.list_open_numbers(to_channel(old)))
    await uow.commitments.renumber_cards(old, new)
    await uow.notifications.redirect(to_channel(old), to_channel(new), now)


async def is_renumbered(uow: UnitOfWork, claimed: Notification) -> bool:
    """Whether the destination of a claimed notification got another id since."""
    return await uow.notifications.get_destination(claimed.id) not in (None, claimed.destination)


async def follow(uow: UnitOfWork, lost: Sequence[Notification], now: datetime) -> list[Notification]:
    """Plan messages whose place is no longer the customer's for where the customer is now; return those planned."""
    return [one for one in lost if await _follow(uow, one, now)]


async def _follow(uow: UnitOfWork, one: Notification, now: datetime) -> bool:
    if not isinstance(one.payload, ToCustomer) or one.payload.is_reminder or one.number is None:
        return False  # what is planned for a date shows the card where it is then
    commitment = await uow.commitments.get_for_update(one.number)
    if await is_renumbered(uow, one):
        return one.state is not State.FAILED  # it is tried at the new id by itself
    customer = await customer_of(uow, commitment) if commitment else None
    channel = customer.channel if customer else None
    if commitment is None or channel is None or channel == one.destination.id:
        return False
    where = to_channel(channel)
    if isinstance(one.payload, CustomerCard):
        if commitment.card is None or commitment.card.channel != where.id:
            await plan_card(uow, commitment, where.id, now, one.payload)
    elif commitment.card is not None and commitment.card.channel == where.id:
        await _plan_again(uow, one, where, now)
    elif commitment.card is not None:
        await plan_card(uow, commitment, where.id, now)
    return True


async def _plan_again(uow: UnitOfWork, one: Notification, where: Destination, now: datetime) -> None:
    """Plan an edit or a line for the channel's new id, to which the card has moved along."""
    key = keys.redirected(one.key, where)
    await uow.notifications.add([notification(uow.company, key, one.payload, where, now, one.number)])
