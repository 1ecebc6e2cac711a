"""Guesses a customer's name that no known customer has: "Hooli: …", "to Initech", 오로라전자에."""

import re
from collections.abc import Collection, Iterator

from commitments.language.names.name_words import NO_NAMES, ROLES
from commitments.language.text.lazy_regex import compiled
from commitments.language.text.markup import COLON

_NO_GUESS: tuple[None, tuple[int, int]] = (None, (0, 0))
_LATIN_NAME = r"[A-Z][\w&.'’-]{0,40}(?:\s(?:[A-Z][\w&'’-]{0,40}|&|of(?=\s[A-Z]))){0,3}"
_AFTER = rf"(?:(?<=[\s(\[])|^)(to|for|with|w/)\s{{1,3}}(?:the\s)?({_LATIN_NAME})(?:\s(?:team|folks|people|guys))?"
_HEAD = rf"^\s{{0,3}}(?:(?:to|for)\s{{1,3}})?((?i:{_LATIN_NAME})|[가-힣][가-힣\w]{{1,20}})\s{{0,2}}{COLON}\s{{0,3}}"
_KOREAN = r"(?<![^\s(])([\w&]{1,30}?[가-힣\w](?:님|측)?)(에게|께|한테)(?![가-힣])"
_KOREAN_FIRM = r"[가-힣]{1,12}(?:은행|전자|그룹|건설|상사|물산|화학|병원|대학교|테크|소프트|시스템|시스템즈|사)"
_KOREAN_PLACE = rf"(?<![^\s(])([\w&]{{0,30}}[A-Z][\w&]{{0,30}}|{_KOREAN_FIRM})(에)(?![가-힣])"
# 이니텍에 견적서 …보내겠습니다: what takes a document, a delivery or an answer is a customer, unless it is a place.
_KOREAN_ANY = r"(?:^|(?<=[\s(]))([가-힣]{2,8}|[a-zA-Z]{2,12}[가-힣]{1,6})(?:\s?측)?(에)(?=\s)"
MOMENT = re.compile(r"(?:요일|욜|날|때|시|분|월|년|주|중|후|전|초|말|경|쯤|간|시점|건|자리|위치)$")
GIVING = r"(?:보내|드리|드립|드릴|드려|전달|제출|송부|발송|납품|제공|회신|전해|안내|답변)"
_GIVEN = (
    r"(?<!\w)(?i:send|give|get|email|mail|ship|show|owe|deliver|forward|hand|bring|pay|offer|grant|quote|invoice)"
    r"\s([A-Z][\w&.'’-]{1,40}(?:\s[A-Z][\w&'’-]{1,40}){0,2})"
    r"\s(?=(?:the|an?|our|their|its|all|both|this|some|new|updated|revised)\s)"
)
_TEAM = re.compile(r"(?<=[a-zA-Z0-9])팀$|측$")


def guess_customer(
    text: str, people: Collection[str] = ()
) -> tuple[str, tuple[int, int]] | tuple[None, tuple[int, int]]:
    """Return the most likely customer name in `text` and the range to cut, or None."""
    head = compiled(_HEAD).match(text) if ":" in text else None
    if head and is_plausible_name(head[1]):
        return head[1].strip(), (0, head.end())
    for match in sorted(_matches(text, _AFTER, ("to ", "for ", "with ", "w/ ")), key=lambda match: match[1] != "to"):
        if is_plausible_name(match[2]):
            return _without_role(match[2].rstrip(".'’")), match.span()
    given = compiled(_GIVEN).search(text)
    if given and is_plausible_name(given[1]) and not is_person(given[1], people):
        return given[1], (given.start(1), given.start(1))  # the words keep it: "send Hooli the logs"
    for match in (
        *_matches(text, _KOREAN, ("에게", "께", "한테")),
        *_matches(text, _KOREAN_PLACE, ("에",)),
        *(_matches(text, _KOREAN_ANY, ("에",)) if compiled(GIVING).search(text) else ()),
    ):
        if is_plausible_name(name := _TEAM.sub("", match[1])) and not (match[2] == "에" and MOMENT.search(name)):
            return name, match.span()
    return _NO_GUESS


def _matches(text: str, pattern: str, signs: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Return the matches of a pattern that needs one of the literal `signs`, which most lines lack."""
    for sign in signs:
        if sign in text:
            return compiled(pattern).finditer(text)
    return iter(())


def gives_to_a_name(text: str) -> bool:
    """Whether the text gives something to somebody with a capital: "send Hooli the logs", "send Dana the logs"."""
    return compiled(_GIVEN).search(text) is not None


def is_person(name: str, people: Collection[str]) -> bool:
    """Whether somebody of ours is called so, by the whole name or the first."""
    word = name.casefold()
    return any(word in (one.casefold(), *one.casefold().split()[:1]) for one in people)


def is_plausible_name(name: str) -> bool:
    words = [word.rstrip(".'s’,") if word not in NO_NAMES else word for word in name.casefold().split()]
    return len(name) > 1 and words[0] not in NO_NAMES and name.casefold() not in NO_NAMES


def _without_role(name: str) -> str:
    """Return the company of "Globex CTO"; a name of one word stays."""
    words = name.split()
    while len(words) > 1 and words[-1].casefold().rstrip(".") in ROLES:
        words.pop()
    return " ".join(words)
