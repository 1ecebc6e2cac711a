"""Days and times counted from another: two days after Christmas, 3 business days from Monday, an hour before noon."""

from datetime import timedelta

from commitments.language.days import monday_of, unit_period
from commitments.language.grammar import rule
from commitments.language.rules.spans import SECONDS, limited, seconds_in, step
from commitments.language.scene import Scene
from commitments.language.values import Clock, Mark, Span


@rule("DAY", "SPAN from|after DAY")
def from_day(scene: Scene, length: Span, start: Mark) -> Mark | None:
    """Read a week from Friday; two days after Christmas; 3 business days from Monday: so long after that day."""
    return _day_off(scene, start, length)


@rule("DAY", "SPAN before DAY")
def before_day(scene: Scene, length: Span, start: Mark) -> Mark | None:
    """Read two days before Christmas; two business days before Friday: so long before that day."""
    return _day_off(scene, start, _back(length))


@rule("DAY", "WEEKDAY in SPAN")
def weekday_in(scene: Scene, weekday: int, length: Span) -> Mark | None:
    """Read Monday in two weeks: that day of that week."""
    return _of_week(scene, length, weekday)


@rule("DAY", "SPAN 뒤|후 WEEKDAY")
def weekday_after(scene: Scene, length: Span, weekday: int) -> Mark | None:
    """Read 2주 뒤 월요일: that day of that week."""
    return _of_week(scene, length, weekday)


def _of_week(scene: Scene, length: Span, weekday: int) -> Mark | None:
    if length.unit != "week" or length.amount != int(length.amount):
        return None
    return Mark(day=monday_of(scene.today) + timedelta(weeks=int(length.amount), days=weekday))


@rule("DAY", "the? day before DAY")
def day_before(scene: Scene, start: Mark) -> Mark | None:
    """Read the day before Monday: a day earlier, working day or not."""
    return _day_off(scene, start, Span(-1, "day"))


@rule("DAY", "the day after DAY")
def day_after(scene: Scene, start: Mark) -> Mark | None:
    """Read the day after Friday: a day later, working day or not."""
    return _day_off(scene, start, Span(1, "day"))


@rule("PERIOD", "the week before DAY")
def week_before(scene: Scene, start: Mark) -> Mark | None:
    """Read the week before Christmas: the last working day of the week before the one that holds it."""
    earlier = _day_off(scene, start, Span(-1, "week"))
    return unit_period(earlier.day, "week", 0) if earlier and earlier.day else None


@rule("TIME", "SPAN before TIME")
@rule("MOMENT", "SPAN before MOMENT")
def before_time(_: Scene, length: Span, start: Mark) -> Mark | None:
    """Read an hour before noon; 2 hours before Friday 5pm: so long before that clock time."""
    return _time_off(start, _back(length))


@rule("TIME", "SPAN after TIME")
@rule("MOMENT", "SPAN after MOMENT")
def after_time(_: Scene, length: Span, start: Mark) -> Mark | None:
    """Read 2 hours after noon; 2 hours after Friday 5pm: so long after that clock time."""
    return _time_off(start, length)


def _back(length: Span) -> Span:
    return Span(-length.amount, length.unit, _back(length.more) if length.more else None)


def _day_off(scene: Scene, start: Mark, length: Span) -> Mark | None:
    """Give the day that lies so long from a day; hours and minutes count from a clock time only."""
    if start.day is None or seconds_in(length) is not None:
        return None
    if length.unit == "business":
        return Mark(day=scene.calendar.add_working_days(start.day, limited(length.amount)))
    return Mark(day=step(start.day, length))


def _time_off(start: Mark, length: Span) -> Mark | None:
    """Give the clock time that lies so long from another; without a day it must be of the same day."""
    seconds = seconds_in(length)
    if start.clock is None or seconds is None or length.unit not in SECONDS:
        return None
    sure = start.clock.settled()
    later = sure.hour * 3600 + sure.minute * 60 + sure.second + round(seconds)
    days, rest = divmod(later, 86400)
    if days and start.day is None:
        return None
    day = start.day + timedelta(days=days) if start.day else None
    clock = Clock(rest // 3600, rest // 60 % 60, rest % 60, sure=True)
    return start._replace(day=day, clock=clock, edge=False, weak=False)
