"""Clock times, whatever the language."""

from commitments.language.dates.values import ClockTime, PartOfDay

NOON = ClockTime(12, sure=True)
CLOSE = ClockTime(18, sure=True)
LAST_MINUTE = ClockTime(23, 59, sure=True)


def clock_time(hour: int, minute: int = 0, second: int = 0, *, sure: bool = False) -> ClockTime | None:
    """Return a clock time, or None if no clock shows it. Hours over 12 and hour 0 are sure."""
    if not (0 <= hour <= 24 and minute < 60 and second < 60) or (hour == 24 and (minute or second)):
        return None
    return LAST_MINUTE if hour == 24 else ClockTime(hour, minute, second, sure or hour > 12 or hour == 0)


def in_part(time: ClockTime, part: PartOfDay) -> ClockTime:
    """Read an hour in a part of the day; "12 in the evening" and "12 in the morning" are midnight."""
    if time.sure:
        return time
    if time.hour == 12:
        return time.in_half(afternoon=part.afternoon and not part.night)
    return time.in_half(afternoon=part.afternoon)
