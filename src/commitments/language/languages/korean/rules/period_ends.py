"""Ends of periods in Korean: 월말, 다음 분기말, 12월말, 주말."""

from commitments.language.dates.date_arithmetic import month_period, quarter_period, unit_period, weekend_of
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext


@rule("PERIOD", "오는|다가오는|돌아오는? KEND")
def ends(context: LineContext, unit: str) -> ParsedDate | None:
    """Read 월말; 연말; 주말: the last working day of it; of the weekend, its Sunday."""
    return stepped_end(context, 0, unit)


@rule("PERIOD", "KSTEP KEND")
def stepped_end(context: LineContext, step: int, unit: str) -> ParsedDate | None:
    """Read 다음 주말; 다다음 주말; 이번 분기말: the end of that one; of the weekend, its Sunday."""
    if unit == "weekend":
        return weekend_of(context.today, step)._replace(fixed=step < 0)
    period = unit_period(context.today, unit, step)
    return period._replace(is_end=True, fixed=step < 0) if period else None


@rule("PERIOD", "INT KEND", "KYEAR INT KEND")
def numbered_end(context: LineContext, first: int, second: int | str, third: str | None = None) -> ParsedDate | None:
    """Read 12월말; 내년 3월말; 4분기말: the last working day of that month or quarter."""
    year, number, unit = (first, second, third) if third else (None, first, second)
    if not isinstance(number, int):
        return None
    if unit == "month" and 1 <= number <= 12:
        return month_period(context.today, number, year)._replace(is_end=True)
    quarter = unit == "quarter" and 1 <= number <= 4
    return quarter_period(context.today, number, year)._replace(is_end=True) if quarter else None
