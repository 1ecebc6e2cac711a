"""Parses the values of buttons and the answers of forms. All input is untrusted."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time

from bot.conversation.form_builder import NO_CUSTOMER, date_and_time
from bot.conversation.request_context import RequestContext
from bot.conversation.requests import FormSubmission
from commitments.application.commitments.reschedule import NewDate
from commitments.application.reason import Reason
from commitments.application.reminder_scheduling import calendar_of
from commitments.domain.calendar import Calendar
from commitments.domain.commitment import Commitment
from commitments.domain.errors import NoDate, NoSuchCustomer

_FIRST_YEAR, _LAST_YEAR = 1970, 2999


def number_in(text: str) -> int | None:
    """Return the number of a button or an option: up to nine digits, else None."""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def date_in(parts: Sequence[str]) -> NewDate | None:
    """Return the moment and the precision of a date's button; None if invalid."""
    try:
        due = datetime.fromisoformat(parts[0]) if parts else None
    except ValueError:
        return None
    if due is None or due.tzinfo is None or not _FIRST_YEAR <= due.year <= _LAST_YEAR:
        return None
    return NewDate(due, "time" if parts[1:] == ["time"] else "day")


def chosen_customer(submitted: FormSubmission) -> int | None:
    """Return the chosen customer, None for none; raises NoSuchCustomer for an invalid option."""
    number = number_in(submitted.answers.get("customer", NO_CUSTOMER))
    if number is None:
        raise NoSuchCustomer
    return number or None


def chosen_date(context: RequestContext, submitted: FormSubmission, stands: Commitment | None = None) -> NewDate:
    """Return the date and time of a form, in the actor's zone; raises NoDate. When their work ends means the day.

    What was left as it `stands` stays: date and time to the second, and in the hour that comes twice.
    """
    calendar = calendar_of(context.actor, context.workspace)
    day, clock = _day_and_time(submitted, calendar.hours.end)
    if stands and (day, clock) == date_and_time(context, stands.deadline):
        return NewDate(stands.due, stands.precision)
    return _new_date(calendar, day, clock)


def date_of(context: RequestContext, moment: datetime) -> NewDate:
    """Return a moment in the actor's zone as the date of a form."""
    return _new_date(calendar_of(context.actor, context.workspace), moment.date(), moment.time())


def _day_and_time(submitted: FormSubmission, usual: time) -> tuple[date, time]:
    """Return what a form says, the usual time where it says none. Raises NoDate."""
    try:
        day = date.fromisoformat(submitted.answers.get("date", ""))
        clock = time.fromisoformat(submitted.answers.get("time", "") or f"{usual:%H:%M}")
    except ValueError:
        raise NoDate from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise NoDate
    return day, clock.replace(tzinfo=None)


def _new_date(calendar: Calendar, day: date, clock: time) -> NewDate:
    if clock == calendar.hours.end:
        return NewDate(calendar.end_of(day), "day")
    return NewDate(datetime.combine(day, clock, calendar.zone), "time")


def chosen_reason(submitted: FormSubmission) -> Reason:
    """Return the reason of a form, whose box decides whether the customer reads it."""
    return Reason(submitted.answers.get("reason", ""), submitted.answers.get("internal") == "yes", previewed=True)
