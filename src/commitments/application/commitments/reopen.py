"""Open a delivered commitment again, because one of us says that it is not done."""

from datetime import datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import tell_everybody
from commitments.application.commitments.undo_snapshot import before
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import replan
from commitments.application.taking_over import ask_if_left
from commitments.domain.commitment import Commitment
from commitments.domain.history import Entry, Event
from commitments.domain.person import Person


async def reopen(uow: UnitOfWork, actor: Person, number: int, now: datetime) -> Commitment:
    """Open it again; tells owner, maker and a customer who was told. Raises NotDelivered."""
    old = (await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)).commitment
    reopened = await replan(uow, old.reopened(), "not_done", now)
    entry = Entry(number, now, actor.id, Event.NOT_DONE, before=await before(uow, old, Event.NOT_DONE))
    await tell_everybody(uow, old, reopened, "not_done", entry)
    await ask_if_left(uow, reopened, now)
    return reopened
