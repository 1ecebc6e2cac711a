"""Periods that a company counts by in Korean: 회계연도, 36주차, 스프린트."""

from commitments.language.dates.company_periods import end_of_sprint, fiscal_year_named, fiscal_year_of, iso_week
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext

_WEEKS_OF_A_MONTH = 5


@rule("PERIOD", "이번|올? 회계연도|회계년도")
def this_fiscal_year(context: LineContext) -> ParsedDate:
    """Read 회계연도 말: the last working day of the present one."""
    return fiscal_year_named(context, fiscal_year_of(context))


@rule("PERIOD", "다음 회계연도|회계년도")
def next_fiscal_year(context: LineContext) -> ParsedDate:
    """Read 다음 회계연도: the last working day of the next one."""
    return fiscal_year_named(context, fiscal_year_of(context) + 1)


@rule("PERIOD", "INT 주차")
def week_of_year(context: LineContext, number: int) -> ParsedDate | None:
    """Read 36주차까지: the last working day of that ISO week; up to 5 it is a week of something else."""
    return iso_week(context, number, None) if number > _WEEKS_OF_A_MONTH else None


@rule("DAY", "이번|요번? 스프린트 끝|말|종료|마감", "이번|요번 스프린트")
def sprint_end(context: LineContext) -> ParsedDate:
    """Read 스프린트 종료: the last day of the sprint, or a question."""
    return end_of_sprint(context)


@rule("DAY", "다음 스프린트 끝|말|종료|마감?")
def next_sprint(_: LineContext) -> ParsedDate:
    """Read 다음 스프린트 종료: a question."""
    return ParsedDate(ambiguous=True)
