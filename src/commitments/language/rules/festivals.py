"""Feasts people set dates by: Christmas, new year's eve, 설날. Only the common ones."""


from commitments.language.book import rule
from commitments.language.days import month_day, month_period, nth_weekday, unit_period
from commitments.language.scene import Scene
from commitments.language.values import Mark


@rule("DAY", "next? FESTIVAL day?", "FESTIVAL of? YEAR")
def fixed_feast(scene: Scene, when: tuple[int, int], year: int | None = None) -> Mark | None:
    """Read Christmas: the next one unless the year was said."""
    mark = month_day(scene.today, *when, year)
    return mark._replace(weak=year is None) if mark else None


@rule("DAY", "christmas|xmas eve")
def christmas_eve(scene: Scene) -> Mark | None:
    """Read Christmas eve."""
    return month_day(scene.today, 12, 24)


@rule("DAY", "new year's|years eve", "nye")
def new_years_eve(scene: Scene) -> Mark | None:
    """Read new year's eve."""
    return month_day(scene.today, 12, 31)


@rule("DAY", "new year's|years|year day?", "the new year")
def new_years_day(scene: Scene) -> Mark | None:
    """Read new year's day."""
    mark = month_day(scene.today, 1, 1)
    return mark._replace(weak=True) if mark else None


@rule("DAY", "thanksgiving day?")
def thanksgiving(scene: Scene) -> Mark | None:
    """Read Thanksgiving: the fourth Thursday of November."""
    for year in (scene.today.year, scene.today.year + 1):
        mark = nth_weekday(month_period(scene.today, 11, year), 3, 4)
        if mark and mark.day and mark.day >= scene.today:
            return Mark(day=mark.day, weak=True)
    return None


@rule("DAY", "this|current summer", "이번|올 여름")
def summer(scene: Scene) -> Mark | None:
    """Read this summer: to the day autumn starts."""
    return month_day(scene.today, 9, 23)


@rule("DAY", "this|current winter", "이번|올 겨울")
def winter(scene: Scene) -> Mark | None:
    """Read this winter: to the day spring starts."""
    return month_day(scene.today, 3, 20)


@rule("DAY", "this|current spring", "이번|올 봄")
def spring(scene: Scene) -> Mark | None:
    """Read this spring: to the day summer starts."""
    return month_day(scene.today, 6, 21)


@rule("DAY", "this|current autumn|fall", "이번|올 가을")
def autumn(scene: Scene) -> Mark | None:
    """Read this autumn: to the day winter starts."""
    return month_day(scene.today, 12, 21)


@rule("PERIOD", "the? HALFYEAR", "HALFYEAR of? YEAR")
def half_year(scene: Scene, half: tuple[int], year: int | None = None) -> Mark | None:
    """Read H1: to the end of June; H2: to the end of December."""
    said = year if year is not None else scene.today.year + (half[0] == 1 and scene.today.month > 6)
    whole = unit_period(scene.today.replace(year=said, day=1), "year", 0)
    if whole is None or whole.first is None or whole.day is None:
        return None
    first, last = (whole.first, whole.first.replace(month=6, day=30))
    return Mark(day=last if half[0] == 1 else whole.day, first=first, fixed=year is not None, weak=True)
