"""Record that one of us told a customer what could not be delivered."""

from dataclasses import replace
from datetime import datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import record_aside
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.whether_told import note_notice, settle_replies
from commitments.domain.commitment import Commitment
from commitments.domain.errors import NothingUntold
from commitments.domain.history import Entry, Event, newest_telling
from commitments.domain.notifications.payloads.customer_messages import (
    CustomerLine,
    LateLine,
)
from commitments.domain.person import Person


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
    await settle_replies(uow, number, "told", now)
    return told
