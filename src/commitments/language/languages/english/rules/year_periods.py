"""Months, dates and halves of a year in English: June next year, December 12 next year, H1, first half of 2027."""

from datetime import date, timedelta

from commitments.language.dates.date_arithmetic import DAY, month_period, unit_period
from commitments.language.dates.grammar import rule
from commitments.language.dates.values import ParsedDate
from commitments.language.languages.english.rules.periods import year
from commitments.language.line_context import LineContext


@rule("PERIOD", "the? HALFYEAR", "HALFYEAR of? YEAR")
def half_year(context: LineContext, half: tuple[int], year: int | None = None) -> ParsedDate | None:
    """Read H1; H2 2027: the last working day of that half of the year."""
    said = year if year is not None else context.today.year + (half[0] == 1 and context.today.month > 6)
    whole = unit_period(context.today.replace(year=said, day=1), "year", 0)
    if whole is None or whole.first is None or whole.day is None:
        return None
    first, last = (whole.first, whole.first.replace(month=6, day=30))
    return ParsedDate(day=last if half[0] == 1 else whole.day, first=first, fixed=year is not None, weak=True)


@rule("PERIOD", "the? ORD half of|in? the? PERIOD|YEAR")
def half_of(context: LineContext, number: int, whole: ParsedDate | int) -> ParsedDate | None:
    """Read the first half of 2027; the second half of December: the last working day of that half."""
    period = year(context, whole) if isinstance(whole, int) else whole
    middle = _middle_of(period)
    if number not in (1, 2) or middle is None:
        return None
    return period._replace(day=middle, weak=False) if number == 1 else period._replace(first=middle + DAY, weak=False)


@rule("PERIOD", "the? latter half of|in the? PERIOD|YEAR")
def latter_half_of(context: LineContext, whole: ParsedDate | int) -> ParsedDate | None:
    """Read the latter half of next month: the last working day of that half."""
    return half_of(context, 2, whole)


def _middle_of(period: ParsedDate) -> date | None:
    """Return the last day of the first half: 30 June, the 15th of a month, Wednesday of a week."""
    if period.first is None or period.day is None:
        return None
    length = (period.day - period.first).days + 1
    if _is_year(period):
        return date(period.day.year, 6, 30)
    return (
        period.first.replace(day=15) if 27 < length < 32 else period.first + timedelta(days=length // 2 - (length < 8))
    )


@rule("PERIOD", "MONTH of|in? PERIOD")
def month_of_next_year(context: LineContext, number: int, whole: ParsedDate) -> ParsedDate | None:
    """Read June next year; March of next year: the last working day of the month of that year."""
    return month_period(context.today, number, whole.day.year) if whole.day and _is_year(whole) else None


@rule("DAY", "DATE ,? of|in? PERIOD")
def date_of_next_year(_: LineContext, parsed: ParsedDate, whole: ParsedDate) -> ParsedDate | None:
    """Read December 12 next year; 9 March of next year: that day of that year."""
    if parsed.day is None or whole.day is None or whole.weak or not _is_year(whole):
        return None
    return parsed._replace(day=parsed.day.replace(year=whole.day.year), alternatives=(), fixed=True)


def _is_year(period: ParsedDate) -> bool:
    return period.first is not None and period.day is not None and (period.day - period.first).days > 360
