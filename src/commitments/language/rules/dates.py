"""Dates in English: May 3, 3 May 2027, 12/4, 2027-05-03, Fri, Nov 27, July 13-15, Monday or Tuesday."""

from datetime import timedelta

from commitments.language.days import month_day, next_weekday
from commitments.language.grammar import rule
from commitments.language.scene import Scene
from commitments.language.values import Mark

NEAR = timedelta(days=183)


@rule("DATE", "MONTH .? the? ORD|INT", "MONTH -|/ INT|ORD", "MONTH , the? ORD", "MONTH INT 일")
def month_then_day(scene: Scene, month: int, number: int) -> Mark | None:
    """Read March 9; Nov. 30th; October, 1st; Oct/2: the next such day."""
    return month_day(scene.today, month, number)


@rule("DATE", "the? ORD day? of|in? MONTH", "INT day? of? MONTH", "INT -|. MONTH")
def day_then_month(scene: Scene, number: int, month: int) -> Mark | None:
    """Read 9 March; 9th March: the next such day."""
    return month_day(scene.today, month, number)


@rule("DATE", "MONTH .? the? ORD|INT ,? of? YEAR")
def month_day_year(scene: Scene, month: int, number: int, year: int) -> Mark | None:
    """Read March 9, 2027: that day, past when it is gone."""
    return month_day(scene.today, month, number, year)


@rule(
    "DATE",
    "the? ORD of? MONTH ,? YEAR",
    "INT of? MONTH ,? YEAR",
    "INT - MONTH - YEAR",
    "INT .? MONTH . YEAR",
    "INT . MONTH YEAR",
)
def day_month_year(scene: Scene, number: int, month: int, year: int) -> Mark | None:
    """Read 9 March 2027; 9-Mar-2027: that day, past when it is gone."""
    return month_day(scene.today, month, number, year)


@rule("DATE", "ORD MONTH INT")
def day_month_short_year(scene: Scene, number: int, month: int, year: int) -> Mark | None:
    """Read 14th April 27: that day, where 27 is a year that is not gone by."""
    return month_day(scene.today, month, number, 2000 + year) if 24 < year + 12 < 112 else None


@rule("DAY", "WEEKDAY ,? DATE", "DATE ,? WEEKDAY", "WEEKDAY .? ,? DATE", "WEEKDAY the DATE")
def weekday_with_date(_: Scene, first: int | Mark, second: int | Mark) -> Mark | None:
    """Read Friday, Nov 27; 4 Dec, Friday: that day; a question where it is another weekday."""
    number, mark = (first, second) if isinstance(first, int) else (second, first)
    if not isinstance(mark, Mark) or not isinstance(number, int) or mark.day is None:
        return mark if isinstance(mark, Mark) else None
    if mark.day.weekday() == number:
        return mark._replace(others=())
    other = next_weekday(mark.day - timedelta(days=4), number)
    return mark._replace(others=(mark.day, other), unclear=True)


@rule("DAY", "DAY or DAY")
def either(_: Scene, first: Mark, second: Mark) -> Mark | None:
    """Read Monday or Tuesday: a question, with both days."""
    if first.day is None or second.day is None:
        return None
    return Mark(day=max(first.day, second.day), others=(first.day, second.day), unclear=True)


@rule("DAY", "DATE", "on|for the? DATE")
def date_alone(_: Scene, mark: Mark) -> Mark:
    """Read on 1 June; for 12/4; on March 9: that date."""
    return mark


@rule("DATE", "YMD")
def year_month_day(scene: Scene, parts: tuple[int, int, int]) -> Mark | None:
    """Read 2027-03-09; 2027. 3. 9까지: that day, past when it is gone."""
    return month_day(scene.today, parts[1], parts[2], parts[0])


@rule("DATE", "MDY")
def full_numeric(scene: Scene, parts: tuple[int, int, int]) -> Mark | None:
    """Read 3/4/2027; 4.12.27: that day, in the order of the country; the other order is offered when near."""
    year = parts[2] if parts[2] > 99 else 2000 + parts[2]
    return in_either_order(scene, parts[0], parts[1], year)


@rule("DATE", "SLASH")
def slashed(scene: Scene, parts: tuple[int, int]) -> Mark | None:
    """Read 12/4; 12/4까지: the next such day, in the order of the country; the other order is offered when near."""
    return in_either_order(scene, parts[0], parts[1], None)


@rule("DAY", "DOT")
def dotted(scene: Scene, parts: tuple[int, int]) -> Mark | None:
    """Read by 12.4.: the next such day, in the order of the country, where a date is expected."""
    mark = in_either_order(scene, parts[0], parts[1], None)
    return mark._replace(weak=True) if mark else None


def in_either_order(scene: Scene, one: int, two: int, year: int | None) -> Mark | None:
    """Read two numbers as a day and a month; the other order is offered when it is possible and near."""
    orders = [(two, one), (one, two)] if scene.day_first else [(one, two), (two, one)]
    marks = [month_day(scene.today, month, number, year) for month, number in orders]
    first, second = marks
    if first is None or one == two or scene.one_order:
        return first or second
    if second is None or second.day is None or first.day is None:
        return first
    near = scene.today <= second.day <= scene.today + NEAR
    return first._replace(others=(second.day,)) if near else first
