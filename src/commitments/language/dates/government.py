"""Whether a date is governed by the promise itself, not by a clause about something else in the line."""

from collections.abc import Sequence

from commitments.language.dates.date_candidates import DatePhrase
from commitments.language.dates.english_clauses import belongs_elsewhere as belongs_elsewhere_in_english
from commitments.language.dates.korean_clauses import belongs_elsewhere as belongs_elsewhere_in_korean
from commitments.language.dates.korean_clauses import ends_clause
from commitments.language.dates.tokenizer import Token
from commitments.language.words.clause_words import AHEAD, WEEKS_ON


def governed(text: str, phrases: Sequence[DatePhrase]) -> list[DatePhrase]:
    """Return the dates that the promise's own verb governs.

    Left out are dates of the past, of a condition, of a state ("valid until"), of what is denied, and in Korean those
    of a clause before the one that has a date and the final verb: 오늘 확인하고 내일 회신.
    """
    before = (None, *phrases)
    own = [
        phrase
        for phrase, previous in zip(phrases, before, strict=False)
        if phrase.whole or not _belongs_elsewhere(text, phrase, previous)
    ]
    following = (*own[1:], None)
    return [phrase for phrase, later in zip(own, following, strict=False) if not _closed_before(text, phrase, later)]


def _belongs_elsewhere(text: str, phrase: DatePhrase, previous: DatePhrase | None) -> bool:
    tokens = phrase.tokens[phrase.pos : phrase.constituent[0]]
    ahead = not AHEAD.isdisjoint(token.text for token in tokens) or _is_weeks_after(tokens)
    return belongs_elsewhere_in_english(phrase, previous, ahead=ahead) or belongs_elsewhere_in_korean(
        text, phrase, ahead=ahead
    )


def _closed_before(text: str, phrase: DatePhrase, later: DatePhrase | None) -> bool:
    """Whether the clause of a date ends before the next date, which stands nearer to the final verb."""
    if later is None or later.strength < phrase.strength - 1:
        return False
    return ends_clause(text[phrase.end : later.start], text[later.end :])


def _is_weeks_after(tokens: Sequence[Token]) -> bool:
    """Whether the date is a weekday with weeks added: Tuesday week, Friday fortnight, two weeks Friday."""
    joined = any("WEEKDAY" in token.kinds for token in tokens) and any(token.text in WEEKS_ON for token in tokens)
    return joined and tokens[0].text not in ("last", "this", "the")
