"""Periods that a company counts by: fiscal years, numbered weeks, sprints."""

from datetime import date, timedelta

from commitments.language.dates.date_arithmetic import DAY, WEEK, add_months, monday_of
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext

_WEEKS = 53


def fiscal_year_of(context: LineContext) -> int:
    """Return the fiscal year of today, named by the year in which it ends."""
    today, start = context.today, context.fiscal_start
    return today.year + (start > 1 and today.month >= start)


def fiscal_year_named(context: LineContext, year: int, *, fixed: bool = False) -> ParsedDate:
    """Return the whole fiscal year that is named by the year in which it ends."""
    start, year = context.fiscal_start, year if year > 99 else 2000 + year
    first = date(year - (start > 1), start, 1)
    return ParsedDate(day=add_months(first, 12) - DAY, first=first, fixed=fixed)


def iso_week(context: LineContext, number: int, year: int | None) -> ParsedDate | None:
    """Return an ISO week: that of the year, or the next with this number, the present one included."""
    if not 1 <= number <= _WEEKS:
        return None
    said = year if year is not None else monday_of(context.today).isocalendar().year
    first = date.fromisocalendar(said, number, 1)
    if year is None and first + WEEK <= context.today:
        first = date.fromisocalendar(said + 1, number, 1)
    return ParsedDate(day=first + timedelta(days=6), first=first, fixed=year is not None, weak=True)


def end_of_sprint(context: LineContext) -> ParsedDate:
    """Return the last day of the sprint; a question where it is not known."""
    ahead = context.sprint_end and context.sprint_end >= context.today
    return ParsedDate(day=context.sprint_end) if ahead else ParsedDate(ambiguous=True)
