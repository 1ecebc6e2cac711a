"""The numbers of commitments, and the letters under which people know them.

A company has one counter. What a workspace had promised before it joined another one's company keeps its digits under
a letter of its own: those numbers stand a series higher.
"""

from typing import Final

SERIES: Final = 100_000_000
"""The distance between two series: more than one company ever promises."""
LETTERS: Final = "CTS"
"""The letters of the series: the company's own, those of a tenant of Teams and of a workspace of Slack that joined."""


def label_of(number: int) -> str:
    """Return a number as people say it: C-12, or T-12 for the twelfth of a tenant that joined."""
    series, digits = divmod(number, SERIES)
    return f"{LETTERS[series]}-{digits}" if series < len(LETTERS) else f"{LETTERS[0]}-{number}"


def series_of(letter: str) -> int:
    """Return what is added to the digits of a number with a letter."""
    return LETTERS.index(letter) * SERIES
