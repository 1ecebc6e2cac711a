"""Days with a name, and seasons: Christmas, Thanksgiving, 추석, this summer. Their names are in words/feasts.py."""

from datetime import date, timedelta

from commitments.language.days import month_day
from commitments.language.grammar import Maker, rule
from commitments.language.scene import Scene
from commitments.language.values import Mark
from commitments.language.words.feasts import FEASTS, Feast, bank_holidays


def _named(feast: Feast) -> Maker:
    def named(_: Scene, *__: object) -> Feast:
        """Take Christmas; 추석: a day with a name."""
        return feast

    return named


for _pattern, _feast in FEASTS.items():
    rule("FEAST", _pattern)(_named(_feast))


@rule("DAY", "the|this|coming? FEAST", "the? next FEAST", "FEAST 날|당일")
def feast(scene: Scene, find: Feast) -> Mark | None:
    """Read Christmas; Thanksgiving; Good Friday; 추석; 어린이날: the next one, today included."""
    day = next_feast(scene, find)
    return Mark(day=day, weak=True) if day else None


@rule("DAY", "the|this|coming? next? bank holiday monday?", "the|this? bank holiday weekend")
def bank_holiday(scene: Scene) -> Mark | None:
    """Read the bank holiday; bank holiday Monday: the country's next one; of Britain and Ireland, a Monday."""
    day = next_feast(scene, lambda country, year: _from_today(scene, bank_holidays(country, year)))
    return Mark(day=day, weak=True) if day else None


def _from_today(scene: Scene, days: list[date]) -> date | None:
    return next((day for day in days if day >= scene.today), None)


@rule("DAY", "FEAST of|in|,? YEAR", "YEAR FEAST", "KYEAR FEAST")
def feast_of_year(scene: Scene, first: Feast | int, second: Feast | int) -> Mark | None:
    """Read Christmas 2027; 2027년 추석: the one of that year."""
    find, year = (second, first) if isinstance(first, int) else (first, second)
    if not isinstance(year, int) or not callable(find):
        return None
    day = find(scene.calendar.country, year)
    return Mark(day=day, fixed=True) if day else None


@rule("DAY", "day after FEAST", "the day after FEAST", "FEAST 다음 날|날에", "FEAST 다음날")
def day_after_feast(scene: Scene, find: Feast) -> Mark | None:
    """Read the day after Christmas; 추석 다음 날: the day after the next one."""
    day = next_feast(scene, find)
    return Mark(day=day + timedelta(days=1)) if day else None


@rule("PERIOD", "the? FEAST holiday|holidays|break|weekend", "FEAST 연휴")
def holidays_around(scene: Scene, find: Feast) -> Mark | None:
    """Read the Christmas holidays; 추석 연휴: the last of the days off around it."""
    day = next_feast(scene, find)
    if day is None:
        return None
    calendar, one = scene.calendar, timedelta(days=1)
    first, last = calendar.previous_working_day(day) + one, calendar.next_working_day(day) - one
    return Mark(day=last, first=first)


def next_feast(scene: Scene, find: Feast) -> date | None:
    """Give the next day of a feast, today included."""
    country, today = scene.calendar.country, scene.today
    days = (find(country, year) for year in range(today.year, today.year + 3))
    return next((day for day in days if day and day >= today), None)


@rule("DAY", "this|current summer", "이번|올 여름")
def summer(scene: Scene) -> Mark | None:
    """Read this summer; 이번 여름: until autumn starts."""
    return month_day(scene.today, 9, 23)


@rule("DAY", "this|current winter", "이번|올 겨울")
def winter(scene: Scene) -> Mark | None:
    """Read this winter; 올 겨울: until spring starts."""
    return month_day(scene.today, 3, 20)


@rule("DAY", "this|current spring", "이번|올 봄")
def spring(scene: Scene) -> Mark | None:
    """Read this spring; 올 봄: until summer starts."""
    return month_day(scene.today, 6, 21)


@rule("DAY", "this|current autumn|fall", "이번|올 가을")
def autumn(scene: Scene) -> Mark | None:
    """Read this autumn; this fall; 올 가을: until winter starts."""
    return month_day(scene.today, 12, 21)
