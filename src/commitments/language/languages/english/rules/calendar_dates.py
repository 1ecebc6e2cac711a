"""Dates in English: May 3, 3 May 2027, Fri, Nov 27, Monday or Tuesday."""

from datetime import timedelta

from commitments.language.dates.alternatives import either
from commitments.language.dates.date_arithmetic import month_day
from commitments.language.dates.grammar import rule
from commitments.language.dates.rules.numeric_dates import in_either_order
from commitments.language.dates.values import ParsedDate
from commitments.language.dates.weekdays_of_dates import with_weekday
from commitments.language.line_context import LineContext

_SOON = timedelta(days=75)


@rule("DATE", "MONTH .? the? ORD|INT", "MONTH -|/ INT|ORD", "MONTH , the? ORD")
def month_then_day(context: LineContext, month: int, number: int) -> ParsedDate | None:
    """Read March 9; Nov. 30th; October, 1st; Oct/2: the next such day."""
    return month_day(context.today, month, number)


@rule("DATE", "the? ORD day? of|in? MONTH", "the? day INT of? MONTH", "INT day? of? MONTH", "INT -|. MONTH")
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


@rule("DEADLINE", "by|until|before INT - INT")
def numbers_with_dash(context: LineContext, first: int, second: int) -> ParsedDate | None:
    """Read by 12-4: a date as 12/4 is, or hours from 12 to 4, so a question."""
    parsed = in_either_order(context, first, second, None)
    if parsed is None or parsed.day is None:
        return None
    return parsed._replace(alternatives=(parsed.day, *parsed.alternatives), ambiguous=True)


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


@rule("DATE", "DATE ' INT")
def date_and_short_year(context: LineContext, parsed: ParsedDate, year: int) -> ParsedDate | None:
    """Read 27 Nov '26; March 9 '27: that day of that year."""
    if parsed.day is None or not 24 < year + 12 < 112:
        return None
    return month_day(context.today, parsed.day.month, parsed.day.day, 2000 + year)


@rule("DATE", "ORD MONTH INT", "INT - MONTH - INT")
def day_month_short_year(context: LineContext, number: int, month: int, year: int) -> ParsedDate | None:
    """Read 14th April 27: that day, where 27 is a year that is not gone by."""
    return month_day(context.today, month, number, 2000 + year) if 24 < year + 12 < 112 else None


@rule("DAY", "WEEKDAY ,? DATE", "DATE ,? WEEKDAY", "WEEKDAY .? ,? DATE", "WEEKDAY the DATE")
@rule("DAY", "WEEKDAY ,? ( the? DATE )")
def weekday_with_date(_: LineContext, first: int | ParsedDate, second: int | ParsedDate) -> ParsedDate | None:
    """Read Friday, Nov 27; 4 Dec, Friday: that day; a question where it is another weekday."""
    return with_weekday(first, second)


@rule("DAY", "DAY ,? DATE")
def day_and_date(_: LineContext, parsed: ParsedDate, date: ParsedDate) -> ParsedDate | None:
    """Read tomorrow, 24 November: that day, where both are the same."""
    return date._replace(alternatives=()) if parsed.day == date.day else None


@rule("DAY", "MONTH the? INT|ORD or|and|& the? INT|ORD")
def one_day_or_next(context: LineContext, month: int, first: int, second: int) -> ParsedDate | None:
    """Read Dec 3 or 4; Dec 3rd & 4th: the later, as a question with both."""
    one, other = month_day(context.today, month, first), month_day(context.today, month, second)
    return either(one, other) if one and other else None


@rule("DAY", "MONTH SLASH")
def one_day_slash_next(context: LineContext, month: int, days: tuple[int, int]) -> ParsedDate | None:
    """Read Dec 3/4: the later, as a question with both."""
    return one_day_or_next(context, month, *days)


@rule("DAY", "on? the? INT|ORD or|and|& the? INT|ORD of? MONTH")
def one_day_or_other(context: LineContext, first: int, second: int, month: int) -> ParsedDate | None:
    """Read 3 or 4 December; the 3rd and 4th of December: the later, as a question with both."""
    return one_day_or_next(context, month, first, second)


@rule("DAY", "DAY or DAY")
def one_or_other(_: LineContext, first: ParsedDate, second: ParsedDate) -> ParsedDate | None:
    """Read Monday or Tuesday: a question, with both days."""
    return either(first, second)


@rule("DAY", "on|for the? DATE")
def on_date(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read on 1 June; for 12/4; on March 9: that date."""
    return parsed
