"""Whether a date is governed by the promise itself, not by a clause about something else in the line."""

from collections.abc import Sequence
from itertools import pairwise

from commitments.language.dates.date_phrase import DatePhrase
from commitments.language.dates.values import Elsewhere
from commitments.language.languages.english.clause_words import AHEAD, WEEKS_ON
from commitments.language.languages.english.clauses import belongs_elsewhere as belongs_elsewhere_in_english
from commitments.language.languages.korean.clause_words import AHEAD as AHEAD_KO
from commitments.language.languages.korean.clauses import belongs_elsewhere as belongs_elsewhere_in_korean
from commitments.language.languages.korean.clauses import ends_clause
from commitments.language.tokens.token import Token

_AHEAD = AHEAD | AHEAD_KO


def governed(text: str, phrases: Sequence[DatePhrase]) -> list[DatePhrase]:
    """Return the dates that the promise's own verb governs."""
    found = places_of(text, phrases)
    return [phrase for phrase, elsewhere in zip(phrases, found, strict=True) if elsewhere is None]


def places_of(text: str, phrases: Sequence[DatePhrase]) -> list[Elsewhere | None]:
    """Return for each date None, or what it belongs to that is not the promise.

    That is the past, a condition, a state ("valid until"), what is denied, and in Korean a clause before the one that
    has a date and the final verb: 오늘 확인하고 내일 회신.
    """
    before = (None, *phrases)
    found = [
        None if phrase.whole else _belongs_elsewhere(text, phrase, previous)
        for phrase, previous in zip(phrases, before, strict=False)
    ]
    own = [at for at, elsewhere in enumerate(found) if elsewhere is None]
    for at, later in pairwise(own):
        if _closed_before(text, phrases[at], phrases[later]):
            found[at] = Elsewhere.EARLIER
    return found


def _belongs_elsewhere(text: str, phrase: DatePhrase, previous: DatePhrase | None) -> Elsewhere | None:
    tokens = phrase.tokens[phrase.pos : phrase.constituent[0]]
    ahead = not _AHEAD.isdisjoint(token.text for token in tokens) or _is_weeks_after(tokens)
    return belongs_elsewhere_in_english(phrase, previous, ahead=ahead) or belongs_elsewhere_in_korean(
        text, phrase, ahead=ahead
    )


def _closed_before(text: str, phrase: DatePhrase, later: DatePhrase) -> bool:
    """Whether the clause of a date ends before the next date, which stands nearer to the final verb."""
    if later.strength < phrase.strength - 1:
        return False
    return ends_clause(text[phrase.end : later.start], text[later.end :])


def _is_weeks_after(tokens: Sequence[Token]) -> bool:
    """Whether the date is a weekday with weeks added: Tuesday week, Friday fortnight, two weeks Friday."""
    joined = any("WEEKDAY" in token.kinds for token in tokens) and any(token.text in WEEKS_ON for token in tokens)
    return joined and tokens[0].text not in ("last", "this", "the")
