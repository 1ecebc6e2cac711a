"""Dates that have to be asked in Korean: 15일쯤, 다음 주쯤."""

from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext


@rule("DAY", "DAY 쯤|쯤에|경|경에|께|무렵|무렵에")
def vague_day(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read 15일쯤; 금요일경에: that day, as a question."""
    return parsed._replace(ambiguous=True, weak=False)


@rule("PERIOD", "PERIOD 쯤|쯤에|경|경에|께|무렵|무렵에")
def vague_period(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read 다음 주쯤; 월말경에: its end, as a question."""
    return parsed._replace(ambiguous=True, weak=False)
