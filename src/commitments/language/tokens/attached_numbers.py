"""Numbers that are part of something else: #4512, v2.15, INV-4412, 20%, 3x."""

from commitments.language.tokens.token import Kinds, Token

_ATTACHED_BEFORE = frozenset("#$€£₩¥_+=~\\/&.-^*:")
_ATTACHED_AFTER = frozenset("%_$€£₩¥°")
_NAMING = frozenset("acw")  # words of dates that with a number name something: A4, W-9
_GOVERNORS = frozenset({"by", "on", "before", "until", "till", "due"})
_UNKNOWN: Kinds = {}


def without_attached_numbers(text: str, tokens: list[Token], numbers: list[int]) -> list[Token]:
    """Remove the kinds of numbers that are part of something else: #4512, v2.15, INV-4412, 20%, 3x."""
    for index in numbers:
        token = tokens[index]
        if not token.kinds or not token.text[0].isdigit():
            continue
        if (
            _is_around_the_clock(tokens, index)
            or _is_attached_before(text, tokens, index)
            or _is_attached_after(text, tokens, index)
        ):
            tokens[index] = token._replace(kinds=_UNKNOWN)
    return tokens


def _is_around_the_clock(tokens: list[Token], index: int) -> bool:
    """Whether 24/7 means "around the clock" ("24/7 support") rather than a date ("by 24/7")."""
    return tokens[index].text == "24/7" and (not index or tokens[index - 1].text not in _GOVERNORS)


def _is_attached_before(text: str, tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    if not index or not token.glued:
        return False
    previous = tokens[index - 1]
    if previous.end != token.start:
        return True
    if text[token.start - 1] in _ATTACHED_BEFORE:
        beyond = tokens[index - 2] if index > 1 and previous.glued else None
        if previous.text == "~" and (beyond is None or beyond.text == "("):
            return False
        if previous.text == "/":
            return not any("MONTH" in token.kinds for token in tokens[max(0, index - 4) : index - 1])
        return (
            previous.text not in "-~"
            or beyond is None
            or not (beyond.kinds and beyond.text not in _NAMING and beyond.text[0].isalnum())
        )
    return previous.wordlike and (not previous.kinds or previous.text in _NAMING)


def _is_attached_after(text: str, tokens: list[Token], index: int) -> bool:
    token = tokens[index]
    after = text[token.end : token.end + 1]
    if after in _ATTACHED_AFTER and after:
        return True
    if index + 1 == len(tokens) or not tokens[index + 1].glued:
        return False
    following = tokens[index + 1]
    return not following.kinds and following.wordlike and not following.in_run
