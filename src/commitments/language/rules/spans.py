"""Lengths of time and what lies that far ahead: in 3 days, 24h, two weeks from now, 3 business days."""

from datetime import UTC, date, timedelta

from commitments.language.days import add_months, next_weekday, unit_period
from commitments.language.grammar import rule
from commitments.language.scene import Scene
from commitments.language.values import Mark, Span

SECONDS = {"second": 1, "minute": 60, "hour": 3600}
DAYS = {"day": 1, "week": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3, "year": 12}
_SIZES = {unit: size for size, unit in enumerate(("business", *SECONDS, *DAYS, *MONTHS))}


@rule("INT", "TENS INT")
def tens_and_ones(_: Scene, tens: int, ones: int) -> int | None:
    """Take in twenty five minutes: a number."""
    return tens + ones if ones < 10 else None


@rule("ORD", "TENS ORD")
def tens_and_ordinal(_: Scene, tens: int, ones: int) -> int | None:
    """Take the twenty first: a number in order."""
    return tens + ones if ones < 10 else None


@rule("YEAR", "INT thousand and? INT")
def year_in_words(_: Scene, thousands: int, rest: int) -> int | None:
    """Take March two thousand and twenty seven: a year."""
    return 2000 + rest if thousands == 2 and rest < 100 else None


@rule("COUNT", "INT more")
def count(_: Scene, number: int) -> float:
    """Take in 3 more days: so many, from now."""
    return number


@rule("COUNT", "a|one couple|pair of?", "couple of?")
def couple(_: Scene) -> float:
    """Read in a couple of days: two."""
    return 2


@rule("COUNT", "a? few")
def few(_: Scene) -> float:
    """Read in a few days: three."""
    return 3


@rule("COUNT", "INT -|to|or|~ INT")
def range_of_counts(_: Scene, low: int, high: int) -> float | None:
    """Read in 2-3 days; within 5 to 10 days: the larger number."""
    return high if high > low else None


@rule("COUNT", "DOT")
def decimal(_: Scene, digits: tuple[int, int]) -> float:
    """Read in 2.5 hours: a number with a fraction."""
    return float(f"{digits[0]}.{digits[1]}")


@rule("COUNT", "INT and a|an half")
def and_a_half(_: Scene, number: int) -> float:
    """Read in two and a half hours: that number and a half."""
    return number + 0.5


@rule("SPAN", "AMOUNT UNIT", "AMOUNT SHORT")
def span(_: Scene, number: float, unit: str) -> Span:
    """Take in 3 days; 24h: a length of time."""
    return Span(number, unit)


@rule("SPAN", "SPAN ,|and? SPAN")
def added(_: Scene, first: Span, second: Span) -> Span | None:
    """Read in 1 hour and 30 minutes; 1h30m; 1시간 30분 뒤: the lengths together, the larger first."""
    if first.more or "business" in (first.unit, second.unit) or _SIZES[first.unit] <= _SIZES[second.unit]:
        return None
    return first._replace(more=second)


@rule("SPAN", "a|an UNIT")
def one(_: Scene, unit: str) -> Span:
    """Read in a week; within an hour: one of that unit."""
    return Span(1, unit)


@rule("SPAN", "half a|an UNIT", "a half UNIT")
def half(_: Scene, unit: str) -> Span:
    """Read in half an hour: half of that unit."""
    return Span(0.5, unit)


@rule("SPAN", "AMOUNT UNIT and a half")
def unit_and_half(_: Scene, number: float, unit: str) -> Span:
    """Read in one hour and a half: so many and a half."""
    return Span(number + 0.5, unit)


@rule("SPAN", "a|an UNIT and a half")
def one_and_half(_: Scene, unit: str) -> Span:
    """Read in a week and a half: one and a half."""
    return Span(1.5, unit)


@rule("SPAN", "SLASH of? a|an? UNIT", "SLASH SHORT")
@rule("SPAN", "SLASH h")
def fraction(_: Scene, parts: tuple[int, int], unit: str = "hour") -> Span | None:
    """Read in 1/4 hour: that part of the unit."""
    return Span(parts[0] / parts[1], unit) if 0 < parts[0] < parts[1] else None


@rule("SPAN", "a? quarter of? an hour")
def quarter_hour(_: Scene) -> Span:
    """Read in a quarter of an hour: 15 minutes."""
    return Span(0.25, "hour")


@rule("SPAN", "three quarters of? an hour")
def three_quarters(_: Scene) -> Span:
    """Read in three quarters of an hour: 45 minutes."""
    return Span(0.75, "hour")


@rule("SPAN", "INT business|working UNIT", "INT workdays|workday")
def business(_: Scene, number: int, unit: str | None = None) -> Span | None:
    """Read in 3 business days; 3 working days; 5 workdays: working days of the country, today not counted."""
    return Span(number, "business") if unit in (None, "day") else Span(number, unit or "day")


@rule("SPAN", "a|an|one OWNED time")
def owned_time(_: Scene, unit: str) -> Span:
    """Read in a week's time; within an hour's time: one of that unit."""
    return Span(1, unit)


@rule("SPAN", "a|one business|working day")
def business_one(_: Scene) -> Span:
    """Read in one business day: the next working day of the country."""
    return Span(1, "business")


@rule("AHEAD", "in|within another|about|around|approximately|roughly? SPAN")
@rule("AHEAD", "in|within the? next|coming|following SPAN", "over|during the next|coming SPAN")
@rule("AHEAD", "in no? less|more than SPAN", "in|within at? most SPAN", "in max|maximum SPAN")
@rule(
    "AHEAD",
    "about|around|approximately|roughly? SPAN from now|today|here",
    "SPAN from right now",
    "SPAN hence|out|later",
    "today in SPAN",
)
@rule("AHEAD", "SPAN max|maximum", "in|within SPAN time|from", "in|within SPAN from? now")
def ahead(scene: Scene, length: Span) -> Mark | None:
    """Read 3 days from now; in about two weeks; in less than an hour: so far ahead, to the minute for hours."""
    return reach(scene, length)


@rule("MOMENT", "AHEAD")
def ahead_to_the_minute(_: Scene, mark: Mark) -> Mark | None:
    """Take 2 hours from now: a moment so far ahead."""
    return mark if mark.exact else None


@rule("DAY", "AHEAD")
def ahead_day(_: Scene, mark: Mark) -> Mark | None:
    """Take 3 days from now: a day so far ahead."""
    return None if mark.exact else mark


@rule("SPAN", "AMOUNT h")
def hours_apart(_: Scene, number: float) -> Span:
    """Read in 2 h: a number of hours."""
    return Span(number, "hour")


@rule("LENGTH", "in INT")
def minutes_unsaid(scene: Scene, number: int) -> Mark | None:
    """Read in 15: so many minutes ahead."""
    return (reach(scene, Span(number, "minute")) or Mark())._replace(weak=True)


@rule("LENGTH", "SPAN")
def bare_span(scene: Scene, length: Span) -> Mark | None:
    """Read 24h; 3 days; 두 시간: so far ahead, where it stands for a date."""
    return (reach(scene, length) or Mark())._replace(weak=True)


@rule("DAY", "in? INT WEEKDAY from now|today", "in INT WEEKDAY", "INT WEEKDAY hence|later|out")
def weekdays_on(scene: Scene, number: int, weekday: int) -> Mark:
    """Read in 3 Fridays; three Fridays from now: so many of them after today."""
    return Mark(day=next_weekday(scene.today, weekday) + timedelta(weeks=number - 1))


@rule("MOMENT", "the? next|upcoming|coming AMOUNT UNIT|SHORT", "in? the? AMOUNT upcoming|coming UNIT")
def coming_hours(scene: Scene, number: float, unit: str) -> Mark | None:
    """Read the next 5 hours: so far ahead, to the minute."""
    return reach(scene, Span(number, unit)) if unit in SECONDS else None


@rule("PERIOD", "the? next|upcoming|coming AMOUNT UNIT", "the? AMOUNT upcoming|coming UNIT")
def coming_units(scene: Scene, number: float, unit: str) -> Mark | None:
    """Read the next 3 days; the coming two weeks: so many days on; or the end of the whole weeks, months."""
    whole = int(number)
    if unit == "day":
        return Mark(day=scene.days_on(whole))
    return unit_period(scene.today, unit, 1, whole)


def limited(count: float) -> int:
    """Give a number of working days that can be counted in good time: ten years at most."""
    return max(-2600, min(int(count), 2600))


def step(day: date, length: Span) -> date:
    """Give the date that lies `length` from a date; what is shorter than a day does not count."""
    if length.unit in DAYS:
        later = day + timedelta(days=round(length.amount * DAYS[length.unit]))
    elif length.unit in MONTHS:
        months = length.amount * MONTHS[length.unit]
        later = add_months(day, int(months)) + timedelta(days=round((months - int(months)) * 30))
    else:
        later = day
    return step(later, length.more) if length.more else later


def reach(scene: Scene, length: Span) -> Mark | None:
    """Give the mark that lies `length` ahead of now: to the minute where hours or less count, else the day."""
    if length.unit == "business":
        return Mark(day=scene.calendar.add_working_days(scene.today, limited(length.amount)))
    if length.unit == "day" and length.amount != int(length.amount):
        return reach(scene, Span(length.amount * 24, "hour", length.more))
    seconds = seconds_in(length)
    if seconds is None:
        return Mark(day=step(scene.today, length))
    start = scene.calendar.at(step(scene.today, length), scene.now.time())
    later = (start.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(scene.now.tzinfo)
    whole = later.replace(second=0, microsecond=0)
    return Mark(exact=whole if whole > scene.now and seconds >= 60 else later)


def seconds_in(length: Span) -> float | None:
    """Give the seconds of the parts that are shorter than a day, or None where there are none."""
    rest = seconds_in(length.more) if length.more else None
    return length.amount * SECONDS[length.unit] + (rest or 0) if length.unit in SECONDS else rest
