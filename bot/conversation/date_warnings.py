"""Warnings about a promised date."""

from datetime import timedelta
from math import ceil
from zoneinfo import ZoneInfo

from bot.conversation.request_context import RequestContext
from commitments.application.names import Names
from commitments.application.reminder_scheduling import calendar_of
from commitments.domain.calendar import Calendar
from commitments.domain.commitment import Commitment
from commitments.domain.deadline import Deadline

_FAR_AHEAD = timedelta(days=365)
_ALMOST_A_YEAR = timedelta(days=330)  # a past date without a year is read as next year's
_VERY_SOON, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


def date_warnings(context: RequestContext, commitment: Commitment, names: Names) -> list[str]:
    """Return warnings for a date that is no working day here, of its owner or at the customer, or is very near or far.

    `names` are those of the commitment.
    """
    due, customer = commitment.deadline, names.customer(commitment)
    here = _rest_day(context, calendar_of(context.actor, context.workspace), due, context.text("warn.here"))
    notes = [here] if here else owner_warnings(context, commitment, names)
    if customer and (customer.zone or customer.country):
        theirs = Calendar(ZoneInfo(customer.zone or context.actor.zone), customer.country)
        where = context.text("warn.at_customer", name=customer.name)
        notes.append(_rest_day(context, theirs, due, where, customer.zone))
    ahead = due.at - context.now
    if ahead > _ALMOST_A_YEAR:
        notes.append(context.text("warn.far_ahead" if ahead > _FAR_AHEAD else "warn.almost_a_year"))
    if ahead < _VERY_SOON:
        notes.append(context.text("warn.very_soon", count=ceil(ahead / _MINUTE)))
    return [note for note in notes if note]


def owner_warnings(context: RequestContext, commitment: Commitment, names: Names) -> list[str]:
    """Return a warning for a date on which its owner, who is not the actor, does not work."""
    owner = names.people.get(commitment.owner)
    if owner is None or owner.id in context.actor.accounts:
        return []
    where = context.text("warn.of_owner", name=owner.name)
    warning = _rest_day(context, calendar_of(owner, context.workspace), commitment.deadline, where)
    return [warning] if warning else []


def _rest_day(
    context: RequestContext, calendar: Calendar, due: Deadline, where: str, shown_in: str | None = None
) -> str:
    day = due.date_in(calendar.zone)
    if calendar.is_working_day(day):
        return ""
    name = "warn.weekend" if calendar.is_weekend(day) else "warn.day_off"
    reason = calendar.holiday(day, context.localizer.language) or context.text(name)
    warning, last = context.text("warn.rest_day", reason=reason, where=where), _last_before(calendar, due)
    if last.at <= context.now:
        return warning
    moment = context.localizer.due(last, shown_in)
    return f"{warning} {context.text('warn.last_before', moment=moment)}"


def _last_before(calendar: Calendar, due: Deadline) -> Deadline:
    """Return the last deadline on a working day before a date on a rest day."""
    if due.day is None:
        return Deadline(calendar.not_after(due.at))
    day = calendar.previous_working_day(due.day)
    return Deadline(calendar.end_of(day), day)
