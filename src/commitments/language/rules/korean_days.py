"""Days in Korean: 15일, 내일, 다음 주 금요일, 3월 15일, 12/4(금)."""

from datetime import timedelta

from commitments.language.book import rule
from commitments.language.days import (
    DAY,
    WEEK,
    monday_of,
    month_day,
    next_day_of_month,
    next_weekday,
)
from commitments.language.rules.dates import either
from commitments.language.rules.days import this_week_or_next
from commitments.language.scene import Scene
from commitments.language.values import Mark


@rule("DAY", "KDAY")
def relative_day(scene: Scene, count: int) -> Mark:
    """Read 오늘, 내일, 모레, 글피."""
    return Mark(day=scene.days_on(count), fixed=count <= 0)


@rule("DAY", "INT 일")
def day_number(scene: Scene, number: int) -> Mark | None:
    """Read 15일: the next one, today included."""
    day = next_day_of_month(scene.today, number)
    return Mark(day=day) if day else None


@rule("DATE", "KMONTH INT 일?")
def month_and_day(scene: Scene, month: int, number: int) -> Mark | None:
    """Read 3월 15일."""
    return month_day(scene.today, month, number)


@rule("DATE", "KYEAR KMONTH INT 일")
def year_month_day(scene: Scene, year: int, month: int, number: int) -> Mark | None:
    """Read 2027년 3월 15일."""
    return month_day(scene.today, month, number, year)


@rule("KMONTH", "INT 월")
def month_number(_: Scene, number: int) -> int | None:
    """Read 3월."""
    return number if 1 <= number <= 12 else None


@rule("KYEAR", "YEAR 년", "INT 년")
def year_number(_: Scene, number: int) -> int | None:
    """Read 2027년, 27년."""
    return number if number > 1900 else 2000 + number if 20 <= number < 100 else None


@rule("KYEAR", "올해|금년")
def this_year(scene: Scene) -> int:
    """Read 올해 before a month."""
    return scene.today.year


@rule("KYEAR", "내년|명년|이듬해")
def next_year(scene: Scene) -> int:
    """Read 내년 before a month."""
    return scene.today.year + 1


@rule("DAY", "PERIOD WEEKDAY")
def weekday_of_week(scene: Scene, week: Mark, weekday: int) -> Mark | None:
    """Read 다음 주 금요일; 이번 주 목요일; 차주 월요일: that day of the week."""
    if week.first is None or week.day is None or (week.day - week.first).days != 6:
        return None
    day = week.first + timedelta(days=weekday)
    if week.first == monday_of(scene.today):
        return this_week_or_next(scene, day)
    return Mark(day=day, fixed=week.fixed)


@rule("DAY", "KSTEP WEEKDAY")
def stepped_weekday(scene: Scene, step: int, weekday: int) -> Mark:
    """Read 다음 금요일: next calendar week's, the nearest as the other reading; 이번 금요일: this week's."""
    day = monday_of(scene.today) + WEEK * step + timedelta(days=weekday)
    nearest = next_weekday(scene.today, weekday)
    if step == 1:
        return Mark(day=day, others=(nearest if nearest != day else day + WEEK,))
    return this_week_or_next(scene, day) if step == 0 else Mark(day=day, fixed=step < 0)


@rule("DAY", "오는|다가오는|돌아오는 WEEKDAY")
def coming_weekday(scene: Scene, weekday: int) -> Mark:
    """Read 오는 금요일: the nearest."""
    return Mark(day=next_weekday(scene.today, weekday))


@rule("DAY", "DAY 이나|나|또는|혹은|아니면 DAY")
def either_korean(scene: Scene, first: Mark, second: Mark) -> Mark | None:
    """Read 목요일이나 금요일: unclear, and both are offered."""
    return either(scene, first, second)


@rule("DAY", "DAY ( WD|WEEKDAY )", "DATE ( WD|WEEKDAY )")
def weekday_in_brackets(_: Scene, mark: Mark, weekday: int) -> Mark | None:
    """Read 12/4(금); unclear when that day is another weekday."""
    if mark.day is None or mark.day.weekday() == weekday:
        return mark._replace(others=())
    return mark._replace(others=(mark.day, next_weekday(mark.day - DAY * 4, weekday)), unclear=True)


@rule("DAY", "INT 일 WEEKDAY")
def number_and_weekday(scene: Scene, number: int, weekday: int) -> Mark | None:
    """Read 19일 화요일."""
    day = next_day_of_month(scene.today, number)
    if day is None:
        return None
    if day.weekday() == weekday:
        return Mark(day=day)
    return Mark(day=day, others=(day, next_weekday(scene.today, weekday)), unclear=True)


@rule("DAY", "다음 날|날에", "다음날")
def next_day(scene: Scene) -> Mark:
    """Read 다음 날."""
    return Mark(day=scene.days_on(1))


@rule("DAY", "DAY WEEKDAY")
def date_then_weekday(_: Scene, mark: Mark, weekday: int) -> Mark | None:
    """Read 3월 15일 월요일."""
    return mark if mark.day and mark.day.weekday() == weekday else None


@rule("KORD", "INT 번째|번 째?")
def numbered(_: Scene, number: int) -> int:
    """Take 두 번째 as a number in order."""
    return number
