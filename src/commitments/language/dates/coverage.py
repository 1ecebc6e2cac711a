"""Whether all that could belong to the deadline is in it: a date that is left over makes a question, never a guess."""

from collections.abc import Sequence

from commitments.language.dates.date_candidates import DatePhrase, Strength

_EARLIEST = frozenset({"earliest", "빠르면", "이르면"})


def left_over(chosen: Sequence[DatePhrase], usable: Sequence[DatePhrase]) -> list[DatePhrase]:
    """Return the dates of the line that nothing accounts for: neither the deadline nor a noun or clause has them."""
    spans = [(phrase.start, phrase.end) for phrase in chosen]
    return [
        phrase
        for phrase in usable
        if phrase not in chosen
        and phrase.strength >= Strength.PLAIN
        and not phrase.bare
        and not _is_earliest(phrase)
        and all(phrase.end <= start or phrase.start >= end for start, end in spans)
    ]


def _is_earliest(phrase: DatePhrase) -> bool:
    """Whether a date is only the earliest: 빠르면 내일, 늦어도 모레; Monday at the earliest."""
    before = phrase.tokens[phrase.pos - 1].text if phrase.pos else ""
    end = phrase.constituent[0]
    return before in _EARLIEST or any(token.text in _EARLIEST for token in phrase.tokens[end : end + 3])
