"""What lies some length of time before or after a date."""

from datetime import timedelta

from commitments.language.dates.date_arithmetic import monday_of
from commitments.language.dates.lengths import SECONDS, add_duration, capped_days, seconds_in
from commitments.language.dates.values import ClockTime, Duration, ParsedDate
from commitments.language.line_context import LineContext


def weekday_of_week_ahead(context: LineContext, length: Duration, weekday: int) -> ParsedDate | None:
    if length.unit != "week" or length.amount != int(length.amount):
        return None
    return ParsedDate(day=monday_of(context.today) + timedelta(weeks=int(length.amount), days=weekday))


def shifted(context: LineContext, start: ParsedDate, length: Duration) -> ParsedDate | None:
    """Return what lies `length` from a date; from a day without a time, hours count where they are whole days."""
    if length.unit in SECONDS and start.clock_time is None and length.unit == "hour" and length.amount % 24 == 0:
        length = Duration(length.amount / 24, "day")
    return shifted_time(start, length) if length.unit in SECONDS else shifted_day(context, start, length)


def negative(length: Duration) -> Duration:
    return Duration(-length.amount, length.unit, negative(length.more) if length.more else None)


def shifted_day(context: LineContext, start: ParsedDate, length: Duration) -> ParsedDate | None:
    """Return the day that lies `length` from a day; hours and minutes count from a clock time only."""
    if start.day is None or seconds_in(length) is not None or length.unit == "business_hour":
        return None
    if length.unit == "business":
        return ParsedDate(day=context.calendar.add_working_days(start.day, capped_days(length.amount)))
    return ParsedDate(day=add_duration(start.day, length))


def shifted_time(start: ParsedDate, length: Duration) -> ParsedDate | None:
    """Return the clock time that lies `length` from another; without a day it must be on the same day."""
    seconds = seconds_in(length)
    if start.clock_time is None or seconds is None or length.unit not in SECONDS:
        return None
    sure = start.clock_time.in_working_hours()
    later = sure.hour * 3600 + sure.minute * 60 + sure.second + round(seconds)
    days, rest = divmod(later, 86400)
    if days and start.day is None:
        return None
    day = start.day + timedelta(days=days) if start.day else None
    clock_time = ClockTime(rest // 3600, rest // 60 % 60, rest % 60, sure=True)
    return start._replace(day=day, clock_time=clock_time, is_end=False, weak=False)


def just_before(context: LineContext, parsed: ParsedDate) -> ParsedDate | None:
    """Return the end of the working day before a day or period; a clock time or an end is unchanged."""
    if parsed.clock_time or parsed.exact or parsed.is_end or parsed.day is None:
        return parsed._replace(weak=False)
    start = parsed.first if parsed.first and parsed.first > context.today else parsed.day
    day = context.calendar.previous_working_day(start)
    if day < context.today <= start:
        day = max(start - timedelta(days=1), context.today)
    return parsed._replace(day=day, first=None, alternatives=(), weak=False)
