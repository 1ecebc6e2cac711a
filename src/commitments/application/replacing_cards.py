"""Posts a customer's card anew where the one that they had, or its thread, is gone."""

from dataclasses import replace
from datetime import datetime

from commitments.application.change_notices import plan_card
from commitments.application.ports.commitment_query import Query
from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import PAGE
from commitments.domain.commitment import Commitment
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import Destination, to_channel
from commitments.domain.notifications.kinds import PayloadType
from commitments.domain.notifications.notification import Notification, notification
from commitments.domain.notifications.payloads.customer_messages import (
    CustomerEdit,
    CustomerLine,
    CustomerQuestion,
    LateLine,
    UpdateLine,
)


async def replace_card(uow: UnitOfWork, lost: Notification, now: datetime) -> bool:
    """Plan the card anew, and below it the lines that were for the old one; return whether that was possible.

    A line that could not even be posted below the new card is not tried a third time.
    """
    commitment = await uow.commitments.get_for_update(lost.number or 0)
    if commitment is None or keys.is_below_new_card(lost.key):
        return False
    here = [one for one in await uow.notifications.list_waiting(lost.destination) if one.number == lost.number]
    await _post_anew(uow, commitment, lost.destination, now)
    lines = [one for one in (lost, *here) if isinstance(one.payload, CustomerLine)]
    await uow.notifications.add([_below_it(one, now) for one in lines if not keys.is_below_new_card(one.key)])
    return True


async def post_all_anew(store: Store, company: str, now: datetime) -> int:
    """Plan the cards of open commitments anew in the channels where they stood; return how many.

    Transactions are short; what is broken off is done when this is called again.
    """
    count, query = 0, Query(None, "open", limit=PAGE)
    while True:
        async with store.transaction(company) as uow:
            page = await uow.commitments.find(query)
            for one in await uow.commitments.get_many_for_update([one.number for one in page.items]):
                if one.card is not None:
                    await _post_anew(uow, one, to_channel(one.card.channel), now)
                    count += 1
        if not page.more:
            return count
        query = replace(query, after=(page.items[-1].due, page.items[-1].number))


async def _post_anew(uow: UnitOfWork, commitment: Commitment, where: Destination, now: datetime) -> None:
    """Plan the card anew; what was for the old one is not sent."""
    bare = replace(commitment, card=None)
    await uow.commitments.save(bare)
    await plan_card(uow, bare, where.id, now)
    kinds = frozenset[PayloadType]((CustomerEdit, CustomerLine, CustomerQuestion, LateLine, UpdateLine))
    await uow.notifications.hold_back(bare.number, kinds, "posted_anew", to=where)


def _below_it(line: Notification, now: datetime) -> Notification:
    """Return a line again: later in the order of its channel than the card."""
    key = keys.below_new_card(line.key)
    again = notification(line.company, key, line.payload, line.destination, now, line.number)
    return replace(again, request=line.request)
