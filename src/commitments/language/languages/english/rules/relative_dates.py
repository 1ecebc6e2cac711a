"""Relative dates: two days after Christmas, 3 business days from Monday, an hour before noon."""

from commitments.language.dates.date_arithmetic import DAY, WEEK, monday_of, next_weekday, unit_period
from commitments.language.dates.grammar import rule
from commitments.language.dates.shifted_dates import negative, shifted_day, shifted_time, weekday_of_week_ahead
from commitments.language.dates.values import Duration, ParsedDate
from commitments.language.line_context import LineContext


@rule("DAY", "DURATION from|after|following DAY")
def from_day(context: LineContext, length: Duration, start: ParsedDate) -> ParsedDate | None:
    """Read a week from Friday; two days after Christmas; 3 business days from Monday: so long after that day."""
    return shifted_day(context, start, length)


@rule(
    "DAY",
    "DURATION before|prior DAY",
    "DURATION prior to DAY",
    "DURATION ahead|shy of DAY",
    "DURATION in advance of DAY",
)
def before_day(context: LineContext, length: Duration, start: ParsedDate) -> ParsedDate | None:
    """Read two days before Christmas; two business days before Friday: so long before that day."""
    return shifted_day(context, start, negative(length))


@rule("DAY", "on? the? WEEKDAY after|following DAY")
def weekday_after_day(_: LineContext, weekday: int, start: ParsedDate) -> ParsedDate | None:
    """Read the Friday after Christmas: the next such day after that day."""
    return ParsedDate(day=next_weekday(start.day, weekday)) if start.day else None


@rule("DAY", "the? ORD WEEKDAY after|following DAY")
def numbered_weekday_after_day(_: LineContext, number: int, weekday: int, start: ParsedDate) -> ParsedDate | None:
    """Read the third Tuesday after Christmas: that many such days after that day."""
    return ParsedDate(day=next_weekday(start.day, weekday) + WEEK * (number - 1)) if start.day else None


@rule("DAY", "on? the? WEEKDAY before|prior DAY", "on? the? WEEKDAY prior to DAY")
def weekday_before_day(_: LineContext, weekday: int, start: ParsedDate) -> ParsedDate | None:
    """Read the Friday before Christmas: the last such day before that day."""
    return ParsedDate(day=next_weekday(start.day - WEEK - DAY, weekday)) if start.day else None


@rule("DAY", "on? the? WEEKDAY after next")
def weekday_after_next(context: LineContext, weekday: int) -> ParsedDate:
    """Read the Monday after next: that day of the week after the next one."""
    return ParsedDate(day=monday_of(context.today) + WEEK * 2 + DAY * weekday)


@rule("DAY", "WEEKDAY in DURATION")
def weekday_in(context: LineContext, weekday: int, length: Duration) -> ParsedDate | None:
    """Read Monday in two weeks: that day of that week."""
    return weekday_of_week_ahead(context, length, weekday)


@rule("DAY", "the? day before|prior DAY", "the? day prior to DAY")
def day_before(context: LineContext, start: ParsedDate) -> ParsedDate | None:
    """Read the day before Monday: a day earlier, working day or not."""
    return shifted_day(context, start, Duration(-1, "day"))


@rule("DAY", "the day after|following DAY")
def day_after(context: LineContext, start: ParsedDate) -> ParsedDate | None:
    """Read the day after Friday: a day later, working day or not."""
    return shifted_day(context, start, Duration(1, "day"))


@rule("PERIOD", "the week before DAY")
def week_before(context: LineContext, start: ParsedDate) -> ParsedDate | None:
    """Read the week before Christmas: the last working day of the week before the one that holds it."""
    earlier = shifted_day(context, start, Duration(-1, "week"))
    return unit_period(earlier.day, "week", 0) if earlier and earlier.day else None


@rule("TIME", "DURATION before|prior TIME", "DURATION prior to TIME", "DURATION ahead of TIME")
@rule("MOMENT", "DURATION before|prior MOMENT", "DURATION prior to MOMENT", "DURATION ahead of MOMENT")
def before_time(_: LineContext, length: Duration, start: ParsedDate) -> ParsedDate | None:
    """Read an hour before noon; 2 hours before Friday 5pm: so long before that clock time."""
    return shifted_time(start, negative(length))


@rule("TIME", "DURATION after TIME")
@rule("MOMENT", "DURATION after MOMENT")
def after_time(_: LineContext, length: Duration, start: ParsedDate) -> ParsedDate | None:
    """Read 2 hours after noon; 2 hours after Friday 5pm: so long after that clock time."""
    return shifted_time(start, length)
