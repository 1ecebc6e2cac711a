"""Working days in Korean: 다음 영업일, 12월 마지막 영업일, 연휴 끝나고 첫 영업일."""

from datetime import date

from commitments.language.dates.date_arithmetic import DAY, unit_period
from commitments.language.dates.grammar import rule
from commitments.language.dates.holiday_dates import HolidayFinder, days_off_around
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext

_NEAR, _LONG = 40, 3  # 연휴 needs no name within so many days; it is so many days off together


@rule("DAY", "KSTEP 영업일|근무일", "익영업일|익일영업일|명영업일|차영업일")
def stepped_workday(context: LineContext, step: int = 1) -> ParsedDate | None:
    """Read 다음 영업일; 다다음 영업일; 익영업일: so many working days of the country on."""
    return ParsedDate(day=context.calendar.add_working_days(context.today, step)) if step > 0 else None


@rule("DAY", "PERIOD 첫날", "PERIOD 첫 날")
def first_day(context: LineContext, period: ParsedDate) -> ParsedDate | None:
    """Read 다음 주 첫날: its first working day."""
    return numbered_workday(context, period, 1)


@rule("DAY", "PERIOD KORD 영업일|근무일|평일", "PERIOD INT 영업일|근무일")
def numbered_workday(context: LineContext, period: ParsedDate, number: int) -> ParsedDate | None:
    """Read 12월 마지막 영업일; 다음 달 첫 영업일: that working day, counted from the start or the end."""
    day = _workday(context, period, number)
    return ParsedDate(day=day, fixed=period.fixed) if day else None


@rule("PERIOD", "월? KORD 영업일|근무일")
def upcoming_numbered_workday(context: LineContext, number: int) -> ParsedDate | None:
    """Read 마지막 영업일; 월 첫 영업일: that of this month, or of the next when it has gone by."""
    months = (unit_period(context.today, "month", step) for step in (0, 1))
    days = [_workday(context, month, number) for month in months if month]
    return next((ParsedDate(day=day) for day in days if day and day >= context.today), None)


@rule("BREAK", "HOLIDAY 연휴?")
def named_break(context: LineContext, holiday: HolidayFinder) -> ParsedDate | None:
    """Take 추석 연휴 끝나고: the days off around a holiday."""
    return days_off_around(context, holiday)


@rule("BREAK", "연휴")
def near_break(context: LineContext) -> ParsedDate | None:
    """Take 연휴 끝나고: the days off around the next public holiday, where it is near."""
    days = (context.days_on(count) for count in range(_NEAR))
    breaks = (_days_off(context, day) for day in days if context.calendar.is_holiday(day))
    return next((off for off in breaks if off.day and off.first and (off.day - off.first).days + 1 >= _LONG), None)


@rule("DEADLINE", "연휴 전에|전까지|전까지는")
def before_break(context: LineContext) -> ParsedDate | None:
    """Read 연휴 전까지: the last working day before the next days off, where they are near."""
    off = near_break(context)
    day = context.calendar.previous_working_day(off.first) if off and off.first else None
    return ParsedDate(day=day) if day and day >= context.today else None


@rule("DAY", "BREAK 전 마지막 영업일|근무일|출근일|평일")
def last_before_break(context: LineContext, off: ParsedDate) -> ParsedDate | None:
    """Read 설 연휴 전 마지막 영업일: the working day before the days off."""
    return ParsedDate(day=context.calendar.previous_working_day(off.first)) if off.first else None


@rule("AFTER_BREAK", "BREAK 끝나고|지나고|끝나면|지나면|끝나자마자|후에|뒤에|이후에 바로?", "BREAK 후|뒤|이후 바로")
@rule("AFTER_BREAK", "BREAK 끝난|지난 후|후에|뒤|뒤에|다음")
def after_break(context: LineContext, off: ParsedDate) -> date | None:
    """Take 추석 연휴 끝나고: the working day after the days off."""
    return context.calendar.next_working_day(off.day) if off.day else None


@rule("DAY", "AFTER_BREAK", "AFTER_BREAK 첫|첫번째? 영업일|근무일|출근일|평일|날", "AFTER_BREAK 다음 날|영업일")
def first_day_after(_: LineContext, day: date) -> ParsedDate:
    """Read 추석 연휴 끝나고: the working day after the days off."""
    return ParsedDate(day=day)


@rule(
    "DAY", "BREAK 후|뒤|이후|다음 첫|첫번째 영업일|근무일|출근일|평일|날", "BREAK 다음 날|영업일|근무일", "BREAK 다음날"
)
def first_workday_after(context: LineContext, off: ParsedDate) -> ParsedDate | None:
    """Read 설 연휴 후 첫 영업일; 연휴 다음 날: the working day after the days off."""
    day = after_break(context, off)
    return ParsedDate(day=day) if day else None


def _workday(context: LineContext, period: ParsedDate, number: int) -> date | None:
    """Return the first, second … (or last, as -1) working day of a period."""
    if period.first is None or period.day is None:
        return None
    start = period.first - DAY if number > 0 else period.day + DAY
    day = context.calendar.add_working_days(start, number)
    return day if period.first <= day <= period.day else None


def _days_off(context: LineContext, holiday: date) -> ParsedDate:
    calendar = context.calendar
    first, last = calendar.previous_working_day(holiday) + DAY, calendar.next_working_day(holiday) - DAY
    return ParsedDate(day=last, first=first)
