"""Quotes words of a text, a few of them, in one line."""

from collections.abc import Sequence

_MOST_WORDS, _MOST_LETTERS = 3, 40


def quoted(words: Sequence[str]) -> str:
    """Return the first words in quotation marks, such as “Bluebird”, “2.15”."""
    shown = [f"“{word[:_MOST_LETTERS]}”" for word in words[:_MOST_WORDS]]
    return ", ".join([*shown, "…"] if len(words) > _MOST_WORDS else shown)
