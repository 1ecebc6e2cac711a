"""Holidays, other named days, and seasons in Korean: 추석, 이번 여름. Their names are in holiday_names.py."""

from commitments.language.dates.date_arithmetic import month_day
from commitments.language.dates.grammar import rule
from commitments.language.dates.holiday_dates import (
    HolidayFinder,
    add_holidays,
    day_after,
    days_off_around,
    holiday_in,
    next_holiday,
)
from commitments.language.dates.values import ParsedDate
from commitments.language.languages.korean.holiday_names import HOLIDAYS
from commitments.language.line_context import LineContext

add_holidays(HOLIDAYS, __name__, "추석")


@rule("DAY", "HOLIDAY 날|당일")
def holiday(context: LineContext, find: HolidayFinder) -> ParsedDate | None:
    """Read 추석 당일: the next one, today included."""
    day = next_holiday(context, find)
    return ParsedDate(day=day, weak=True) if day else None


@rule("DAY", "KYEAR HOLIDAY")
def holiday_of_year(context: LineContext, year: int, find: HolidayFinder) -> ParsedDate | None:
    """Read 2027년 추석: the one of that year."""
    return holiday_in(context, find, year)


@rule("DAY", "HOLIDAY 다음 날|날에", "HOLIDAY 다음날")
def day_after_holiday(context: LineContext, find: HolidayFinder) -> ParsedDate | None:
    """Read 추석 다음 날: the day after the next one."""
    return day_after(context, find)


@rule("PERIOD", "HOLIDAY 연휴")
def holidays_around(context: LineContext, find: HolidayFinder) -> ParsedDate | None:
    """Read 추석 연휴: the last of the days off around it."""
    return days_off_around(context, find)


@rule("DAY", "이번|올 여름")
def summer(context: LineContext) -> ParsedDate | None:
    """Read 이번 여름: until autumn starts."""
    return month_day(context.today, 9, 23)


@rule("DAY", "이번|올 겨울")
def winter(context: LineContext) -> ParsedDate | None:
    """Read 올 겨울: until spring starts."""
    return month_day(context.today, 3, 20)


@rule("DAY", "이번|올 봄")
def spring(context: LineContext) -> ParsedDate | None:
    """Read 올 봄: until summer starts."""
    return month_day(context.today, 6, 21)


@rule("DAY", "이번|올 가을")
def autumn(context: LineContext) -> ParsedDate | None:
    """Read 올 가을: until winter starts."""
    return month_day(context.today, 12, 21)
