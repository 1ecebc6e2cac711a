"""Dates in English: May 3, 3 May 2027, 12/4, 2027-05-03, Fri, Nov 27, July 13-15, Monday or Tuesday."""

from datetime import timedelta

from commitments.language.dates.date_arithmetic import month_day, next_weekday
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext

NEAR, _SOON = timedelta(days=183), timedelta(days=75)
_MONTHS = 12
_MONTH_FIRST_WITH_DOTS = frozenset({"KR", "JP", "CN", "TW", "HU", "LT"})
_Said = int | tuple[int, int]


@rule("DATE", "MONTH .? the? ORD|INT", "MONTH -|/ INT|ORD", "MONTH , the? ORD", "MONTH INT 일")
def month_then_day(context: LineContext, month: int, number: int) -> ParsedDate | None:
    """Read March 9; Nov. 30th; October, 1st; Oct/2: the next such day."""
    return month_day(context.today, month, number)


@rule("DATE", "the? ORD day? of|in? MONTH", "INT day? of? MONTH", "INT -|. MONTH")
def day_then_month(context: LineContext, number: int, month: int) -> ParsedDate | None:
    """Read 9 March; 9th March: the next such day."""
    return month_day(context.today, month, number)


@rule("DATE", "MONTH .? the? ORD|INT ,? of? YEAR", "MONTH -|/ INT -|/ YEAR")
def month_day_year(context: LineContext, month: int, number: int, year: int) -> ParsedDate | None:
    """Read March 9, 2027: that day, past when it is gone."""
    return month_day(context.today, month, number, year)


@rule("DATE", "YEAR ,? MONTH the? ORD|INT", "YEAR -|/|. MONTH -|/|. INT")
def year_month_then_day(context: LineContext, year: int, month: int, number: int) -> ParsedDate | None:
    """Read 2027 March 18; 2027-Mar-18: that day, past when it is gone."""
    return month_day(context.today, month, number, year)


@rule("DATE", "next MONTH the? ORD|INT")
def next_month_and_day(context: LineContext, month: int, number: int) -> ParsedDate | None:
    """Read next March 15: the next such day; that of the year after is offered where it is near."""
    return _next_such_day(context, month, number)


def _next_such_day(context: LineContext, month: int, number: int) -> ParsedDate | None:
    parsed = month_day(context.today, month, number)
    if parsed is None or parsed.day is None or parsed.day - context.today > _SOON:
        return parsed
    later = month_day(parsed.day + timedelta(days=1), month, number)
    return parsed._replace(alternatives=(later.day,)) if later and later.day else parsed


@rule(
    "DATE",
    "the? ORD of? MONTH ,? YEAR",
    "INT of? MONTH ,? YEAR",
    "INT - MONTH - YEAR",
    "INT / MONTH / YEAR",
    "INT .? MONTH . YEAR",
    "INT . MONTH YEAR",
)
def day_month_year(context: LineContext, number: int, month: int, year: int) -> ParsedDate | None:
    """Read 9 March 2027; 9-Mar-2027; 9/Mar/2027: that day, past when it is gone."""
    return month_day(context.today, month, number, year)


@rule("DATE", "ORD MONTH INT")
def day_month_short_year(context: LineContext, number: int, month: int, year: int) -> ParsedDate | None:
    """Read 14th April 27: that day, where 27 is a year that is not gone by."""
    return month_day(context.today, month, number, 2000 + year) if 24 < year + 12 < 112 else None


@rule("DAY", "WEEKDAY ,? DATE", "DATE ,? WEEKDAY", "WEEKDAY .? ,? DATE", "WEEKDAY the DATE")
def weekday_with_date(_: LineContext, first: int | ParsedDate, second: int | ParsedDate) -> ParsedDate | None:
    """Read Friday, Nov 27; 4 Dec, Friday: that day; a question where it is another weekday."""
    number, parsed = (first, second) if isinstance(first, int) else (second, first)
    if not isinstance(parsed, ParsedDate) or not isinstance(number, int) or parsed.day is None:
        return parsed if isinstance(parsed, ParsedDate) else None
    if parsed.day.weekday() == number:
        return parsed._replace(alternatives=())
    other = next_weekday(parsed.day - timedelta(days=4), number)
    return parsed._replace(alternatives=(parsed.day, other), ambiguous=True)


@rule("DAY", "DAY ,? DATE")
def day_and_date(_: LineContext, parsed: ParsedDate, date: ParsedDate) -> ParsedDate | None:
    """Read tomorrow, 24 November: that day, where both are the same."""
    return date._replace(alternatives=()) if parsed.day == date.day else None


@rule("DAY", "DAY or DAY")
def either(_: LineContext, first: ParsedDate, second: ParsedDate) -> ParsedDate | None:
    """Read Monday or Tuesday: a question, with both days."""
    if first.day is None or second.day is None:
        return None
    return ParsedDate(day=max(first.day, second.day), alternatives=(first.day, second.day), ambiguous=True)


@rule("DAY", "DATE", "on|for the? DATE")
def date_alone(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read on 1 June; for 12/4; on March 9: that date."""
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
    return weekday_with_date(context, weekday, orders[0])


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
    near = context.today <= second.day <= context.today + NEAR
    return first._replace(alternatives=(second.day,)) if near else first
