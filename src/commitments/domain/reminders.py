"""Plans the reminders of a commitment backward from its date; pure functions without I/O."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from commitments.domain.calendar import Calendar
from commitments.domain.commitment import Commitment
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_channel, to_person
from commitments.domain.notifications.notification import Notification, notification
from commitments.domain.notifications.payloads.customer_messages import LateEdit
from commitments.domain.notifications.payloads.questions import NoAnswer, TellLate
from commitments.domain.notifications.payloads.reminders import (
    BriefReminder,
    DueReminder,
    Escalation,
    LeadReminder,
    OverdueReminder,
    Reminder,
)
from commitments.domain.reminder_policy import Policy

# Reminders of one person within the same five minutes become one message, so moments are rounded down to this grid.
_GRID = timedelta(minutes=5)
# The working days that a customer has to say whether they have what was delivered.
_DAYS_TO_ANSWER = 2
# The working time after a date in which it may still be kept or moved before anybody is asked to tell the customer.
_TIME_TO_ACT = timedelta(hours=1)
_JUST_AFTER = timedelta(seconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Recipients:
    """The people who are reminded: the owner, and the manager when it is late, each with their own calendar."""

    owner: str
    owner_calendar: Calendar
    manager: str | None = None
    manager_calendar: Calendar | None = None


def plan(
    company: str, commitment: Commitment, policy: Policy, recipients: Recipients, now: datetime
) -> list[Notification]:
    """Return the reminders of an open commitment that lie after `now`, in order of time.

    Leads count working days and hours of the owner; for a date without a time they are sent when that day's work
    starts. The brief is sent on the morning of the date. Of two reminders at the same moment, the later kind remains.
    """
    planned: dict[datetime, Notification] = {}
    for kind, name, moment in _owner_moments(commitment, policy, recipients.owner_calendar):
        if moment > now:
            planned[moment] = _reminder(company, commitment, kind, name, recipients.owner, moment)
    late = overdue_on(company, commitment, recipients, max(commitment.due, now))
    every = [*planned.values(), late, *_escalation(company, commitment, policy, recipients, now)]
    return sorted(every, key=lambda one: one.due_at)


def no_answer(company: str, commitment: Commitment, recipients: Recipients, asked: datetime) -> Notification:
    """Return the owner's question for two working days after their customer was asked whether they have it."""
    calendar = recipients.owner_calendar
    day = calendar.add_working_days(calendar.local(asked).date(), _DAYS_TO_ANSWER)
    moment = calendar.not_before(calendar.at(day, calendar.local(asked).time()))
    key = keys.reminder(commitment.label, commitment.revision, NoAnswer.kind)
    return notification(company, key, NoAnswer(), to_person(recipients.owner), moment, commitment.number)


def late_for_customer(
    company: str, commitment: Commitment, recipients: Recipients, zone: str, now: datetime
) -> list[Notification]:
    """Return what follows when the date that a customer was told of passes: the edit of their card, the questions.

    `zone` is the customer's: by the day, they read that it is late when it is late on that date of theirs too. The
    owner is asked an hour of working time later, the manager a working day of theirs after that.
    """
    if commitment.card is None:
        return []
    edit = LateEdit(due=commitment.due)
    at, where = max(commitment.deadline.passed_in(zone) + _JUST_AFTER, now), to_channel(commitment.card.channel)
    key = keys.reminder(commitment.label, commitment.revision, f"{LateEdit.kind}/{where.id}")
    planned = [notification(company, key, edit, where, at, commitment.number)]
    asked = max(recipients.owner_calendar.add_working_time(commitment.due, _TIME_TO_ACT), now)
    planned.append(_tell_late(company, commitment, recipients.owner, recipients.owner_calendar.not_before(asked)))
    if recipients.manager is not None and recipients.manager_calendar is not None:
        calendar = recipients.manager_calendar
        day = calendar.add_working_days(calendar.local(asked).date(), 1)
        moment = calendar.not_before(calendar.at(day, calendar.local(asked).time()))
        planned.append(_tell_late(company, commitment, recipients.manager, moment, "next"))
    return planned


def _tell_late(
    company: str, commitment: Commitment, person: str, moment: datetime, turn: str = "first"
) -> Notification:
    name = f"{TellLate.kind}/{turn}/{person}"
    key = keys.reminder(commitment.label, commitment.revision, name)
    return notification(company, key, TellLate(due=commitment.due), to_person(person), moment, commitment.number)


def overdue_on(company: str, commitment: Commitment, recipients: Recipients, after: datetime) -> Notification:
    """Return the owner's overdue reminder for the first working morning after a moment."""
    calendar = recipients.owner_calendar
    today = calendar.local(after).date()
    morning = calendar.start_of(today)
    if morning <= after or not calendar.is_working_day(today):
        morning = calendar.start_of(calendar.next_working_day(today))
    name = f"overdue/{morning.date().isoformat()}"
    return _reminder(company, commitment, OverdueReminder, name, recipients.owner, morning)


def _owner_moments(
    commitment: Commitment, policy: Policy, calendar: Calendar
) -> Iterator[tuple[type[Reminder], str, datetime]]:
    due = calendar.local(commitment.due)
    for days in policy.lead_days:
        day = calendar.add_working_days(due.date(), -days)
        at = calendar.start_of(day) if commitment.precision == "day" else calendar.at(day, due.time())
        yield LeadReminder, f"{days}d", _on_grid(_within(calendar, at, day))
    if calendar.is_working_day(due.date()) and calendar.start_of(due.date()) < due:
        yield BriefReminder, "brief", _on_grid(calendar.start_of(due.date()))
    last = calendar.not_after(due)
    for hours in policy.lead_hours:
        yield LeadReminder, f"{hours}h", _on_grid(calendar.subtract_working_time(last, timedelta(hours=hours)))
    yield DueReminder, "due", _on_grid(last)


def _within(calendar: Calendar, moment: datetime, day: date) -> datetime:
    return min(max(moment, calendar.start_of(day)), calendar.end_of(day))


def _on_grid(moment: datetime) -> datetime:
    utc = moment.astimezone(UTC)
    return utc - (utc - _EPOCH) % _GRID


def _reminder(
    company: str, commitment: Commitment, kind: type[Reminder], name: str, person: str, moment: datetime
) -> Notification:
    key = keys.reminder(commitment.label, commitment.revision, name)
    payload = kind(name=name.partition("/")[0], due=commitment.due)
    return notification(company, key, payload, to_person(person), moment, commitment.number)


def _escalation(
    company: str, commitment: Commitment, policy: Policy, recipients: Recipients, now: datetime
) -> Iterator[Notification]:
    if recipients.manager is None or recipients.manager_calendar is None:
        return
    calendar = recipients.owner_calendar
    day = calendar.local(commitment.due).date()
    # One full working day late: the owner has had a morning's warning and that day to act.
    morning = calendar.start_of(calendar.add_working_days(day, policy.escalate_after_days + 1))
    moment = recipients.manager_calendar.not_before(max(morning, now))
    yield _reminder(company, commitment, Escalation, "escalation", recipients.manager, moment)
