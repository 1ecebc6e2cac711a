"""Periods in English: this week, next month, end of May, Q4, mid December, early next week."""

from datetime import date

from commitments.language.dates.date_arithmetic import (
    DAY,
    WEEK,
    monday_of,
    month_period,
    quarter_period,
    third_of,
    unit_period,
    weekend_of,
)
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import Duration, ParsedDate
from commitments.language.dates.weeks_of_periods import week_from_end, week_from_start
from commitments.language.line_context import LineContext


@rule("PERIOD", "this|current|the UNIT", "this current UNIT", "all|during|within the|this? UNIT")
@rule("PERIOD", "the? rest|remainder of? the|this|my|our|current? UNIT", "my|our UNIT")
def this_unit(context: LineContext, unit: str) -> ParsedDate | None:
    """Read this week; the rest of the month: the last working day of the present one."""
    return unit_period(context.today, unit, 0)


@rule("PERIOD", "around? the? next|following|coming|upcoming UNIT", "around|in|during the? next|following UNIT")
def next_unit(context: LineContext, unit: str) -> ParsedDate | None:
    """Read next month; the coming week: the last working day of the next one."""
    return unit_period(context.today, unit, 1)


@rule("PERIOD", "the? UNIT after the? next", "next next UNIT")
def unit_after_next(context: LineContext, unit: str) -> ParsedDate | None:
    """Read the week after next; next next week: the last working day of the one after the next."""
    return unit_period(context.today, unit, 2)


@rule("PERIOD", "last|previous UNIT")
def last_unit(context: LineContext, unit: str) -> ParsedDate | None:
    """Read last week: its last working day, gone by."""
    period = unit_period(context.today, unit, -1)
    return period._replace(fixed=True) if period else None


@rule("PERIOD", "the? weekend after the? next", "next next weekend")
def weekend_after_next(context: LineContext) -> ParsedDate:
    """Read the weekend after next: the Sunday of next week."""
    return weekend_of(context.today, 1)


@rule("PERIOD", "the? next|following weekend")
def next_weekend(context: LineContext) -> ParsedDate:
    """Read next weekend: the Sunday of next week; the nearest is the other reading."""
    nearest = weekend_of(context.today, 0).day
    return weekend_of(context.today, 1)._replace(alternatives=(nearest,) if nearest else ())


@rule("PERIOD", "last weekend")
def last_weekend(context: LineContext) -> ParsedDate:
    """Read last weekend: its Sunday, gone by."""
    return weekend_of(context.today, -1)._replace(fixed=True)


@rule("PERIOD", "this|current? coming|upcoming? weekend", "the|over? the? weekend", "the coming|upcoming weekend")
def weekend(context: LineContext) -> ParsedDate:
    """Read this weekend; over the weekend: its Sunday."""
    return weekend_of(context.today, 0)


@rule("PERIOD", "in|during|by MONTH", "this|current MONTH")
def in_month(context: LineContext, number: int) -> ParsedDate:
    """Read in March; this December: the last working day of the month."""
    return month_period(context.today, number)


@rule("PERIOD", "MONTH")
def month(context: LineContext, number: int) -> ParsedDate:
    """Read March; by March: the last working day of the month."""
    return month_period(context.today, number)._replace(weak=True)


@rule("PERIOD", "next MONTH", "the? month of MONTH")
def next_month_named(context: LineContext, number: int) -> ParsedDate:
    """Read next March; the month of March: the last working day of the next one."""
    return month_period(context.today, number)


@rule("PERIOD", "MONTH after next")
def month_after_next(context: LineContext, number: int) -> ParsedDate:
    """Read March after next: the last working day of the month, a year after the next one."""
    period = month_period(context.today, number)
    year = period.day.year + 1 if period.day else context.today.year
    return month_period(context.today, number, year)


@rule("PERIOD", "in|during? MONTH ,|/|-? of? YEAR", "in|during? YEAR ,|of? MONTH")
def month_of_year(context: LineContext, first: int, second: int) -> ParsedDate:
    """Read in October 2027; by Oct/2027; in 2027 October: the last working day of that month."""
    month, year = sorted((first, second))
    return month_period(context.today, month, year)._replace(weak=True)


@rule("PERIOD", "in? NUM -|/ YEAR", "in? YEAR -|/|. NUM")
def month_and_year_in_digits(context: LineContext, first: int, second: int) -> ParsedDate | None:
    """Read 11 - 2027; in 2027 / 11: the last working day of that month."""
    month, year = sorted((first, second))
    return month_period(context.today, month, year)._replace(weak=True) if 1 <= month <= 12 else None


@rule("PERIOD", "MONTH in DURATION")
def month_in_years(context: LineContext, number: int, length: Duration) -> ParsedDate | None:
    """Read March in two years: the last working day of the month, so many years on."""
    return (
        month_period(context.today, number, context.today.year + int(length.amount)) if length.unit == "year" else None
    )


@rule("PERIOD", "YM")
def year_month(context: LineContext, parts: tuple[int, int]) -> ParsedDate | None:
    """Read 2027-10: the last working day of that month."""
    return month_period(context.today, parts[1], parts[0])._replace(weak=True) if 1 <= parts[1] <= 12 else None


@rule("PERIOD", "MY")
def month_slash_year(context: LineContext, parts: tuple[int, int]) -> ParsedDate | None:
    """Read 10/2027: the last working day of that month."""
    return year_month(context, (parts[1], parts[0]))


@rule("PERIOD", "in? YEAR", "in YEAR ad", "the? year YEAR")
def year(_: LineContext, number: int) -> ParsedDate:
    """Read in 2027: the last working day of that year."""
    return ParsedDate(day=date(number, 12, 31), first=date(number, 1, 1), fixed=True, weak=True)


@rule("PERIOD", "the? QUARTER", "QUARTER of|, YEAR", "QUARTER YEAR", "YEAR QUARTER")
def quarter(context: LineContext, first: tuple[int] | int, second: tuple[int] | int | None = None) -> ParsedDate:
    """Read Q4; Q1 2027: the last working day of the quarter."""
    number, year = (first, second) if isinstance(first, tuple) else (second, first)
    said = year if isinstance(year, int) else None
    return quarter_period(context.today, number[0] if isinstance(number, tuple) else 4, said)._replace(weak=True)


@rule("PERIOD", "YQ")
def year_quarter(context: LineContext, parts: tuple[int, int]) -> ParsedDate:
    """Read 2027Q4: the last working day of that quarter."""
    year = parts[0] if parts[0] > 99 else 2000 + parts[0]
    return quarter_period(context.today, parts[1], year)._replace(weak=True)


@rule("PERIOD", "the? ORD UNIT", "the? ORD UNIT of? the? YEAR")
def numbered_quarter(context: LineContext, number: int, unit: str, year: int | None = None) -> ParsedDate | None:
    """Read the third quarter; first quarter of 2027: the last working day of the quarter."""
    fits = unit == "quarter" and 1 <= number <= 4
    return quarter_period(context.today, number, year) if fits else None


@rule("PERIOD", "the? ORD week of|in? PERIOD")
def numbered_week(_: LineContext, number: int, period: ParsedDate) -> ParsedDate | None:
    """Read the first week of December: the last working day of that week."""
    return week_from_start(period, number)


@rule("PERIOD", "the? last|final week of|in PERIOD")
def last_week_of(_: LineContext, period: ParsedDate) -> ParsedDate | None:
    """Read the last week of December: the last working day of the last whole week."""
    return week_from_end(period, 1)


@rule("PERIOD", "the? ORD last week of|in PERIOD")
def numbered_last_week(_: LineContext, number: int, period: ParsedDate) -> ParsedDate | None:
    """Read the second last week of December: the last working day of it, counted from the end."""
    return week_from_end(period, number)


@rule("PERIOD", "the? week after|following DAY")
def week_after(_: LineContext, parsed: ParsedDate) -> ParsedDate | None:
    """Read the week after Thanksgiving; the week following Dec 7: the last working day of the week after that one."""
    return unit_period(parsed.day, "week", 1) if parsed.day else None


@rule("PERIOD", "the? week of|commencing|beginning|starting DAY", "w / c DAY", "DAY week")
def week_of(_: LineContext, parsed: ParsedDate) -> ParsedDate | None:
    """Read the week of December 9th; w/c 7 December; week commencing Dec 7: the last working day of that week."""
    if parsed.day is None:
        return None
    first = monday_of(parsed.day)
    return ParsedDate(day=first + WEEK - DAY, first=first)


@rule(
    "PERIOD",
    "at|by? the? end of around? PERIOD",
    "PERIOD end",
    "end PERIOD",
    "at? the? very end of PERIOD",
    "late|later in? PERIOD",
)
def end_of(_: LineContext, period: ParsedDate) -> ParsedDate | None:
    """Read the end of next week; end of May; end Aug; late March: the last working day of that period."""
    return period._replace(is_end=True, weak=False) if period.first else None


@rule("PERIOD", "at? the? end of UNIT", "UNIT end")
def end_of_this(context: LineContext, unit: str) -> ParsedDate | None:
    """Read end of month; month end: the last working day of the present one."""
    period = unit_period(context.today, unit, 0)
    return period._replace(is_end=True) if period else None


@rule("PERIOD", "at? the? END")
def short_end(context: LineContext, unit: str) -> ParsedDate | None:
    """Read EOW; EOM; EOQ; EOY: the last working day of the week, month, quarter or year."""
    return end_of_this(context, unit)


@rule("PERIOD", "at? the? beginning|start of around? PERIOD", "early|earlier in? PERIOD")
def early(_: LineContext, period: ParsedDate) -> ParsedDate | None:
    """Read early March; start of next month; early next week: the 10th; of a week, its Wednesday."""
    return third_of(period, "early")


@rule("DAY", "in? the? mid|middle of? PERIOD")
def middle(_: LineContext, period: ParsedDate) -> ParsedDate | None:
    """Read mid December; the middle of next week: the 15th; of a week, its Wednesday."""
    return third_of(period, "mid")


@rule("DAY", "in? the? mid|middle of? UNIT", "midweek")
def middle_of_this(context: LineContext, unit: str = "week") -> ParsedDate | None:
    """Read mid month; midweek: the coming 15th; of this week, its Wednesday."""
    this, following = unit_period(context.today, unit, 0), unit_period(context.today, unit, 1)
    parsed = third_of(this, "mid") if this else None
    if parsed and parsed.day and parsed.day < context.today and following:
        return third_of(following, "mid")
    return parsed
