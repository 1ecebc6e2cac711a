"""Named days by which people set dates. Public holidays are looked up in the holiday data, the speaker's country first.

The tables of a language map patterns of the grammar to these functions, which find the day in a year.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from commitments.domain.country_days import public_holiday, public_holidays
from commitments.language.dates.date_arithmetic import DAY, month_period, nth_weekday
from commitments.language.dates.grammar import RuleFunction, rule
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext

HolidayFinder = Callable[[str | None, int], date | None]
"""Returns the day for the speaker's country and a year; None where there is none in that year."""


def fixed_date(month: int, day: int) -> HolidayFinder:
    """Return a finder of the same day each year."""
    return lambda _, year: date(year, month, day)


def nth_weekday_of_month(number: int, weekday: int, month: int) -> HolidayFinder:
    """Return a finder of the first, second … weekday (Monday is 0) of a month."""

    def find(_: str | None, year: int) -> date | None:
        parsed = nth_weekday(month_period(date(year, 1, 1), month, year), weekday, number)
        return parsed.day if parsed else None

    return find


def public_holiday_named(name: str, *homes: str, later: int = 0) -> HolidayFinder:
    """Return a finder by the English name: in the speaker's country, else in `homes`; `later` days are added."""

    def find(country: str | None, year: int) -> date | None:
        for place in (country, *homes) if country else homes:
            day = public_holiday(name, place, year)
            if day:
                return day + timedelta(days=later)
        return None

    return find


def bank_holiday_in(month: int, which: int = 0) -> HolidayFinder:
    """Return a finder of the first (or, as -1, last) bank holiday of a month, in Ireland and else in Britain."""

    def find(country: str | None, year: int) -> date | None:
        days = [day for day in bank_holidays("IE" if country == "IE" else "GB", year) if day.month == month]
        return days[which] if days else None

    return find


def bank_holidays(country: str | None, year: int) -> list[date]:
    """Return the Mondays off of Britain and Ireland; of another country its public holidays from Monday to Friday."""
    last = 0 if country in ("GB", "IE") else 4
    return [day for day in public_holidays(country, year) if day.weekday() <= last] if country else []


def by_country(exceptions: Mapping[str, HolidayFinder], usual: HolidayFinder) -> HolidayFinder:
    """Return a finder of a holiday that some countries keep on another day than most."""
    return lambda country, year: exceptions.get(country or "", usual)(country, year)


def days_off_around(context: LineContext, find: HolidayFinder) -> ParsedDate | None:
    """Return the days off around the next occurrence of a holiday."""
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


def add_holidays(names: Mapping[str, HolidayFinder], module: str, example: str) -> None:
    """Add the names of holidays, as patterns, to the rules of a module; `example` is one that stands in its docs."""
    for pattern, finder in names.items():
        rule("HOLIDAY", pattern)(_named(finder, module, example))


def _named(holiday: HolidayFinder, module: str, example: str) -> RuleFunction:
    def named(_: LineContext, *__: object) -> HolidayFinder:
        return holiday

    named.__module__, named.__doc__ = module, f"Take {example}: a day with a name."
    return named


def holiday_in(context: LineContext, find: HolidayFinder, year: int) -> ParsedDate | None:
    """Return a holiday of a year that was said."""
    day = find(context.calendar.country, year)
    return ParsedDate(day=day, fixed=True) if day else None


def day_after(context: LineContext, find: HolidayFinder) -> ParsedDate | None:
    """Return the day after the next occurrence of a holiday."""
    day = next_holiday(context, find)
    return ParsedDate(day=day + DAY) if day else None


CHRISTMAS, NEW_YEAR, VALENTINE, HALLOWEEN = (
    fixed_date(12, 25),
    fixed_date(1, 1),
    fixed_date(2, 14),
    fixed_date(10, 31),
)
THANKSGIVING = by_country({"CA": nth_weekday_of_month(2, 0, 10)}, public_holiday_named("Thanksgiving Day", "US"))
BLACK_FRIDAY = public_holiday_named("Thanksgiving Day", "US", later=1)
GOOD_FRIDAY = public_holiday_named("Good Friday", "GB")
EASTER = public_holiday_named("Good Friday", "GB", later=2)
EASTER_MONDAY = public_holiday_named("Good Friday", "GB", later=3)


def from_easter(days: int) -> HolidayFinder:
    """Return a finder of the day that lies so many days from Easter Sunday."""
    return public_holiday_named("Good Friday", "GB", later=2 + days)


def monday_before_the_25th_of_may(_: str | None, year: int) -> date:
    last = date(year, 5, 24)
    return last - timedelta(days=last.weekday())


LABOR = public_holiday_named("Labor Day", "US")
LUNAR_NEW_YEAR = public_holiday_named("Korean New Year", "KR")
BUDDHA = public_holiday_named("Buddha's Birthday", "KR")
