"""Periods that a company counts by in English: fiscal years, numbered weeks, sprints."""

from commitments.language.dates.company_periods import end_of_sprint, fiscal_year_named, fiscal_year_of, iso_week
from commitments.language.dates.date_arithmetic import DAY, add_months
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext


@rule("PERIOD", "FISCAL", "fiscal|financial UNIT YEAR", "fy YEAR|INT")
def fiscal_year(context: LineContext, first: tuple[int] | str | int, year: int | None = None) -> ParsedDate | None:
    """Read FY27; FY 2027; fiscal year 2027: its last working day; it is named by the year in which it ends."""
    if year is None:
        number = first[0] if isinstance(first, tuple) else first
        return fiscal_year_named(context, number, fixed=True)._replace(weak=True) if isinstance(number, int) else None
    return fiscal_year_named(context, year, fixed=True) if first == "year" else None


@rule("PERIOD", "the|this|our|current? fiscal|financial UNIT", "the|this? fy")
def this_fiscal_year(context: LineContext, unit: str = "year") -> ParsedDate | None:
    """Read this fiscal year; the end of FY: the last working day of the present one."""
    return fiscal_year_named(context, fiscal_year_of(context)) if unit == "year" else None


@rule("PERIOD", "next fiscal|financial UNIT", "next fy")
def next_fiscal_year(context: LineContext, unit: str = "year") -> ParsedDate | None:
    """Read next fiscal year: the last working day of the next one."""
    return fiscal_year_named(context, fiscal_year_of(context) + 1) if unit == "year" else None


@rule("PERIOD", "QUARTER of|, FISCAL", "QUARTER FISCAL", "FISCAL QUARTER")
def fiscal_quarter(context: LineContext, first: tuple[int], second: tuple[int]) -> ParsedDate | None:
    """Read Q3 FY27: the last working day of that quarter of the fiscal year."""
    (number,), (year,) = sorted((first, second))
    whole = fiscal_year_named(context, year)
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
    return iso_week(context, number, year)


@rule(
    "DAY", "sprint end|close", "the? end|close of the|this|our|current? sprint", "this|current sprint", "sprint's end"
)
@rule("DAY", "in|within|during the|this|our|current sprint")
def sprint_end(context: LineContext) -> ParsedDate:
    """Read sprint end; the end of the sprint: the last day of the sprint, or a question."""
    return end_of_sprint(context)


@rule(
    "DAY",
    "the? end|close of the? next sprint",
    "in|within|during? the? next sprint",
    "next sprint's end",
)
def next_sprint(_: LineContext) -> ParsedDate:
    """Read the end of next sprint: a question."""
    return ParsedDate(ambiguous=True)
