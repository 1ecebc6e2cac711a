"""Dates in the customer's zone in English: 5pm their time, your Tuesday."""

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
)
def theirs(_: LineContext) -> str:
    """Take 5pm their time: the zone of the customer."""
    return "theirs"


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
