"""A date with its weekday beside it."""

from datetime import timedelta

from commitments.language.dates.date_arithmetic import next_weekday
from commitments.language.dates.values import ParsedDate


def with_weekday(first: int | ParsedDate, second: int | ParsedDate) -> ParsedDate | None:
    """Return the date of a weekday and a date, in any order; a question where it is another weekday."""
    number, parsed = (first, second) if isinstance(first, int) else (second, first)
    if not isinstance(parsed, ParsedDate) or not isinstance(number, int) or parsed.day is None:
        return parsed if isinstance(parsed, ParsedDate) else None
    if parsed.day.weekday() == number:
        return parsed._replace(alternatives=())
    other = next_weekday(parsed.day - timedelta(days=4), number)
    return parsed._replace(alternatives=(parsed.day, other), ambiguous=True)
