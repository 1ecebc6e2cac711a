"""Finds a public holiday of the speaker's country that no rule knows: by Gandhi Jayanti, before National Day."""

import re
from functools import lru_cache

from commitments.domain.country_days import holiday_names
from commitments.language.dates.shifted_dates import just_before
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext

_BEFORE = r"(?<!\w)(?P<word>by|before|until|till|on|due)\s(?:the\s)?"
_SIGN = re.compile(_BEFORE, re.IGNORECASE)


def find_national_holiday(text: str, context: LineContext) -> tuple[ParsedDate, tuple[int, int]] | None:
    """Return the holiday that `text` names after "by", "before" and the like, and its range, or None."""
    country = context.calendar.country
    if not country or not _SIGN.search(text):
        return None
    match = _pattern(country, context.today.year).search(text)
    if match is None:
        return None
    name, word = match["name"].casefold(), match["word"].casefold()
    years = (holiday_names(country, context.today.year + more) for more in (0, 1))
    day = min((year[name] for year in years if year.get(name, context.today) > context.today), default=None)
    parsed = ParsedDate(day=day) if day else None
    meant = just_before(context, parsed) if parsed and word == "before" else parsed
    return (meant, match.span()) if meant else None


@lru_cache(maxsize=64)
def _pattern(country: str, year: int) -> re.Pattern[str]:
    names = sorted({*holiday_names(country, year), *holiday_names(country, year + 1)}, key=len, reverse=True)
    known = "|".join(re.escape(name) for name in names) or "(?!)"
    return re.compile(rf"{_BEFORE}(?P<name>{known})(?!\w)", re.IGNORECASE)
