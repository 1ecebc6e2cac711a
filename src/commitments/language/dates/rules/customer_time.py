"""Dates in the customer's zone, which the reader knows: 5pm their time, your Tuesday; 현지 시간 오후 5시."""

from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate, PartOfDay
from commitments.language.line_context import LineContext


@rule(
    "THEIRS",
    "their|your|his|her|customer's|client's|customer|client|local time|timezone",
    "in their|your|local time zone?",
)
@rule(
    "THEIRS",
    "their|your end|side",
    "현지|그쪽|고객|고객사 시간|시각|시간으로|기준 기준|으로?",
    "현지시간|현지시각 으로|기준?",
)
def theirs(_: LineContext) -> str:
    """Take 5pm their time; 현지 시간 오후 5시: the zone of the customer."""
    return "theirs"


@rule("TIME", "TIME ,? THEIRS", "TIME ( THEIRS )", "THEIRS TIME")
def time_of_theirs(_: LineContext, *said: ParsedDate | str) -> ParsedDate | None:
    """Read 5pm their time; EOD your time; 현지 시간 오후 5시: that clock time in the customer's zone."""
    return _theirs(said)


@rule("MOMENT", "MOMENT ,? THEIRS", "MOMENT ( THEIRS )", "THEIRS MOMENT")
def moment_of_theirs(_: LineContext, *said: ParsedDate | str) -> ParsedDate | None:
    """Read tonight your time; 현지 시간 내일 오후 5시: that moment in the customer's zone."""
    return _theirs(said)


@rule("DAY", "your|their DAY", "DAY ,? THEIRS")
def their_day(_: LineContext, parsed: ParsedDate, __: str = "") -> ParsedDate | None:
    """Read by your Tuesday; Friday their time: that day in the customer's zone."""
    return None if parsed.theirs else parsed._replace(theirs=True)


@rule("TIME", "in|during? your|their PART")
def their_part(_: LineContext, part: PartOfDay) -> ParsedDate:
    """Read in your morning: the end of that part of the day in the customer's zone."""
    return ParsedDate(clock_time=part.ends, theirs=True)


@rule("TIME", "your|their TIME")
@rule("MOMENT", "your|their MOMENT")
def their_moment(_: LineContext, parsed: ParsedDate) -> ParsedDate | None:
    """Read by your EOD; their Friday morning: that moment in the customer's zone."""
    return None if parsed.weak or parsed.theirs else parsed._replace(theirs=True)


def _theirs(said: tuple[ParsedDate | str, ...]) -> ParsedDate | None:
    parsed = next((one for one in said if isinstance(one, ParsedDate)), None)
    return parsed._replace(theirs=True, weak=False) if parsed else None
