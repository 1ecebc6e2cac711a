"""Hand a commitment over to another owner."""

from datetime import datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import notify, record
from commitments.application.commitments.undo_snapshot import before
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.questions import ask_new_owner_for_news, ask_new_owner_to_tell
from commitments.application.reason import NO_REASON, Reason
from commitments.application.reminder_scheduling import end_snoozes, replan
from commitments.application.validation import require_owner
from commitments.domain.commitment import Commitment
from commitments.domain.history import Entry, Event
from commitments.domain.person import Person


async def hand_over(
    uow: UnitOfWork, actor: Person, number: int, owner: str, now: datetime, reason: Reason = NO_REASON
) -> Commitment:
    """Change the owner and replan the reminders. Raises UnknownPerson, CannotOwn, AlreadyClosed, AlreadyDone."""
    old = (await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)).commitment
    old.require_open()
    await require_owner(uow, owner)
    if owner == old.owner:
        return old
    undoing = await before(uow, old, Event.HANDED_OVER)
    await end_snoozes(uow, number, [old.owner], "handed_over")
    given = await replan(uow, old.handed_over(owner), "handed_over", now)
    entry = Entry(
        number, now, actor.id, Event.HANDED_OVER, old.owner, owner, reason.text, reason.internal, before=undoing
    )
    sequence = await record(uow, given, entry)
    await notify(uow, given, owner, "given", sequence, entry)
    for person in {old.owner, old.maker} - {owner}:
        await notify(uow, given, person, "handed_over", sequence, entry)
    await ask_new_owner_for_news(uow, given, sequence, now)
    await ask_new_owner_to_tell(uow, given, sequence, now)
    return given
