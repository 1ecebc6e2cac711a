"""Resolves a parsed date to a moment: end of the working day, next occurrence, past or unclear, with warnings."""

from datetime import date, datetime, time, timedelta

from commitments.language.dates.values import ClockTime, ParsedDate
from commitments.language.line_context import LineContext
from commitments.language.reading import Precision, Problem, Warning, When

FAR = timedelta(days=366)
SOON = timedelta(hours=1)
LAST_MINUTE = time(23, 59)


def resolve(parsed: ParsedDate, context: LineContext) -> When:
    """Return the moment of `parsed` in the speaker's zone, with its problem, alternatives and warnings."""
    try:
        return _resolve(parsed, context)
    except (OverflowError, ValueError):  # beyond the years a date can have
        return When(None, None, Problem.UNCLEAR_DATE)


def _resolve(parsed: ParsedDate, context: LineContext) -> When:
    if parsed.exact is not None:
        problem = Problem.UNCLEAR_DATE if parsed.ambiguous else None
        return When(parsed.exact, "time", problem, warnings=_distance_warnings(parsed.exact, context))
    there = context.in_zone(parsed.zone)
    parsed = _on_the_day_there(parsed, there.today - context.today)
    if parsed.day is None and parsed.clock_time is None:
        ends = tuple(there.calendar.end_of(day) for day in parsed.alternatives)
        return When(None, None, Problem.UNCLEAR_DATE, tuple(sorted(set(ends))))
    moment = _moment(parsed, there)
    due = moment.astimezone(context.now.tzinfo)
    # The day of another zone that is another day here is a moment.
    precision = _precision(parsed) if due.date() == moment.date() else "time"
    alternatives = _alternatives(parsed, there, due)
    if due < context.instant and (evening := _this_evening(parsed, there)) is not None:
        return When(evening.astimezone(context.now.tzinfo), "time", Problem.UNCLEAR_DATE)
    warnings = _distance_warnings(due, context)
    if due < context.instant:
        return When(due, precision, Problem.PAST_DEADLINE, _future(alternatives, context))
    problem = Problem.UNCLEAR_DATE if parsed.ambiguous else None
    offered = tuple(moment for moment in _future(alternatives, context) if moment != due) if alternatives else ()
    day_off = _day_off_warnings(due.date(), context)
    nearest = _nearest_working(due, context) if day_off else None
    return When(due, precision, problem, offered, (*day_off, *warnings), nearest)


def _on_the_day_there(parsed: ParsedDate, ahead: timedelta) -> ParsedDate:
    """Return the date with its day in its zone as another reading, where that is another one: 9am KST tomorrow."""
    if not (ahead and parsed.counted and parsed.day):
        return parsed
    return parsed._replace(alternatives=(*parsed.alternatives, parsed.day + ahead), ambiguous=True)


def _precision(parsed: ParsedDate) -> Precision:
    return "time" if parsed.clock_time and not parsed.is_end else "day"


def _moment(parsed: ParsedDate, context: LineContext) -> datetime:
    """Return the moment in the context's own zone; a date that is not fixed and passed today lasts until 23:59."""
    if parsed.day is None:
        return _next_time(parsed, context)
    day = _day(parsed, context)
    due = _at(day, parsed.clock_time, context, parsed.zone_name)
    lasts = parsed.clock_time is None or parsed.is_end or not parsed.fixed
    if (
        due < context.instant
        and day == context.today
        and lasts
        and not (parsed.clock_time and parsed.clock_time.hour < 18)
    ):
        return context.calendar.at(day, LAST_MINUTE)
    return due


def _day(parsed: ParsedDate, context: LineContext) -> date:
    last = parsed.day or context.today
    if parsed.first is None:
        return last
    day = context.calendar.last_working_day(parsed.first, last)
    return last if day < context.today <= last else day


def _at(day: date, clock_time: ClockTime | None, context: LineContext, zone_name: str = "") -> datetime:
    if clock_time is None:
        return context.calendar.end_of(day)
    sure = clock_time.in_working_hours()
    due = context.calendar.at(day, time(sure.hour, sure.minute, sure.second))
    if not zone_name and due >= context.instant:
        return due
    later = due.replace(fold=1)  # an hour that the clock shows twice: the one that was named, or the one ahead
    meant = later.tzname() == zone_name != due.tzname() if zone_name else later >= context.instant
    return later if meant else due


def _next_time(parsed: ParsedDate, context: LineContext) -> datetime:
    due = _at(context.today, parsed.clock_time, context)
    if due >= context.instant:
        return due
    if parsed.is_end and parsed.zone is None:
        return context.calendar.at(context.today, LAST_MINUTE)
    return _at(context.days_on(1), parsed.clock_time, context)


def _alternatives(parsed: ParsedDate, context: LineContext, due: datetime) -> list[datetime]:
    alternatives = [_at(day, parsed.clock_time, context).astimezone(due.tzinfo) for day in parsed.alternatives]
    clock_time = parsed.clock_time
    if parsed.day is None and clock_time and not clock_time.sure and 8 <= clock_time.hour <= 12:
        alternatives.append(_at(context.today, clock_time.in_half(afternoon=True), context).astimezone(due.tzinfo))
    return alternatives


def _this_evening(parsed: ParsedDate, context: LineContext) -> datetime | None:
    """Return the evening reading of an hour of today that is gone, where it is ahead: "today at 8:30" said at 17:30."""
    time = parsed.clock_time
    if time is None or time.sure or not 8 <= time.hour < 12 or parsed.day != context.today or parsed.is_end:
        return None
    due = _at(context.today, time.in_half(afternoon=True), context)
    return due if due >= context.instant else None


def _future(moments: list[datetime], context: LineContext) -> tuple[datetime, ...]:
    return tuple(sorted({moment for moment in moments if moment >= context.instant})) if moments else ()


def _day_off_warnings(day: date, context: LineContext) -> tuple[Warning, ...]:
    weekend = (Warning.WEEKEND,) if context.calendar.is_weekend(day) else ()
    return (*weekend, Warning.HOLIDAY) if context.calendar.is_holiday(day) else weekend


def _nearest_working(due: datetime, context: LineContext) -> datetime | None:
    """Return the nearest working day that is still ahead, at the same time of day."""
    day = due.date()
    before, after = context.calendar.previous_working_day(day), context.calendar.next_working_day(day)
    near, far = (after, before) if after - day < day - before else (before, after)
    moments = [context.calendar.at(choice, due.time()) for choice in (near, far)]
    return next((moment for moment in moments if moment >= context.instant), None)


def _distance_warnings(due: datetime, context: LineContext) -> tuple[Warning, ...]:
    ahead = due - context.instant
    if ahead > FAR:
        return (Warning.FAR_AHEAD,)
    return (Warning.VERY_SOON,) if timedelta(0) <= ahead < SOON else ()
