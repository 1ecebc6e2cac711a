"""Words that make a date the deadline in English: by, before, until, no later than, due."""

from commitments.language.dates.grammar import rule
from commitments.language.dates.lengths import date_ahead
from commitments.language.dates.shifted_dates import just_before
from commitments.language.dates.values import Duration, ParsedDate
from commitments.language.line_context import LineContext


@rule("DEADLINE", "by|until|till|til|due|deadline|eta ,? WHEN", "by|until|due|deadline on|at|is|: WHEN")
@rule("DEADLINE", "no|not later than WHEN", "at the latest by? WHEN", "on or before WHEN", "by or before WHEN")
@rule(
    "DEADLINE",
    "due|deadline is? by|on|at|: WHEN",
    "WHEN at the latest",
    "up to WHEN",
    "~ WHEN",
    "the? deadline is|: WHEN",
)
@rule(
    "DEADLINE",
    "due date is|: WHEN",
    "WHEN deadline",
    "by latest WHEN",
    "at? the? very? latest by? WHEN",
    "latest by WHEN",
    ",? which|that? is|are due by|on|at|before? WHEN",
    ", latest WHEN",
)
def by(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read by Friday; due Friday; no later than Friday; deadline: Friday: that moment is the deadline."""
    return parsed._replace(weak=False)


@rule("DEADLINE", "DEADLINE|WHEN at the? very? latest", "DEADLINE|WHEN latest|max|tops")
def at_the_latest(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read by Friday at the latest; Friday latest: that moment is the deadline."""
    return parsed._replace(weak=False)


@rule("DEADLINE", "before|prior WHEN", "prior to WHEN", "ahead of WHEN")
def before(context: LineContext, parsed: ParsedDate) -> ParsedDate | None:
    """Read before Friday; prior to Friday; before noon: the end of the working day before; a clock time stays."""
    return just_before(context, parsed)


@rule("DEADLINE", "before|until|till PERIOD ends|closes", "before|until|till PERIOD is out|over")
def before_its_end(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read before December ends; before this week is out: the end of that period."""
    return parsed._replace(weak=False)


@rule("DEADLINE", "within|in|by the? next|upcoming|coming? DURATION")
def within(context: LineContext, length: Duration) -> ParsedDate | None:
    """Read within 3 days; in the next 2 hours: so far ahead, to the minute for hours and minutes."""
    return date_ahead(context, length)


@rule("DEADLINE", "within the hour", "within|in|by the next hour")
def within_the_hour(context: LineContext) -> ParsedDate | None:
    """Read within the hour; in the next hour: an hour ahead."""
    return date_ahead(context, Duration(1, "hour"))
