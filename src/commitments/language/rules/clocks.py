"""Clock times in English: 3pm, at 5, 15:00, half past three, noon, tomorrow morning, Friday 5pm PT."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from commitments.language.book import rule
from commitments.language.scene import Scene
from commitments.language.values import Clock, Mark, Part

NOON = Clock(12, sure=True)
CLOSE = Clock(18, sure=True)
LAST_MINUTE = Clock(23, 59, sure=True)


def clock(hour: int, minute: int = 0, second: int = 0, *, sure: bool = False) -> Clock | None:
    """Give a clock time, or None for what no clock shows. Hours over 12 and hour 0 are sure."""
    if not (0 <= hour <= 24 and minute < 60 and second < 60) or (hour == 24 and (minute or second)):
        return None
    return LAST_MINUTE if hour == 24 else Clock(hour, minute, second, sure or hour > 12 or hour == 0)


@rule("HOUR", "INT", "INT o'clock|oclock", "INT ish")
def bare_hour(_: Scene, hour: int) -> Clock | None:
    """Read 5, three o'clock."""
    return clock(hour) if hour else None


@rule("HOUR", "HHMM", "HHMM ish", "INT INT")
def run_together(_: Scene, first: tuple[int, int] | int, second: int | None = None) -> Clock | None:
    """Read 1030, 3 15, ten thirty."""
    if isinstance(first, tuple):
        return clock(*first)
    return clock(first, second) if second is not None and second > 9 and first else None


@rule("CLOCK", "INT o'clock|oclock")
def oclock(_: Scene, hour: int) -> Clock | None:
    """Read three o'clock."""
    return clock(hour)


@rule("CLOCK", "HMS", "HMS ish", "HMS hours|hrs")
def colons(_: Scene, parts: tuple[int, ...]) -> Clock | None:
    """Read 15:00, 03:30, 3:30."""
    return clock(*parts[1:], sure=bool(parts[0]))


@rule("CLOCK", "HHMMH")
def hours_and_minutes(_: Scene, parts: tuple[int, int]) -> Clock | None:
    """Read 15h30."""
    return clock(*parts, sure=parts[0] > 7)


@rule("CLOCK", "HOUR in? the? MERIDIEM", "HOUR ish MERIDIEM")
@rule("CLOCK", "CLOCK MERIDIEM")
def with_meridiem(_: Scene, time: Clock, afternoon: bool) -> Clock | None:
    """Read 3pm, 9:01:10 AM."""
    return time.half(afternoon=afternoon) if time.hour else None


@rule("CLOCK", "HOUR|CLOCK in the? PART")
def hour_in_part(_: Scene, time: Clock, part: Part) -> Clock:
    """Read 3 in the morning, 7:30 in the evening."""
    return in_part(time, part)


@rule("CLOCK", "noon|midday|lunchtime", "the? mid|middle of? the? day", "12 noon", "the midday|noon", "mid day")
def noon(_: Scene) -> Clock:
    """Read noon."""
    return NOON


@rule("CLOCK", "lunch")
def lunch(_: Scene) -> Clock:
    """Read lunch: noon."""
    return NOON


@rule("CLOCK", "midnight")
def midnight(_: Scene) -> Clock:
    """Read midnight: the last minute of its day."""
    return LAST_MINUTE


@rule("CLOCK", "INT past|after HOUR|CLOCK", "INT minutes|mins|minute past|after|from HOUR|CLOCK")
def past_hour(_: Scene, minutes: int, time: Clock) -> Clock | None:
    """Read twenty past three."""
    return clock(time.hour, time.minute + minutes, sure=time.sure)


@rule("CLOCK", "INT to|before HOUR|CLOCK", "INT minutes|mins|minute to|before HOUR|CLOCK")
def to_hour(_: Scene, minutes: int, time: Clock) -> Clock | None:
    """Read twenty to three."""
    if not 0 < minutes < 60 or time.minute:
        return None
    return clock(time.hour - 1, 60 - minutes, sure=time.sure)


@rule("CLOCK", "a? quarter past|after HOUR|CLOCK")
def quarter_past(_: Scene, time: Clock) -> Clock | None:
    """Read a quarter past three."""
    return clock(time.hour, 15, sure=time.sure)


@rule("CLOCK", "a? quarter to|before HOUR|CLOCK")
def quarter_to(_: Scene, time: Clock) -> Clock | None:
    """Read a quarter to three."""
    return clock(time.hour - 1, 45, sure=time.sure)


@rule("CLOCK", "half past? HOUR|CLOCK")
def half_past(_: Scene, time: Clock) -> Clock | None:
    """Read half past three."""
    return clock(time.hour, 30, sure=time.sure)


@rule(
    "TIME",
    "at|@|around|about|approximately|like|~? CLOCK",
    "CLOCK sharp|approximately",
    "at about|around CLOCK",
)
@rule("TIME", "for CLOCK")
def time_of_clock(_: Scene, time: Clock) -> Mark:
    """Take a clock time as a mark."""
    return Mark(clock=time)


@rule("TIME", "at|@|around|approximately HOUR", "at about|around HOUR")
def at_hour(_: Scene, time: Clock) -> Mark:
    """Read at 5."""
    return Mark(clock=time)


@rule("HOURH", "INT SHORT")
def french_hour(_: Scene, hour: int, unit: str) -> Clock | None:
    """Read 15h beside a day; alone, 24h is a length of time."""
    return clock(hour, sure=hour > 7) if unit == "hour" else None


@rule("TIME", "at HOURH")
def at_french_hour(_: Scene, time: Clock) -> Mark:
    """Read at 15h."""
    return Mark(clock=time)


@rule("MOMENT", "DAY ,? HOURH")
def day_and_french_hour(_: Scene, mark: Mark, time: Clock) -> Mark:
    """Read Friday 15h."""
    return replace(mark, clock=time)


@rule("TIME", "HOUR")
def weak_hour(_: Scene, time: Clock) -> Mark:
    """Read a number where a time is expected: "by 5"."""
    return Mark(clock=time, weak=True)


@rule("TIME", "in|during? the? PART", "early|late? PART")
def part_alone(_: Scene, part: Part) -> Mark:
    """Read morning: its end."""
    return Mark(clock=part.ends)


@rule("TIME", "early|late? PART ,? at|@|around HOUR|CLOCK", "in the PART ,? at|@ HOUR|CLOCK")
def part_with_hour(_: Scene, part: Part, time: Clock) -> Mark:
    """Read early morning at 3, in the evening at eight."""
    return Mark(clock=in_part(time, part))


@rule("MOMENT", "this early|late? PART", "later? this PART")
def this_part(scene: Scene, part: Part) -> Mark:
    """Read this afternoon."""
    return Mark(day=scene.today, clock=part.ends, fixed=True)


@rule("MOMENT", "this PART ,? at|@|around HOUR|CLOCK", "HOUR|CLOCK this PART")
def this_part_with_hour(scene: Scene, first: Part | Clock, second: Part | Clock) -> Mark | None:
    """Read this evening at 8."""
    part, time = (first, second) if isinstance(first, Part) else (second, first)
    if not isinstance(part, Part) or not isinstance(time, Clock):
        return None
    return tonight_or_this(scene, in_part(time, part), part)


@rule("MOMENT", "later? tonight|tonite")
def tonight(scene: Scene) -> Mark:
    """Read tonight."""
    return Mark(day=scene.today, clock=Clock(21, sure=True))


@rule("MOMENT", "tonight ,? at|@|around|by? HOUR|CLOCK", "at? HOUR|CLOCK tonight")
def tonight_at(scene: Scene, time: Clock) -> Mark:
    """Read tonight at 8."""
    return tonight_or_this(scene, in_part(time, Part(NOON, afternoon=True, night=True)), None)


@rule("MOMENT", "DAY early|late? PART", "DAY in|during the PART", "PART of DAY")
def day_and_part(_: Scene, first: Mark | Part, second: Mark | Part) -> Mark | None:
    """Read tomorrow morning."""
    mark, part = (first, second) if isinstance(first, Mark) else (second, first)
    if not isinstance(mark, Mark) or not isinstance(part, Part):
        return None
    return replace(mark, clock=part.ends)


@rule("MOMENT", "at? HOUR|CLOCK on? DAY PART")
def hour_day_part(_: Scene, time: Clock, mark: Mark, part: Part) -> Mark:
    """Read 9 tomorrow morning."""
    return replace(mark, clock=in_part(time, part))


@rule("MOMENT", "DAY PART ,? at|@|around? HOUR|CLOCK")
def day_part_hour(_: Scene, mark: Mark, part: Part, time: Clock) -> Mark:
    """Read tomorrow evening at 5."""
    return replace(mark, clock=in_part(time, part))


@rule("MOMENT", "DAY ,? TIME", "DAY ,? by|before|for|- TIME", "TIME ,? on? DAY", "TIME of DAY")
def day_and_time(_: Scene, first: Mark, second: Mark) -> Mark | None:
    """Read Friday at 5pm, 5pm tomorrow."""
    mark, time = (first, second) if first.day else (second, first)
    weak = mark.weak or (time.weak and not mark.day)
    return replace(mark, clock=time.clock, zone=time.zone, edge=time.edge, weak=weak)


@rule("MOMENT", "first thing on? DAY", "first thing on? DAY morning", "start of business|day on? DAY")
@rule("MOMENT", "DAY first thing", "DAY first thing in the morning")
def first_thing(scene: Scene, mark: Mark) -> Mark:
    """Read first thing Tuesday: when work starts."""
    return replace(mark, clock=_clock_of(scene.calendar.hours.start))


@rule("TIME", "first thing in the morning", "first thing")
def first_thing_alone(scene: Scene) -> Mark:
    """Read first thing: when work starts next."""
    return Mark(clock=_clock_of(scene.calendar.hours.start))


@rule("TIME", "eod|cob|eob", "end|close of the? day|business", "day's end", "end of play", "close of play")
def end_of_day(scene: Scene) -> Mark:
    """Read end of day: when work ends today, or on the day beside it."""
    return Mark(clock=_clock_of(scene.calendar.hours.end), edge=True)


@rule("MOMENT", "TIME|MOMENT ZONE", "TIME|MOMENT ( ZONE )")
def with_zone(_: Scene, mark: Mark, zone: str) -> Mark | None:
    """Read 5pm PT: the day and the hour are those of the zone."""
    return replace(mark, zone=ZoneInfo(zone), weak=False) if mark.clock else None


@rule("TIME", "TIME ZONE", "TIME ( ZONE )")
def time_with_zone(_: Scene, mark: Mark, zone: str) -> Mark | None:
    """Read 5pm PT before a day."""
    return replace(mark, zone=ZoneInfo(zone), weak=False) if mark.clock else None


@rule("MOMENT", "TIME|MOMENT OFFSET")
def with_offset(_: Scene, mark: Mark, offset: tuple[int, str]) -> Mark | None:
    """Read 17:00 UTC+9."""
    sign, digits = offset[0], [int(part) for part in offset[1].strip("utcgm +-").split(":")]
    ahead = timedelta(hours=digits[0], minutes=digits[1] if len(digits) > 1 else 0)
    return replace(mark, zone=timezone(sign * ahead)) if mark.clock else None


@rule("ZONE", "ZONENAME", "ZONENAME time", "CITY time")
def zone(_: Scene, name: str) -> str:
    """Read PT, KST, Seoul time."""
    return name


@rule("MOMENT", "ISO")
def full_moment(scene: Scene, text: str) -> Mark:
    """Read 2027-05-03T15:00+09:00; without an offset it is the speaker's time."""
    moment = datetime.fromisoformat(text)
    time = Clock(moment.hour, moment.minute, moment.second, sure=True)
    return Mark(day=moment.date(), clock=time, zone=moment.tzinfo, fixed=True)


@rule("MOMENT", "now|atm|immediately", "right|just now", "at the moment", "at this moment")
def now(scene: Scene) -> Mark:
    """Read now."""
    return Mark(exact=scene.now, weak=True)


@rule("DAY", "at this time")
def these_days(scene: Scene) -> Mark:
    """Read at this time."""
    return Mark(day=scene.today, weak=True)


def in_part(time: Clock, part: Part) -> Clock:
    """Read an hour in a part of the day; "12 in the evening" and "12 in the morning" are midnight."""
    if time.sure:
        return time
    if time.hour == 12:
        return time.half(afternoon=part.afternoon and not part.night)
    return time.half(afternoon=part.afternoon)


def tonight_or_this(scene: Scene, time: Clock, part: Part | None) -> Mark:
    """Put an hour on today; an hour that is gone belongs to the coming night, except in a morning."""
    if time.hour == 0 and (part is None or part.night):
        return Mark(day=scene.days_on(1), clock=time)
    return Mark(day=scene.today, clock=time, fixed=True)


def _clock_of(moment: object) -> Clock:
    hour, minute = (int(number) for number in str(moment).split(":")[:2])
    return Clock(hour, minute, sure=True)
