"""Keep a note on a commitment, which only colleagues read."""

from datetime import datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import notify, record_aside
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.history import Entry, Event
from commitments.domain.person import Person


async def add_note(uow: UnitOfWork, actor: Person, number: int, words: str, now: datetime) -> Commitment:
    """Store a note in the history, and tell the owner of it; of one that is closed nobody is told."""
    commitment = (await authorize_commitment_for_update(uow, actor, Right.NOTE, number)).commitment
    entry = Entry(number, now, actor.id, Event.NOTED, reason=words, internal=True)
    sequence = await record_aside(uow, commitment, entry)
    if not commitment.is_closed:
        await notify(uow, commitment, commitment.owner, "noted", sequence, entry)
    return commitment
