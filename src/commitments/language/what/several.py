"""Cuts a line that holds several dates into stretches: promises of their own, or the parts of one (parts.py)."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.language.dates.date_phrase import DatePhrase, Strength
from commitments.language.government.coverage import is_earliest
from commitments.language.government.deadline_selection import Dates
from commitments.language.languages.language import Joint
from commitments.language.languages.together import Languages
from commitments.language.text.normalization import blank

_WORD = re.compile(r"[^\W\d_]")


class Segment(NamedTuple):
    """A stretch of a line with a date of its own, from character `start` to `end`; `ending` closes its words."""

    start: int
    end: int
    phrase: DatePhrase
    ending: str = ""


def segments(line: str, dates: Dates, languages: Languages) -> list[Segment]:
    """Return the stretches that have words and a date of their own; none where the line is one."""
    return segments_of(line, _with_earlier(line, dates, languages), languages, _WORD)


def segments_of(
    line: str, phrases: Sequence[DatePhrase], languages: Languages, words: re.Pattern[str]
) -> list[Segment]:
    """Return the stretches of a line with these dates, if each has `words`."""
    dated = [one for one in phrases if one.strength >= Strength.PLAIN and not one.bare]
    if len(dated) < 2:
        return []
    starts, ends, endings = [0], list[int](), list[str]()
    for one, other in pairwise(dated):
        joint = _joint(line, one, other, languages)
        if joint is None or _is_event_before(one, other) or is_earliest(one):
            return []
        ends.append(joint.start)
        endings.append(joint.ending)
        starts.append(joint.end)
    places = zip(starts, [*ends, len(line)], dated, [*endings, ""], strict=True)
    found = [Segment(*place) for place in places]
    return found if all(words.search(words_of(line, one)) for one in found) else []


def _with_earlier(line: str, dates: Dates, languages: Languages) -> list[DatePhrase]:
    """Return the usable dates, with those of earlier clauses that are promises by themselves: …까지 데크 보내고."""
    if not dates.earlier:
        return dates.usable
    phrases = sorted((*dates.usable, *dates.earlier), key=lambda one: one.start)
    kept = [one for one, other in pairwise(phrases) if one in dates.usable or _clause_end(line, one, other, languages)]
    return [*kept, *(one for one in phrases[-1:] if one in dates.usable)]


def _joint(line: str, one: DatePhrase, other: DatePhrase, languages: Languages) -> Joint | None:
    """Return what separates two dates: directly after the first, the end of its clause, or directly before the next."""
    found = languages.separator.match(line, one.end)
    if found is None and (clause := _clause_end(line, one, other, languages)):
        return clause
    found = found or _last_separator(line, one, other, languages)
    return Joint(*found.span()) if found and not languages.otherwise.match(line, found.end()) else None


def _clause_end(line: str, one: DatePhrase, other: DatePhrase, languages: Languages) -> Joint | None:
    """Return where the clause of a date ends before the next date, if it is a promise by itself."""
    governed = one.strength == Strength.GOVERNED
    found = languages.clause_end(line[one.end : other.start], governed=governed)
    return Joint(one.end + found.start, one.end + found.end, found.ending) if found else None


def _is_event_before(one: DatePhrase, other: DatePhrase) -> bool:
    """Whether a date is that of an event, as what stands after it is due earlier: hike Jan 1, told by Dec 1."""
    first, second = one.parsed.day, other.parsed.day
    return bool(first and second and first > second and other.strength > one.strength)


def words_of(line: str, segment: Segment) -> str:
    """Return the words of a stretch without its date."""
    phrase = segment.phrase
    return " ".join(blank(line, ((phrase.start, phrase.end),))[segment.start : segment.end].split())


def _last_separator(line: str, one: DatePhrase, other: DatePhrase, languages: Languages) -> re.Match[str] | None:
    """Return the separator directly before a date that opens its stretch: "Monday the deck, Friday the mock".

    Whom the stretch is for may stand between them: 애크미에 월요일까지 데크, 글로벡스에 금요일까지 목업.
    """
    start = other.tokens[other.pos].start
    last = None
    for match in languages.separator.finditer(line, one.end, start):
        last = match
    opening = line[last.end() : start] if last else ""
    return last if last and (not opening.strip() or languages.addressed.fullmatch(opening)) else None
