"""Ends of periods in Korean: 월말, 다음 분기말, 12월말, 주말."""

from commitments.language.days import month_period, quarter_period, unit_period, weekend_of
from commitments.language.grammar import rule
from commitments.language.scene import Scene
from commitments.language.values import Mark


@rule("PERIOD", "오는|다가오는|돌아오는? KEND")
def ends(scene: Scene, unit: str) -> Mark | None:
    """Read 월말; 연말; 주말: the last working day of it; of the weekend, its Sunday."""
    return stepped_end(scene, 0, unit)


@rule("PERIOD", "KSTEP KEND")
def stepped_end(scene: Scene, step: int, unit: str) -> Mark | None:
    """Read 다음 주말; 다다음 주말; 이번 분기말: the end of that one; of the weekend, its Sunday."""
    if unit == "weekend":
        return weekend_of(scene.today, step)._replace(fixed=step < 0)
    period = unit_period(scene.today, unit, step)
    return period._replace(edge=True, fixed=step < 0) if period else None


@rule("PERIOD", "INT KEND", "KYEAR INT KEND")
def numbered_end(scene: Scene, first: int, second: int | str, third: str | None = None) -> Mark | None:
    """Read 12월말; 내년 3월말; 4분기말: the last working day of that month or quarter."""
    year, number, unit = (first, second, third) if third else (None, first, second)
    if not isinstance(number, int):
        return None
    if unit == "month" and 1 <= number <= 12:
        return month_period(scene.today, number, year)._replace(edge=True)
    quarter = unit == "quarter" and 1 <= number <= 4
    return quarter_period(scene.today, number, year)._replace(edge=True) if quarter else None
