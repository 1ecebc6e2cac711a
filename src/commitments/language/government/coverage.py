"""Whether all that could belong to the deadline is in it: a date that is left over makes a question, never a guess."""

from collections.abc import Sequence

from commitments.language.dates.date_phrase import DatePhrase, Strength
from commitments.language.dates.quantities import is_noun, plural_follows

_SHORTEST_PHONE = 9  # characters of a number that is written together


def left_over(chosen: Sequence[DatePhrase], usable: Sequence[DatePhrase]) -> list[DatePhrase]:
    """Return the dates of the line that nothing accounts for: neither the deadline nor a noun or clause has them."""
    if len(usable) == len(chosen):
        return []
    spans = [(phrase.start, phrase.end) for phrase in chosen]
    due = next((phrase for phrase in chosen if phrase.strength == Strength.GOVERNED), None)
    return [
        phrase
        for phrase in usable
        if phrase not in chosen
        and phrase.strength >= Strength.PLAIN
        and not (phrase.bare or is_earliest(phrase) or (due and _names_first_noun(phrase, due)))
        and all(phrase.end <= start or phrase.start >= end for start, end in spans)
    ]


def is_cut_short(chosen: Sequence[DatePhrase]) -> bool:
    """Whether a number after the deadline, or a word before it, may belong to it: Friday around 170, Clean Monday."""
    return any(
        _number_after(phrase) or _is_qualified(phrase) or _start_follows(phrase) or _clock_before(phrase)
        for phrase in chosen
    )


def _names_first_noun(phrase: DatePhrase, due: DatePhrase) -> bool:
    """Whether a date opens the line before a noun of the same stretch: 7pm cutoff notice out by 5pm."""
    tokens, end = phrase.tokens, phrase.constituent[0]
    if phrase.pos or phrase.parsed.counted or not is_noun(tokens, end, phrase.around):
        return False
    if tokens[end].text in phrase.around.doing or tokens[end].in_run:
        return False
    return all(token.wordlike and token.text != "and" for token in tokens[end : due.pos])


def _clock_before(phrase: DatePhrase) -> bool:
    """Whether a clock time that was not understood stands before the day: at 0900Z on the 3rd."""
    tokens, pos = phrase.tokens, phrase.pos
    if pos < 2:
        return False
    while pos and tokens[pos - 1].text == "on":
        pos -= 1
    start = pos - 2 if pos > 1 and tokens[pos - 1].glued else pos - 1
    return start > 0 and tokens[start].text[0].isdigit() and tokens[start - 1].text in ("at", "@")


def _start_follows(phrase: DatePhrase) -> bool:
    """Whether the clock time at which something begins follows the day: 내일 오후 2시부터 교육."""
    tokens, starts = phrase.tokens, phrase.around.starts
    for at in range(phrase.constituent[0], len(tokens)):
        token = tokens[at]
        if token.text in starts:
            return token.start > phrase.end
        if not token.kinds:
            return False
    return False


def _is_qualified(phrase: DatePhrase) -> bool:
    """Whether a word makes the day another one than it says: Orthodox Good Friday, Islamic New Year, night of power."""
    tokens, end = phrase.tokens, phrase.constituent[0]
    before = tokens[phrase.pos - 1].text if phrase.pos else ""
    of = end - phrase.pos == 1 and "PART" in tokens[phrase.pos].kinds and end < len(tokens) and tokens[end].text == "of"
    return before in phrase.around.qualifiers or of


def _number_after(phrase: DatePhrase) -> bool:
    tokens = phrase.tokens
    at = next((at for at in range(phrase.pos, len(tokens)) if tokens[at].start >= phrase.end), len(tokens))
    while at < len(tokens) and tokens[at].text in phrase.around.about:
        at += 1
    in_range = 0 < at < len(tokens) and tokens[at - 1].text == "-" and tokens[at].glued
    if at + 1 < len(tokens) and tokens[at + 1].text == "시" and "INT" in tokens[at].kinds:
        return not is_noun(tokens, at + 2, phrase.around)
    length = at + 1 < len(tokens) and "UNIT" in tokens[at + 1].kinds
    noun = is_noun(tokens, at + 1, phrase.around) or plural_follows(tokens, at + 1, phrase.around)
    counts = noun and not (in_range or length)
    number = tokens[at].text if at < len(tokens) else ""
    return number[:1].isdigit() and len(number) < _SHORTEST_PHONE and not counts


def is_earliest(phrase: DatePhrase) -> bool:
    """Whether a date is only the earliest: 빠르면 내일, 늦어도 모레; Monday at the earliest."""
    before = phrase.tokens[phrase.pos - 1].text if phrase.pos else ""
    end = phrase.constituent[0]
    earliest = phrase.around.earliest
    return before in earliest or any(token.text in earliest for token in phrase.tokens[end : end + 3])
