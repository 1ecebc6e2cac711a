"""Tells whether a date depends on an event that the line does not date: before the pour on Friday, 접수 후 7일 이내."""

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from commitments.language.dates.constituents import Constituent
from commitments.language.dates.quantities import is_noun
from commitments.language.dates.values import ParsedDate
from commitments.language.tokens.token import Token
from commitments.language.tokens.words_around import Words, WordsAround

_FARTHEST = 6  # words from "before" to the date


class Place(Protocol):
    """Where a date stands: from token `pos` to `end`, to `closed` with its particle; `governed` by a word as "by"."""

    @property
    def tokens(self) -> Sequence[Token]: ...
    @property
    def around(self) -> WordsAround: ...
    @property
    def pos(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def closed(self) -> int: ...
    @property
    def governed(self) -> bool: ...


def is_vague(place: Place) -> bool:
    """Whether a word in the date leaves it open: in a few days."""
    tokens, vague = place.tokens, place.around.vague
    return place.closed - place.pos > 1 and not vague.isdisjoint([one.text for one in tokens[place.pos : place.closed]])


def depends_on_event(place: Place, start: int, parsed: ParsedDate, constituent: Constituent) -> bool:
    """Whether the moment, or the day, is that of an event, or counts from it; with its links a date has `start`."""
    if not (place.governed or parsed.clock_time) and (_before_event_follows(place) or _event_precedes(place, start)):
        return True
    return (_counts_from_event(place) and _has_length(constituent)) or _may_count_back(place)


def _before_event_follows(place: Place) -> bool:
    """Whether what is due is due before an event on this date: 수요일 회의 전까지."""
    closed, before_events = place.closed, place.around.before_events
    if closed > place.end or closed >= len(place.tokens) or not before_events:
        return False
    near = place.tokens[closed + 1 : closed + 6]
    return any(
        token.text in before_events and not (at + 1 < len(near) and near[at + 1].glued and near[at + 1].wordlike)
        for at, token in enumerate(near[:4])
    )


def _event_precedes(place: Place, start: int) -> bool:
    """Whether what is due is due before an event on this date: before the pour on Friday."""
    tokens, ahead_of = place.tokens, place.around.ahead_of
    first = max(start - _FARTHEST, 0)
    if ahead_of.isdisjoint([token.text for token in tokens[first:start]]):
        return False
    for at in range(start - 1, first - 1, -1):
        token = tokens[at]
        if token.text in ahead_of:
            return at + 1 < start and not tokens[at + 1].text.endswith("ing")
        if not token.wordlike or (token.kinds and token.kinds.keys() != {token.text}):
            return False
    return False


def _may_count_back(place: Place) -> bool:
    """Whether a number of days before an event may be meant: 행사 3일 전까지 is no day of the month."""
    tokens, pos = place.tokens, place.pos
    if not pos or place.closed - pos != 3 or "INT" not in tokens[pos].kinds:  # 3 | 일 | 전까지
        return False
    return tokens[place.closed - 1].text in place.around.before_events and is_noun(tokens, pos - 1, place.around)


def _counts_from_event(place: Place) -> bool:
    """Whether the length counts from an event of the line: within 3 days of receipt, 접수 후 7일 이내."""
    tokens, around = place.tokens, place.around
    if place.closed < len(tokens) and tokens[place.closed].text in around.counted_from:
        return True
    if not place.pos or not tokens[place.pos - 1].text.endswith(_ends(around.counted_since)):
        return False
    before = tokens[place.pos - 1]
    return before.in_run and not before.kinds.keys() - {before.text}


@cache
def _ends(words: Words) -> tuple[str, ...]:
    return tuple(words)


def _has_length(constituent: Constituent) -> bool:
    """Whether a date is counted by a length of time: within 3 days, 7일 이내."""
    rule = constituent[2]
    return rule is not None and (rule.kind == "DURATION" or any(map(_has_length, constituent[3])))
