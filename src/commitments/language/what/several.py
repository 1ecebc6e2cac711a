"""Cuts a line that holds several dates into stretches: promises of their own, or the parts of one (parts.py)."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.language.dates.date_phrase import DatePhrase, Strength
from commitments.language.government.coverage import is_earliest
from commitments.language.text.normalization import blank

_SEPARATOR = re.compile(
    r"\s{0,2}(?:[,;/&]|\s[-–]\s|(?<!\w)(?:and|plus|그리고|및)(?!\w))\s{0,2}(?:and |then |also ){0,2}", re.IGNORECASE
)
_ALTERNATIVE = re.compile(
    r"\s*(?:or|otherwise|else|if|at the latest|latest|max|tops|the latest|아니면|늦어도|혹은|또는)(?!\w)", re.IGNORECASE
)

_WORD = re.compile(r"[^\W\d_]")


class Segment(NamedTuple):
    """A stretch of a line with a date of its own, from character `start` to `end`."""

    start: int
    end: int
    phrase: DatePhrase


def segments(line: str, phrases: Sequence[DatePhrase], words: re.Pattern[str] = _WORD) -> list[Segment]:
    """Return the stretches that have `words` and a date of their own; none where the line is one."""
    dated = [one for one in phrases if one.strength >= Strength.PLAIN and not one.bare]
    if len(dated) < 2:
        return []
    starts, ends = [0], []
    for one, other in pairwise(dated):
        separator = _SEPARATOR.match(line, one.end) or _last_separator(line, one, other)
        if _is_event_before(one, other) or is_earliest(one):
            return []
        if separator is None or _ALTERNATIVE.match(line, separator.end()):
            return []
        ends.append(separator.start())
        starts.append(separator.end())
    found = [Segment(*place) for place in zip(starts, [*ends, len(line)], dated, strict=False)]
    return found if all(words.search(words_of(line, one)) for one in found) else []


def _is_event_before(one: DatePhrase, other: DatePhrase) -> bool:
    """Whether a date is that of an event, as what stands after it is due earlier: hike Jan 1, told by Dec 1."""
    first, second = one.parsed.day, other.parsed.day
    return bool(first and second and first > second and other.strength > one.strength)


def words_of(line: str, segment: Segment) -> str:
    """Return the words of a stretch without its date."""
    phrase = segment.phrase
    return " ".join(blank(line, ((phrase.start, phrase.end),))[segment.start : segment.end].split())


def _last_separator(line: str, one: DatePhrase, other: DatePhrase) -> re.Match[str] | None:
    """Return the separator directly before a date that opens its stretch: "Monday the deck, Friday the mock"."""
    start = other.tokens[other.pos].start
    last = None
    for match in _SEPARATOR.finditer(line, one.end, start):
        last = match
    return last if last and not line[last.end() : start].strip() else None
