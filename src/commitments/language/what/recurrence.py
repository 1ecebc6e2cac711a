"""Finds that a promise recurs, by the words of each language: every Monday, on Fridays, 매주 금요일, 격주."""

from datetime import date
from typing import NamedTuple

from commitments.language.languages.registry import PRODUCT
from commitments.language.what.recurrence_words import Repeat

WORDS = tuple(one.recurrence for one in PRODUCT.each if one.recurrence)
_A_MONDAY = date(2024, 1, 1)


class Recurrence(NamedTuple):
    """The words that say so, and the line in which the next date can be read, of the same length."""

    words: str
    line: str


def find_recurrence(line: str, today: date = _A_MONDAY) -> Recurrence | None:
    """Return how a promise recurs, said on a day, or None; "the report for every customer" does not."""
    found = [one for one in _repeats(line, today) if not _is_quoted(line, one.start)]
    said = next((one.words for one in found if one.words), None)
    if said is None:
        return None
    rest = line
    for one in found:
        rest = rest[: one.start] + one.once + rest[one.end :]
    return Recurrence(said, rest)


def _repeats(line: str, today: date) -> list[Repeat]:
    low = line.lower()
    found = (repeat for one in WORDS if one.signs.search(low) for repeat in one.find(line, today))
    return sorted(found, key=lambda one: one.start)


def _is_quoted(line: str, at: int) -> bool:
    return line.count('"', 0, at) % 2 == 1 or line.rfind("“", 0, at) > line.rfind("”", 0, at)
