"""Dates that have to be asked in Korean: 15일쯤, 다음 주쯤."""

from commitments.language.dates.alternatives import either
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


@rule("KELSE", "아니면|안되면|못하면|늦으면|늦어지면|어려우면|힘들면", "안 되면")
def otherwise(_: LineContext) -> str:
    """Take 내일, 안 되면 모레: what joins two dates of which one will do."""
    return "otherwise"


@rule("DEADLINE", "DEADLINE , KELSE DAY|DEADLINE", "DAY ,? KELSE DAY|DEADLINE")
def one_or_other(_: LineContext, first: ParsedDate, _otherwise: str, second: ParsedDate) -> ParsedDate | None:
    """Read 금요일까지, 늦으면 월요일; 내일, 안 되면 모레: the later, as a question with both."""
    return either(first, second)
