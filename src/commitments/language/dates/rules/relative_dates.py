"""Relative dates: two days after Christmas, 3 business days from Monday, an hour before noon."""

from datetime import timedelta

from commitments.language.dates.date_arithmetic import monday_of, unit_period
from commitments.language.dates.grammar import rule
from commitments.language.dates.rules.durations import SECONDS, add_duration, capped_days, seconds_in
from commitments.language.dates.values import ClockTime, Duration, ParsedDate
from commitments.language.line_context import LineContext


@rule("DAY", "DURATION from|after DAY")
def from_day(context: LineContext, length: Duration, start: ParsedDate) -> ParsedDate | None:
    """Read a week from Friday; two days after Christmas; 3 business days from Monday: so long after that day."""
    return _shifted_day(context, start, length)


@rule("DAY", "DURATION before DAY")
def before_day(context: LineContext, length: Duration, start: ParsedDate) -> ParsedDate | None:
    """Read two days before Christmas; two business days before Friday: so long before that day."""
    return _shifted_day(context, start, negative(length))


@rule("DAY", "WEEKDAY in DURATION")
def weekday_in(context: LineContext, weekday: int, length: Duration) -> ParsedDate | None:
    """Read Monday in two weeks: that day of that week."""
    return _of_week(context, length, weekday)


@rule("DAY", "DURATION 뒤|후 WEEKDAY")
def weekday_after(context: LineContext, length: Duration, weekday: int) -> ParsedDate | None:
    """Read 2주 뒤 월요일: that day of that week."""
    return _of_week(context, length, weekday)


def _of_week(context: LineContext, length: Duration, weekday: int) -> ParsedDate | None:
    if length.unit != "week" or length.amount != int(length.amount):
        return None
    return ParsedDate(day=monday_of(context.today) + timedelta(weeks=int(length.amount), days=weekday))


@rule("DAY", "the? day before DAY")
def day_before(context: LineContext, start: ParsedDate) -> ParsedDate | None:
    """Read the day before Monday: a day earlier, working day or not."""
    return _shifted_day(context, start, Duration(-1, "day"))


@rule("DAY", "the day after DAY")
def day_after(context: LineContext, start: ParsedDate) -> ParsedDate | None:
    """Read the day after Friday: a day later, working day or not."""
    return _shifted_day(context, start, Duration(1, "day"))


@rule("PERIOD", "the week before DAY")
def week_before(context: LineContext, start: ParsedDate) -> ParsedDate | None:
    """Read the week before Christmas: the last working day of the week before the one that holds it."""
    earlier = _shifted_day(context, start, Duration(-1, "week"))
    return unit_period(earlier.day, "week", 0) if earlier and earlier.day else None


@rule("TIME", "DURATION before TIME")
@rule("MOMENT", "DURATION before MOMENT")
def before_time(_: LineContext, length: Duration, start: ParsedDate) -> ParsedDate | None:
    """Read an hour before noon; 2 hours before Friday 5pm: so long before that clock time."""
    return _shifted_time(start, negative(length))


@rule("TIME", "DURATION after TIME")
@rule("MOMENT", "DURATION after MOMENT")
def after_time(_: LineContext, length: Duration, start: ParsedDate) -> ParsedDate | None:
    """Read 2 hours after noon; 2 hours after Friday 5pm: so long after that clock time."""
    return _shifted_time(start, length)


def shifted(context: LineContext, start: ParsedDate, length: Duration) -> ParsedDate | None:
    """Return what lies `length` from a date; from a day without a time, hours count where they are whole days."""
    if length.unit in SECONDS and start.clock_time is None and length.unit == "hour" and length.amount % 24 == 0:
        length = Duration(length.amount / 24, "day")
    return _shifted_time(start, length) if length.unit in SECONDS else _shifted_day(context, start, length)


def negative(length: Duration) -> Duration:
    return Duration(-length.amount, length.unit, negative(length.more) if length.more else None)


def _shifted_day(context: LineContext, start: ParsedDate, length: Duration) -> ParsedDate | None:
    """Return the day that lies `length` from a day; hours and minutes count from a clock time only."""
    if start.day is None or seconds_in(length) is not None:
        return None
    if length.unit == "business":
        return ParsedDate(day=context.calendar.add_working_days(start.day, capped_days(length.amount)))
    return ParsedDate(day=add_duration(start.day, length))


def _shifted_time(start: ParsedDate, length: Duration) -> ParsedDate | None:
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
