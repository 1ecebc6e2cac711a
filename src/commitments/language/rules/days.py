"""Days in English: the 15th, Friday, next Friday, tomorrow, the last Monday of March."""

from datetime import date, timedelta

from commitments.language.days import (
    WEEK,
    monday_of,
    next_day_of_month,
    next_weekday,
    nth_weekday,
)
from commitments.language.grammar import rule
from commitments.language.scene import Scene
from commitments.language.values import Mark

_NEAR, _FAR = timedelta(days=46), timedelta(days=200)


@rule("DAY", "today", "the? current day", "this day")
def today(scene: Scene) -> Mark:
    """Read today; the current day: this day."""
    return Mark(day=scene.today, fixed=True)


@rule("DAY", "tomorrow|tomorrows")
def tomorrow(scene: Scene) -> Mark:
    """Read tomorrow: the next day."""
    return Mark(day=scene.days_on(1))


@rule("DAY", "the? day after tomorrow", "overmorrow")
def after_tomorrow(scene: Scene) -> Mark:
    """Read the day after tomorrow: two days on."""
    return Mark(day=scene.days_on(2))


@rule("DAY", "yesterday")
def yesterday(scene: Scene) -> Mark:
    """Read yesterday: the day before, gone by."""
    return Mark(day=scene.days_on(-1), fixed=True)


@rule("DAY", "the? next business|working day", "the? next workday")
def next_business_day(scene: Scene) -> Mark:
    """Read the next business day; next workday: the next working day of the country."""
    return Mark(day=scene.calendar.next_working_day(scene.today))


@rule("DAY", "WEEKDAY .?", "the? coming|upcoming|following WEEKDAY", "this coming|upcoming WEEKDAY")
def weekday(scene: Scene, number: int) -> Mark:
    """Read Friday; the coming Friday: the next one after today."""
    return Mark(day=next_weekday(scene.today, number))


@rule("DAY", "this WEEKDAY", "WEEKDAY this week", "WEEKDAY of this|the|current week")
def this_weekday(scene: Scene, number: int) -> Mark:
    """Read this Friday; Friday this week: this week's; a question when it has gone by."""
    return this_week_or_next(scene, monday_of(scene.today) + timedelta(days=number))


def this_week_or_next(scene: Scene, day: date) -> Mark:
    """Give a day of this week; when it has gone by, next week's, as a question."""
    gone = day < scene.today
    return Mark(day=day + WEEK if gone else day, unclear=gone)


@rule("DAY", "next WEEKDAY")
def next_weeks_day(scene: Scene, number: int) -> Mark:
    """Read next Friday: next calendar week's; the nearest is the other reading."""
    day = monday_of(scene.today) + WEEK + timedelta(days=number)
    nearest = next_weekday(scene.today, number)
    return Mark(day=day, others=(nearest if nearest != day else day + WEEK,))


@rule("DAY", "WEEKDAY week", "a week on WEEKDAY", "WEEKDAY after next")
def week_on_weekday(scene: Scene, number: int) -> Mark:
    """Read Friday week; a week on Friday; Friday after next: a week after the nearest one."""
    return Mark(day=next_weekday(scene.today, number) + WEEK)


@rule("DAY", "last WEEKDAY", "WEEKDAY last week")
def last_weekday(scene: Scene, number: int) -> Mark:
    """Read last Friday; Friday last week: the one before today, gone by."""
    return Mark(day=next_weekday(scene.today - WEEK - timedelta(days=1), number), fixed=True)


@rule("DAY", "WEEKDAY of|in? PERIOD", "PERIOD on? WEEKDAY")
def weekday_of_week(scene: Scene, first: int | Mark, second: int | Mark) -> Mark | None:
    """Read Wednesday of next week; next week on Wednesday; 다음 주 금요일: that day of that week."""
    number, period = (first, second) if isinstance(first, int) else (second, first)
    if not isinstance(period, Mark) or not isinstance(number, int) or period.first is None or period.day is None:
        return None
    if (period.day - period.first).days > 6 or period.first <= scene.today <= period.day:
        return None
    return Mark(day=next_weekday(period.first - timedelta(days=1), number))


@rule("DAY", "the ORD", "the ORD day? of the|this|current month", "INT|ORD of this|the|current month")
def day_number(scene: Scene, number: int) -> Mark | None:
    """Read the 15th; the 15th of this month: the next day with that number, today included."""
    day = next_day_of_month(scene.today, number)
    return Mark(day=day) if day else None


@rule("DAY", "on the? NUM", "for|by|until the NUM")
def number_of_day(scene: Scene, number: int) -> Mark | None:
    """Read on the 15; by the 15: the next day with that number, today included."""
    day = next_day_of_month(scene.today, number)
    return Mark(day=day, weak=True) if day else None


@rule("DAY", "next|following day", "the? following day")
def next_day(scene: Scene) -> Mark:
    """Read next day; the following day: tomorrow."""
    return Mark(day=scene.days_on(1))


@rule("DAY", "ORD")
def bare_day_number(scene: Scene, number: int) -> Mark | None:
    """Read by 15th: the next day with that number, today included."""
    day = next_day_of_month(scene.today, number)
    return Mark(day=day, weak=True) if day else None


@rule("DAY", "WEEKDAY ,? the? ORD")
def weekday_and_number(scene: Scene, weekday: int, number: int) -> Mark | None:
    """Read Tuesday the 15th: the next day that is both; a question, with the next of each, where it is far ahead."""
    start = scene.today
    for _ in range(48):
        day = next_day_of_month(start, number)
        if day is None:
            return None
        if day.weekday() == weekday:
            return Mark(day=day) if day - scene.today < _NEAR else _one_of_both(scene, day, number)
        start = day + timedelta(days=1)
    return None


def _one_of_both(scene: Scene, both: date, number: int) -> Mark:
    """Ask which was meant, the day that is both or the next of each; a day too far ahead is not offered."""
    day, numbered = next_weekday(scene.today, both.weekday()), next_day_of_month(scene.today, number)
    others = (day, numbered) if numbered else (day,)
    return Mark(day=both if both - scene.today < _FAR else numbered, others=others, unclear=True)


@rule("DAY", "the? ORD|INT day? of the? PERIOD")
def day_of_period(_: Scene, number: int, period: Mark) -> Mark | None:
    """Read the 20th of next month: that day of that month."""
    if period.first is None or period.day is None or not 27 < (period.day - period.first).days + 1 < 32:
        return None
    return Mark(day=period.first.replace(day=number), fixed=period.fixed)


@rule("DAY", "the? ORD last? WEEKDAY of|in the? PERIOD")
def numbered_weekday(_: Scene, number: int, weekday: int, period: Mark) -> Mark | None:
    """Read the first Tuesday of next month: that weekday, counted from the start."""
    return nth_weekday(period, weekday, number)


@rule("DAY", "the? last|final WEEKDAY of|in the? PERIOD")
def last_weekday_of(_: Scene, weekday: int, period: Mark) -> Mark | None:
    """Read the last Friday of the month: the last such weekday in it."""
    return nth_weekday(period, weekday, -1)


@rule("DAY", "the? last|final day of|in the? PERIOD", "the? ORD last day of|in the? PERIOD")
def last_day_of(_: Scene, first: Mark | int, period: Mark | None = None) -> Mark | None:
    """Read the last day of October; the fifth last day of May: that day, counted from the end."""
    back, whole = (0, first) if isinstance(first, Mark) else (first - 1, period)
    if whole is None or whole.day is None:
        return None
    return Mark(day=whole.day - timedelta(days=back), fixed=whole.fixed)


@rule("DAY", "the? last|final business|working day of|in the? PERIOD", "the? last|final workday of|in the? PERIOD")
def last_working_day_of(scene: Scene, period: Mark) -> Mark | None:
    """Read the last working day of December; the last business day of the quarter: holidays are passed over."""
    if period.first is None or period.day is None:
        return None
    return Mark(day=scene.calendar.last_working_day(period.first, period.day), fixed=period.fixed)


@rule("DAY", "the? ORD business|working day of|in the? PERIOD", "the? ORD workday of|in the? PERIOD")
def numbered_working_day(scene: Scene, number: int, period: Mark) -> Mark | None:
    """Read the first business day of next month; second working day of January: counted from the start."""
    if period.first is None or period.day is None:
        return None
    day = scene.calendar.add_working_days(period.first - timedelta(days=1), number)
    return Mark(day=day, fixed=period.fixed) if day <= period.day else None
