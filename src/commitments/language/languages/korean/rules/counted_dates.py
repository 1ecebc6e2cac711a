"""Dates that count from another date of the line in Korean: 12/3 회의 이틀 전까지."""

from commitments.language.dates.grammar import rule
from commitments.language.dates.shifted_dates import negative
from commitments.language.dates.values import Duration, Step
from commitments.language.line_context import LineContext


@rule("RELATIVE", "그날|당일 까지|까지는|에?", "그 날 까지|까지는|에?")
def that_same_day(_: LineContext) -> Duration:
    """Read 12/8 행사 당일까지: another date of the line itself."""
    return Duration(0, "day")


@rule("RELATIVE", "DURATION 전까지|전까지는|전에|앞서|전", "DURATION 전 까지|까지는|에")
def counted_before_it(_: LineContext, length: Duration) -> Duration:
    """Read 12/3 회의 이틀 전까지: so long before another date of the line."""
    return negative(length)


@rule("RELATIVE", "그? 전날|전일 까지|까지는|에?")
def eve(_: LineContext) -> Duration:
    """Read 12월 3일 회의 전날까지: the day before another date of the line."""
    return Duration(-1, "day")


@rule("RELATIVE", "다음날|이튿날 까지|까지는|에?", "다음 날 까지|까지는|에?")
def day_after_it(_: LineContext) -> Duration:
    """Read 12월 3일 회의 다음 날까지: the day after another date of the line."""
    return Duration(1, "day")


@rule("SEQUEL", "DURATION 뒤|후|뒤에|후에", "DURATION 뒤|후 까지|까지는|에")
def so_long_after_it(_: LineContext, length: Duration) -> Step:
    """Read 초안은 12월 7일, 최종본은 일주일 뒤: so long after the date before it."""
    return Step(length=length)


@rule("SEQUEL", "그 다음 주 WEEKDAY 까지|까지는|에?")
def weekday_of_week_after(_: LineContext, weekday: int) -> Step:
    """Read 초안은 12월 7일, 최종본은 그 다음 주 금요일: that day of the week after the date before it."""
    return Step(weeks=1, weekday=weekday)


@rule("SEQUEL", "그 주 WEEKDAY 까지|까지는|에?", "같은 주 WEEKDAY 까지|까지는|에?")
def weekday_of_same_week(_: LineContext, weekday: int) -> Step:
    """Read 초안은 12월 7일, 최종본은 그 주 금요일: that day of the week of the date before it."""
    return Step(weeks=0, weekday=weekday)
