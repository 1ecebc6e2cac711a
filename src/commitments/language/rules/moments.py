"""A day with a time, in English: tomorrow morning, Friday at 5pm PT, first thing Tuesday, end of day."""

from datetime import datetime

from commitments.language.grammar import rule
from commitments.language.rules.clocks import NOON, in_part
from commitments.language.scene import Scene
from commitments.language.values import Clock, Mark, Part


@rule("MOMENT", "DAY ,? by|until|till|before? HOURH")
def day_and_french_hour(_: Scene, mark: Mark, time: Clock) -> Mark:
    """Read Friday 15h; today until 17h: that hour of that day."""
    return mark._replace(clock=time)


@rule("MOMENT", "this early|late? PART", "later? this PART")
def this_part(scene: Scene, part: Part) -> Mark:
    """Read this afternoon; later this evening: the end of that part of today."""
    return Mark(day=scene.today, clock=part.ends, fixed=True)


@rule("MOMENT", "this PART ,? at|@|around HOUR|CLOCK", "HOUR|CLOCK|RANGE ,? this PART")
def this_part_with_hour(scene: Scene, first: Part | Clock, second: Part | Clock) -> Mark | None:
    """Read this evening at 8; 4 this afternoon: that hour today."""
    part, time = (first, second) if isinstance(first, Part) else (second, first)
    if not isinstance(part, Part) or not isinstance(time, Clock):
        return None
    return tonight_or_this(scene, in_part(time, part), part)


@rule("MOMENT", "later? tonight|tonite")
def tonight(scene: Scene) -> Mark:
    """Read tonight: 21:00 today."""
    return Mark(day=scene.today, clock=Clock(21, sure=True))


@rule("MOMENT", "tonight ,? at|@|around|by? HOUR|CLOCK", "at? HOUR|CLOCK ,? tonight")
def tonight_at(scene: Scene, time: Clock) -> Mark:
    """Read tonight at 8; 8 tonight: that hour of the coming night."""
    return tonight_or_this(scene, in_part(time, Part(NOON, afternoon=True, night=True)), None)


@rule("MOMENT", "DAY ,? early|late? PART", "DAY ,? in|during the PART", "PART of DAY")
def day_and_part(_: Scene, first: Mark | Part, second: Mark | Part) -> Mark | None:
    """Read tomorrow morning; Friday in the afternoon: the end of that part of that day."""
    mark, part = (first, second) if isinstance(first, Mark) else (second, first)
    if not isinstance(mark, Mark) or not isinstance(part, Part):
        return None
    return mark._replace(clock=part.ends)


@rule("MOMENT", "DAY MERIDIEM")
def day_and_half(_: Scene, mark: Mark, afternoon: bool) -> Mark:
    """Read Tuesday AM; Friday pm: the end of its morning, or of its working day."""
    return mark._replace(clock=Clock(18 if afternoon else 12, sure=True))


@rule("MOMENT", "at? HOUR|CLOCK|RANGE on? DAY PART")
def hour_day_part(_: Scene, time: Clock, mark: Mark, part: Part) -> Mark:
    """Read 9 tomorrow morning: that hour in that part of that day."""
    return mark._replace(clock=in_part(time, part))


@rule("MOMENT", "DAY PART ,? at|@|around? HOUR|CLOCK")
def day_part_hour(_: Scene, mark: Mark, part: Part, time: Clock) -> Mark:
    """Read tomorrow evening at 7: that hour in that part of that day."""
    return mark._replace(clock=in_part(time, part))


@rule("MOMENT", "DAY TIME", "DAY ,? by|before|for|- TIME", "TIME ,? on? DAY", "TIME of DAY")
def day_and_time(_: Scene, first: Mark, second: Mark) -> Mark | None:
    """Read Friday at 5pm; 5pm tomorrow; Friday by noon: that clock time of that day."""
    mark, time = (first, second) if first.day else (second, first)
    return mark.at(time)


@rule("MOMENT", "DAY , TIME")
def day_comma_time(scene: Scene, mark: Mark, time: Mark) -> Mark | None:
    """Read Friday, 5pm: that clock time of that day."""
    return None if time.weak else day_and_time(scene, mark, time)


@rule("MOMENT", "first thing on? DAY", "first thing on? DAY morning", "start of business|day on? DAY")
@rule("MOMENT", "DAY first thing", "DAY first thing in the morning")
def first_thing(scene: Scene, mark: Mark) -> Mark:
    """Read first thing Tuesday; start of business Tuesday: when work starts that day."""
    return mark._replace(clock=_clock_of(scene.calendar.hours.start))


@rule("TIME", "first thing in the morning", "first thing")
def first_thing_alone(scene: Scene) -> Mark:
    """Read first thing: when work starts next."""
    return Mark(clock=_clock_of(scene.calendar.hours.start))


@rule("TIME", "eod|cob|eob", "the? end|close of the? day|business", "day's end", "end of play", "close of play")
def end_of_day(scene: Scene) -> Mark:
    """Read EOD; COB; end of day: when work ends today, or on the day said beside it."""
    return Mark(clock=_clock_of(scene.calendar.hours.end), edge=True)


@rule("DAY", "the? end|close of DAY")
def end_of_named_day(_: Scene, mark: Mark) -> Mark:
    """Read end of today: that day."""
    return mark


@rule("MOMENT", "ISO")
def full_moment(scene: Scene, text: str) -> Mark:
    """Read 2027-03-09T15:00+09:00: that moment; without an offset it is the speaker's time."""
    moment = datetime.fromisoformat(text)
    time = Clock(moment.hour, moment.minute, moment.second, sure=True)
    return Mark(day=moment.date(), clock=time, zone=moment.tzinfo, fixed=True)


@rule("MOMENT", "now|atm|immediately", "right|just now", "at the moment", "at this moment")
def now(scene: Scene) -> Mark:
    """Read right now; immediately: this moment."""
    return Mark(exact=scene.now, weak=True)


@rule("DAY", "at this time")
def these_days(scene: Scene) -> Mark:
    """Read at this time: today."""
    return Mark(day=scene.today, weak=True)


def tonight_or_this(scene: Scene, time: Clock, part: Part | None) -> Mark:
    """Put an hour on today; an hour that is gone belongs to the coming night, except in a morning."""
    if time.hour == 0 and (part is None or part.night):
        return Mark(day=scene.days_on(1), clock=time)
    return Mark(day=scene.today, clock=time, fixed=True)


def _clock_of(moment: object) -> Clock:
    hour, minute = (int(number) for number in str(moment).split(":")[:2])
    return Clock(hour, minute, sure=True)
