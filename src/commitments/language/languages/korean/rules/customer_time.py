"""Dates in the customer's zone in Korean: 현지 시간 오후 5시."""

from commitments.language.dates.grammar import rule
from commitments.language.line_context import LineContext


@rule("THEIRS", "현지|그쪽|고객|고객사 시간|시각|시간으로|기준 기준|으로?", "현지시간|현지시각 으로|기준?")
def theirs(_: LineContext) -> str:
    """Take 현지 시간 오후 5시: the zone of the customer."""
    return "theirs"
