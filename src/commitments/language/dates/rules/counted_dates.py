"""Dates that count from another date of the line: demo Dec 10, script two days before; 12/3 회의 이틀 전까지."""

from commitments.language.dates.grammar import rule
from commitments.language.dates.rules.relative_dates import negative
from commitments.language.dates.values import Duration
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


@rule("RELATIVE", "by|on? that|the|same same|very? day", "그날|당일 까지|까지는|에?", "그 날 까지|까지는|에?")
def that_same_day(_: LineContext) -> Duration:
    """Read launch Dec 8, report that day; 12/8 행사 당일까지: another date of the line itself."""
    return Duration(0, "day")


@rule("RELATIVE", "DURATION 전까지|전까지는|전에|앞서|전", "DURATION 전 까지|까지는|에")
def counted_before_it(_: LineContext, length: Duration) -> Duration:
    """Read 12/3 회의 이틀 전까지: so long before another date of the line."""
    return negative(length)


@rule("RELATIVE", "전날|전일 까지|까지는|에?")
def eve(_: LineContext) -> Duration:
    """Read 12월 3일 회의 전날까지: the day before another date of the line."""
    return Duration(-1, "day")


@rule("RELATIVE", "다음날|이튿날 까지|까지는|에?", "다음 날 까지|까지는|에?")
def day_after_it(_: LineContext) -> Duration:
    """Read 12월 3일 회의 다음 날까지: the day after another date of the line."""
    return Duration(1, "day")
