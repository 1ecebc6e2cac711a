"""Days with times in English: tomorrow morning, Friday at 5pm PT, first thing Tuesday, end of day."""

from datetime import datetime

from commitments.language.dates.clock_times import NOON, in_part
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ClockTime, ParsedDate, PartOfDay
from commitments.language.line_context import LineContext


@rule("MOMENT", "DAY ,? by|until|till|before? HOURH")
def day_and_french_hour(_: LineContext, parsed: ParsedDate, time: ClockTime) -> ParsedDate:
    """Read Friday 15h; today until 17h: that hour of that day."""
    return parsed._replace(clock_time=time)


@rule("MOMENT", "this early|late? PART", "later? this PART")
def this_part(context: LineContext, part: PartOfDay) -> ParsedDate:
    """Read this afternoon; later this evening: the end of that part of today."""
    return ParsedDate(day=context.today, clock_time=part.ends, fixed=True)


@rule("MOMENT", "this PART ,? at|@|around HOUR|CLOCK", "HOUR|CLOCK|RANGE ,? this PART")
def this_part_with_hour(
    context: LineContext, first: PartOfDay | ClockTime, second: PartOfDay | ClockTime
) -> ParsedDate | None:
    """Read this evening at 8; 4 this afternoon: that hour today."""
    part, time = (first, second) if isinstance(first, PartOfDay) else (second, first)
    if not isinstance(part, PartOfDay) or not isinstance(time, ClockTime):
        return None
    return tonight_or_this(context, in_part(time, part), part)


@rule("MOMENT", "later? tonight|tonite")
def tonight(context: LineContext) -> ParsedDate:
    """Read tonight: 21:00 today."""
    return ParsedDate(day=context.today, clock_time=ClockTime(21, sure=True))


@rule("MOMENT", "tonight ,? at|@|around|by? HOUR|CLOCK", "at? HOUR|CLOCK ,? tonight")
def tonight_at(context: LineContext, time: ClockTime) -> ParsedDate:
    """Read tonight at 8; 8 tonight: that hour of the coming night."""
    return tonight_or_this(context, in_part(time, PartOfDay(NOON, afternoon=True, night=True)), None)


@rule("MOMENT", "DAY ,? early|late? PART", "DAY ,? in|during the PART", "PART of DAY")
def day_and_part(_: LineContext, first: ParsedDate | PartOfDay, second: ParsedDate | PartOfDay) -> ParsedDate | None:
    """Read tomorrow morning; Friday in the afternoon: the end of that part of that day."""
    parsed, part = (first, second) if isinstance(first, ParsedDate) else (second, first)
    if not isinstance(parsed, ParsedDate) or not isinstance(part, PartOfDay):
        return None
    return parsed._replace(clock_time=part.ends)


@rule("MOMENT", "this time on? DAY")
def this_time(context: LineContext, day: ParsedDate) -> ParsedDate:
    """Read this time tomorrow: the time of speaking, that day."""
    now = context.now
    return day._replace(clock_time=ClockTime(now.hour, now.minute, sure=True))


@rule("MOMENT", "this time next week")
def this_time_next_week(context: LineContext) -> ParsedDate:
    """Read this time next week: the time of speaking, seven days on."""
    return this_time(context, ParsedDate(day=context.days_on(7)))


@rule("MOMENT", "the? same time on? DAY")
def same_time(_: LineContext, day: ParsedDate) -> ParsedDate:
    """Read same time Friday: that day, as a question at what time."""
    return day._replace(ambiguous=True)


@rule("MOMENT", "DAY MERIDIEM or MERIDIEM", "DAY PART or PART")
def either_half(_: LineContext, parsed: ParsedDate, _half: object, _other: object) -> ParsedDate:
    """Read Friday AM or PM; tomorrow morning or afternoon: that day, as a question."""
    return parsed._replace(ambiguous=True)


@rule("MOMENT", "DAY ,? ORD half", "in|by? the? ORD half of? DAY")
def half_of_day(_: LineContext, first: ParsedDate | int, second: ParsedDate | int) -> ParsedDate | None:
    """Read tomorrow first half; the second half of Friday: the end of its morning, or of its working day."""
    parsed, half = (first, second) if isinstance(first, ParsedDate) else (second, first)
    if not isinstance(parsed, ParsedDate) or half not in (1, 2):
        return None
    return parsed._replace(clock_time=ClockTime(12 if half == 1 else 18, sure=True))


@rule("MOMENT", "DAY MERIDIEM")
def day_and_half(_: LineContext, parsed: ParsedDate, afternoon: bool) -> ParsedDate:
    """Read Tuesday AM; Friday pm: the end of its morning, or of its working day."""
    return parsed._replace(clock_time=ClockTime(18 if afternoon else 12, sure=True))


@rule("MOMENT", "at? HOUR|CLOCK|RANGE on? DAY PART")
def hour_day_part(_: LineContext, time: ClockTime, parsed: ParsedDate, part: PartOfDay) -> ParsedDate:
    """Read 9 tomorrow morning: that hour in that part of that day."""
    return parsed._replace(clock_time=in_part(time, part))


@rule("MOMENT", "DAY PART ,? at|@|around? HOUR|CLOCK")
def day_part_hour(_: LineContext, parsed: ParsedDate, part: PartOfDay, time: ClockTime) -> ParsedDate:
    """Read tomorrow evening at 7: that hour in that part of that day."""
    return parsed._replace(clock_time=in_part(time, part))


@rule("MOMENT", "DAY TIME", "DAY ,? by|before|for|- TIME", "TIME of DAY")
def day_and_time(_: LineContext, first: ParsedDate, second: ParsedDate) -> ParsedDate | None:
    """Read Friday at 5pm; Friday by noon: that clock time of that day."""
    parsed, time = (first, second) if first.day else (second, first)
    return parsed.at_time(time)


@rule("MOMENT", "TIME ,? on? DAY")
def time_and_day(_: LineContext, time: ParsedDate, parsed: ParsedDate) -> ParsedDate | None:
    """Read 5pm tomorrow; at 9 on Monday: that clock time of that day. A number alone (send 5 Monday) is a count."""
    return None if time.weak else parsed.at_time(time)


@rule("DEADLINE", "by|until|till|before|due HOUR ,? on? DAY")
def by_hour_and_day(_: LineContext, time: ClockTime, parsed: ParsedDate) -> ParsedDate:
    """Read by 9 tomorrow; before 5 on Monday: that hour of that day."""
    return parsed._replace(clock_time=time, weak=False)


@rule("MOMENT", "DAY , TIME")
def day_comma_time(context: LineContext, parsed: ParsedDate, time: ParsedDate) -> ParsedDate | None:
    """Read Friday, 5pm: that clock time of that day."""
    return None if time.weak else day_and_time(context, parsed, time)


@rule("MOMENT", "first thing on? DAY", "first thing on? DAY morning", "start of business|day on? DAY")
@rule("MOMENT", "DAY first thing", "DAY first thing in the morning")
def first_thing(context: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read first thing Tuesday; start of business Tuesday: when work starts that day."""
    return parsed._replace(clock_time=_clock_of(context.calendar.hours.start))


@rule("TIME", "first thing in the morning", "first thing")
def first_thing_alone(context: LineContext) -> ParsedDate:
    """Read first thing: when work starts next."""
    return ParsedDate(clock_time=_clock_of(context.calendar.hours.start))


@rule("TIME", "eod|cob|eob", "the? end|close of the? day|business", "day's end", "end of play", "close of play")
def end_of_day(context: LineContext) -> ParsedDate:
    """Read EOD; COB; end of day: when work ends today, or on the day said beside it."""
    return ParsedDate(clock_time=_clock_of(context.calendar.hours.end), is_end=True)


@rule("DAY", "the? end|close of DAY")
def end_of_named_day(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read end of today: that day."""
    return parsed


@rule("MOMENT", "ISO")
def full_moment(context: LineContext, text: str) -> ParsedDate:
    """Read 2027-03-09T15:00+09:00: that moment; without an offset it is the speaker's time."""
    moment = datetime.fromisoformat(text)
    time = ClockTime(moment.hour, moment.minute, moment.second, sure=True)
    return ParsedDate(day=moment.date(), clock_time=time, zone=moment.tzinfo, fixed=True)


@rule("MOMENT", "now|atm|immediately", "right|just now", "at the moment", "at this moment")
def now(context: LineContext) -> ParsedDate:
    """Read right now; immediately: this moment."""
    return ParsedDate(exact=context.now, weak=True)


@rule("DAY", "at this time")
def these_days(context: LineContext) -> ParsedDate:
    """Read at this time: today."""
    return ParsedDate(day=context.today, weak=True)


def tonight_or_this(context: LineContext, time: ClockTime, part: PartOfDay | None) -> ParsedDate:
    """Put an hour on today; an hour that is gone belongs to the coming night, except in a morning."""
    if time.hour == 0 and (part is None or part.night):
        return ParsedDate(day=context.days_on(1), counted=True, clock_time=time)
    return ParsedDate(day=context.today, clock_time=time, fixed=True)


def _clock_of(moment: object) -> ClockTime:
    hour, minute = (int(number) for number in str(moment).split(":")[:2])
    return ClockTime(hour, minute, sure=True)
