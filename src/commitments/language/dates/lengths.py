"""Lengths of time, and what lies so far ahead."""

from datetime import UTC, date, timedelta

from commitments.language.dates.date_arithmetic import add_months
from commitments.language.dates.values import Duration, ParsedDate
from commitments.language.line_context import LineContext

SECONDS = {"second": 1, "minute": 60, "hour": 3600}
DAYS = {"day": 1, "week": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3, "year": 12}
SIZES = {unit: size for size, unit in enumerate(("business", "business_hour", *SECONDS, *DAYS, *MONTHS))}
_MOST_HOURS = 9 * 500  # two years of working days


def capped_days(count: float) -> int:
    """Return a number of working days that can be counted in reasonable time: ten years at most."""
    return max(-2600, min(int(count), 2600))


def add_duration(day: date, length: Duration) -> date:
    """Return the date that lies `length` after a date; units shorter than a day do not count."""
    if length.unit in DAYS:
        later = day + timedelta(days=round(length.amount * DAYS[length.unit]))
    elif length.unit in MONTHS:
        months = length.amount * MONTHS[length.unit]
        later = add_months(day, int(months)) + timedelta(days=round((months - int(months)) * 30))
    else:
        later = day
    return add_duration(later, length.more) if length.more else later


def date_ahead(context: LineContext, length: Duration) -> ParsedDate | None:
    """Return the date `length` ahead of now: to the minute if it has hours or less, else the day."""
    if length.unit == "business":
        return ParsedDate(day=context.calendar.add_working_days(context.today, capped_days(length.amount)))
    if length.unit == "business_hour":
        hours = timedelta(hours=min(length.amount, _MOST_HOURS))
        return ParsedDate(exact=context.calendar.add_working_time(context.now, hours).replace(second=0, microsecond=0))
    if length.unit == "day" and length.amount != int(length.amount):
        return date_ahead(context, Duration(length.amount * 24, "hour", length.more))
    seconds = seconds_in(length)
    if seconds is None:
        return ParsedDate(day=add_duration(context.today, length))
    start = context.calendar.at(add_duration(context.today, length), context.now.time())
    later = (start.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(context.now.tzinfo)
    whole = later.replace(second=0, microsecond=0)
    return ParsedDate(exact=whole if whole > context.now and seconds >= 60 else later)


def seconds_in(length: Duration) -> float | None:
    """Return the seconds of the units shorter than a day, or None if there are none."""
    rest = seconds_in(length.more) if length.more else None
    return length.amount * SECONDS[length.unit] + (rest or 0) if length.unit in SECONDS else rest
