"""Clock times written as numbers, beside a day: Dec 2 around 17.30, 0730 Friday, 4 May 0935-1101."""

from datetime import timedelta

from commitments.language.dates.clock_times import clock_time
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ClockTime, ParsedDate
from commitments.language.line_context import LineContext

_Hours = tuple[ClockTime, ClockTime]
_Written = tuple[int, ...]


@rule("HOUR", "HHMM0")
def leading_zero(_: LineContext, parts: _Written) -> ClockTime | None:
    """Take by 0730: a clock time of 24 hours."""
    return clock_time(*parts, sure=True)


@rule("MOMENT", "HHMM0 ,? on? DAY")
def four_digits_and_day(_: LineContext, parts: _Written, parsed: ParsedDate) -> ParsedDate | None:
    """Read 0730 Friday: that clock time of that day; 1530 Friday is a count."""
    time = clock_time(*parts, sure=True)
    return parsed._replace(clock_time=time) if time else None


@rule("DOTCLOCK", "DOTTIME", "DOTTIME SHORT")
def dots(_: LineContext, parts: _Written, unit: str | None = None) -> ClockTime | None:
    """Take Friday 17.30; Friday 16.30h: a clock time written with a dot."""
    return clock_time(*parts) if unit in (None, "hour") else None


@rule("ABOUT", "at|around|about|approximately|approx|ca|@", "approx .", "at about|around|approximately|approx")
def about(_: LineContext) -> str:
    """Take Friday around 17.30: a word before a clock time."""
    return "about"


@rule("MOMENT", "DAY ,? ABOUT? DOTCLOCK", "ABOUT DOTCLOCK ,? on? DAY")
def day_and_dots(_: LineContext, *said: ParsedDate | ClockTime | str | None) -> ParsedDate | None:
    """Read Dec 2 around 17.30; Friday 8.40; at 9.15 tomorrow: that clock time of that day."""
    day = next((one for one in said if isinstance(one, ParsedDate)), None)
    time = next((one for one in said if isinstance(one, ClockTime)), None)
    return day._replace(clock_time=time, weak=False) if day and time and day.day else None


@rule("DEADLINE", "by|until|before DOTCLOCK ,? on? DAY", "by|until|before DAY ,? ABOUT? DOTCLOCK")
def by_day_and_dots(context: LineContext, *said: ParsedDate | ClockTime | str | None) -> ParsedDate | None:
    """Read by 17.30 on Friday: that clock time of that day."""
    return day_and_dots(context, *said)


@rule("TIME", "ABOUT RANGE")
def around_range(_: LineContext, __: str, end: ClockTime) -> ParsedDate:
    """Read around 10-11am; at 14:30-15:00: the end of a range of hours."""
    return ParsedDate(clock_time=end)


@rule("HOURS", "HHMM|HHMM0|DOTTIME -|to|until HHMM|HHMM0|DOTTIME")
def hours(_: LineContext, first: _Written, last: _Written) -> _Hours | None:
    """Take Oct 31 1055-1215: from a clock time to another, of 24 hours."""
    start, end = clock_time(*first, sure=True), clock_time(*last, sure=True)
    return (start, end) if start and end else None


@rule("MOMENT", "DAY ,? ABOUT? HOURS")
def day_and_hours(_: LineContext, parsed: ParsedDate, __: str | None, span: _Hours) -> ParsedDate | None:
    """Read Oct 31 1055-1215; June 28 at 2305-0715: the end, on the next day where it is earlier than the start."""
    if parsed.day is None:
        return None
    start, end = span
    over = (end.hour, end.minute) < (start.hour, start.minute)
    return parsed._replace(day=parsed.day + timedelta(days=over), clock_time=end, weak=False)
