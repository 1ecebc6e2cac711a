"""Dates in Japanese: 金曜日までに, 12月15日, 来週の月曜日, 午後3時, 3日以内に."""

from datetime import timedelta

from commitments.language.dates.clock_times import clock_time, in_part
from commitments.language.dates.date_arithmetic import (
    monday_of,
    month_day,
    next_day_of_month,
    next_weekday,
    unit_period,
)
from commitments.language.dates.grammar import rule
from commitments.language.dates.lengths import date_ahead
from commitments.language.dates.values import Duration, ParsedDate, PartOfDay
from commitments.language.line_context import LineContext


@rule("DAY", "DAYWORD")
def named_day(context: LineContext, count: int) -> ParsedDate:
    """Read 今日; 明日: so many days on."""
    return ParsedDate(day=context.days_on(count))


@rule("DAY", "WEEKDAY")
def weekday(context: LineContext, number: int) -> ParsedDate:
    """Read 金曜日: the next one after today."""
    return ParsedDate(day=next_weekday(context.today, number))


@rule("DAY", "WEEKSTEP の? WEEKDAY")
def weekday_of_week(context: LineContext, step: int, number: int) -> ParsedDate:
    """Read 来週の月曜日: that day of that week."""
    return ParsedDate(day=monday_of(context.today) + timedelta(weeks=step, days=number))


@rule("DATE", "INT 月 INT 日")
def month_and_day(context: LineContext, month: int, number: int) -> ParsedDate | None:
    """Read 12月15日; 十二月三日: the next such day."""
    return month_day(context.today, month, number)


@rule("DAY", "INT 日")
def day_number(context: LineContext, number: int) -> ParsedDate | None:
    """Read 15日: the next day with that number."""
    day = next_day_of_month(context.today, number)
    return ParsedDate(day=day) if day else None


@rule("DAY", "MONTHSTEP の? INT 日")
def day_of_month(context: LineContext, step: int, number: int) -> ParsedDate | None:
    """Read 来月10日: that day of that month."""
    month = unit_period(context.today, "month", step)
    return ParsedDate(day=month.first.replace(day=number)) if month and month.first else None


@rule("PERIOD", "MONTHSTEP 末|中?")
def month(context: LineContext, step: int) -> ParsedDate | None:
    """Read 今月末; 来月中: the last working day of the month."""
    return unit_period(context.today, "month", step)


@rule("PERIOD", "WEEKSTEP 中?")
def week(context: LineContext, step: int) -> ParsedDate | None:
    """Read 今週中: the last working day of the week."""
    return unit_period(context.today, "week", step)


@rule("TIME", "DAYPART? INT 時 INT 分", "DAYPART? INT 時")
def hour(_: LineContext, part: PartOfDay | None, hours: int, minutes: int = 0) -> ParsedDate | None:
    """Read 午後3時; 10時30分: a clock time."""
    time = clock_time(hours, minutes)
    return ParsedDate(clock_time=in_part(time, part) if part else time) if time else None


@rule("MOMENT", "DAY の? TIME")
def day_with_time(_: LineContext, day: ParsedDate, time: ParsedDate) -> ParsedDate:
    """Read 明日の午後3時: that clock time of that day."""
    return day.at_time(time)


@rule("DURATION", "INT LENGTHUNIT")
def length(_: LineContext, number: int, unit: str) -> Duration:
    """Take 3日以内に: a length of time."""
    return Duration(number, unit)


@rule("DEADLINE", "DURATION 以内に|以内")
def within(context: LineContext, ahead: Duration) -> ParsedDate | None:
    """Read 3日以内に; 2時間以内に: so far ahead."""
    return date_ahead(context, ahead)


@rule("DEADLINE", "WHEN までに|まで|までには")
def until(_: LineContext, parsed: ParsedDate) -> ParsedDate:
    """Read 金曜日までに: that moment is the deadline."""
    return parsed._replace(weak=False)
