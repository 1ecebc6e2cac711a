"""Weeks of a period, counted from its start or its end, and a weekday of a week."""

from datetime import date, timedelta

from commitments.language.dates.date_arithmetic import DAY, WEEK, monday_of, next_weekday
from commitments.language.dates.values import ParsedDate


def week_from_start(period: ParsedDate, number: int) -> ParsedDate | None:
    """Return the first, second … week of a period."""
    if period.first is None:
        return None
    opens = next_weekday(period.first - DAY, 0) if period.first.weekday() > 3 else monday_of(period.first)
    first = opens + WEEK * (number - 1)
    return ParsedDate(day=first + timedelta(days=6), first=first, fixed=period.fixed)


def week_from_end(period: ParsedDate, number: int) -> ParsedDate | None:
    """Return the last (1), the last but one (2) … week of a period."""
    if period.day is None:
        return None
    last = next_weekday(period.day - WEEK, 6) if period.day.weekday() < 6 else period.day
    last -= WEEK * (number - 1)
    return ParsedDate(day=last, first=last - timedelta(days=6), fixed=period.fixed)


def weekday_in_week(today: date, week: ParsedDate, weekday: int) -> ParsedDate | None:
    """Return a weekday of a week that is not the present one."""
    if week.first is None or week.day is None:
        return None
    if (week.day - week.first).days > 6 or week.first <= today <= week.day:
        return None
    return ParsedDate(day=next_weekday(week.first - DAY, weekday))
