"""Separates numbers of dates from quantities and labels: by Friday 3 licenses, release 2.15 by 3pm."""

from collections.abc import Sequence

from commitments.language.dates.constituents import Constituent
from commitments.language.tokens.token import Token
from commitments.language.tokens.words_around import WordsAround

_SEVERAL = frozenset({"people", "staff", "men", "women", "children"})
_BARE_NUMBERS = frozenset({("TIME", "HOUR"), ("DAY", "WEEKDAY ,? INT"), ("CLOCK", "INT to|before HOUR|CLOCK")})
_COUNTED = frozenset({"MONTH", "UNIT"})
_BEFORE_DATES = frozenset({"on", "by", "before", "until", "till", "due", "it", "them", "this", "that"})


def is_quantity_or_label(
    tokens: Sequence[Token], pos: int, closed: int, constituent: Constituent, around: WordsAround
) -> bool:
    """Whether the number of a phrase belongs to the words around it: by Friday 3 licenses; release 2.15 by 3pm."""
    kinds = tokens[constituent[0] - 1].kinds
    if "INT" in kinds and closed < len(tokens) and not _COUNTED.isdisjoint(tokens[closed].kinds):
        return constituent[0] - pos > 1  # 18 November by 4 | December; no later than two | weeks
    if ("INT" in kinds or "HHMM" in kinds) and _ends_in_bare_hour(constituent):
        after_day = constituent[1].day is not None
        return (
            plural_follows(tokens, closed, around)
            if after_day
            else is_noun(tokens, closed, around) and not _is_verb(tokens, closed, around)
        )
    if _is_named_by_number(tokens, pos, around):
        return True
    if "HHMM" in tokens[pos].kinds and constituent[0] - pos > 1 and not tokens[pos + 1].glued:
        return tokens[pos + 1].in_run  # invoice 1023 목요일까지: the day comes before the hour
    dotted = "DOT" in tokens[pos].kinds and constituent[0] - pos > 1 and "MERIDIEM" not in tokens[pos + 1].kinds
    return dotted and _is_version(tokens, pos)


def _is_named_by_number(tokens: Sequence[Token], pos: int, around: WordsAround) -> bool:
    """Whether four digits go on a number or name a thing: call 555 0142 Friday, room 0930 Friday, 주문 0715 내일."""
    if not pos or "YEAR" in tokens[pos].kinds or {"HHMM", "HHMM0"}.isdisjoint(tokens[pos].kinds):
        return False
    before = tokens[pos - 1]
    number = before.text.isdigit() and before.end < tokens[pos].start
    return number or before.text in around.numbered or (before.in_run and not before.kinds)


def _is_verb(tokens: Sequence[Token], at: int, around: WordsAround) -> bool:
    return tokens[at].text in around.doing


def plural_follows(tokens: Sequence[Token], at: int, around: WordsAround) -> bool:
    """Whether a plural noun follows: "Friday 3 new licenses", not "Friday 3 demo" or "Friday 3 send the notes"."""
    for place in range(at, min(at + 3, len(tokens))):
        word = tokens[place].text
        if not word[0].isalpha() or word in around.function_words or (place == at and _is_verb(tokens, at, around)):
            return False
        if word in _SEVERAL or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))):
            return True
    return False


def _ends_in_bare_hour(constituent: Constituent) -> bool:
    """Whether a phrase ends in an hour or a day that is only a number: by 5, Friday 3, Friday 27."""
    while constituent[3]:
        rule = constituent[2]
        if rule is not None and (rule.kind, rule.pattern) in _BARE_NUMBERS:
            return True
        constituent = constituent[3][-1]
    return False


def _is_version(tokens: Sequence[Token], pos: int) -> bool:
    """Whether a dotted number is a version: "release 2.15 by 3pm", not "on 2.12 by 3pm" or "2.12. by 3pm"."""
    if not pos or tokens[pos].text.endswith(".") or not tokens[pos + 1].text.isascii():
        return False
    before = tokens[pos - 1].text
    return before.isascii() and before[0].isalnum() and before not in _BEFORE_DATES


def is_noun(tokens: Sequence[Token], at: int, around: WordsAround) -> bool:
    """Whether the word at a position belongs to no date and is no function word."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    known = token.kinds and "CITY" not in token.kinds  # the Friday London launch
    return token.wordlike and not known and token.text not in around.function_words
