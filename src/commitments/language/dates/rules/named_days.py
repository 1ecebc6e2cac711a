"""Days with a name: Christmas, 추석. Their names are in each language's holiday_names.py."""

from commitments.language.dates.grammar import rule
from commitments.language.dates.holiday_dates import HolidayFinder, next_holiday
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext


@rule("DAY", "HOLIDAY")
def holiday(context: LineContext, find: HolidayFinder) -> ParsedDate | None:
    """Read Christmas; Thanksgiving; Good Friday; 추석: the next one, today included."""
    day = next_holiday(context, find)
    return ParsedDate(day=day, weak=True) if day else None
