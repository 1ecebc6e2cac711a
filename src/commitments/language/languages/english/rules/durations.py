"""Durations in English, and what lies that far ahead: in 3 days, 24h, two weeks from now, 3 business days."""

from commitments.language.dates.date_arithmetic import WEEK, next_weekday, unit_period
from commitments.language.dates.grammar import rule
from commitments.language.dates.lengths import SECONDS, SIZES, date_ahead
from commitments.language.dates.values import Duration, ParsedDate
from commitments.language.line_context import LineContext

_OF_WORK = {"day": "business", "hour": "business_hour"}


@rule("INT", "TENS INT")
def tens_and_ones(_: LineContext, tens: int, ones: int) -> int | None:
    """Take in twenty five minutes: a number."""
    return tens + ones if ones < 10 else None


@rule("ORD", "TENS ORD")
def tens_and_ordinal(_: LineContext, tens: int, ones: int) -> int | None:
    """Take the twenty first: a number in order."""
    return tens + ones if ones < 10 else None


@rule("YEAR", "INT thousand and? INT")
def year_in_words(_: LineContext, thousands: int, rest: int) -> int | None:
    """Take March two thousand and twenty seven: a year."""
    return 2000 + rest if thousands == 2 and rest < 100 else None


@rule("COUNT", "INT more")
def count(_: LineContext, number: int) -> float:
    """Take in 3 more days: so many, from now."""
    return number


@rule("COUNT", "a|one couple|pair of?", "couple of?")
def couple(_: LineContext) -> float:
    """Read in a couple of days: two."""
    return 2


@rule("COUNT", "a? few")
def few(_: LineContext) -> float:
    """Read in a few days: three."""
    return 3


@rule("COUNT", "INT -|to|or|~ INT")
def range_of_counts(_: LineContext, low: int, high: int) -> float | None:
    """Read in 2-3 days; within 5 to 10 days: the larger number."""
    return high if high > low else None


@rule("COUNT", "DOT")
def decimal(_: LineContext, digits: tuple[int, int]) -> float:
    """Read in 2.5 hours: a number with a fraction."""
    return float(f"{digits[0]}.{digits[1]}")


@rule("COUNT", "INT and a|an half")
def and_a_half(_: LineContext, number: int) -> float:
    """Read in two and a half hours: that number and a half."""
    return number + 0.5


@rule("DURATION", "AMOUNT UNIT", "AMOUNT SHORT")
def duration(_: LineContext, number: float, unit: str) -> Duration:
    """Take in 3 days; 24h: a length of time."""
    return Duration(number, unit)


@rule("DURATION", "DURATION ,|and? DURATION")
def sum_of_durations(_: LineContext, first: Duration, second: Duration) -> Duration | None:
    """Read in 1 hour and 30 minutes; 1h30m: the lengths together, the larger first."""
    if (
        first.more
        or not {"business", "business_hour"}.isdisjoint((first.unit, second.unit))
        or SIZES[first.unit] <= SIZES[second.unit]
    ):
        return None
    return first._replace(more=second)


@rule("DURATION", "a|an UNIT")
def one(_: LineContext, unit: str) -> Duration:
    """Read in a week; within an hour: one of that unit."""
    return Duration(1, unit)


@rule("DURATION", "a|an UNIT or two")
def one_or_two(_: LineContext, unit: str) -> Duration:
    """Read in a day or two: the larger number."""
    return Duration(2, unit)


@rule("DURATION", "half a|an UNIT", "a half UNIT")
def half(_: LineContext, unit: str) -> Duration:
    """Read in half an hour: half of that unit."""
    return Duration(0.5, unit)


@rule("DURATION", "AMOUNT UNIT and a half")
def unit_and_half(_: LineContext, number: float, unit: str) -> Duration:
    """Read in one hour and a half: so many and a half."""
    return Duration(number + 0.5, unit)


@rule("DURATION", "a|an UNIT and a half")
def one_and_half(_: LineContext, unit: str) -> Duration:
    """Read in a week and a half: one and a half."""
    return Duration(1.5, unit)


@rule("DURATION", "SLASH of? a|an? UNIT", "SLASH SHORT")
@rule("DURATION", "SLASH h")
def fraction(_: LineContext, parts: tuple[int, int], unit: str = "hour") -> Duration | None:
    """Read in 1/4 hour: that part of the unit."""
    return Duration(parts[0] / parts[1], unit) if 0 < parts[0] < parts[1] else None


@rule("DURATION", "a? quarter of? an hour")
def quarter_hour(_: LineContext) -> Duration:
    """Read in a quarter of an hour: 15 minutes."""
    return Duration(0.25, "hour")


@rule("DURATION", "three quarters of? an hour")
def three_quarters(_: LineContext) -> Duration:
    """Read in three quarters of an hour: 45 minutes."""
    return Duration(0.75, "hour")


@rule("DURATION", "AMOUNT business|working UNIT", "AMOUNT workdays|workday")
def business(_: LineContext, number: float, unit: str | None = None) -> Duration | None:
    """Read in 3 business days; 7-10 working days; in 4 business hours: working days, today not counted, and hours."""
    return Duration(number, _OF_WORK.get(unit or "day", unit or "day"))


@rule("DURATION", "AMOUNT business|working|work|office hour|hours|hr|hrs", "a|an|one business|working|work|office hour")
def business_hours(_: LineContext, number: float = 1) -> Duration:
    """Read within 3 office hours; in 4 work hours: hours of the working calendar."""
    return Duration(number, "business_hour")


@rule("DURATION", "a|an|one OWNED time")
def owned_time(_: LineContext, unit: str) -> Duration:
    """Read in a week's time; within an hour's time: one of that unit."""
    return Duration(1, unit)


@rule("DURATION", "a|one business|working day")
def business_one(_: LineContext) -> Duration:
    """Read in one business day: the next working day of the country."""
    return Duration(1, "business")


@rule("AHEAD", "in|within another|about|like|around|approximately|roughly? DURATION")
@rule("AHEAD", "in|within the? next|coming|following DURATION", "over|during the next|coming DURATION")
@rule(
    "AHEAD",
    "in no? less|more than DURATION",
    "in|within at? most DURATION",
    "in|within under DURATION",
    "in max|maximum DURATION",
)
@rule(
    "AHEAD",
    "about|around|approximately|roughly? DURATION from now|today|here",
    "DURATION from right now",
    "DURATION hence|out|later",
    "today in DURATION",
)
@rule("AHEAD", "DURATION max|maximum", "in|within DURATION time|from", "in|within DURATION from? now")
def ahead(context: LineContext, length: Duration) -> ParsedDate | None:
    """Read 3 days from now; in about two weeks; in less than an hour: so far ahead, to the minute for hours."""
    return date_ahead(context, length)


@rule("MOMENT", "AHEAD")
def ahead_to_the_minute(_: LineContext, parsed: ParsedDate) -> ParsedDate | None:
    """Take 2 hours from now: a moment so far ahead."""
    return parsed if parsed.exact else None


@rule("DAY", "AHEAD")
def ahead_day(_: LineContext, parsed: ParsedDate) -> ParsedDate | None:
    """Take 3 days from now: a day so far ahead."""
    return None if parsed.exact else parsed


@rule("DURATION", "AMOUNT h")
def hours_apart(_: LineContext, number: float) -> Duration:
    """Read in 2 h: a number of hours."""
    return Duration(number, "hour")


@rule("LENGTH", "in INT")
def minutes_unsaid(context: LineContext, number: int) -> ParsedDate | None:
    """Read in 15: so many minutes ahead."""
    return (date_ahead(context, Duration(number, "minute")) or ParsedDate())._replace(weak=True)


@rule("LENGTH", "DURATION")
def bare_duration(context: LineContext, length: Duration) -> ParsedDate | None:
    """Read 24h; 3 days: so far ahead, where it stands for a date."""
    return (date_ahead(context, length) or ParsedDate())._replace(weak=True)


@rule("DAY", "in? INT WEEKDAY from now|today", "in INT WEEKDAY", "INT WEEKDAY hence|later|out")
def weekdays_on(context: LineContext, number: int, weekday: int) -> ParsedDate:
    """Read in 3 Fridays; three Fridays from now: so many of them after today."""
    return ParsedDate(day=next_weekday(context.today, weekday) + WEEK * (number - 1))


@rule("MOMENT", "the? next|upcoming|coming AMOUNT UNIT|SHORT", "in? the? AMOUNT upcoming|coming UNIT")
def upcoming_hours(context: LineContext, number: float, unit: str) -> ParsedDate | None:
    """Read the next 5 hours: so far ahead, to the minute."""
    return date_ahead(context, Duration(number, unit)) if unit in SECONDS else None


@rule("PERIOD", "the? next|upcoming|coming AMOUNT UNIT", "the? AMOUNT upcoming|coming UNIT")
def upcoming_units(context: LineContext, number: float, unit: str) -> ParsedDate | None:
    """Read the next 3 days; the coming two weeks: so many days on; or the end of the whole weeks, months."""
    whole = int(number)
    if unit == "day":
        return ParsedDate(day=context.days_on(whole))
    return unit_period(context.today, unit, 1, whole)
