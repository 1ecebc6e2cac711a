"""Holidays, other named days, and seasons: Christmas, 추석, this summer. Their names are in holiday_dates.py."""

from datetime import date, timedelta

from commitments.language.dates.date_arithmetic import month_day
from commitments.language.dates.grammar import RuleFunction, rule
from commitments.language.dates.holiday_dates import HOLIDAYS, HolidayFinder, bank_holidays
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext


def _named(holiday: HolidayFinder) -> RuleFunction:
    def named(_: LineContext, *__: object) -> HolidayFinder:
        """Take Christmas; 추석: a day with a name."""
        return holiday

    return named


for _pattern, _finder in HOLIDAYS.items():
    rule("HOLIDAY", _pattern)(_named(_finder))


@rule("DAY", "the|this|coming? HOLIDAY", "the? next HOLIDAY", "HOLIDAY 날|당일")
def holiday(context: LineContext, find: HolidayFinder) -> ParsedDate | None:
    """Read Christmas; Thanksgiving; Good Friday; 추석; 어린이날: the next one, today included."""
    day = next_holiday(context, find)
    return ParsedDate(day=day, weak=True) if day else None


@rule("DAY", "the|this|coming? next? bank holiday monday?", "the|this? bank holiday weekend")
def bank_holiday(context: LineContext) -> ParsedDate | None:
    """Read the bank holiday; bank holiday Monday: the country's next one; of Britain and Ireland, a Monday."""
    day = next_holiday(context, lambda country, year: _from_today(context, bank_holidays(country, year)))
    return ParsedDate(day=day, weak=True) if day else None


def _from_today(context: LineContext, days: list[date]) -> date | None:
    return next((day for day in days if day >= context.today), None)


@rule("DAY", "HOLIDAY of|in|,? YEAR", "YEAR HOLIDAY", "KYEAR HOLIDAY")
def holiday_of_year(context: LineContext, first: HolidayFinder | int, second: HolidayFinder | int) -> ParsedDate | None:
    """Read Christmas 2027; 2027년 추석: the one of that year."""
    find, year = (second, first) if isinstance(first, int) else (first, second)
    if not isinstance(year, int) or not callable(find):
        return None
    day = find(context.calendar.country, year)
    return ParsedDate(day=day, fixed=True) if day else None


@rule("DAY", "day after HOLIDAY", "the day after HOLIDAY", "HOLIDAY 다음 날|날에", "HOLIDAY 다음날")
def day_after_holiday(context: LineContext, find: HolidayFinder) -> ParsedDate | None:
    """Read the day after Christmas; 추석 다음 날: the day after the next one."""
    day = next_holiday(context, find)
    return ParsedDate(day=day + timedelta(days=1)) if day else None


@rule("PERIOD", "the? HOLIDAY holiday|holidays|break|weekend", "HOLIDAY 연휴")
def holidays_around(context: LineContext, find: HolidayFinder) -> ParsedDate | None:
    """Read the Christmas holidays; 추석 연휴: the last of the days off around it."""
    day = next_holiday(context, find)
    if day is None:
        return None
    calendar, one = context.calendar, timedelta(days=1)
    first, last = calendar.previous_working_day(day) + one, calendar.next_working_day(day) - one
    return ParsedDate(day=last, first=first)


def next_holiday(context: LineContext, find: HolidayFinder) -> date | None:
    """Return the next occurrence of a holiday, today included."""
    country, today = context.calendar.country, context.today
    days = (find(country, year) for year in range(today.year, today.year + 3))
    return next((day for day in days if day and day >= today), None)


@rule("DAY", "this|current summer", "이번|올 여름")
def summer(context: LineContext) -> ParsedDate | None:
    """Read this summer; 이번 여름: until autumn starts."""
    return month_day(context.today, 9, 23)


@rule("DAY", "this|current winter", "이번|올 겨울")
def winter(context: LineContext) -> ParsedDate | None:
    """Read this winter; 올 겨울: until spring starts."""
    return month_day(context.today, 3, 20)


@rule("DAY", "this|current spring", "이번|올 봄")
def spring(context: LineContext) -> ParsedDate | None:
    """Read this spring; 올 봄: until summer starts."""
    return month_day(context.today, 6, 21)


@rule("DAY", "this|current autumn|fall", "이번|올 가을")
def autumn(context: LineContext) -> ParsedDate | None:
    """Read this autumn; this fall; 올 가을: until winter starts."""
    return month_day(context.today, 12, 21)
