"""Date ranges: July 13-15, Monday to Wednesday, between 1 and 3pm, 12월 1일부터 4일까지. The end is the deadline."""

from datetime import timedelta

from commitments.language.dates.date_arithmetic import month_day, month_end, next_day_of_month, next_weekday
from commitments.language.dates.grammar import rule
from commitments.language.dates.rules.days import day_of_period, weekday_of_week
from commitments.language.dates.values import ClockTime, ParsedDate
from commitments.language.line_context import LineContext

_UNDER_WAY = timedelta(days=200)  # a range whose start is put into next year has begun already


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


@rule("DAY", "DAY 부터|~|에서|- INT 일 사이?", "DAY 와|과 INT 일 사이")
def range_to_number(_: LineContext, first: ParsedDate, number: int) -> ParsedDate | None:
    """Read 12월 1일부터 4일; 12월 1일에서 4일까지: its end, in the month of its start or in the next."""
    if first.day is None:
        return None
    start = first.day if number >= first.day.day else month_end(first.day.year, first.day.month) + timedelta(days=1)
    return ParsedDate(day=next_day_of_month(start, number), fixed=first.fixed)


@rule("DAY", "INT ~|-|에서 INT 일")
def range_of_numbers(context: LineContext, first: int, last: int) -> ParsedDate | None:
    """Read 2~4일까지: its end; alone it may be a number of days."""
    start = next_day_of_month(context.today, first)
    day = next_day_of_month(start, last) if start and first < last else None
    return ParsedDate(day=day, weak=True) if day else None


@rule("DAY", "WD ~|-|에서|부터 WD 사이?")
def range_of_short_weekdays(context: LineContext, first: int, last: int) -> ParsedDate | None:
    """Read 월~수; 월-수까지: its end; alone it may be every week."""
    start = next_weekday(context.today, first)
    return ParsedDate(day=next_weekday(start, last), weak=True) if first < last else None


@rule("DAY", "PERIOD WD ~|-|에서|부터 WD 사이?")
def range_of_short_weekdays_in_week(context: LineContext, week: ParsedDate, first: int, last: int) -> ParsedDate | None:
    """Read 다음 주 월~수: its end."""
    return weekday_of_week(context, last, week) if first < last else None


@rule("DAY", "PERIOD from|between WEEKDAY to|and|- WEEKDAY", "from|between WEEKDAY to|and|- WEEKDAY of? PERIOD")
def range_in_week(
    context: LineContext, first: ParsedDate | int, second: int, third: int | ParsedDate
) -> ParsedDate | None:
    """Read next week between Wednesday and Friday: its end."""
    week, weekday = (first, third) if isinstance(third, int) else (third, second)
    return weekday_of_week(context, weekday, week)


@rule("DAY", "DAY - DAY", "from? DAY to|until|till|through|thru|- DAY", "between DAY and DAY")
@rule("DAY", "DAY 부터|~|에서 DAY 사이?", "DAY 와|과 DAY 사이")
def range_of_days(_: LineContext, first: ParsedDate, last: ParsedDate) -> ParsedDate | None:
    """Read Monday to Wednesday; Dec 8 - Dec 12; 월요일부터 수요일: its end, not before its start."""
    if first.day is None or last.day is None:
        return None
    if last.day >= first.day or (first.day - last.day > _UNDER_WAY and not first.fixed):
        return last
    if first.fixed and last.day.replace(year=first.day.year) >= first.day:
        return last._replace(day=last.day.replace(year=first.day.year), fixed=True)
    later = first.day + timedelta(days=(last.day.weekday() - first.day.weekday()) % 7)
    same_month = last.day.day > first.day.day
    return last._replace(day=first.day.replace(day=last.day.day) if same_month else later)


@rule("PERIOD", "from PERIOD to|until|till|through|thru|- PERIOD", "between PERIOD and PERIOD")
@rule("PERIOD", "from DAY to|until|till|through|thru|- PERIOD", "between DAY and PERIOD", "YEAR - YEAR")
@rule("PERIOD", "PERIOD 부터|에서|~ PERIOD", "PERIOD 와|과 PERIOD 사이")
@rule("PERIOD", "DAY 부터|에서|~ PERIOD", "DAY 와|과 PERIOD 사이")
def range_of_periods(context: LineContext, first: ParsedDate | int, last: ParsedDate | int) -> ParsedDate | None:
    """Read from March to May; between 2027 and 2028; 3월부터 5월: the last working day of the last."""
    if isinstance(last, int):
        return ParsedDate(day=context.today.replace(year=last, month=12, day=31), weak=True)
    return None if isinstance(first, int) or last.day is None or first.day is None else last._replace(weak=False)


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
@rule("RANGE", "KCLOCK|CLOCK 부터|에서|~|- KCLOCK|CLOCK 사이?", "KCLOCK|CLOCK 와|과 KCLOCK|CLOCK 사이")
def range_of_hours(_: LineContext, first: ClockTime | int, last: ClockTime) -> ClockTime | None:
    """Read from 1pm to 4; between 9 and 11:30; 오후 1시부터 4시: its end, later than its start."""
    if isinstance(first, int):  # "5 to 6pm" in digits; without am or pm, "10 to 6" is ten to six
        return last if last.sure and first <= 12 else None
    if first.sure and not last.sure and last.hour < 12:
        return last.in_half(afternoon=first.hour >= 12 or last.hour < first.hour)
    return last


@rule("TIME", "RANGE", "PART ,? RANGE")
def end_of_hours(_: LineContext, first: ClockTime | object, last: ClockTime | None = None) -> ParsedDate:
    """Take from 1pm to 4; 오후 1시부터 4시: the end of a range of hours."""
    end = last or first
    return ParsedDate(clock_time=end if isinstance(end, ClockTime) else None)


@rule("MOMENT", "MOMENT ,? RANGE")
def hours_of_part(_: LineContext, parsed: ParsedDate, end: ClockTime) -> ParsedDate | None:
    """Read this afternoon from 3 to 4pm; tonight from 8 to 10pm: its end."""
    return parsed._replace(clock_time=end) if parsed.day else None
