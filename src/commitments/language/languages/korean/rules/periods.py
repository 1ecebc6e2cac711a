"""Periods in Korean: 이번 주, 다음 달, 월말, 4분기, 12월 중순, 10월 첫째 주."""

from datetime import date

from commitments.language.dates.date_arithmetic import (
    DAY,
    add_months,
    month_end,
    month_period,
    next_day_of_month,
    next_weekday,
    nth_weekday,
    quarter_period,
    third_of,
    unit_period,
)
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate
from commitments.language.dates.weeks_of_periods import week_from_end, week_from_start
from commitments.language.languages.korean.rules.days import weekday_of_week
from commitments.language.line_context import LineContext


@rule("PERIOD", "KPERIOD")
def named_period(context: LineContext, period: tuple[str, int]) -> ParsedDate | None:
    """Read 금주; 차주; 내년: the last working day of that period."""
    parsed = unit_period(context.today, *period)
    return parsed._replace(fixed=period[1] < 0) if parsed else None


@rule("PERIOD", "KSTEP KUNIT", "KSTEP KUNIT 중")
def stepped_period(context: LineContext, step: int, unit: str) -> ParsedDate | None:
    """Read 다음 주; 이번 달: the last working day of that period."""
    parsed = unit_period(context.today, unit, step)
    return parsed._replace(fixed=step < 0) if parsed else None


@rule("PERIOD", "KSTEP 주내")
def within_stepped_week(context: LineContext, step: int) -> ParsedDate | None:
    """Read 다음 주내로; 다음주내에: the last working day of that week."""
    return stepped_period(context, step, "week")


@rule("PERIOD", "이|올 KUNIT")
def this_period(context: LineContext, unit: str) -> ParsedDate | None:
    """Read 이 달; 올 해: the last working day of the present one."""
    return unit_period(context.today, unit, 0)


@rule("PERIOD", "PERIOD 의")
def of_period(_: LineContext, period: ParsedDate) -> ParsedDate:
    """Take 7월의 마지막 주: a period before what is of it."""
    return period


@rule("PERIOD", "오는|다가오는 KUNIT")
def upcoming_period(context: LineContext, unit: str) -> ParsedDate | None:
    """Read 오는 주: the last working day of the next one."""
    return unit_period(context.today, unit, 1)


@rule("PERIOD", "다음|다가오는 INT KUNIT|일 간|동안?", "향후|앞으로 INT KUNIT")
def upcoming_units(context: LineContext, number: int, unit: str | None) -> ParsedDate | None:
    """Read 다음 3일; 향후 2주: so many days on; for weeks and longer, the end of the whole ones that follow."""
    if unit in (None, "day"):
        return ParsedDate(day=context.days_on(number))
    return unit_period(context.today, unit or "", 1, number)


@rule("PERIOD", "KMONTH", "KYEAR KMONTH", "KSTEP KMONTH")
def whole_month(context: LineContext, first: int, second: int | None = None) -> ParsedDate:
    """Read 3월; 2027년 3월: the last working day of the month."""
    said = first if second is not None and first > 1900 else None
    return month_period(context.today, second if second is not None else first, said)._replace(weak=True)


@rule("PERIOD", "INT 분기|사분기", "KYEAR INT 분기|사분기")
def whole_quarter(context: LineContext, first: int, second: int | None = None) -> ParsedDate | None:
    """Read 4분기; 2027년 1분기: the last working day of the quarter."""
    number, year = (first, None) if second is None else (second, first)
    return quarter_period(context.today, number, year)._replace(weak=True) if 1 <= number <= 4 else None


@rule("PERIOD", "올? 상반기", "KYEAR 상반기")
def first_half(context: LineContext, year: int | None = None) -> ParsedDate:
    """Read 상반기; 2027년 상반기: the last working day of June."""
    return _half_year(quarter_period(context.today, 2, year))


@rule("PERIOD", "올? 하반기", "KYEAR 하반기")
def second_half(context: LineContext, year: int | None = None) -> ParsedDate:
    """Read 하반기; 2027년 하반기: the last working day of December."""
    return _half_year(quarter_period(context.today, 4, year))


def _half_year(quarter: ParsedDate) -> ParsedDate:
    """Return the half year that ends with a quarter; alone it may belong to a noun: 상반기 실적."""
    return quarter._replace(first=add_months(quarter.first, -3) if quarter.first else None, weak=True)


@rule("OWN_UNIT", "월")
def present_month(context: LineContext) -> ParsedDate | None:
    """Take 월내로: the present month."""
    return unit_period(context.today, "month", 0)


@rule("OWN_UNIT", "분기")
def present_quarter(context: LineContext) -> ParsedDate | None:
    """Take 분기 내: the present quarter."""
    return unit_period(context.today, "quarter", 0)


@rule("OWN_UNIT", "이번? 반기")
def present_half(context: LineContext) -> ParsedDate | None:
    """Take 반기 말; 이번 반기 내: the present half of the year."""
    return unit_period(context.today, "half", 0)


@rule("PERIOD", "OWN_UNIT 말")
def end_of_unit(_: LineContext, period: ParsedDate) -> ParsedDate:
    """Read 분기 말; 반기 말: its last working day."""
    return period._replace(is_end=True)


@rule("DEADLINE", "OWN_UNIT 이내|내|내로|내에|안에|안으로|중으로 까지?")
def within_unit(_: LineContext, period: ParsedDate) -> ParsedDate:
    """Read 월내로; 분기 내; 반기 내로: its last working day."""
    return period


@rule("PERIOD", "KYEAR")
def whole_year(_: LineContext, year: int) -> ParsedDate | None:
    """Read 2027년: the last working day of that year."""
    period = unit_period(month_end(year, 1), "year", 0)
    return period._replace(fixed=True, weak=True) if period else None


@rule("PERIOD", "PERIOD KTHIRD", "PERIOD 의 KTHIRD")
def part_of_period(_: LineContext, period: ParsedDate, part: str) -> ParsedDate | None:
    """Read 12월 중순; 다음 달 초; 이번 달 말: the 15th, the 10th, the last working day of the month."""
    return third_of(period, part)


@rule("PERIOD", "LATER_PART", "이번 KTHIRD")
def part_alone(context: LineContext, part: str) -> ParsedDate | None:
    """Read 중순; 말일: the 15th or the last working day of this month, or of the next when that has gone by."""
    for step in (0, 1):
        period = unit_period(context.today, "month", step)
        parsed = third_of(period, part) if period else None
        if parsed and parsed.day and parsed.day >= context.today:
            return parsed._replace(weak=True)
    return None


@rule("LATER_PART", "중순")
def mid_alone(_: LineContext) -> str:
    """Take 중순: the middle of a month."""
    return "mid"


@rule("LATER_PART", "하순|말일")
def late_alone(_: LineContext) -> str:
    """Take 말일; 하순: the end of a month."""
    return "late"


@rule("PERIOD", "PERIOD KEND")
def end_in_period(context: LineContext, period: ParsedDate, unit: str) -> ParsedDate | None:
    """Read 내년 연말; 다음 주 주말: the last working day of it; of the weekend, its Sunday."""
    if period.day is None or period.first is None:
        return None
    if unit == "weekend":
        return ParsedDate(day=period.day, first=period.day - DAY)
    return period._replace(is_end=True)


@rule("DAY", "PERIOD KORD WEEKDAY", "PERIOD KORD 주 WEEKDAY")
def numbered_weekday(_: LineContext, period: ParsedDate, number: int, weekday: int) -> ParsedDate | None:
    """Read 12월 첫째 화요일: that weekday, counted from the start."""
    return nth_weekday(period, weekday, number)


@rule("DAY", "KORD WEEKDAY", "KORD 주 WEEKDAY")
def upcoming_numbered_weekday(context: LineContext, number: int, weekday: int) -> ParsedDate | None:
    """Read 두 번째 화요일; 마지막 금요일: that of this month, or of the next when it has gone by."""
    months = (unit_period(context.today, "month", step) for step in (0, 1, 2))
    marks = [nth_weekday(month, weekday, number) for month in months if month]
    return next((parsed for parsed in marks if parsed and parsed.day and parsed.day >= context.today), None)


@rule("PERIOD", "PERIOD KORD 주", "PERIOD KORD 째 주", "PERIOD INT 주차")
def week_of_month(context: LineContext, period: ParsedDate, number: int) -> ParsedDate | None:
    """Read 12월 첫째 주; 12월 2주차: the last working day of that week."""
    return week_from_end(period, 1) if number < 0 else week_from_start(period, number)


@rule("PERIOD", "DAY 의? 주")
def week_of_day(_: LineContext, parsed: ParsedDate) -> ParsedDate | None:
    """Read 12월 16일의 주: the last working day of the week that holds it."""
    return unit_period(parsed.day, "week", 0) if parsed.day else None


@rule("DEADLINE", "PERIOD INT KUNIT 동안|간|내내 에?")
def throughout(_: LineContext, period: ParsedDate, number: int, unit: str) -> ParsedDate | None:
    """Read 10월 한 달 동안; 내년 일 년간: the last working day of that period."""
    whole = unit_period(period.first, unit, 0) if period.first else None
    fits = number == 1 and whole is not None and whole.day == period.day
    return period._replace(weak=False) if fits else None


@rule("PERIOD", "월 마지막 날")
def last_day_of_month(context: LineContext) -> ParsedDate:
    """Read 월 마지막 날: the last day of this month."""
    return ParsedDate(day=month_end(context.today.year, context.today.month))


@rule("DAY", "PERIOD 마지막 날", "PERIOD 마지막날", "PERIOD 말일")
def last_day(_: LineContext, period: ParsedDate) -> ParsedDate:
    """Read 10월 마지막 날: the last day of that period."""
    return ParsedDate(day=period.day, fixed=period.fixed)


@rule("DAY", "PERIOD INT 일")
def day_of_period(context: LineContext, period: ParsedDate, number: int) -> ParsedDate | None:
    """Read 다음 달 15일; 이번 주 27일: that day of that month or week; a question where the week has none."""
    if period.first is None or period.day is None:
        return None
    if (period.day - period.first).days == 6:
        return _day_of_week(context, period.first, number)
    if not 27 <= (period.day - period.first).days <= 30:
        return None
    if number > period.day.day:
        return ParsedDate(alternatives=(period.day, period.day + DAY), ambiguous=True)
    return ParsedDate(day=period.first.replace(day=number), fixed=period.fixed)


def _day_of_week(context: LineContext, monday: date, number: int) -> ParsedDate | None:
    week = [monday + DAY * count for count in range(7)]
    inside = next((day for day in week if day.day == number), None)
    if inside:
        return ParsedDate(day=inside, fixed=inside < context.today)
    day = next_day_of_month(context.today, number)
    return ParsedDate(day=day, alternatives=(day, week[4]), ambiguous=True) if day else None


@rule("DAY", "WDSHORT")
def short_weekday(context: LineContext, weekday: int) -> ParsedDate:
    """Read 목요까지; 금요까지: the next such day."""
    return ParsedDate(day=next_weekday(context.today, weekday), weak=True)


@rule("DAY", "PERIOD WDSHORT")
def short_weekday_of_week(context: LineContext, week: ParsedDate, weekday: int) -> ParsedDate | None:
    """Read 다음 주 화요; 이번 주 목요까지: that day of that week."""
    return weekday_of_week(context, week, weekday)
