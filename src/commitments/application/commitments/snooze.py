"""Snooze the reminders of a commitment for one person."""

from datetime import UTC, datetime

from commitments.application.authorization import Right, authorize_commitment_for_update
from commitments.application.change_notices import record
from commitments.application.commitments.undo_snapshot import before
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import end_snoozes, replan, snoozes_of
from commitments.application.validation import require_ahead
from commitments.domain.commitment import Commitment
from commitments.domain.history import Entry, Event
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.kinds import planned_kinds
from commitments.domain.notifications.notification import notification
from commitments.domain.notifications.payloads.reminders import SnoozedReminder
from commitments.domain.person import Person


async def snooze(
    uow: UnitOfWork, actor: Person, number: int, until: datetime, now: datetime, note: str = ""
) -> Commitment:
    """Hold back the actor's reminders until a moment, and remind them then; nobody else is affected.

    A second snooze replaces the first: what only that one held back is planned again. Raises PastDate, TooFar,
    AlreadyClosed.
    """
    commitment = (await authorize_commitment_for_update(uow, actor, Right.CHANGE, number)).commitment
    commitment.require_open()
    require_ahead(until, now)
    me = to_person(actor.told_at)
    undoing = await before(uow, commitment, Event.SNOOZED)
    earlier = (await snoozes_of(uow, number)).get(actor.told_at)
    reminders = frozenset(one for one in planned_kinds() if one.in_bundle)
    await uow.notifications.hold_back(number, reminders, "snoozed", before=until, to=me)
    await end_snoozes(uow, number, [actor.id], "snoozed")
    moment = until.astimezone(UTC).isoformat()
    entry = Entry(number, now, actor.id, Event.SNOOZED, new=moment, reason=note, before=undoing)
    sequence = await record(uow, commitment, entry)
    key = keys.snooze(commitment.label, sequence)
    payload = SnoozedReminder(name="snoozed")
    await uow.notifications.add([notification(uow.company, key, payload, me, until, number)])
    return commitment if earlier is None else await replan(uow, commitment, "snoozed", now)
