"""Turns a Mark into a moment: end of the day's work, next occurrence, past or unclear, with warnings."""

from datetime import date, datetime, time, timedelta

from commitments.language.reading import Precision, Problem, Warning, When
from commitments.language.scene import Scene
from commitments.language.values import Clock, Mark

FAR = timedelta(days=366)
SOON = timedelta(hours=1)
LAST_MINUTE = time(23, 59)


def settle(mark: Mark, scene: Scene) -> When:
    """Give the moment of `mark` in the speaker's zone, with its problem, other readings and warnings."""
    try:
        return _settled(mark, scene)
    except (OverflowError, ValueError):  # beyond the years a date can have
        return When(None, None, Problem.UNCLEAR_DATE)


def _settled(mark: Mark, scene: Scene) -> When:
    if mark.exact is not None:
        return When(mark.exact, "time", warnings=_distance(mark.exact, scene))
    there = scene.in_zone(mark.zone)
    if mark.day is None and mark.clock is None:
        others = tuple(there.calendar.end_of(day) for day in mark.others)
        return When(None, None, Problem.UNCLEAR_DATE, tuple(sorted(set(others))))
    due = _moment(mark, there).astimezone(scene.now.tzinfo)
    alternatives = _others(mark, there, due)
    warnings = _distance(due, scene)
    if due < scene.instant:
        return When(due, _precision(mark), Problem.PAST_DEADLINE, _ahead(alternatives, scene))
    problem = Problem.UNCLEAR_DATE if mark.unclear else None
    offered = tuple(moment for moment in _ahead(alternatives, scene) if moment != due) if alternatives else ()
    idle = _idle(due.date(), scene)
    nearest = _nearest_working(due, scene) if idle else None
    return When(due, _precision(mark), problem, offered, (*idle, *warnings), nearest)


def _precision(mark: Mark) -> Precision:
    return "time" if mark.clock and not mark.edge else "day"


def _moment(mark: Mark, scene: Scene) -> datetime:
    """Give the moment in the scene's own zone; what is not fixed and has gone by today lasts to 23:59."""
    if mark.day is None:
        return _next_time(mark, scene)
    day = _day(mark, scene)
    due = _at(day, mark.clock, scene, mark.zone_name)
    lasts = mark.clock is None or mark.edge or not mark.fixed
    if due < scene.instant and day == scene.today and lasts and not (mark.clock and mark.clock.hour < 18):
        return scene.calendar.at(day, LAST_MINUTE)
    return due


def _day(mark: Mark, scene: Scene) -> date:
    last = mark.day or scene.today
    if mark.first is None:
        return last
    day = scene.calendar.last_working_day(mark.first, last)
    return last if day < scene.today <= last else day


def _at(day: date, clock: Clock | None, scene: Scene, zone_name: str = "") -> datetime:
    if clock is None:
        return scene.calendar.end_of(day)
    sure = clock.settled()
    due = scene.calendar.at(day, time(sure.hour, sure.minute, sure.second))
    if not zone_name and due >= scene.instant:
        return due
    later = due.replace(fold=1)  # an hour that the clock shows twice: the one that was named, or the one ahead
    meant = later.tzname() == zone_name != due.tzname() if zone_name else later >= scene.instant
    return later if meant else due


def _next_time(mark: Mark, scene: Scene) -> datetime:
    due = _at(scene.today, mark.clock, scene)
    if due >= scene.instant:
        return due
    if mark.edge and mark.zone is None:
        return scene.calendar.at(scene.today, LAST_MINUTE)
    return _at(scene.days_on(1), mark.clock, scene)


def _others(mark: Mark, scene: Scene, due: datetime) -> list[datetime]:
    others = [_at(day, mark.clock, scene).astimezone(due.tzinfo) for day in mark.others]
    clock = mark.clock
    if mark.day is None and clock and not clock.sure and 8 <= clock.hour <= 12:
        others.append(_at(scene.today, clock.half(afternoon=True), scene).astimezone(due.tzinfo))
    return others


def _ahead(moments: list[datetime], scene: Scene) -> tuple[datetime, ...]:
    return tuple(sorted({moment for moment in moments if moment >= scene.instant})) if moments else ()


def _idle(day: date, scene: Scene) -> tuple[Warning, ...]:
    weekend = (Warning.WEEKEND,) if day.weekday() not in scene.calendar.hours.weekdays else ()
    return (*weekend, Warning.HOLIDAY) if scene.calendar.is_holiday(day) else weekend


def _nearest_working(due: datetime, scene: Scene) -> datetime | None:
    """Give the nearest working day that is still ahead, at the same time of day."""
    day = due.date()
    before, after = scene.calendar.previous_working_day(day), scene.calendar.next_working_day(day)
    near, far = (after, before) if after - day < day - before else (before, after)
    moments = [scene.calendar.at(choice, due.time()) for choice in (near, far)]
    return next((moment for moment in moments if moment >= scene.instant), None)


def _distance(due: datetime, scene: Scene) -> tuple[Warning, ...]:
    ahead = due - scene.instant
    if ahead > FAR:
        return (Warning.FAR_AHEAD,)
    return (Warning.VERY_SOON,) if timedelta(0) <= ahead < SOON else ()
