"""Segments a run of Korean syllables, written without spaces, into known words, numbers and the rest."""

import re
from collections.abc import Iterator

from commitments.language.languages.korean import date_words as korean_date_words
from commitments.language.tokens.token import Kinds
from commitments.language.tokens.vocabulary import vocabulary, word_lengths

# People leave out the space before a date: 견적서를내일까지.
_RUN_ON = re.compile(
    "(?<=[은는을를이가에께도])(?:오늘|내일|모레|글피|[월화수목금토일]요일|이번|다음|다다음|월말|연말|주말)"
    "|(?:오늘|내일|모레|글피|[월화수목금토일]요일|월말|연말|(?:이번|다음|다다음|담)[주달]|금주|차주)까지"
)
_NUMERAL_STARTS = frozenset("일이삼사오육칠팔구십백천")
_NUMERAL = re.compile(
    "(?=[일이삼사오육칠팔구십백천])"
    "(?:([이삼사오육칠팔구]?)(천))?(?:([이삼사오육칠팔구]?)(백))?(?:([이삼사오육칠팔구]?)(십))?([일이삼사오육칠팔구]?)"
)


def segment(run: str) -> Iterator[tuple[str, Kinds, bool]]:
    """Return the segments of a run with their kinds, the longest known word each time; the rest is one unknown segment.

    The flag is True if a segment is glued to the one before it, False where only a space is missing.
    """
    pos, glued = 0, True
    while pos < len(run):
        piece, kinds = _longest_word(run, pos)
        apart = False
        if not piece:
            date = _RUN_ON.search(run, pos)
            piece, kinds, apart = run[pos : date.start() if date else len(run)], {}, date is not None
        yield piece, kinds, glued
        pos, glued = pos + len(piece), not apart


def _longest_word(run: str, pos: int) -> tuple[str, Kinds]:
    numeral, value = _numeral(run, pos) if run[pos] in _NUMERAL_STARTS else ("", 0)
    for size in word_lengths().get(run[pos], ()):
        if size < len(numeral) or (size == len(numeral) and size > 1):
            break
        word = run[pos : pos + size]
        kinds = vocabulary().get(word)
        if kinds is not None:
            return word, {**kinds, "INT": value} if word == numeral and not _particle(run, pos) else kinds
    return numeral, {"INT": value} if numeral else {}


def _particle(run: str, pos: int) -> bool:
    """Whether 이 ends a run, as "this" or a particle: no number stands without its unit."""
    return run[pos:] == "이"


def _numeral(run: str, pos: int) -> tuple[str, int]:
    """Read a Sino-Korean number; a last 일 that has no unit after it is the unit "day"."""
    match = _NUMERAL.match(run, pos)
    if match is None or not match.group():
        return "", 0
    text = match.group()
    if (
        len(text) > 1
        and text.endswith("일")
        and run[match.end() : match.end() + 1] not in tuple("일월년시분주달개초간")
    ):
        text = text[:-1]
        match = _NUMERAL.fullmatch(run, pos, pos + len(text))
        if match is None:
            return "", 0
    total = korean_date_words.DIGITS.get(match[7], 0)
    for digit, unit, worth in ((1, 2, 1000), (3, 4, 100), (5, 6, 10)):
        if match[unit]:
            total += korean_date_words.DIGITS.get(match[digit], 1) * worth
    return text, total
