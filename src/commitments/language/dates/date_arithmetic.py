"""Arithmetic on days, shared by all languages. Weekdays count from Monday as 0."""

from calendar import isleap
from datetime import date, timedelta

from commitments.language.dates.values import ParsedDate

WEEK = timedelta(days=7)
DAY = timedelta(days=1)


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_length(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else _LENGTHS[month - 1]


def month_end(year: int, month: int) -> date:
    return date(year, month, month_length(year, month))


def add_months(day: date, count: int) -> date:
    """Step `count` months on; a day that the month lacks becomes its last day."""
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, month_length(year, month)))


def monday_of(day: date) -> date:
    """Return the Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def next_weekday(after: date, weekday: int) -> date:
    """Return the first `weekday` after a date, that date excluded."""
    return after + timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)


def next_day_of_month(today: date, number: int) -> date | None:
    """Return the next day with this number, today included; months without it are skipped."""
    if not 1 <= number <= 31:
        return None
    year, month = today.year, today.month
    if number < today.day:
        year, month = _month_after(year, month)
    while number > month_length(year, month):
        year, month = _month_after(year, month)
    return date(year, month, number)


def _month_after(year: int, month: int) -> tuple[int, int]:
    return (year, month + 1) if month < 12 else (year + 1, 1)


def month_day(today: date, month: int, number: int, year: int | None = None) -> ParsedDate | None:
    """Read month and day: the next such day unless the year was said; an impossible day is unclear."""
    if not (1 <= month <= 12 and 1 <= number <= 31):
        return None
    said = year is not None
    year = year if year is not None else today.year
    if not said and (month, number) < (today.month, today.day):
        year += 1
    last = month_end(year, month)
    if number > last.day:
        return ParsedDate(alternatives=(last, last + DAY), ambiguous=True)
    return ParsedDate(day=date(year, month, number), fixed=said)


def month_period(today: date, month: int, year: int | None = None) -> ParsedDate:
    """Read a whole month: this one or the next such month unless the year was said."""
    said = year is not None
    year = year if year is not None else today.year + (month < today.month)
    return ParsedDate(day=month_end(year, month), first=date(year, month, 1), fixed=said)


def quarter_period(today: date, quarter: int, year: int | None = None) -> ParsedDate:
    """Read a quarter of the year, 1 to 4: the one that ends next unless the year was said."""
    said = year is not None
    year = year if year is not None else today.year + (quarter * 3 < today.month)
    return ParsedDate(day=month_end(year, quarter * 3), first=date(year, quarter * 3 - 2, 1), fixed=said)


def weekend_of(today: date, step: int) -> ParsedDate:
    """Return Saturday and Sunday of the week that is `step` weeks after the current one."""
    sunday = monday_of(today) + WEEK * (step + 1) - DAY
    return ParsedDate(day=sunday, first=sunday - DAY)


def unit_period(today: date, unit: str, step: int, count: int = 1) -> ParsedDate | None:
    """Return `count` whole weeks, months, quarters or years that start `step` of them after the current one."""
    if unit == "week":
        first = monday_of(today) + WEEK * step
        return ParsedDate(day=first + WEEK * count - DAY, first=first)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit)
    if months is None:
        return None
    start = today.replace(month=(today.month - 1) // months * months + 1, day=1)
    first = add_months(start, months * step)
    return ParsedDate(day=add_months(first, months * count) - DAY, first=first)


def third_of(period: ParsedDate, part: str) -> ParsedDate | None:
    """Return the end of the early, mid or late part of a week, a month, a quarter or a year."""
    first, last = period.first, period.day
    if first is None or last is None:
        return None
    length = (last - first).days + 1
    if part == "late":
        return ParsedDate(day=last, first=first, is_end=True, fixed=period.fixed)
    if length <= 7:
        return ParsedDate(day=first + DAY * 2, fixed=period.fixed)
    if length <= 31:
        return ParsedDate(day=first.replace(day=10 if part == "early" else 15), fixed=period.fixed)
    early = add_months(first, 3 if length > 300 else 1) - DAY
    return ParsedDate(day=early if part == "early" else first + DAY * (length // 2), first=first, fixed=period.fixed)


def nth_weekday(period: ParsedDate, weekday: int, number: int) -> ParsedDate | None:
    """Return the first, second … (or last, as -1, -2 …) weekday of a period."""
    first, last = period.first, period.day
    if first is None or last is None:
        return None
    if number > 0:
        day = next_weekday(first - DAY, weekday) + WEEK * (number - 1)
    else:
        day = next_weekday(last, weekday) + WEEK * number
    return ParsedDate(day=day, fixed=period.fixed) if first <= day <= last else None


def this_week_or_next(today: date, day: date) -> ParsedDate:
    """Return a day of this week; if it has passed, next week's, as a question."""
    gone = day < today
    return ParsedDate(day=day + WEEK if gone else day, ambiguous=gone)
