"""Close a commitment with the customer's agreement."""

from datetime import datetime

from commitments.application.authorization import (
    AuthorizedCommitment,
    Right,
    authorize_answer_for_update,
    authorize_commitment_for_update,
)
from commitments.application.change_notices import tell_everybody
from commitments.application.commitments.recur import make_next
from commitments.application.commitments.undo_snapshot import before
from commitments.application.contacts import learn_contact
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import replan
from commitments.domain.commitment import Commitment
from commitments.domain.history import Entry, Event
from commitments.domain.person import Person


async def accept(uow: UnitOfWork, actor: Person, number: int, place: str, now: datetime) -> Commitment:
    """Close it because the customer, in their channel, confirms receipt. Raises NotDelivered."""
    seen = await authorize_answer_for_update(uow, actor, number, place)
    await learn_contact(uow, seen.customer, actor, now)
    return await _close(uow, actor, seen, now)


async def agree(uow: UnitOfWork, actor: Person, number: int, now: datetime, note: str = "") -> Commitment:
    """Close it because the customer confirmed receipt to one of us; history records who entered that, with a note."""
    seen = await authorize_commitment_for_update(uow, actor, Right.AGREE, number)
    return await _close(uow, actor, seen, now, note)


async def _close(
    uow: UnitOfWork, actor: Person, seen: AuthorizedCommitment, now: datetime, note: str = ""
) -> Commitment:
    old = seen.commitment
    undoing = await before(uow, old, Event.ACCEPTED)
    accepted = await replan(uow, old.accepted(now, await uow.moves.list_for(old.number)), "accepted", now)
    outcome = accepted.outcome.value if accepted.outcome else ""
    entry = Entry(old.number, now, actor.id, Event.ACCEPTED, new=outcome, reason=note, before=undoing)
    await tell_everybody(uow, old, accepted, "accepted", entry)
    await make_next(uow, accepted, now)
    return accepted
