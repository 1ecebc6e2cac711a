"""Holidays, other named days, and seasons in English: Christmas, this summer. Their names are in holiday_names.py."""

from datetime import date

from commitments.language.dates.date_arithmetic import month_day
from commitments.language.dates.grammar import rule
from commitments.language.dates.holiday_dates import (
    HolidayFinder,
    add_holidays,
    bank_holidays,
    day_after,
    days_off_around,
    holiday_in,
    next_holiday,
)
from commitments.language.dates.values import ParsedDate
from commitments.language.languages.english.holiday_names import HOLIDAYS
from commitments.language.line_context import LineContext

add_holidays(HOLIDAYS, __name__, "Christmas")


@rule("DAY", "the|this|coming HOLIDAY", "the? next HOLIDAY")
def holiday(context: LineContext, find: HolidayFinder) -> ParsedDate | None:
    """Read this Thanksgiving; the next Good Friday: the next one, today included."""
    day = next_holiday(context, find)
    return ParsedDate(day=day, weak=True) if day else None


@rule("DAY", "the|this|coming? next? bank holiday monday?", "the|this? bank holiday weekend")
def bank_holiday(context: LineContext) -> ParsedDate | None:
    """Read the bank holiday; bank holiday Monday: the country's next one; of Britain and Ireland, a Monday."""
    day = next_holiday(context, lambda country, year: _from_today(context, bank_holidays(country, year)))
    return ParsedDate(day=day, weak=True) if day else None


def _from_today(context: LineContext, days: list[date]) -> date | None:
    return next((day for day in days if day >= context.today), None)


@rule("DAY", "HOLIDAY of|in|,? YEAR", "YEAR HOLIDAY")
def holiday_of_year(context: LineContext, first: HolidayFinder | int, second: HolidayFinder | int) -> ParsedDate | None:
    """Read Christmas 2027: the one of that year."""
    find, year = (second, first) if isinstance(first, int) else (first, second)
    if not isinstance(year, int) or not callable(find):
        return None
    return holiday_in(context, find, year)


@rule("DAY", "day after HOLIDAY", "the day after HOLIDAY")
def day_after_holiday(context: LineContext, find: HolidayFinder) -> ParsedDate | None:
    """Read the day after Christmas: the day after the next one."""
    return day_after(context, find)


@rule("PERIOD", "the? HOLIDAY holiday|holidays|break|weekend")
def holidays_after(context: LineContext, find: HolidayFinder) -> ParsedDate | None:
    """Read the Christmas holidays: the last of the days off around it."""
    return days_off_around(context, find)


@rule("DAY", "this|current summer")
def summer(context: LineContext) -> ParsedDate | None:
    """Read this summer: until autumn starts."""
    return month_day(context.today, 9, 23)


@rule("DAY", "this|current winter")
def winter(context: LineContext) -> ParsedDate | None:
    """Read this winter: until spring starts."""
    return month_day(context.today, 3, 20)


@rule("DAY", "this|current spring")
def spring(context: LineContext) -> ParsedDate | None:
    """Read this spring: until summer starts."""
    return month_day(context.today, 6, 21)


@rule("DAY", "this|current autumn|fall")
def autumn(context: LineContext) -> ParsedDate | None:
    """Read this autumn; this fall: until winter starts."""
    return month_day(context.today, 12, 21)
