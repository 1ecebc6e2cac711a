"""What the words before an English date say of it: a condition, the past, a state, or a denial."""

from collections.abc import Sequence
from itertools import pairwise

from commitments.language.dates.date_phrase import DatePhrase, Strength
from commitments.language.dates.values import Elsewhere
from commitments.language.languages.english.clause_words import (
    AUXILIARIES,
    CONDITIONS,
    COURSES,
    DENIALS,
    ENDINGS,
    MANAGED,
    MISSED,
    OTHERS,
    OURS_TO_BRING,
    PAST,
    PROMISED,
    PRONOUNS,
    REPLACED,
    SPEAKERS,
    STATES,
    STILL_DONE,
    SUBJECTS,
)
from commitments.language.text.word_patterns import word_set
from commitments.language.tokens.token import Token

_LINKS = word_set("on at in by for last back until till before from of the this")
_UNTIL, _COMES = frozenset({"until", "till", "til"}), frozenset({"on", "from", "until", "till", "til"})
_BREAKS = frozenset({".", ";", "!", "?", ":", ",", "(", ")", "–", "—", "but", "else", "otherwise"})
_JOINS = frozenset({"and", "then"})
_FARTHEST = 14  # words: a clause in chat is shorter


def belongs_elsewhere(_: str, phrase: DatePhrase, previous: DatePhrase | None, *, ahead: bool) -> Elsewhere | None:
    """Return what the clause before the date is if not the promise; `ahead`: the date cannot be past (tomorrow).

    `previous` is the date before it in the line, which ends a clause of its own.
    """
    before = _clause_before(phrase.tokens, phrase.pos, previous.constituent[0] if previous else 0)
    if not any(map(str.isascii, before)):
        return None
    governed = phrase.strength >= Strength.GOVERNED
    return (
        (_is_condition(before) and Elsewhere.CONDITION)
        or (_is_state(before, phrase.tokens[phrase.pos].text) and Elsewhere.STATE)
        or (_is_replaced(before) and Elsewhere.REPLACED)
        or (not governed and _is_of_others(before) and Elsewhere.OTHERS)
        or (_is_denied(before, phrase) and Elsewhere.DENIED)
        or (not (ahead or governed) and _is_past(before) and Elsewhere.PAST)
        or None
    )


def _clause_before(tokens: Sequence[Token], pos: int, start: int) -> list[str]:
    """Return the words of the clause up to the date, from the last break or from the speaker as its subject."""
    words: list[str] = []
    for at in range(pos - 1, max(start - 1, pos - _FARTHEST), -1):
        word = tokens[at].text
        if word in _BREAKS:
            break
        if word in _JOINS and _starts_clause(words):
            break
        words.append(word)
        if word in SPEAKERS and (at == 0 or tokens[at - 1].text not in CONDITIONS) and not _is_relative(tokens, at):
            break
    return words[::-1]


def _starts_clause(words: Sequence[str]) -> bool:
    """Whether the words after "and" (nearest to the date first) hold more than a noun: they may have a verb."""
    return len(words) > 1


def _is_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether "we" follows a noun directly, as in "the wall we opened": then it begins no clause of its own."""
    if not at:
        return False
    before = tokens[at - 1]
    return before.wordlike and before.text not in _JOINS


def _is_condition(words: Sequence[str]) -> bool:
    """Whether the clause is a condition; "if you could send it" and "see if" are none."""
    return any(
        word in CONDITIONS
        and not (word == "should" and words[at + 1 : at + 2] and words[at + 1] not in SUBJECTS)
        and not (word == "if" and (_is_polite(words[at + 1 : at + 3]) or words[at - 1 : at] == ["see"]))
        for at, word in enumerate(words)
    )


def _is_polite(words: Sequence[str]) -> bool:
    return len(words) == 2 and words[1] in ("could", "can", "would")


def _is_state(words: Sequence[str], first: str) -> bool:
    """Whether what governs the date lasts until it or comes by itself: "valid until", "expires on"."""
    rest = _without_links(words)
    linked = {*words[len(rest) :], first}
    if not rest:
        return False
    if rest[-1] in ENDINGS:
        return True
    return (rest[-1] in STATES and not _UNTIL.isdisjoint(linked)) or (
        rest[-1] in COURSES and not _COMES.isdisjoint(linked)
    )


def _is_of_others(words: Sequence[str]) -> bool:
    """Whether the clause tells what others do: "they close Friday"; what they get or need is ours to bring."""
    return words[0] in OTHERS and OURS_TO_BRING.isdisjoint(words)


def _is_replaced(words: Sequence[str]) -> bool:
    """Whether the line says that this is not the date: "not Monday but Tuesday", "instead of Monday"."""
    rest = _without_links(words)
    return bool(rest) and (rest[-1] in REPLACED or rest[-2:] == ["rather", "than"])


def _without_links(words: Sequence[str]) -> list[str]:
    rest = list(words)
    while rest and rest[-1] in _LINKS:
        rest.pop()
    return rest


def _is_denied(words: Sequence[str], phrase: DatePhrase) -> bool:
    denied = next((at for at, word in enumerate(words) if word in DENIALS), None)
    if denied is None or not STILL_DONE.isdisjoint(words[denied:]):
        return False
    if words[-1] in MANAGED:  # can't do Wednesday
        return True
    first = phrase.tokens[phrase.pos].text
    return first not in ("no", "not") and phrase.strength == Strength.GOVERNED and first != "within"


def _is_past(words: Sequence[str]) -> bool:
    """Whether a verb in the past governs the date: "the file I sent on Monday", "the order placed on Nov 20"."""
    rest = _without_links(words)
    if not rest:
        return False
    if any(pair in MISSED for pair in pairwise(rest)):
        return True
    if _is_past_form(rest[-1]) and AUXILIARIES.isdisjoint(rest) and len(rest) > 1 and rest[-1] not in PROMISED:
        return True
    return any(
        pronoun in PRONOUNS and _is_past_form(verb) and verb not in PROMISED and "to" not in rest[at + 2 : at + 3]
        for at, (pronoun, verb) in enumerate(pairwise(rest))
    )


def _is_past_form(word: str) -> bool:
    return word in PAST or (word.endswith("ed") and len(word) > 4 and not word.endswith("eed"))
