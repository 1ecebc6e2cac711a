"""Classifies a date candidate: how surely it is the deadline, or that it belongs to something else."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from commitments.language.dates.constituents import Constituent
from commitments.language.dates.date_phrase import DatePhrase, Strength
from commitments.language.dates.events import depends_on_event, is_vague
from commitments.language.dates.quantities import is_noun
from commitments.language.dates.values import ParsedDate
from commitments.language.tokens.token import Token, goes_on
from commitments.language.tokens.words_around import Words, WordsAround

_NOT_DUE = frozenset({"since", "from", "after", "per", "every", "each", "of", "than", "last", "starting", "beginning"})
_DETERMINERS = frozenset(
    {"the", "a", "an", "our", "your", "their", "my", "his", "her", "its", "this", "that", "these", "those"}
)
_DASHES = frozenset({"-", "–", "—"})
_LINKS = frozenset({"on", "for", "at", "in", "by", "due", ",", ":", "@", *_DASHES})
_PLACES_IN_TIME = frozenset({"in", "on", "during", "within", "throughout", "over", "around", "until"})
_HOMONYMS = frozenset({"sun", "sat", "wed"})  # words and names that are also days
_LONG = frozenset({"month", "quarter", "year"})
_WORKING = frozenset({"business", "working"})
_ADVERBS = frozenset({"today", "tomorrow", "tonight", "tmrw", "tmr", "eod", "cob"})


class Candidate(NamedTuple):
    """A date phrase from token `pos` to `end`, to `closed` with its particle, before it is classified."""

    tokens: Sequence[Token]
    around: WordsAround
    pos: int
    end: int
    closed: int
    governed: bool

    def classify(self, parsed: ParsedDate, constituent: Constituent) -> DatePhrase | None:
        """Return the phrase, read as `parsed`, with its strength, or None when the date belongs to something else."""
        if self.pos == 0 and self.closed == len(self.tokens):
            return self._whole_line(parsed, constituent)
        start = self.pos if self.governed else self._with_links()
        if not self.governed and (self._not_due(start) or self._modifies_noun(start)):
            return None
        if parsed.theirs and self.governed and self._is_owned_noun():
            return None
        if self._is_ruled_out():
            return None
        before = any(token.wordlike for token in self.tokens[:start])
        after = any(token.wordlike for token in self.tokens[self.closed :])
        at, to = self.tokens[start].start, self.tokens[self.closed - 1].end
        opens = not before and (parsed.day or parsed.exact) and self._opens_line()
        if opens and self.tokens[self.closed].text == "for":
            to = self.tokens[self.closed].end
        if not parsed.ambiguous and (is_vague(self) or depends_on_event(self, start, parsed, constituent)):
            parsed = parsed._replace(ambiguous=True)
        strength = self._strength(parsed, opens=bool(opens), last=not after)
        loose = self._modifies_next_noun() or self._is_reason() or self._is_label(start)
        whole, bare = not (before or after), self._bare_hour(parsed) or loose
        return DatePhrase(
            at,
            to,
            parsed,
            strength,
            not (before and after),
            whole,
            bare,
            self.tokens,
            self.around,
            self.pos,
            constituent,
        )

    def _whole_line(self, parsed: ParsedDate, constituent: Constituent) -> DatePhrase:
        """Return the phrase that is the whole line: there is nothing else that it could belong to."""
        strength, bare = self._strength(parsed, opens=False, last=True), self._bare_hour(parsed)
        start, end = self.tokens[0].start, self.tokens[-1].end
        return DatePhrase(
            start, end, parsed, strength, True, True, bare, self.tokens, self.around, self.pos, constituent
        )

    def _strength(self, parsed: ParsedDate, *, opens: bool, last: bool) -> Strength:
        if self.governed:
            return Strength.GOVERNED
        if not (parsed.weak or self._homonym()) or (parsed.day and self._before() in ("on", "in")):
            return Strength.PLAIN
        insert_tables = self._before() in _PLACES_IN_TIME or (self.closed > self.end)
        long = self.end - self.pos > 1 or len(self.tokens[self.pos].text) > 5
        ends = last and long and self._before() != "for"
        due = (opens and long) or (parsed.day and (insert_tables or ends))
        return Strength.POSSIBLE if due else Strength.WEAK

    def _opens_line(self) -> bool:
        """Whether the date opens the line as its deadline: "2 days: the quote", "3 working days for the quote"."""
        if self.closed >= len(self.tokens):
            return False
        token, first, last = (self.tokens[at] for at in (self.closed, self.pos, self.end - 1))
        if "INT" in first.kinds and last.kinds.get("UNIT") in _LONG:
            return False
        working = token.text in ("for", "to") and self.tokens[max(self.end - 2, self.pos)].text in _WORKING
        return token.text == ":" or (token.text in _DASHES and not token.glued) or working

    def _with_links(self) -> int:
        start = self.pos
        while start and self.tokens[start - 1].text in _LINKS:
            start -= 1
        return start

    def _is_ruled_out(self) -> bool:
        """Whether the line rules the day out: 오늘은 어렵고."""
        around = self.around
        if self.tokens[self.closed - 1].text[-1] not in around.topics:
            return False
        following = "".join(token.text for token in self.tokens[self.closed : self.closed + 2])
        return any(map(following.startswith, around.refusals))

    def _bare_hour(self, parsed: ParsedDate) -> bool:
        return parsed.clock_time is not None and self.end - self.pos == 2 and "INT" in self.tokens[self.end - 1].kinds

    def _modifies_next_noun(self) -> bool:
        """Whether a date modifies the noun of a run after it: 자정 배치 작업, 금요일 실적은, 오늘 들어오면."""
        if self.governed or self.closed > self.end or not self._noun_follows():
            return False
        word, relative = self.tokens[self.closed], "DAYWORD" in self.tokens[self.end - 1].kinds
        return word.in_run and (not relative or any(map(word.text.endswith, self.around.condition_ends)))

    def _eve_follows(self) -> bool:
        """Whether the deadline is the day before an event on this date: 12월 8일 이사회 전날까지."""
        near = self.tokens[self.closed : self.closed + 4] if self.closed == self.end else ()
        return any(token.text in self.around.eves for token in near)

    def _is_reason(self) -> bool:
        return self.closed > self.end and self.tokens[self.closed - 1].text in self.around.reasons

    def _is_label(self, start: int) -> bool:
        """Whether a number with a letter may be a label: form 8p, seat 12A."""
        if start < self.pos or self.end - self.pos != 2 or not self.pos or self.governed:
            return False
        return self.tokens[self.pos - 1].wordlike and self.tokens[self.end - 1].text in ("a", "p")

    def _homonym(self) -> bool:
        return self.closed - self.pos == 1 and self.tokens[self.pos].text in _HOMONYMS

    def _before(self) -> str:
        return self.tokens[self.pos - 1].text if self.pos else ""

    def _noun_follows(self) -> bool:
        return is_noun(self.tokens, self.closed, self.around)

    def _is_owned_noun(self) -> bool:
        """Whether a noun follows "your Friday": by your Friday meeting."""
        first = self.tokens[min(self.pos + 1, self.end - 1)].text
        return first in ("your", "their") and self.tokens[self.end - 1].text != "time" and self._noun_follows()

    def _is_compound(self) -> bool:
        """Whether a hyphen makes the period an adjective: the year-end estimate."""
        return self.end - self.pos == 2 and self.tokens[self.pos + 1].glued and "UNIT" in self.tokens[self.pos].kinds

    def _not_due(self, start: int) -> bool:
        return start > 0 and self.tokens[start - 1].text in _NOT_DUE

    def _modifies_noun(self, start: int) -> bool:
        """Whether the date modifies a noun: "the May 3 invoice", "send Friday report"."""
        if self._eve_follows():
            return True
        if self._is_compound() and self.closed < len(self.tokens) and self.tokens[self.closed].wordlike:
            return self.tokens[self.closed].text not in self.around.function_words
        if not self._noun_follows() or self.tokens[self.closed].in_run:
            return False
        first = self.tokens[self.pos].text
        previous = self._before()
        if previous in _DETERMINERS or first in ("the", "your", "their"):
            return True
        linked = start < self.pos and previous not in ",:-("
        if self.closed > self.end and self.tokens[self.closed - 1].text not in self.around.genitives:
            return False  # its particle joins it to the verb: 내일 오전에 NDA 서명본
        return self.pos > 0 and not linked and self.tokens[self.closed - 1].text not in _ADVERBS


def end_with_particle(tokens: Sequence[Token], end: int, around: WordsAround) -> int | None:
    """Return the end of a phrase including its particle, or None when the word continues after it."""
    if not goes_on(tokens, end):
        return end
    copula = _after_copula(tokens, end, around.copulas)
    if copula:
        return copula
    if tokens[end].text in around.joints:
        return end + 1
    if tokens[end].text in around.particles:
        return None if goes_on(tokens, end + 1) else end + 1
    return end if tokens[end - 1].text in around.closers else None


def _after_copula(tokens: Sequence[Token], end: int, copulas: Words) -> int | None:
    """Return the end of a copula such as 인 or 이죠 after a date, or None."""
    text, at, longest = "", end, _longest(copulas)
    while goes_on(tokens, at) and len(text) < longest:
        text, at = text + tokens[at].text, at + 1
    return at if text in copulas else None


@cache
def _longest(words: Words) -> int:
    return max(map(len, words), default=0)
