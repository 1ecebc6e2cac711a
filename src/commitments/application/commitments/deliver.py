"""Mark a commitment as delivered."""

from datetime import datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import tell_everybody
from commitments.application.commitments.recur import make_next
from commitments.application.commitments.undo_snapshot import before
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import replan
from commitments.domain.commitment import Commitment
from commitments.domain.history import Entry, Event
from commitments.domain.person import Person


async def deliver(uow: UnitOfWork, actor: Person, number: int, now: datetime, note: str = "") -> Commitment:
    """Mark it as delivered, with a note for our history; a customer who was told is asked to confirm receipt.

    An internal one is closed at once: nobody is asked. Raises AlreadyClosed.
    """
    old = (await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)).commitment
    moves = await uow.moves.list_for(number) if old.internal else ()  # its outcome is judged now
    undoing = await before(uow, old, Event.DELIVERED)
    delivered = await replan(uow, old.delivered(now, moves), "delivered", now)
    entry = Entry(number, now, actor.id, Event.DELIVERED, reason=note, before=undoing)
    await tell_everybody(uow, old, delivered, "delivered", entry)
    if delivered.is_closed:
        await make_next(uow, delivered, now)
    return delivered
