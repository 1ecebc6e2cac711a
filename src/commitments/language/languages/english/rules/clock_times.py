"""Clock times in English: 3pm, at 5, 15:00, half past three, noon, in the evening at eight."""

from commitments.language.dates.clock_times import LAST_MINUTE, NOON, clock_time, in_part
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ClockTime, ParsedDate, PartOfDay
from commitments.language.line_context import LineContext

_HOURS = 24


@rule("HOUR", "INT")
def bare_hour(_: LineContext, hour: int) -> ClockTime | None:
    """Take by 5: an hour."""
    return clock_time(hour) if 0 < hour < _HOURS else None


@rule("HOUR", "HHMM", "HHMM ish", "INT INT")
def run_together(_: LineContext, first: tuple[int, int] | int, second: int | None = None) -> ClockTime | None:
    """Read at 1030; at 3 15; by ten thirty: an hour and its minutes."""
    if isinstance(first, tuple):
        return clock_time(*first)
    return clock_time(first, second) if second is not None and second > 9 and first else None


@rule("CLOCK", "INT o'clock|oclock", "INT -? ish")
def oclock(_: LineContext, hour: int) -> ClockTime | None:
    """Read at three o'clock; 3-ish: a full hour."""
    return clock_time(hour)


@rule("CLOCK", "HMS", "HMS ish", "HMS hours|hrs")
def colons(_: LineContext, parts: tuple[int, ...]) -> ClockTime | None:
    """Read 15:00; 3:30: a clock time; 1:00 to 7:59 are in the afternoon, 03:30 is not."""
    return clock_time(*parts[1:], sure=bool(parts[0]))


@rule("HOUR", "HHMM hours|hrs")
def four_digits(_: LineContext, parts: tuple[int, int]) -> ClockTime | None:
    """Read by 1700 hrs; at 1400 hours: a clock time of 24 hours."""
    return clock_time(*parts, sure=True)


@rule("CLOCK", "midmorning", "mid morning")
def midmorning(_: LineContext) -> ClockTime:
    """Read mid-morning: 10:00."""
    return ClockTime(10, sure=True)


@rule("CLOCK", "midafternoon", "mid afternoon")
def midafternoon(_: LineContext) -> ClockTime:
    """Read mid-afternoon: 15:00."""
    return ClockTime(15, sure=True)


@rule("CLOCK", "HHMMH")
def hours_and_minutes(_: LineContext, parts: tuple[int, int]) -> ClockTime | None:
    """Read 15h30: a clock time."""
    return clock_time(*parts, sure=parts[0] > 7)


@rule("CLOCK", "HOUR in? the? MERIDIEM", "HOUR ish MERIDIEM")
@rule("CLOCK", "CLOCK MERIDIEM")
def with_meridiem(_: LineContext, time: ClockTime, afternoon: bool) -> ClockTime | None:
    """Read 3pm; 9:15 a.m.: a clock time before or after noon; 16A is none."""
    return time.in_half(afternoon=afternoon) if time.hour and (afternoon or time.hour <= 12) else None


@rule("CLOCK", "DOT MERIDIEM")
def dotted(_: LineContext, parts: tuple[int, int], afternoon: bool) -> ClockTime | None:
    """Read 5.30pm: a clock time before or after noon."""
    time = clock_time(*parts) if 1 <= parts[0] <= 12 else None
    return time.in_half(afternoon=afternoon) if time else None


@rule("CLOCK", "HOUR|CLOCK in the? PART")
def hour_in_part(_: LineContext, time: ClockTime, part: PartOfDay) -> ClockTime:
    """Read 3 in the morning; 7:30 in the evening: a clock time in that part of the day."""
    return in_part(time, part)


@rule("CLOCK", "noon|midday|lunchtime|noonish", "the? mid|middle of? the? day", "the midday|noon", "mid day")
def noon(_: LineContext) -> ClockTime:
    """Read noon; midday; the middle of the day: 12:00."""
    return NOON


@rule("CLOCK", "INT noon|midday")
def twelve_noon(_: LineContext, hour: int) -> ClockTime | None:
    """Read by 12 noon; 12 midday: 12:00."""
    return NOON if hour == NOON.hour else None


@rule("CLOCK", "INT midnight")
def twelve_midnight(_: LineContext, hour: int) -> ClockTime | None:
    """Read by 12 midnight: 23:59 of its day."""
    return LAST_MINUTE if hour == NOON.hour else None


@rule("CLOCK", "lunch")
def lunch(_: LineContext) -> ClockTime:
    """Read by lunch: 12:00."""
    return NOON


@rule("CLOCK", "midnight", "mid night")
def midnight(_: LineContext) -> ClockTime:
    """Read midnight: 23:59 of its day."""
    return LAST_MINUTE


@rule("CLOCK", "INT past|after HOUR|CLOCK", "INT minutes|mins|minute|min past|after|from HOUR|CLOCK")
def past_hour(_: LineContext, minutes: int, time: ClockTime) -> ClockTime | None:
    """Read twenty past three; 10 minutes after 4: so many minutes after the hour."""
    return clock_time(time.hour, time.minute + minutes, sure=time.sure)


@rule("CLOCK", "INT minutes|mins|minute|min to|before HOUR|CLOCK")
def minutes_before(_: LineContext, minutes: int, time: ClockTime) -> ClockTime | None:
    """Read 5 minutes to 4; three mins to five thirty: so many minutes before the clock time."""
    hour, minute = divmod(time.hour * 60 + time.minute - minutes, 60)
    return clock_time(hour, minute, sure=time.sure) if minutes < 60 else None


@rule("CLOCK", "INT to|before HOUR|CLOCK")
def to_hour(_: LineContext, minutes: int, time: ClockTime) -> ClockTime | None:
    """Read twenty to three: so many minutes before the hour."""
    if not 0 < minutes < 60 or time.minute or minutes < time.hour:  # "8 to 9" is a range
        return None
    return clock_time(time.hour - 1, 60 - minutes, sure=time.sure)


@rule("CLOCK", "a? quarter past|after HOUR|CLOCK")
def quarter_past(_: LineContext, time: ClockTime) -> ClockTime | None:
    """Read a quarter past three: 15 minutes after the hour."""
    return clock_time(time.hour, 15, sure=time.sure)


@rule("CLOCK", "a? quarter to|before HOUR|CLOCK")
def quarter_to(_: LineContext, time: ClockTime) -> ClockTime | None:
    """Read a quarter to three: 15 minutes before the hour."""
    return clock_time(time.hour - 1, 45, sure=time.sure)


@rule("CLOCK", "half past? HOUR|CLOCK")
def half_past(_: LineContext, time: ClockTime) -> ClockTime | None:
    """Read half past three; half three: 30 minutes after the hour."""
    return clock_time(time.hour, 30, sure=time.sure)


@rule(
    "TIME",
    "at|@|around|about|approximately|like|~? CLOCK",
    "CLOCK sharp|approximately",
    "at about|around CLOCK",
)
@rule("TIME", "for CLOCK")
def time_of_clock(_: LineContext, time: ClockTime) -> ParsedDate:
    """Read at 3pm; around noon; 4pm sharp: the next time that the clock shows it."""
    return ParsedDate(clock_time=time)


@rule("TIME", "at|@|around|approximately HOUR", "at about|around HOUR")
def at_hour(_: LineContext, time: ClockTime) -> ParsedDate:
    """Read at 5; around 4: that hour; 1 to 7 are in the afternoon, 8 to 12 as said."""
    return ParsedDate(clock_time=time)


@rule("HOURH", "INT SHORT")
def french_hour(_: LineContext, hour: int, unit: str) -> ClockTime | None:
    """Take Friday at 15h: an hour, beside a day."""
    return clock_time(hour, sure=hour > 7) if unit == "hour" else None


@rule("TIME", "at|@ HOURH")
def at_french_hour(_: LineContext, time: ClockTime) -> ParsedDate:
    """Read at 15h: that hour."""
    return ParsedDate(clock_time=time)


@rule("TIME", "HOUR")
def weak_hour(_: LineContext, time: ClockTime) -> ParsedDate:
    """Read by 5; until 9: that hour; 1 to 7 are in the afternoon, 8 to 12 as said."""
    return ParsedDate(clock_time=time, weak=True)


@rule("TIME", "in|during? the? PART", "early|late? PART")
def part_alone(_: LineContext, part: PartOfDay) -> ParsedDate:
    """Read in the morning; late afternoon: the end of that part of the day."""
    return ParsedDate(clock_time=part.ends)


@rule("TIME", "early|late? PART ,? at|@|around HOUR|CLOCK", "in the PART ,? at|@? HOUR|CLOCK")
def part_with_hour(_: LineContext, part: PartOfDay, time: ClockTime) -> ParsedDate:
    """Read early morning at 3; in the evening at eight: that hour in that part of the day."""
    return ParsedDate(clock_time=in_part(time, part))
