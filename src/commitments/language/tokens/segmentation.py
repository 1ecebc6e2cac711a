"""Cuts a run of letters, written without spaces, into known words, numbers and the rest."""

from collections.abc import Iterator

from commitments.language.languages.together import Languages
from commitments.language.tokens.token import Kinds

_NO_NUMERAL = "", 0


def segment(run: str, languages: Languages) -> Iterator[tuple[str, Kinds, bool]]:
    """Return the segments of a run with their kinds, the longest known word each time; the rest is one unknown segment.

    The flag is True if a segment is glued to the one before it, False where only a space is missing.
    """
    pos, glued, numerals = 0, True, languages.numerals
    words, lengths = languages.vocabulary, languages.word_lengths
    while pos < len(run):
        first = run[pos]
        numeral, value = numerals[first](run, pos) if first in numerals else _NO_NUMERAL
        piece, kinds = _longest_word(run, pos, words, lengths.get(first, ()), len(numeral))
        if numeral and piece in ("", numeral):
            piece, kinds = numeral, {**kinds, "INT": value}
        apart = False
        if not piece:
            date = languages.run_on.search(run, pos)
            piece, apart = run[pos : date.start() if date else len(run)], date is not None
        yield piece, kinds, glued
        pos, glued = pos + len(piece), not apart


def _longest_word(
    run: str, pos: int, words: dict[str, Kinds], lengths: tuple[int, ...], numeral: int
) -> tuple[str, Kinds]:
    """Return the longest known word at a place, "" where there is none that is as long as the numeral there."""
    for size in lengths:
        if size < numeral or (size == numeral and size > 1):
            break
        kinds = words.get(run[pos : pos + size])
        if kinds is not None:
            return run[pos : pos + size], kinds
    return "", {}
