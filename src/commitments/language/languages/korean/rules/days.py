"""Days in Korean: 15일, 내일, 다음 주 금요일, 3월 15일, 12/4(금)."""

from datetime import timedelta

from commitments.language.dates.alternatives import either
from commitments.language.dates.date_arithmetic import (
    DAY,
    WEEK,
    monday_of,
    month_day,
    next_day_of_month,
    next_weekday,
    this_week_or_next,
)
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext

_SUNDAY = 6


@rule("DAY", "오늘? 남은 하루")
def rest_of_day(context: LineContext) -> ParsedDate:
    """Read 남은 하루; 오늘 남은 하루: this day."""
    return ParsedDate(day=context.today, fixed=True)


@rule("DAY", "DAYWORD")
def relative_day(context: LineContext, count: int) -> ParsedDate:
    """Read 오늘; 내일; 모레; 글피: so many days on."""
    return ParsedDate(day=context.days_on(count), counted=True, fixed=count <= 0)


@rule("DAY", "내일|낼 모레|모래")
def tomorrow_after(context: LineContext) -> ParsedDate:
    """Read 내일 모레: two days on."""
    return ParsedDate(day=context.days_on(2), counted=True)


@rule("DAY", "오늘 내일")
def today_or_tomorrow(context: LineContext) -> ParsedDate | None:
    """Read 오늘내일 중으로: tomorrow, as a question with today."""
    return either(ParsedDate(day=context.today), ParsedDate(day=context.days_on(1)))


@rule("DAY", "INT 일")
def day_number(context: LineContext, number: int) -> ParsedDate | None:
    """Read 15일: the next day with that number, today included."""
    day = next_day_of_month(context.today, number)
    return ParsedDate(day=day) if day else None


@rule("DATE", "KMONTH INT 일?", "MONTH INT 일")
def month_and_day(context: LineContext, month: int, number: int) -> ParsedDate | None:
    """Read 3월 15일: the next such day."""
    return month_day(context.today, month, number)


@rule("DATE", "KYEAR KMONTH INT 일")
def year_month_day(context: LineContext, year: int, month: int, number: int) -> ParsedDate | None:
    """Read 2027년 3월 15일; 내년 3월 15일: that day, past when it is gone."""
    return month_day(context.today, month, number, year)


@rule("KMONTH", "INT 월")
def month_number(_: LineContext, number: int) -> int | None:
    """Take 3월 15일: a month."""
    return number if 1 <= number <= 12 else None


@rule("KYEAR", "YEAR 년", "INT 년")
def year_number(_: LineContext, number: int) -> int | None:
    """Take 2027년 3월 15일; 27년 3월 15일: a year."""
    return number if number > 1900 else 2000 + number if 20 <= number < 100 else None


@rule("KYEAR", "KSTEP 해")
def stepped_year(context: LineContext, step: int) -> int:
    """Take 다음 해 6월: that year, counted from this one."""
    return context.today.year + step


@rule("KYEAR", "올해|금년")
def this_year(context: LineContext) -> int:
    """Take 올해 12월 15일: this year."""
    return context.today.year


@rule("KYEAR", "내년|명년|이듬해")
def next_year(context: LineContext) -> int:
    """Take 내년 3월 15일: next year."""
    return context.today.year + 1


@rule("DAY", "PERIOD WEEKDAY")
def weekday_of_week(context: LineContext, week: ParsedDate, weekday: int) -> ParsedDate | None:
    """Read 이번 주 금요일: this week's; a question when it has gone by."""
    if week.first is None or week.day is None or (week.day - week.first).days != 6:
        return None
    day = week.first + timedelta(days=weekday)
    if week.first == monday_of(context.today):
        return this_week_or_next(context.today, day)
    return ParsedDate(day=day, fixed=week.fixed)


@rule("DAY", "KSTEP WEEKDAY")
def stepped_weekday(context: LineContext, step: int, weekday: int) -> ParsedDate:
    """Read 다음 금요일; 이번 금요일: that calendar week's; the nearest is the other reading of the next."""
    day = monday_of(context.today) + WEEK * step + timedelta(days=weekday)
    nearest = next_weekday(context.today, weekday)
    if step == 1:
        return ParsedDate(day=day, alternatives=(nearest if nearest != day else day + WEEK,))
    return this_week_or_next(context.today, day) if step == 0 else ParsedDate(day=day, fixed=step < 0)


@rule("DAY", "오는|다가오는|돌아오는 WEEKDAY")
def upcoming_weekday(context: LineContext, weekday: int) -> ParsedDate:
    """Read 오는 금요일; 다가오는 금요일: the nearest."""
    return ParsedDate(day=next_weekday(context.today, weekday))


@rule("DAY", "DAY 이나|나|또는|혹은|아니면 DAY")
def one_or_other(context: LineContext, first: ParsedDate, second: ParsedDate) -> ParsedDate | None:
    """Read 목요일이나 금요일; 목요일 또는 금요일: a question, with both days."""
    return either(first, second)


@rule("DAY", "KMONTH INT 일? , INT 일", "KMONTH INT 일 INT 일")
def days_of_month(context: LineContext, month: int, first: int, last: int) -> ParsedDate | None:
    """Read 12월 3, 4일; 12월 3일 4일: the later, as a question with both."""
    one, other = month_day(context.today, month, first), month_day(context.today, month, last)
    return either(one, other) if one and other else None


@rule("DAY", "PERIOD WD")
def weekday_in_one_letter(context: LineContext, week: ParsedDate, weekday: int) -> ParsedDate | None:
    """Read 다음 주 월까지; 이번 주 금: that day of that week, but for 일, which is work too."""
    return weekday_of_week(context, week, weekday) if weekday < _SUNDAY else None


@rule("DAY", "DATE WD")
def date_then_short_weekday(_: LineContext, parsed: ParsedDate, weekday: int) -> ParsedDate | None:
    """Read 11/27 금; 12월 4일 금까지: that day, where it is that weekday."""
    is_that = parsed.day is not None and parsed.day.weekday() == weekday
    return parsed._replace(alternatives=()) if is_that else None


@rule("DAY", "WD WD WD", "PERIOD WD WD", "PERIOD WD|WEEKDAY ,|·|/ WD|WEEKDAY")
def several_weekdays(context: LineContext, *said: int | ParsedDate) -> ParsedDate | None:
    """Read 월수금; 이번 주 수금: the first of the days, as a question."""
    week = said[0] if isinstance(said[0], ParsedDate) else None
    number = next(one for one in said if isinstance(one, int))
    if week is not None and week.first is None:
        return None
    day = week.first + timedelta(days=number) if week and week.first else next_weekday(context.today, number)
    return ParsedDate(day=day, ambiguous=True)


@rule("DAY", "INT 주차 WEEKDAY", "INT 주 차 WEEKDAY")
def weekday_of_numbered_week(context: LineContext, _: int, weekday: int) -> ParsedDate:
    """Read 3주차 월요일까지: the next such day, as a question of which month's week it is."""
    return ParsedDate(day=next_weekday(context.today, weekday), ambiguous=True)


@rule("DAY", "DAY ( WD|WEEKDAY )", "DATE ( WD|WEEKDAY )")
def weekday_in_brackets(_: LineContext, parsed: ParsedDate, weekday: int) -> ParsedDate | None:
    """Read 12/4 (Fri); 12/4(금); 15일(화): that day; a question where it is another weekday."""
    if parsed.day is None or parsed.day.weekday() == weekday:
        return parsed._replace(alternatives=())
    return parsed._replace(alternatives=(parsed.day, next_weekday(parsed.day - DAY * 4, weekday)), ambiguous=True)


@rule("DAY", "WEEKDAY ( DATE|DAY )")
def date_in_brackets(context: LineContext, weekday: int, parsed: ParsedDate) -> ParsedDate | None:
    """Read 금요일(11월 27일): that day; a question where it is another weekday."""
    return weekday_in_brackets(context, parsed, weekday)


@rule("DAY", "INT 일 WEEKDAY")
def number_and_weekday(context: LineContext, number: int, weekday: int) -> ParsedDate | None:
    """Read 15일 화요일: the next day with that number; a question where it is another weekday."""
    day = next_day_of_month(context.today, number)
    if day is None:
        return None
    if day.weekday() == weekday:
        return ParsedDate(day=day)
    return ParsedDate(day=day, alternatives=(day, next_weekday(context.today, weekday)), ambiguous=True)


@rule("THAT_DAY", "DAY 이라|이라서|이니|이니까|이고|인데|이어서|이므로|의 그?")
def that_day(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Take 수요일이라 그 전날: the day of which more is told."""
    return parsed


@rule("DAY", "DAY|THAT_DAY 다음 날", "DAY|THAT_DAY 다음날")
def day_after(_: LineContext, parsed: ParsedDate) -> ParsedDate | None:
    """Read 12월 8일 다음 날; 수요일이니 그 다음 날: the day after that day."""
    return ParsedDate(day=parsed.day + DAY, fixed=parsed.fixed) if parsed.day else None


@rule("DAY", "DAY|THAT_DAY 전날|전일")
def day_before(_: LineContext, parsed: ParsedDate) -> ParsedDate | None:
    """Read 금요일 전날; 수요일이라 그 전날: the day before that day."""
    return ParsedDate(day=parsed.day - DAY, fixed=parsed.fixed) if parsed.day else None


@rule("DAY", "다음 날|날에", "다음날")
def next_day(context: LineContext) -> ParsedDate:
    """Read 다음 날: tomorrow."""
    return ParsedDate(day=context.days_on(1), counted=True)


@rule("DAY", "DAY WEEKDAY")
def date_then_weekday(_: LineContext, parsed: ParsedDate, weekday: int) -> ParsedDate | None:
    """Read 내일 화요일; 모레 수요일: that day, where it is that weekday."""
    return parsed if parsed.day and parsed.day.weekday() == weekday else None


@rule("KORD", "INT 번째|번 째?")
def numbered(_: LineContext, number: int) -> int:
    """Take 12월 두 번째 화요일: a number in order."""
    return number
