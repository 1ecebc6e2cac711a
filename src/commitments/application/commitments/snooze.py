"""Snooze the reminders of a commitment for one person."""

from datetime import UTC, datetime

from commitments.application.authorization import Right, authorize_commitment
from commitments.application.change_notices import record
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.validation import require_ahead
from commitments.domain.commitment import Commitment
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import REMINDERS, Kind, notification
from commitments.domain.person import Person


async def snooze(uow: UnitOfWork, actor: Person, number: int, until: datetime, now: datetime) -> Commitment:
    """Hold back what would remind the actor before a moment, and remind them then; nobody else is silenced.

    A second snooze takes the place of the first. Raises PastDate, TooFar, AlreadyClosed.
    """
    commitment = (await authorize_commitment(uow, actor, Right.CHANGE, number)).commitment
    commitment.require_open()
    require_ahead(until, now)
    me = to_person(actor.id)
    await uow.notifications.hold_back(number, REMINDERS, "snoozed", before=until, to=me)
    await uow.notifications.hold_back(number, frozenset({Kind.SNOOZED}), "snoozed", to=me)
    entry = Entry(number, now, actor.id, Event.SNOOZED, new=until.astimezone(UTC).isoformat())
    sequence = await record(uow, commitment, entry)
    key = f"{commitment.label}/snooze/{sequence}"
    await uow.notifications.add([notification(uow.company, key, Kind.SNOOZED, me, until, number, {"name": "snoozed"})])
    return commitment
