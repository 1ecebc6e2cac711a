"""The ends of ranges: of two days, two periods, two hours."""

from datetime import date, timedelta

from commitments.language.dates.values import ClockTime, ParsedDate

_UNDER_WAY = timedelta(days=200)  # a range whose start is put into next year has begun already


def end_of_days(first: ParsedDate, last: ParsedDate) -> ParsedDate | None:
    """Return the end of a range of days, not before its start."""
    if first.day is None or last.day is None:
        return None
    if last.day >= first.day or (first.day - last.day > _UNDER_WAY and not first.fixed):
        return last
    if first.fixed and last.day.replace(year=first.day.year) >= first.day:
        return last._replace(day=last.day.replace(year=first.day.year), fixed=True)
    later = first.day + timedelta(days=(last.day.weekday() - first.day.weekday()) % 7)
    weekdays = first.day - last.day < timedelta(days=7)
    same_month = last.day.day > first.day.day and not weekdays
    return last._replace(day=first.day.replace(day=last.day.day) if same_month else later)


def end_of_periods(today: date, first: ParsedDate | int, last: ParsedDate | int) -> ParsedDate | None:
    """Return the last of a range of periods or of years."""
    if isinstance(last, int):
        return ParsedDate(day=today.replace(year=last, month=12, day=31), weak=True)
    return None if isinstance(first, int) or last.day is None or first.day is None else last._replace(weak=False)


def end_of_hours(first: ClockTime | int, last: ClockTime) -> ClockTime | None:
    """Return the end of a range of hours, later than its start."""
    if isinstance(first, int):  # "5 to 6pm" in digits; without am or pm, "10 to 6" is ten to six
        return last if last.sure and first <= 12 else None
    if first.sure and not last.sure and last.hour < 12:
        return last.in_half(afternoon=first.hour >= 12 or last.hour < first.hour)
    return last
