"""Reopen a commitment that the customer does not have yet."""

from datetime import datetime

from commitments.application.authorization import authorize_answer_for_update
from commitments.application.change_notices import tell_everybody
from commitments.application.contacts import learn_contact
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import replan
from commitments.application.taking_over import ask_if_left
from commitments.domain.commitment import Commitment
from commitments.domain.history import Entry, Event
from commitments.domain.person import Person


async def send_back(uow: UnitOfWork, actor: Person, number: int, place: str, missing: str, now: datetime) -> Commitment:
    """Reopen it because the customer, in their channel, does not have it; notifies the owner."""
    seen = await authorize_answer_for_update(uow, actor, number, place)
    old = seen.commitment
    reopened = await replan(uow, old.reopened(), "reopened", now)
    await learn_contact(uow, seen.customer, actor, now)
    entry = Entry(number, now, actor.id, Event.REOPENED, reason=missing.strip())
    await tell_everybody(uow, old, reopened, "reopened", entry)
    await ask_if_left(uow, reopened, now)
    return reopened
