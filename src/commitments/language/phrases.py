"""Finds the date phrases of a line and chooses the one that is the deadline."""

from collections.abc import Sequence
from typing import NamedTuple

import commitments.language.rules  # noqa: F401 - writes the rules into the book
from commitments.language.book import ALIASES
from commitments.language.chart import Cell, parse
from commitments.language.fallback import find_elsewhere
from commitments.language.lexer import Token, tokenize
from commitments.language.scene import Scene
from commitments.language.values import Mark
from commitments.language.words.english import FUNCTION_WORDS
from commitments.language.words.korean import PARTICLES

WINDOW = 1000  # of a longer text, so many characters of its head and of its tail are searched for dates

GOVERNED, PLAIN, WEAK = 3, 2, 1
_RANKS = {kind: -rank for rank, kind in enumerate(("DEADLINE", *ALIASES["WHEN"], "LENGTH"))}
_NOT_DUE = frozenset({"since", "from", "after", "per", "every", "each", "of", "than"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "our", "your", "their", "my", "his", "her", "its", "this", "that", "these", "those"}
)
_LINKS = frozenset({"on", "for", "at", "in", "by", "due", ",", ":", "-", "@", "("})
_HOMONYMS = frozenset({"sun", "sat", "wed"})  # words and names that are also days
_ADVERBS = frozenset({"today", "tomorrow", "tonight", "tmrw", "tmr", "eod", "cob"})


class Phrase(NamedTuple):
    """A date phrase from character `start` to `end`; `strength` says how surely it is the deadline.

    `edge`: it opens or closes the line. `whole`: it is the line. `bare`: it is no more than "by 5".
    """

    start: int
    end: int
    mark: Mark
    strength: int
    edge: bool
    whole: bool
    bare: bool = False


class Deadline(NamedTuple):
    """The deadline of a line, and the places of the text that say it."""

    mark: Mark
    places: tuple[tuple[int, int], ...]


def find_deadline(text: str, scene: Scene) -> Deadline | None:
    """Give the deadline that `text` names, or None."""
    phrases = [phrase for start, end in _windows(text) for phrase in _phrases(text, start, end, scene)]
    usable = [phrase for phrase in phrases if phrase.strength > WEAK or phrase.whole]
    if not usable:
        elsewhere = find_elsewhere(text, scene)
        return Deadline(elsewhere[0], (elsewhere[1],)) if elsewhere else None
    return _with_partner(
        max(usable, key=lambda phrase: (phrase.strength, not phrase.bare, phrase.edge, phrase.start)), usable
    )


def _windows(text: str) -> list[tuple[int, int]]:
    if len(text) <= 2 * WINDOW:
        return [(0, len(text))]
    return [(0, WINDOW), (len(text) - WINDOW, len(text))]


def _with_partner(chosen: Phrase, usable: Sequence[Phrase]) -> Deadline:
    """Join a day and a clock time that stand apart: "tomorrow send it by 3pm"."""
    for other in usable:
        if other is chosen:
            continue
        day, time = (chosen, other) if chosen.mark.day else (other, chosen)
        if _only_day(day.mark) and _only_time(time.mark) and other.strength >= PLAIN and not time.bare:
            mark = day.mark._replace(clock=time.mark.clock, zone=time.mark.zone, edge=time.mark.edge)
            return Deadline(mark, tuple(sorted(((day.start, day.end), (time.start, time.end)))))
    return Deadline(chosen.mark, ((chosen.start, chosen.end),))


def _only_day(mark: Mark) -> bool:
    return mark.day is not None and mark.clock is None and mark.exact is None and mark.first is None


def _only_time(mark: Mark) -> bool:
    return mark.clock is not None and mark.day is None


def _phrases(text: str, start: int, end: int, scene: Scene) -> list[Phrase]:
    tokens = tokenize(text, start, end)
    table = parse(tokens, scene)
    found, after = [], 0
    for pos in range(len(tokens)):
        if pos >= after and not _RANKS.keys().isdisjoint(table[pos]):
            phrase, after = _longest(tokens, table[pos], pos)
            if phrase is not None:
                found.append(phrase)
    return found


def _longest(tokens: list[Token], cell: Cell, pos: int) -> tuple[Phrase | None, int]:
    """Give the longest date phrase that starts at a token, and the token to go on from."""
    if _may_start(tokens, pos):
        spans = [(end, rank, kind) for kind, rank in _RANKS.items() if kind in cell for end in cell[kind]]
        for end, _, kind in sorted(spans, reverse=True):
            closed = _closed(tokens, end)
            if closed is not None:
                mark = cell[kind][end][1]
                return _Candidate(tokens, pos, end, closed, kind == "DEADLINE").phrase(mark), closed
    return None, pos + 1


def _may_start(tokens: list[Token], pos: int) -> bool:
    token = tokens[pos]
    return not (token.glued and pos and tokens[pos - 1].wordlike and not tokens[pos - 1].kinds)


def _closed(tokens: list[Token], end: int) -> int | None:
    """Give where the phrase ends with its particle, or None when a word goes on from it."""
    if end >= len(tokens) or not tokens[end].glued or not tokens[end].wordlike:
        return end
    if tokens[end].text in PARTICLES and tokens[end].text != "부터":
        return _closed_after_particle(tokens, end + 1)
    return end if tokens[end - 1].text in ("까지", "안에", "내로", "이내", "중으로") else None


def _closed_after_particle(tokens: list[Token], end: int) -> int | None:
    free = end >= len(tokens) or not tokens[end].glued or not tokens[end].wordlike
    return end if free else None


class _Candidate(NamedTuple):
    """A date phrase from token `pos` to `end`, to `closed` with its particle, before it is judged."""

    tokens: list[Token]
    pos: int
    end: int
    closed: int
    governed: bool

    def phrase(self, mark: Mark) -> Phrase | None:
        """Give the phrase with its strength, or None when the date belongs to something else."""
        weak = (mark.weak or self._homonym()) and not (mark.day and self._before() in ("on", "in"))
        strength = GOVERNED if self.governed else WEAK if weak else PLAIN
        start = self.pos if self.governed else self._with_links()
        if self._counts_things() if self.governed else self._not_due(start) or self._describes(start):
            return None
        before = any(token.wordlike for token in self.tokens[:start])
        after = any(token.wordlike for token in self.tokens[self.closed :])
        at, to = self.tokens[start].start, self.tokens[self.closed - 1].end
        bare = self._bare_hour()
        return Phrase(at, to, mark, strength, not (before and after), not (before or after), bare)

    def _with_links(self) -> int:
        start = self.pos
        while start and self.tokens[start - 1].text.casefold() in _LINKS:
            start -= 1
        return start

    def _counts_things(self) -> bool:
        """Tell "by 5 units" from "by 5": a bare number before a noun is no hour."""
        return self._bare_hour() and self._noun_follows()

    def _bare_hour(self) -> bool:
        return self.end - self.pos == 2 and "INT" in self.tokens[self.end - 1].kinds

    def _homonym(self) -> bool:
        return self.closed - self.pos == 1 and self.tokens[self.pos].text.casefold() in _HOMONYMS

    def _before(self) -> str:
        return self.tokens[self.pos - 1].text.casefold() if self.pos else ""

    def _noun_follows(self) -> bool:
        if self.closed >= len(self.tokens):
            return False
        token = self.tokens[self.closed]
        return token.wordlike and not token.kinds and token.text.casefold() not in FUNCTION_WORDS

    def _not_due(self, start: int) -> bool:
        return start > 0 and self.tokens[start - 1].text.casefold() in _NOT_DUE

    def _describes(self, start: int) -> bool:
        """Tell a date that belongs to a noun: "the May 3 invoice", "send Friday report"."""
        if not self._noun_follows() or "가" <= self.tokens[self.closed].text[0] <= "힣":
            return False
        first = self.tokens[self.pos].text.casefold()
        previous = self._before()
        if previous in _DETERMINERS or first == "the":
            return True
        linked = start < self.pos and previous not in ",:-("
        return self.pos > 0 and not linked and self.tokens[self.closed - 1].text.casefold() not in _ADVERBS
