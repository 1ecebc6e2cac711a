"""Date ranges in Korean: 12월 1일부터 4일까지, 월~수, 오후 1시부터 4시. The end is the deadline."""

from datetime import timedelta

from commitments.language.dates.date_arithmetic import month_end, next_day_of_month, next_weekday
from commitments.language.dates.grammar import rule
from commitments.language.dates.range_ends import end_of_days, end_of_hours, end_of_periods
from commitments.language.dates.values import ClockTime, ParsedDate
from commitments.language.dates.weeks_of_periods import weekday_in_week
from commitments.language.line_context import LineContext


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
    return weekday_in_week(context.today, week, last) if first < last else None


@rule("DAY", "DAY 부터|~|에서 DAY 사이?", "DAY 와|과 DAY 사이")
def range_of_days(_: LineContext, first: ParsedDate, last: ParsedDate) -> ParsedDate | None:
    """Read 월요일부터 수요일: its end, not before its start."""
    return end_of_days(first, last)


@rule("PERIOD", "PERIOD 부터|에서|~ PERIOD", "PERIOD 와|과 PERIOD 사이")
@rule("PERIOD", "DAY 부터|에서|~ PERIOD", "DAY 와|과 PERIOD 사이")
def range_of_periods(context: LineContext, first: ParsedDate, last: ParsedDate) -> ParsedDate | None:
    """Read 3월부터 5월: the last working day of the last."""
    return end_of_periods(context.today, first, last)


@rule("RANGE", "KCLOCK|CLOCK 부터|에서|~|- KCLOCK|CLOCK 사이?", "KCLOCK|CLOCK 와|과 KCLOCK|CLOCK 사이")
def range_of_hours(_: LineContext, first: ClockTime, last: ClockTime) -> ClockTime | None:
    """Read 오후 1시부터 4시: its end, later than its start."""
    return end_of_hours(first, last)
