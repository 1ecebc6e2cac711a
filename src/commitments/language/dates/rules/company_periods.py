"""Periods that a company counts by: fiscal years, numbered weeks, sprints."""

from datetime import date, timedelta

from commitments.language.dates.date_arithmetic import DAY, WEEK, add_months, monday_of
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext

_WEEKS_OF_A_MONTH, _WEEKS = 5, 53


@rule("PERIOD", "FISCAL", "fiscal|financial UNIT YEAR", "fy YEAR|INT")
def fiscal_year(context: LineContext, first: tuple[int] | str | int, year: int | None = None) -> ParsedDate | None:
    """Read FY27; FY 2027; fiscal year 2027: its last working day; it is named by the year in which it ends."""
    if year is None:
        number = first[0] if isinstance(first, tuple) else first
        return _fiscal(context, number, fixed=True)._replace(weak=True) if isinstance(number, int) else None
    return _fiscal(context, year, fixed=True) if first == "year" else None


@rule("PERIOD", "the|this|our|current? fiscal|financial UNIT", "the|this? fy", "이번|올? 회계연도|회계년도")
def this_fiscal_year(context: LineContext, unit: str = "year") -> ParsedDate | None:
    """Read this fiscal year; the end of FY; 회계연도 말: the last working day of the present one."""
    return _fiscal(context, _fiscal_year_of(context)) if unit == "year" else None


@rule("PERIOD", "next fiscal|financial UNIT", "next fy", "다음 회계연도|회계년도")
def next_fiscal_year(context: LineContext, unit: str = "year") -> ParsedDate | None:
    """Read next fiscal year; 다음 회계연도: the last working day of the next one."""
    return _fiscal(context, _fiscal_year_of(context) + 1) if unit == "year" else None


@rule("PERIOD", "QUARTER of|, FISCAL", "QUARTER FISCAL", "FISCAL QUARTER")
def fiscal_quarter(context: LineContext, first: tuple[int], second: tuple[int]) -> ParsedDate | None:
    """Read Q3 FY27: the last working day of that quarter of the fiscal year."""
    (number,), (year,) = sorted((first, second))
    whole = _fiscal(context, year)
    if whole.first is None:
        return None
    start = add_months(whole.first, 3 * number - 3)
    return ParsedDate(day=add_months(start, 3) - DAY, first=start, fixed=True)


@rule("PERIOD", "the? calendar? week|wk|cw|kw number|no? .? INT", "the? week INT of|,? YEAR", "WEEKNO")
def numbered_week_of_year(
    context: LineContext, number: int | tuple[int, ...], year: int | None = None
) -> ParsedDate | None:
    """Read by week 36; calendar week 36; week 36 of 2027; KW36: the last working day of that ISO week."""
    if isinstance(number, tuple):
        *years, number = number
        year = years[0] if years else None
    return _week(context, number, year)


@rule("PERIOD", "INT 주차")
def korean_week_of_year(context: LineContext, number: int) -> ParsedDate | None:
    """Read 36주차까지: the last working day of that ISO week; up to 5 it is a week of something else."""
    return _week(context, number, None) if number > _WEEKS_OF_A_MONTH else None


@rule(
    "DAY", "sprint end|close", "the? end|close of the|this|our|current? sprint", "this|current sprint", "sprint's end"
)
@rule(
    "DAY", "in|within|during the|this|our|current sprint", "이번|요번? 스프린트 끝|말|종료|마감", "이번|요번 스프린트"
)
def sprint_end(context: LineContext) -> ParsedDate:
    """Read sprint end; the end of the sprint; 스프린트 종료: the last day of the sprint, or a question."""
    ahead = context.sprint_end and context.sprint_end >= context.today
    return ParsedDate(day=context.sprint_end) if ahead else ParsedDate(ambiguous=True)


@rule(
    "DAY",
    "the? end|close of the? next sprint",
    "in|within|during? the? next sprint",
    "next sprint's end",
    "다음 스프린트 끝|말|종료|마감?",
)
def next_sprint(_: LineContext) -> ParsedDate:
    """Read the end of next sprint; 다음 스프린트 종료: a question."""
    return ParsedDate(ambiguous=True)


def _fiscal_year_of(context: LineContext) -> int:
    today, start = context.today, context.fiscal_start
    return today.year + (start > 1 and today.month >= start)


def _fiscal(context: LineContext, year: int, *, fixed: bool = False) -> ParsedDate:
    start, year = context.fiscal_start, year if year > 99 else 2000 + year
    first = date(year - (start > 1), start, 1)
    return ParsedDate(day=add_months(first, 12) - DAY, first=first, fixed=fixed)


def _week(context: LineContext, number: int, year: int | None) -> ParsedDate | None:
    """Return an ISO week: that of the year, or the next with this number, the present one included."""
    if not 1 <= number <= _WEEKS:
        return None
    said = year if year is not None else monday_of(context.today).isocalendar().year
    first = date.fromisocalendar(said, number, 1)
    if year is None and first + WEEK <= context.today:
        first = date.fromisocalendar(said + 1, number, 1)
    return ParsedDate(day=first + timedelta(days=6), first=first, fixed=year is not None, weak=True)
