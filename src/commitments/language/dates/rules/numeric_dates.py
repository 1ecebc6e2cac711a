"""Dates in numbers: 2027-05-03, 12/4, 4.12.2026."""

from datetime import timedelta

from commitments.language.dates.date_arithmetic import month_day
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate
from commitments.language.dates.weekdays_of_dates import with_weekday
from commitments.language.line_context import LineContext

_NEAR = timedelta(days=183)
_MONTHS = 12
_MONTH_FIRST_WITH_DOTS = frozenset({"KR", "JP", "CN", "TW", "HU", "LT"})
_Said = int | tuple[int, int]


@rule("DAY", "DATE")
def date_alone(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read 12/4; March 9: that date."""
    return parsed


@rule("DATE", "YMD")
def year_month_day(context: LineContext, parts: tuple[int, int, int]) -> ParsedDate | None:
    """Read 2027-03-09; 2027. 3. 9까지: that day, past when it is gone."""
    return month_day(context.today, parts[1], parts[2], parts[0])


@rule("DATE", "YYMD")
def short_year_first(context: LineContext, parts: tuple[int, int, int]) -> ParsedDate | None:
    """Read 27-3-9까지: in Korean, a year of two digits comes first."""
    return month_day(context.today, parts[1], parts[2], 2000 + parts[0]) if context.one_order else None


@rule("DATE", "MDY")
def full_numeric(context: LineContext, parts: tuple[int, int, int]) -> ParsedDate | None:
    """Read 3/4/2027; 4-12-27: that day, in the order of the country; the other order is offered when near."""
    if context.one_order and parts[0] > _MONTHS and parts[2] < 100:
        return short_year_first(context, parts)
    year = parts[2] if parts[2] > 99 else 2000 + parts[2]
    return in_either_order(context, parts[0], parts[1], year)


@rule("DATE", "SLASH")
def slashed(context: LineContext, parts: tuple[int, int]) -> ParsedDate | None:
    """Read 12/4; 12/4까지: the next such day, in the order of the country; the other order is offered when near."""
    return in_either_order(context, parts[0], parts[1], None)


@rule("DATE", "DMY")
def dotted_in_full(context: LineContext, parts: tuple[int, int, int]) -> ParsedDate | None:
    """Read 4.12.2026; 12.4.27까지: that day; with dots the day comes first, in Korea the month."""
    if context.one_order and parts[0] > _MONTHS and parts[2] < 100:
        return short_year_first(context, parts)
    year = parts[2] if parts[2] > 99 else 2000 + parts[2]
    return in_either_order(_dots(context), parts[0], parts[1], year)


@rule("DAY", "DOT")
def dotted(context: LineContext, parts: tuple[int, int]) -> ParsedDate | None:
    """Read by 4.12.: the next such day, where a date is expected; with dots the day comes first, in Korea the month."""
    parsed = in_either_order(_dots(context), parts[0], parts[1], None)
    return parsed._replace(weak=True) if parsed else None


@rule("DAY", "WEEKDAY ,? DOT", "DOT ,? WEEKDAY")
def weekday_with_dotted(context: LineContext, first: _Said, second: _Said) -> ParsedDate | None:
    """Read Friday 4.12.; 4.12. Friday: that day, in the order that makes it that weekday; else a question."""
    weekday, parts = (first, second) if isinstance(first, int) else (second, first)
    if not isinstance(weekday, int) or not isinstance(parts, tuple):
        return None
    day_first = [month_day(context.today, parts[1], parts[0]), month_day(context.today, *parts)]
    orders = [one for one in (day_first if _dots(context).day_first else day_first[::-1]) if one and one.day]
    agreeing = next((one for one in orders if one.day and one.day.weekday() == weekday), None)
    if agreeing or not orders:
        return agreeing
    return with_weekday(weekday, orders[0])


def _dots(context: LineContext) -> LineContext:
    """Return the context for a date with dots: only in these countries they are written month first."""
    month_first = context.one_order or context.calendar.country in _MONTH_FIRST_WITH_DOTS
    return context if month_first else context._replace(day_first=True)


def in_either_order(context: LineContext, one: int, two: int, year: int | None) -> ParsedDate | None:
    """Read two numbers as a day and a month; the other order is offered when it is possible and near."""
    orders = [(two, one), (one, two)] if context.day_first else [(one, two), (two, one)]
    marks = [month_day(context.today, month, number, year) for month, number in orders]
    first, second = marks
    if first is None or one == two or context.one_order:
        return first or second
    if second is None or second.day is None or first.day is None:
        return first
    near = context.today <= second.day <= context.today + _NEAR
    return first._replace(alternatives=(second.day,)) if near else first
