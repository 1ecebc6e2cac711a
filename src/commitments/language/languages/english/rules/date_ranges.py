"""Date ranges in English: July 13-15, Monday to Wednesday, between 1 and 3pm. The end is the deadline."""

from commitments.language.dates.date_arithmetic import month_day
from commitments.language.dates.grammar import rule
from commitments.language.dates.range_ends import end_of_days, end_of_hours, end_of_periods
from commitments.language.dates.values import ClockTime, ParsedDate
from commitments.language.dates.weeks_of_periods import weekday_in_week
from commitments.language.languages.english.rules.days import day_of_period
from commitments.language.line_context import LineContext


@rule("NUMBERS", "from? the? INT to|through|thru|until|till|- the? INT|ORD", "between the? INT and|- the? INT|ORD")
def last_number(_: LineContext, __: int, last: int) -> int:
    """Take 13-15 July; 13 to 15 of next month: the last of two numbers."""
    return last


@rule("DAY", "from? MONTH the? INT|ORD to|through|thru|until|till|- the? INT|ORD")
@rule("DAY", "MONTH from|between the? INT|ORD to|and|- the? INT|ORD", "between MONTH the? INT|ORD and|- the? INT|ORD")
def range_in_month(context: LineContext, month: int, _: int, last: int) -> ParsedDate | None:
    """Read July 13-15; from May 3 to 8; between December 8 and 11: its end."""
    return month_day(context.today, month, last)


@rule("DAY", "from? MONTH the? INT|ORD to|through|thru|until|till|- the? INT|ORD ,? YEAR")
def range_in_month_of_year(context: LineContext, month: int, _: int, last: int, year: int) -> ParsedDate | None:
    """Read Dec 3 to 5, 2027; July 13-15 2027: its end."""
    return month_day(context.today, month, last, year)


@rule("DAY", "NUMBERS of? MONTH", "NUMBERS of? MONTH ,? YEAR")
def range_before_month(context: LineContext, last: int, month: int, year: int | None = None) -> ParsedDate | None:
    """Read 13-15 July; 13 to 15th of July; from 4 to 22 January 2028: its end."""
    return month_day(context.today, month, last, year)


@rule("DAY", "NUMBERS of|in? PERIOD")
def range_in_period(context: LineContext, last: int, period: ParsedDate) -> ParsedDate | None:
    """Read from 4 to 22 of next month; 4-22nd of next month: its end."""
    return day_of_period(context, last, period)


@rule("DAY", "PERIOD from|between WEEKDAY to|and|- WEEKDAY", "from|between WEEKDAY to|and|- WEEKDAY of? PERIOD")
def range_in_week(
    context: LineContext, first: ParsedDate | int, second: int, third: int | ParsedDate
) -> ParsedDate | None:
    """Read next week between Wednesday and Friday: its end."""
    week, weekday = (first, third) if isinstance(third, int) else (third, second)
    return weekday_in_week(context.today, week, weekday) if isinstance(week, ParsedDate) else None


@rule("DAY", "DAY - DAY", "from? DAY to|until|till|through|thru|- DAY", "between DAY and DAY")
def range_of_days(_: LineContext, first: ParsedDate, last: ParsedDate) -> ParsedDate | None:
    """Read Monday to Wednesday; Dec 8 - Dec 12: its end, not before its start."""
    return end_of_days(first, last)


@rule("PERIOD", "from PERIOD to|until|till|through|thru|- PERIOD", "between PERIOD and PERIOD")
@rule("PERIOD", "from DAY to|until|till|through|thru|- PERIOD", "between DAY and PERIOD", "YEAR - YEAR")
def range_of_periods(context: LineContext, first: ParsedDate | int, last: ParsedDate | int) -> ParsedDate | None:
    """Read from March to May; between 2027 and 2028: the last working day of the last."""
    return end_of_periods(context.today, first, last)


@rule("PERIOD", "PERIOD -|to|through|thru PERIOD")
def bare_range_of_periods(_: LineContext, first: ParsedDate, last: ParsedDate) -> ParsedDate | None:
    """Read March-May; Q1-Q2: the last working day of the last."""
    later = first.day is not None and last.day is not None and last.day > first.day
    return last._replace(weak=first.weak) if later else None


@rule("DAY", "from PERIOD to|until|till|through|thru|- DAY", "between PERIOD and DAY")
def range_to_day(_: LineContext, first: ParsedDate, last: ParsedDate) -> ParsedDate | None:
    """Read from next week to Dec 11; between January and March 9: its end."""
    return last if first.day else None


@rule("RANGE", "from|between HOUR|CLOCK to|until|till|and|- HOUR|CLOCK")
@rule("RANGE", "NUM to|- CLOCK", "CLOCK to|until|till|- HOUR|CLOCK")
def range_of_hours(_: LineContext, first: ClockTime | int, last: ClockTime) -> ClockTime | None:
    """Read from 1pm to 4; between 9 and 11:30: its end, later than its start."""
    return end_of_hours(first, last)


@rule("TIME", "RANGE", "PART ,? RANGE")
def hours_in_part(_: LineContext, first: ClockTime | object, last: ClockTime | None = None) -> ParsedDate:
    """Take from 1pm to 4: the end of a range of hours."""
    end = last or first
    return ParsedDate(clock_time=end if isinstance(end, ClockTime) else None)


@rule("MOMENT", "MOMENT ,? RANGE")
def hours_of_part(_: LineContext, parsed: ParsedDate, end: ClockTime) -> ParsedDate | None:
    """Read this afternoon from 3 to 4pm; tonight from 8 to 10pm: its end."""
    return parsed._replace(clock_time=end) if parsed.day else None
