"""Finds the date phrases of a line and chooses the one that is the deadline."""

from collections.abc import Sequence
from typing import NamedTuple

import commitments.language.rules  # noqa: F401 - writes the rules into the book
from commitments.language.counts import takes_a_number
from commitments.language.date_candidates import Candidate, Phrase, Strength, closed_at
from commitments.language.fallback import find_elsewhere
from commitments.language.grammar import ALIASES
from commitments.language.observances import find_observance
from commitments.language.parser import Cell, mark_of, parse
from commitments.language.scene import Scene
from commitments.language.tokens import Token, tokenize
from commitments.language.values import Mark
from commitments.language.words.english import ENDS_OF_THINGS

_RANKS = {kind: -rank for rank, kind in enumerate(("DEADLINE", *ALIASES["WHEN"], "LENGTH"))}


class Deadline(NamedTuple):
    """The deadline of a line, the places of the text that say it, and the phrases, or the source, it was read from."""

    mark: Mark
    places: tuple[tuple[int, int], ...]
    phrases: tuple[Phrase, ...] = ()
    source: str = ""


def find_deadline(text: str, scene: Scene) -> Deadline | None:
    """Give the deadline that `text` names, or None."""
    usable = [phrase for phrase in find_phrases(text, scene) if phrase.strength > Strength.WEAK or phrase.whole]
    if not usable:
        by_data = _from("a public holiday of the country, by its data", find_observance(text, scene))
        return by_data or _from("read in another language, by dateparser", find_elsewhere(text, scene))
    return _with_partner(max(usable, key=_merit), usable)


def _from(source: str, found: tuple[Mark, tuple[int, int]] | None) -> Deadline | None:
    return Deadline(found[0], (found[1],), source=source) if found else None


def find_phrases(text: str, scene: Scene) -> list[Phrase]:
    """Give every date phrase of a line that may be a deadline, however weak."""
    tokens = tokenize(text)
    table = parse(tokens, scene)
    found, after = [], 0
    for pos in range(len(tokens)):
        if pos >= after and not _RANKS.keys().isdisjoint(table[pos]):
            phrase, after = _longest(tokens, table[pos], pos, scene)
            if phrase is not None:
                found.append(phrase)
    return found


def _merit(phrase: Phrase) -> tuple[Strength, bool, bool, int]:
    return phrase.strength, not phrase.bare, phrase.edge, phrase.start


def _with_partner(chosen: Phrase, usable: Sequence[Phrase]) -> Deadline:
    """Join a day and a clock time that stand apart: "tomorrow send it by 3pm"."""
    for other in usable:
        if other is chosen:
            continue
        day, time = (chosen, other) if chosen.mark.day else (other, chosen)
        if _only_day(day.mark) and _only_time(time.mark) and other.strength >= Strength.PLAIN and not time.bare:
            mark = day.mark.at(time.mark)
            first, second = sorted((day, time), key=lambda phrase: phrase.start)
            return Deadline(mark, ((first.start, first.end), (second.start, second.end)), (first, second))
    return Deadline(chosen.mark, ((chosen.start, chosen.end),), (chosen,))


def _only_day(mark: Mark) -> bool:
    return mark.day is not None and mark.clock is None and mark.exact is None and mark.first is None


def _only_time(mark: Mark) -> bool:
    return mark.clock is not None and mark.day is None


def _longest(tokens: list[Token], cell: Cell, pos: int, scene: Scene) -> tuple[Phrase | None, int]:
    """Give the longest date phrase that starts at a token, and the token to go on from."""
    if _may_start(tokens, pos):
        spans = [(end, rank, kind) for kind, rank in _RANKS.items() if kind in cell for end in cell[kind]]
        spans.sort(reverse=True)
        for end, _, kind in spans:
            closed, mark = closed_at(tokens, end), mark_of(cell[kind][end], scene)
            if closed is None or mark is None or takes_a_number(tokens, pos, closed, cell[kind][end]):
                continue
            candidate = Candidate(tokens, pos, end, closed, kind == "DEADLINE")
            return candidate.judged(mark, cell[kind][end]), closed
    return None, pos + 1


def _may_start(tokens: list[Token], pos: int) -> bool:
    token = tokens[pos]
    if pos and tokens[pos - 1].text in ENDS_OF_THINGS and token.text == "end":
        return tokens[pos + 1 : pos + 2] != [] and tokens[pos + 1].text == "of"
    return not (token.glued and pos and tokens[pos - 1].wordlike and not tokens[pos - 1].kinds)
