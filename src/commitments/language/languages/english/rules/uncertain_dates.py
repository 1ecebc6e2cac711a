"""Dates that have to be asked in English: around the 15th, sometime next week, Tuesday, otherwise Friday."""

from commitments.language.dates.alternatives import either
from commitments.language.dates.date_arithmetic import DAY, next_day_of_month
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext


@rule("VAGUE", "around|approximately|approx|roughly|circa|maybe|perhaps|probably|possibly", "approx .", "most? likely")
@rule("VAGUE", "sometime|someday", "some time", "at some point|time", "any time|anytime")
def vague(_: LineContext) -> str:
    """Take around the 15th; maybe Tuesday; sometime next week: what makes a date vague."""
    return "vague"


@rule(
    "DAY",
    "VAGUE on|in|during? DAY",
    "DAY or so|thereabouts|sometime|ish",
    "DAY maybe|perhaps|probably|possibly",
    "DAY - ish",
)
def vague_day(_: LineContext, *said: ParsedDate | str) -> ParsedDate | None:
    """Read around the 15th; maybe Tuesday; Friday or so: that day, as a question."""
    return _asked(said)


@rule(
    "PERIOD", "VAGUE in|during|over? PERIOD", "PERIOD sometime|maybe|probably", "PERIOD or so", "PERIOD at some point"
)
def vague_period(_: LineContext, *said: ParsedDate | str) -> ParsedDate | None:
    """Read sometime next week; at some point in January; next month maybe: its end, as a question."""
    return _asked(said)


@rule("DAY", "the? ORD and|& the? ORD")
def two_numbers(context: LineContext, _: int, last: int) -> ParsedDate | None:
    """Read on the 2nd and 3rd: the last of the two, as a question."""
    day = next_day_of_month(context.today, last)
    return ParsedDate(day=day, weak=True, ambiguous=True) if day else None


@rule("MOMENT", "VAGUE MOMENT")
def vague_moment(_: LineContext, *said: ParsedDate | str) -> ParsedDate | None:
    """Read maybe tomorrow at 3pm; sometime tomorrow afternoon: that moment, as a question."""
    return _asked(said)


@rule("DAY", "DAY ,? or|maybe|perhaps|possibly the? day after that?", "DAY or the? next day")
def day_or_day_after(_: LineContext, day: ParsedDate) -> ParsedDate | None:
    """Read tomorrow or the day after; Friday, maybe the day after: the later, as a question with both."""
    return either(day, ParsedDate(day=day.day + DAY)) if day.day else None


@rule("DEADLINE", "DEADLINE or so|thereabouts", "AHEAD or so")
def vague_deadline(_: LineContext, *said: ParsedDate | str) -> ParsedDate | None:
    """Read within 3 days or so; in a couple of days or so: that day, as a question."""
    return _asked(said)


@rule(
    "OTHERWISE",
    "otherwise|else",
    "or else|otherwise",
    "or? if not then?",
    "or? failing that",
    "or? worst case",
    "or? at worst",
)
def otherwise(_: LineContext) -> str:
    """Take Tuesday, otherwise Friday: what joins two dates of which one will do."""
    return "otherwise"


@rule(
    "DEADLINE",
    "DEADLINE ,? OTHERWISE ,? on? DAY|DEADLINE",
    "DEADLINE or DEADLINE",
    "DAY ,? OTHERWISE ,? on? DAY|DEADLINE",
)
def one_or_other(_: LineContext, first: ParsedDate, *rest: ParsedDate | str) -> ParsedDate | None:
    """Read by Tuesday, otherwise Friday; by Monday or by Wednesday: the first, as a question with both."""
    second = rest[-1]
    if not isinstance(second, ParsedDate) or first.day is None or second.day is None:
        return None
    return first._replace(alternatives=(first.day, second.day), ambiguous=True, weak=False)


@rule("MOMENT", "MOMENT or MOMENT|DAY", "DAY or MOMENT")
def one_moment_or_other(_: LineContext, first: ParsedDate, second: ParsedDate) -> ParsedDate | None:
    """Read this afternoon or tomorrow morning; today or tomorrow at 3pm: the first, as a question."""
    if first.day is None or second.day is None:
        return None
    return first._replace(alternatives=tuple({first.day, second.day}), ambiguous=True, weak=False)


def _asked(said: tuple[ParsedDate | str, ...]) -> ParsedDate | None:
    parsed = next((one for one in said if isinstance(one, ParsedDate)), None)
    return parsed._replace(ambiguous=True, weak=False) if parsed else None
