"""Dates in other languages: a pattern finds the phrase, dateparser (imported on demand) resolves it.

dateparser never gets the whole line: it would read "4412 tomorrow" from an invoice number, "May" and "Sun" from names.
It gets the phrase alone, in one language, and a result in the past is discarded.
"""

from datetime import date, timedelta

from commitments.language.dates.foreign_date_words import SIGNS, Signs
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext
from commitments.language.text.lazy_regex import compiled

LIMIT = 2000  # characters of the line that are searched


def _pattern(signs: Signs) -> str:
    spaced = not signs.after
    edge = r"(?<!\w)" if spaced else ""
    close = r"(?!\w)" if spaced else rf"(?:{signs.after})"
    end = close if spaced else ""
    dates = signs.weekdays
    if signs.months:
        dates += rf"|\d{{1,2}}(?:er|\.)?\s(?:de\s)?(?:{signs.months})(?:\s(?:de\s)?\d{{4}})?"
    named = rf"(?:{signs.before})\s(?P<date>{dates})" if spaced else rf"(?P<date>{dates})"
    alone = (
        rf"(?:(?:{signs.before})\s)?(?P<alone>{signs.alone})"
        if spaced
        else rf"(?P<alone>{signs.alone})(?:{signs.after})?"
    )
    return rf"(?i){edge}(?:{named}{close}|{alone}{end})"


_PATTERNS = {language: _pattern(signs) for language, signs in SIGNS.items()}


def find_foreign_date(text: str, context: LineContext) -> tuple[ParsedDate, tuple[int, int]] | None:
    """Return the date that `text` names in another language and its range, or None."""
    for language, pattern in _PATTERNS.items():
        match = compiled(pattern).search(text, 0, LIMIT)
        if match and match.start() and (match["alone"] or "x")[0].isupper():  # a name: the Morgen report
            continue
        day = _day(match["date"] or match["alone"], language, context) if match else None
        if match and day:
            return ParsedDate(day=day), match.span()
    return None


def _day(phrase: str, language: str, context: LineContext) -> date | None:
    import dateparser  # noqa: PLC0415 - takes a fifth of a second, and few lines need it

    base = context.now.replace(tzinfo=None)
    try:
        found = dateparser.parse(
            phrase, languages=[language], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "future"}
        )
    except (ValueError, OverflowError, TypeError):
        return None
    if found is None or found.date() < context.today or found.date() - context.today > timedelta(days=3660):
        return None
    return found.date()
