"""Days in English: the 15th, Friday, next Friday, tomorrow, the last Monday of March."""

from datetime import date, timedelta

from commitments.language.dates.date_arithmetic import (
    WEEK,
    monday_of,
    next_day_of_month,
    next_weekday,
    nth_weekday,
    this_week_or_next,
)
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate
from commitments.language.dates.weeks_of_periods import weekday_in_week
from commitments.language.line_context import LineContext

_LAST_HOUR = 12
_NEAR, _FAR = timedelta(days=46), timedelta(days=200)


@rule("DAY", "later? today", "the? current day", "this day")
def today(context: LineContext) -> ParsedDate:
    """Read today; the current day: this day."""
    return ParsedDate(day=context.today, fixed=True)


@rule("DAY", "tomorrow|tomorrows")
def tomorrow(context: LineContext) -> ParsedDate:
    """Read tomorrow: the next day."""
    return ParsedDate(day=context.days_on(1), counted=True)


@rule("DAY", "the? day after tomorrow", "overmorrow")
def after_tomorrow(context: LineContext) -> ParsedDate:
    """Read the day after tomorrow: two days on."""
    return ParsedDate(day=context.days_on(2), counted=True)


@rule("DAY", "yesterday")
def yesterday(context: LineContext) -> ParsedDate:
    """Read yesterday: the day before, gone by."""
    return ParsedDate(day=context.days_on(-1), counted=True, fixed=True)


@rule("DAY", "the? next business|working day", "the? next workday")
def next_business_day(context: LineContext) -> ParsedDate:
    """Read the next business day; next workday: the next working day of the country."""
    return ParsedDate(day=context.calendar.next_working_day(context.today))


@rule("DAY", "WEEKDAY .?")
def weekday(context: LineContext, number: int) -> ParsedDate:
    """Read Friday: the next one after today; said on that day before work ends, today is offered as well."""
    today = context.today
    is_today = number == today.weekday() and context.now < context.calendar.end_of(today)
    return ParsedDate(day=next_weekday(today, number), alternatives=(today,) if is_today else ())


@rule("DAY", "the? coming|upcoming|following WEEKDAY", "this coming|upcoming WEEKDAY")
def coming_weekday(context: LineContext, number: int) -> ParsedDate:
    """Read the coming Friday; this coming Friday: the next one after today."""
    return ParsedDate(day=next_weekday(context.today, number))


@rule("DAY", "this WEEKDAY", "WEEKDAY this week", "WEEKDAY of this|the|current week")
def this_weekday(context: LineContext, number: int) -> ParsedDate:
    """Read this Friday; Friday this week: this week's; a question when it has gone by."""
    return this_week_or_next(context.today, monday_of(context.today) + timedelta(days=number))


@rule("DAY", "next WEEKDAY")
def next_weeks_day(context: LineContext, number: int) -> ParsedDate:
    """Read next Friday: next calendar week's; the nearest is the other reading."""
    day = monday_of(context.today) + WEEK + timedelta(days=number)
    nearest = next_weekday(context.today, number)
    return ParsedDate(day=day, alternatives=(nearest if nearest != day else day + WEEK,))


@rule("DAY", "WEEKDAY week", "a week on? WEEKDAY", "WEEKDAY after next")
def week_on_weekday(context: LineContext, number: int) -> ParsedDate:
    """Read Friday week; a week on Friday; Friday after next: a week after the nearest one."""
    return ParsedDate(day=next_weekday(context.today, number) + WEEK)


@rule("DAY", "WEEKDAY fortnight", "a fortnight on|from WEEKDAY", "WEEKDAY in a fortnight")
def fortnight_on_weekday(context: LineContext, number: int) -> ParsedDate:
    """Read Friday fortnight; a fortnight on Friday: two weeks after the nearest one."""
    return ParsedDate(day=next_weekday(context.today, number) + WEEK * 2)


@rule("DAY", "INT weeks|week on? WEEKDAY")
def weeks_on_weekday(context: LineContext, count: int, number: int) -> ParsedDate | None:
    """Read two weeks Friday; three weeks on Monday: so many weeks after the nearest one."""
    return ParsedDate(day=next_weekday(context.today, number) + WEEK * count) if 1 <= count <= 12 else None


@rule("DAY", "last WEEKDAY", "WEEKDAY last week")
def last_weekday(context: LineContext, number: int) -> ParsedDate:
    """Read last Friday; Friday last week: the one before today, gone by."""
    return ParsedDate(day=next_weekday(context.today - WEEK - timedelta(days=1), number), fixed=True)


@rule("DAY", "WEEKDAY of|in? PERIOD", "PERIOD on? WEEKDAY")
def weekday_of_week(context: LineContext, first: int | ParsedDate, second: int | ParsedDate) -> ParsedDate | None:
    """Read Wednesday of next week; next week on Wednesday: that day of that week."""
    number, period = (first, second) if isinstance(first, int) else (second, first)
    if not isinstance(period, ParsedDate) or not isinstance(number, int):
        return None
    return weekday_in_week(context.today, period, number)


@rule("DAY", "the ORD", "the ORD day? of the|this|current month", "INT|ORD of this|the|current month")
def day_number(context: LineContext, number: int) -> ParsedDate | None:
    """Read the 15th; the 15th of this month: the next day with that number, today included."""
    day = next_day_of_month(context.today, number)
    return ParsedDate(day=day) if day else None


@rule("DAY", "on the? NUM", "for|by|until the NUM")
def number_of_day(context: LineContext, number: int) -> ParsedDate | None:
    """Read on the 15; by the 15: the next day with that number, today included."""
    day = next_day_of_month(context.today, number)
    return ParsedDate(day=day, weak=True) if day else None


@rule("DAY", "next|following day", "the? following day")
def next_day(context: LineContext) -> ParsedDate:
    """Read next day; the following day: tomorrow."""
    return ParsedDate(day=context.days_on(1), counted=True)


@rule("DAY", "ORD")
def bare_day_number(context: LineContext, number: int) -> ParsedDate | None:
    """Read by 15th: the next day with that number, today included."""
    day = next_day_of_month(context.today, number)
    return ParsedDate(day=day, weak=True) if day else None


@rule("DAY", "WEEKDAY ,? the? ORD")
def weekday_and_number(context: LineContext, weekday: int, number: int) -> ParsedDate | None:
    """Read Tuesday the 15th: the next day that is both; a question, with the next of each, where it is far ahead."""
    start = context.today
    for _ in range(48):
        day = next_day_of_month(start, number)
        if day is None:
            return None
        if day.weekday() == weekday:
            return ParsedDate(day=day) if day - context.today < _NEAR else _one_of_both(context, day, number)
        start = day + timedelta(days=1)
    return None


@rule("DAY", "WEEKDAY ,? INT")
def weekday_and_bare_number(context: LineContext, weekday: int, number: int) -> ParsedDate | None:
    """Read Tuesday 15: the day that is both, where it is near; a question where the number may be an hour."""
    day = next_day_of_month(context.today, number)
    if day is None or day.weekday() != weekday:
        return None
    if number > _LAST_HOUR:
        return ParsedDate(day=day)
    return ParsedDate(day=day, alternatives=(day, next_weekday(context.today, weekday)), ambiguous=True)


def _one_of_both(context: LineContext, both: date, number: int) -> ParsedDate:
    """Ask which was meant, the day that is both or the next of each; a day too far ahead is not offered."""
    day, numbered = next_weekday(context.today, both.weekday()), next_day_of_month(context.today, number)
    alternatives = (day, numbered) if numbered else (day,)
    return ParsedDate(day=both if both - context.today < _FAR else numbered, alternatives=alternatives, ambiguous=True)


@rule("DAY", "the? ORD|INT day? of the? PERIOD")
def day_of_period(_: LineContext, number: int, period: ParsedDate) -> ParsedDate | None:
    """Read the 20th of next month: that day of that month."""
    if period.first is None or period.day is None or not 27 < (period.day - period.first).days + 1 < 32:
        return None
    return ParsedDate(day=period.first.replace(day=number), fixed=period.fixed)


@rule("DAY", "the? ORD last? WEEKDAY of|in the? PERIOD")
def numbered_weekday(_: LineContext, number: int, weekday: int, period: ParsedDate) -> ParsedDate | None:
    """Read the first Tuesday of next month: that weekday, counted from the start."""
    return nth_weekday(period, weekday, number)


@rule("DAY", "the? last|final WEEKDAY of|in the? PERIOD")
def last_weekday_of(_: LineContext, weekday: int, period: ParsedDate) -> ParsedDate | None:
    """Read the last Friday of the month: the last such weekday in it."""
    return nth_weekday(period, weekday, -1)


@rule("DAY", "the? last|final day of|in the? PERIOD", "the? ORD last day of|in the? PERIOD")
def last_day_of(_: LineContext, first: ParsedDate | int, period: ParsedDate | None = None) -> ParsedDate | None:
    """Read the last day of October; the fifth last day of May: that day, counted from the end."""
    back, whole = (0, first) if isinstance(first, ParsedDate) else (first - 1, period)
    if whole is None or whole.day is None:
        return None
    return ParsedDate(day=whole.day - timedelta(days=back), fixed=whole.fixed)


@rule("DAY", "the? last|final business|working day of|in the? PERIOD", "the? last|final workday of|in the? PERIOD")
def last_working_day_of(context: LineContext, period: ParsedDate) -> ParsedDate | None:
    """Read the last working day of December; the last business day of the quarter: holidays are passed over."""
    if period.first is None or period.day is None:
        return None
    return ParsedDate(day=context.calendar.last_working_day(period.first, period.day), fixed=period.fixed)


@rule("DAY", "the? ORD business|working day of|in the? PERIOD", "the? ORD workday of|in the? PERIOD")
def numbered_working_day(context: LineContext, number: int, period: ParsedDate) -> ParsedDate | None:
    """Read the first business day of next month; second working day of January: counted from the start."""
    if period.first is None or period.day is None:
        return None
    day = context.calendar.add_working_days(period.first - timedelta(days=1), number)
    return ParsedDate(day=day, fixed=period.fixed) if day <= period.day else None
