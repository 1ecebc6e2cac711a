"""Whether a date is governed by the promise itself, not by a clause about something else in the line."""

from collections.abc import Sequence
from itertools import pairwise

from commitments.language.dates.date_phrase import DatePhrase
from commitments.language.dates.values import Elsewhere
from commitments.language.languages.together import Languages
from commitments.language.tokens.token import Token


def places_of(text: str, phrases: Sequence[DatePhrase], languages: Languages) -> list[Elsewhere | None]:
    """Return for each date None, or what it belongs to that is not the promise.

    That is the past, a condition, a state ("valid until"), what is denied, and in Korean a clause before the one that
    has a date and the final verb: 오늘 확인하고 내일 회신.
    """
    before = (None, *phrases)
    found = [
        None if phrase.whole else _belongs_elsewhere(text, phrase, previous, languages)
        for phrase, previous in zip(phrases, before, strict=False)
    ]
    own = [at for at, elsewhere in enumerate(found) if elsewhere is None]
    for at, later in pairwise(own):
        if _closed_before(text, phrases[at], phrases[later], languages):
            found[at] = Elsewhere.EARLIER
    return found


def _belongs_elsewhere(
    text: str, phrase: DatePhrase, previous: DatePhrase | None, languages: Languages
) -> Elsewhere | None:
    tokens = phrase.tokens[phrase.pos : phrase.constituent[0]]
    said, around = [token.text for token in tokens], languages.around
    weeks_on = not around.weeks_on.isdisjoint(said) and _is_weekday(tokens)
    ahead = weeks_on or not around.ahead.isdisjoint(said)
    for belongs_elsewhere in languages.clause_readers:
        if elsewhere := belongs_elsewhere(text, phrase, previous, ahead=ahead):
            return elsewhere
    return None


def _closed_before(text: str, phrase: DatePhrase, later: DatePhrase, languages: Languages) -> bool:
    """Whether the clause of a date ends before the next date, which stands nearer to the final verb."""
    if later.strength < phrase.strength - 1:
        return False
    between, after = text[phrase.end : later.start], text[later.end :]
    return any(ends_clause(between, after) for ends_clause in languages.clause_ends)


def _is_weekday(tokens: Sequence[Token]) -> bool:
    """Whether a date to which weeks are added is a weekday: Tuesday week, Friday fortnight, two weeks Friday."""
    return any("WEEKDAY" in token.kinds for token in tokens) and tokens[0].text not in ("last", "this", "the")
