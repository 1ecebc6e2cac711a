"""Cuts a line that holds several dates into its promises, or into the parts of one promise."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.language.dates.date_phrase import DatePhrase, Strength
from commitments.language.text.normalization import blank

_SEPARATOR = re.compile(
    r"\s{0,2}(?:[,;/&]|\s[-–]\s|(?<!\w)(?:and|plus|그리고|및)(?!\w))\s{0,2}(?:and |then |also ){0,2}", re.IGNORECASE
)
_ALTERNATIVE = re.compile(
    r"\s*(?:or|otherwise|else|if|at the latest|latest|max|tops|the latest|아니면|늦어도|혹은|또는)(?!\w)", re.IGNORECASE
)
_FILLER = r"\s*(?:(?:and|then|um+|uh+|er|so)\s+)*"
_NUMBER = r"\d{1,6}(?:[.,]\d{1,3})?"
_REST = re.compile(
    rf"{_FILLER}(?:the\s+|an?\s+)?(?:(?:rest|remainder|remaining|others?|other half|second half|half)(?!\w)"
    rf"|another\s+{_NUMBER}|(?:last|next|first|final|remaining|other)\s+{_NUMBER}|{_NUMBER}\s+more(?!\w)|나머지|절반|남은|\d차분?)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"{_FILLER}(?P<number>{_NUMBER})\s?(?P<unit>[a-z]{{2,20}}|[가-힣]{{1,4}}?)(?=는|은|\W|$)", re.IGNORECASE
)
_QUANTITY = re.compile(rf"(?<![\w#.-]){_NUMBER}|(?<!\w)half(?!\w)|절반|반은|일부|first", re.IGNORECASE)

_WORD = re.compile(r"[^\W\d_]")


class Segment(NamedTuple):
    """A stretch of a line with a date of its own, from character `start` to `end`."""

    start: int
    end: int
    phrase: DatePhrase


def segments(line: str, phrases: Sequence[DatePhrase]) -> list[Segment]:
    """Return the stretches that have words and a date of their own; fewer than two where the line is one."""
    dated = [one for one in phrases if one.strength >= Strength.PLAIN and not one.bare]
    starts, ends = [0], []
    for one, other in pairwise(dated):
        separator = _SEPARATOR.match(line, one.end) or _last_separator(line, one, other)
        if separator is None or _ALTERNATIVE.match(line, separator.end()):
            return []
        ends.append(separator.start())
        starts.append(separator.end())
    found = [Segment(*place) for place in zip(starts, [*ends, len(line)], dated, strict=False)]
    return found if len(found) > 1 and all(_has_words(line, one) for one in found) else []


def are_parts(line: str, found: Sequence[Segment]) -> bool:
    """Whether the stretches are quantities of one thing: "3 now, 4 in three days", "half tomorrow, the rest Friday"."""
    first, *others = (words_of(line, one) for one in found)
    return _QUANTITY.search(first) is not None and all(_continues(first, one) for one in others)


def words_of(line: str, segment: Segment) -> str:
    """Return the words of a stretch without its date."""
    phrase = segment.phrase
    return " ".join(blank(line, ((phrase.start, phrase.end),))[segment.start : segment.end].split())


def _continues(first: str, words: str) -> bool:
    if _REST.match(words):
        return True
    counted = _COUNTED.match(words)
    return counted is not None and re.search(rf"\d\s?{re.escape(counted['unit'])}", first, re.IGNORECASE) is not None


def _last_separator(line: str, one: DatePhrase, other: DatePhrase) -> re.Match[str] | None:
    """Return the separator directly before a date that opens its stretch: "Monday the deck, Friday the mock"."""
    start = other.tokens[other.pos].start
    last = None
    for match in _SEPARATOR.finditer(line, one.end, start):
        last = match
    return last if last and not line[last.end() : start].strip() else None


def _has_words(line: str, segment: Segment) -> bool:
    return _WORD.search(words_of(line, segment)) is not None
