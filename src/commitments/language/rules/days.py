"""Days in English: the 15th, Friday, next Friday, tomorrow, the last Monday of March."""

from datetime import date, timedelta

from commitments.language.book import rule
from commitments.language.days import (
    WEEK,
    monday_of,
    next_day_of_month,
    next_weekday,
    nth_weekday,
)
from commitments.language.scene import Scene
from commitments.language.values import Mark


@rule("DAY", "today", "the? current day", "this day")
def today(scene: Scene) -> Mark:
    """Read today."""
    return Mark(day=scene.today, fixed=True)


@rule("DAY", "tomorrow|tomorrows")
def tomorrow(scene: Scene) -> Mark:
    """Read tomorrow."""
    return Mark(day=scene.days_on(1))


@rule("DAY", "the? day after tomorrow", "overmorrow")
def after_tomorrow(scene: Scene) -> Mark:
    """Read the day after tomorrow."""
    return Mark(day=scene.days_on(2))


@rule("DAY", "yesterday")
def yesterday(scene: Scene) -> Mark:
    """Read yesterday."""
    return Mark(day=scene.days_on(-1), fixed=True)


@rule("DAY", "the? next business|working day", "the? next workday")
def next_business_day(scene: Scene) -> Mark:
    """Read the next business day."""
    return Mark(day=scene.calendar.next_working_day(scene.today))


@rule("DAY", "WEEKDAY .?", "the? coming|upcoming|following WEEKDAY", "this coming|upcoming WEEKDAY")
def weekday(scene: Scene, number: int) -> Mark:
    """Read a weekday: its next occurrence after today."""
    return Mark(day=next_weekday(scene.today, number))


@rule("DAY", "this WEEKDAY", "WEEKDAY this week", "WEEKDAY of this|the|current week")
def this_weekday(scene: Scene, number: int) -> Mark:
    """Read this Friday: this week's."""
    return this_week_or_next(scene, monday_of(scene.today) + timedelta(days=number))


def this_week_or_next(scene: Scene, day: date) -> Mark:
    """Give a day of this week; when it has gone by, next week's, as a question."""
    gone = day < scene.today
    return Mark(day=day + WEEK if gone else day, unclear=gone)


@rule("DAY", "next WEEKDAY")
def next_weeks_day(scene: Scene, number: int) -> Mark:
    """Read next Friday: next calendar week's; the other reading is the nearest Friday, or one week on."""
    day = monday_of(scene.today) + WEEK + timedelta(days=number)
    nearest = next_weekday(scene.today, number)
    return Mark(day=day, others=(nearest if nearest != day else day + WEEK,))


@rule("DAY", "WEEKDAY week", "a week on WEEKDAY", "WEEKDAY after next")
def week_on_weekday(scene: Scene, number: int) -> Mark:
    """Read Friday week, Friday after next: a week after the nearest Friday."""
    return Mark(day=next_weekday(scene.today, number) + WEEK)


@rule("DAY", "last WEEKDAY", "WEEKDAY last week")
def last_weekday(scene: Scene, number: int) -> Mark:
    """Read last Friday: gone by."""
    return Mark(day=next_weekday(scene.today - WEEK - timedelta(days=1), number), fixed=True)


@rule("DAY", "WEEKDAY of|in? PERIOD", "PERIOD on? WEEKDAY")
def weekday_of_week(scene: Scene, first: int | Mark, second: int | Mark) -> Mark | None:
    """Read Wednesday of next week."""
    number, period = (first, second) if isinstance(first, int) else (second, first)
    if not isinstance(period, Mark) or not isinstance(number, int) or period.first is None or period.day is None:
        return None
    if (period.day - period.first).days > 6 or period.first <= scene.today <= period.day:
        return None
    return Mark(day=next_weekday(period.first - timedelta(days=1), number))


@rule("DAY", "the ORD", "the ORD day? of the|this|current month", "INT|ORD of this|the|current month")
def day_number(scene: Scene, number: int) -> Mark | None:
    """Read the 15th: the next one, today included."""
    day = next_day_of_month(scene.today, number)
    return Mark(day=day) if day else None


@rule("DAY", "on the? NUM", "for|by|until the NUM")
def number_of_day(scene: Scene, number: int) -> Mark | None:
    """Read on the 15; on 15: the next day with that number, today included; before a noun it counts things."""
    day = next_day_of_month(scene.today, number)
    return Mark(day=day, weak=True) if day else None


@rule("DAY", "next|following day", "the? following day")
def next_day(scene: Scene) -> Mark:
    """Read next day: tomorrow."""
    return Mark(day=scene.days_on(1))


@rule("DAY", "ORD")
def bare_day_number(scene: Scene, number: int) -> Mark | None:
    """Read 15th."""
    day = next_day_of_month(scene.today, number)
    return Mark(day=day, weak=True) if day else None


@rule("DAY", "WEEKDAY ,? the? ORD")
def weekday_and_number(scene: Scene, weekday: int, number: int) -> Mark | None:
    """Read Tuesday the 19th: the next day that is both; unclear when that is far."""
    start = scene.today
    for _ in range(48):
        day = next_day_of_month(start, number)
        if day is None:
            return None
        if day.weekday() == weekday:
            far = (day - scene.today).days > 45
            near = (next_day_of_month(scene.today, number), next_weekday(scene.today, weekday))
            return Mark(day=day, unclear=far, others=tuple(other for other in near if other and far))
        start = day + timedelta(days=1)
    return None


@rule("DAY", "the? ORD|INT day? of the? PERIOD")
def day_of_period(_: Scene, number: int, period: Mark) -> Mark | None:
    """Read the 20th of next month."""
    if period.first is None or period.day is None or not 27 < (period.day - period.first).days + 1 < 32:
        return None
    return Mark(day=period.first.replace(day=number), fixed=period.fixed)


@rule("DAY", "the? ORD last? WEEKDAY of|in the? PERIOD")
def numbered_weekday(_: Scene, number: int, weekday: int, period: Mark) -> Mark | None:
    """Read the first Tuesday of October."""
    return nth_weekday(period, weekday, number)


@rule("DAY", "the? last|final WEEKDAY of|in the? PERIOD")
def last_weekday_of(_: Scene, weekday: int, period: Mark) -> Mark | None:
    """Read the last Friday of the month."""
    return nth_weekday(period, weekday, -1)


@rule("DAY", "the? last|final day of|in the? PERIOD", "the? ORD last day of|in the? PERIOD")
def last_day_of(_: Scene, first: Mark | int, period: Mark | None = None) -> Mark | None:
    """Read the last day of October, the fifth last day of May."""
    back, whole = (0, first) if isinstance(first, Mark) else (first - 1, period)
    if whole is None or whole.day is None:
        return None
    return Mark(day=whole.day - timedelta(days=back), fixed=whole.fixed)
