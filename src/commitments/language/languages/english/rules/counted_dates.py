"""Dates that count from another date of the line in English: demo Dec 10, script two days before."""

from commitments.language.dates.grammar import rule
from commitments.language.dates.shifted_dates import negative
from commitments.language.dates.values import Duration, Step
from commitments.language.line_context import LineContext


@rule("SIDE", "before|beforehand|prior|earlier", "ahead of time", "in advance", "prior|before to? that|it|then")
def before_it(_: LineContext) -> int:
    """Take demo Dec 10, script two days before: the direction from another date of the line."""
    return -1


@rule("SIDE", "after|afterwards|afterward|thereafter", "after that|it")
def after_it(_: LineContext) -> int:
    """Take demo Dec 10, notes two days after: the direction from another date of the line."""
    return 1


@rule("RELATIVE", "by|until|till|no? later? than? DURATION SIDE", "by|on? the? day SIDE")
def counted_from_it(_: LineContext, first: Duration | int, side: int | None = None) -> Duration:
    """Read demo Dec 10, script two days before: so long before or after another date of the line."""
    length, direction = (first, side or 1) if isinstance(first, Duration) else (Duration(1, "day"), first)
    return length if direction > 0 else negative(length)


@rule("RELATIVE", "by|on? that|the|same same|very? day")
def that_same_day(_: LineContext) -> Duration:
    """Read launch Dec 8, report that day: another date of the line itself."""
    return Duration(0, "day")


@rule("SEQUEL", "DURATION later|afterwards|afterward|thereafter")
def so_long_after_it(_: LineContext, length: Duration) -> Step:
    """Read draft Dec 7, final a week later: so long after the date before it."""
    return Step(length=length)


@rule("SEQUEL", "the? next|following day")
def next_day(_: LineContext) -> Step:
    """Read draft Dec 7, final the next day: the day after the date before it."""
    return Step(length=Duration(1, "day"))


@rule("SEQUEL", "on? the following WEEKDAY", "on? the WEEKDAY after|afterwards|following|thereafter")
def weekday_after_it(_: LineContext, weekday: int) -> Step:
    """Read draft Dec 7, final the following Friday: the next such day after the date before it."""
    return Step(weekday=weekday)


@rule("SEQUEL", "in|during? the following week", "in|during? the week after|thereafter")
def week_after_it(_: LineContext) -> Step:
    """Read draft Dec 7, final the week after: the end of the week after the date before it."""
    return Step(weeks=1)
