"""Guesses a customer's name that no known customer has: "Hooli: …", "to Initech", 오로라전자에."""

import re
from collections.abc import Iterator

from commitments.language.text.lazy_regex import compiled
from commitments.language.text.markup import COLON
from commitments.language.words.name_stop_words import NO_NAMES

_NO_GUESS: tuple[None, tuple[int, int]] = (None, (0, 0))
_LATIN_NAME = r"[A-Z][\w&.'’-]{0,40}(?:\s(?:[A-Z][\w&'’-]{0,40}|&|of(?=\s[A-Z]))){0,3}"
_AFTER = rf"(?:(?<=[\s(\[])|^)(to|for|with|w/)\s{{1,3}}(?:the\s)?({_LATIN_NAME})(?:\s(?:team|folks|people|guys))?"
_HEAD = rf"^\s{{0,3}}(?:(?:to|for)\s{{1,3}})?((?i:{_LATIN_NAME})|[가-힣][가-힣\w]{{1,20}})\s{{0,2}}{COLON}\s{{0,3}}"
_KOREAN = r"(?<![^\s(])([\w&]{1,30}?[가-힣\w](?:님|측)?)(에게|께|한테)(?![가-힣])"
_KOREAN_FIRM = r"[가-힣]{1,12}(?:은행|전자|그룹|건설|상사|물산|화학|병원|대학교|테크|소프트|시스템|시스템즈|사)"
_KOREAN_PLACE = rf"(?<![^\s(])([\w&]{{0,30}}[A-Z][\w&]{{0,30}}|{_KOREAN_FIRM})(에)(?![가-힣])"
_TEAM = re.compile(r"(?<=[a-zA-Z0-9])팀$|측$")


def guess_customer(text: str) -> tuple[str, tuple[int, int]] | tuple[None, tuple[int, int]]:
    """Return the most likely customer name in `text` and the range to cut, or None."""
    head = compiled(_HEAD).match(text) if ":" in text else None
    if head and _plausible(head[1]):
        return head[1].strip(), (0, head.end())
    for match in sorted(_matches(text, _AFTER, ("to ", "for ", "with ", "w/ ")), key=lambda match: match[1] != "to"):
        if _plausible(match[2]):
            return match[2].rstrip(".'’"), match.span()
    for match in (*_matches(text, _KOREAN, ("에게", "께", "한테")), *_matches(text, _KOREAN_PLACE, ("에",))):
        if _plausible(name := _TEAM.sub("", match[1])):
            return name, match.span()
    return _NO_GUESS


def _matches(text: str, pattern: str, signs: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Return the matches of a pattern that needs one of the literal `signs`, which most lines lack."""
    for sign in signs:
        if sign in text:
            return compiled(pattern).finditer(text)
    return iter(())


def _plausible(name: str) -> bool:
    words = name.casefold().split()
    return len(name) > 1 and words[0].rstrip(".'s’") not in NO_NAMES and name.casefold() not in NO_NAMES
