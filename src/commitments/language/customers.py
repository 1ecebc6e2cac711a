"""Finds who it is promised to: a known customer or alias, or a name that looks like one."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from commitments.language.words.names import NO_NAMES

_TEAM = re.compile(r"(?:[\"”'*](?!s\s))?(?:(?:['’]s)?\s(?:team|folks|people|guys|side)(?!\w))?")
_COMPANY = re.compile(r",?\s(?:inc|corp|corporation|ltd|limited|llc|gmbh|plc|co|ag)(?:\.|(?![\w-]))", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\s(?!(?:team|folks|people|guys|side)(?!\w))")
_BEFORE = re.compile(r"(?:(?<=\s)|^)(to|for|with)\s{1,3}(?:the\s{1,3})?[\"“'*]?$", re.IGNORECASE)
_AND = re.compile(
    r"^\s{0,3}(?:,|&|and|or|/|와|과|랑|하고|및|그리고)\s{0,3}(?:and\s|to\s|with\s|for\s)?\s{0,3}(?:the\s)?$",
    re.IGNORECASE,
)
_PARTICLE = re.compile(
    r"\s?(?:님|측|쪽|사)?(?:에게까지|에게는|에게|께서는|께|한테는|한테도|한테|에게도|에는|에도|에서|에|으로|로)(?![가-힣])"
)
_OTHER_PARTICLE = re.compile(r"(?:은|는|이|가|을|를|의|와|과|랑|하고|도|측|쪽|용|님|사|향)+(?![가-힣])")
_HEAD = re.compile(r"^[\s\-*•◦▪‣>\"“']{0,6}(?:(?:to|for|re)\s{1,3})?$", re.IGNORECASE)
_COLON = re.compile(r"\s{0,2}(?:건|관련|쪽)?\s{0,2}(?::(?!\d|//)|,(?=\s)|\s[-–—](?=\s)|—)\s{0,3}")
_LATIN_NAME = r"[A-Z][\w&.'’-]{0,40}(?:\s(?:[A-Z][\w&'’-]{0,40}|&|of(?=\s[A-Z]))){0,3}"
_GUESS_AFTER = re.compile(
    rf"(?:(?<=\s)|^)(to|for|with)\s{{1,3}}(?:the\s)?({_LATIN_NAME})(?:\s(?:team|folks|people|guys))?"
)
_GUESS_HEAD = re.compile(
    rf"^\s{{0,3}}(?:(?:to|for)\s{{1,3}})?((?i:{_LATIN_NAME})|[가-힣][가-힣\w]{{1,20}})\s{{0,2}}:(?!\d|//)\s{{0,3}}"
)
_GUESS_KOREAN = re.compile(r"(?<![^\s(])([\w&]{1,30}?[가-힣\w](?:님|측)?)(에게|께|한테)(?![가-힣])")
_GUESS_KOREAN_PLACE = re.compile(
    r"(?<![^\s(])([\w&]{0,30}[A-Z][\w&]{0,30}|[가-힣]{1,12}(?:은행|전자|그룹|건설|상사|물산|화학|병원|대학교|테크|소프트|시스템|시스템즈|사))(에)(?![가-힣])"
)
_RANK = {"head": 0, "to": 1, "particle": 1, "for": 2, "with": 2, "plain": 3}


@dataclass(frozen=True, slots=True)
class Found:
    """A customer's name in the text; `start` and `end` take in the marker ("to", 에게) when there is one."""

    name: str
    marker: str
    start: int
    end: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Customers:
    """Whom the line names: canonical `names` of one rank, a `guess` for want of any, and places to cut."""

    names: tuple[str, ...] = ()
    guess: str | None = None
    places: tuple[tuple[int, int], ...] = ()


_NOBODY = Customers()


def find_customers(text: str, known: Mapping[str, str]) -> Customers:
    """Give the customers that `text` names: known ones first, else a guess."""
    found = _several(text, _known(text, known))
    if not found:
        return _guess(text)
    best = min(_RANK[one.marker] for one in found)
    chosen = [one for one in found if _RANK[one.marker] == best]
    names = tuple(dict.fromkeys(one.name for one in chosen))
    if best == _RANK["plain"]:
        return Customers(names[:1])
    return Customers(names, None, tuple((one.start, one.end) for one in chosen))


def _known(text: str, known: Mapping[str, str]) -> list[Found]:
    low = _folded(text)
    taken: list[Found] = []
    spoken_here = [name for name in known if (needle := _needle(name)) and needle in low]
    for spoken in sorted(spoken_here, key=len, reverse=True):
        needle, at = _needle(spoken), 0
        while (at := low.find(needle, at)) >= 0:
            end = at + len(needle)
            free = not any(one.low < end and at < one.high for one in taken)
            if free and _bounded(text, at, end):
                taken.append(_marked(text, at, end, known[spoken]))
            at = end
    return sorted(taken, key=lambda one: one.low)


@lru_cache(maxsize=8192)
def _needle(name: str) -> str:
    return _folded(unicodedata.normalize("NFC", name.strip()))


def _folded(text: str) -> str:
    """Give lower case of the same length, so that positions stay those of the text."""
    if len(text.lower()) == len(text):
        return text.lower()
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _bounded(text: str, start: int, end: int) -> bool:
    if start and (text[start - 1].isalnum() or text[start - 1] in "_@#/.-"):
        return False
    after = text[end : end + 1]
    if after == "@" or (after in ("/", ".", "-") and text[end + 1 : end + 2].isalnum()):
        return False
    if not after.isalnum() and after != "_":
        return True
    return _PARTICLE.match(text, end) is not None or _OTHER_PARTICLE.match(text, end) is not None


def _marked(text: str, start: int, end: int, name: str) -> Found:
    company = _COMPANY.match(text, end)
    end = company.end() if company else end
    before = _BEFORE.search(text[max(0, start - 20) : start])
    colon = _COLON.match(text, end)
    if colon and _HEAD.match(text[:start][-12:]) and not text[:start][:-12].strip():
        return Found(name, "head", 0, colon.end(), start, end)
    if before and not _POSSESSIVE.match(text, end):
        cut = start - (len(text[max(0, start - 20) : start]) - before.start())
        team = _TEAM.match(text, end)
        return Found(name, before[1].lower(), cut, team.end() if team else end, start, end)
    particle = _PARTICLE.match(text, end)
    if particle and not particle.group().endswith("에서"):
        return Found(name, "particle", start, particle.end(), start, end)
    return Found(name, "plain", start, end, start, end)


def _several(text: str, found: list[Found]) -> list[Found]:
    """Carry a marker over "and": in "to Acme and Globex" both are customers."""
    joined = list(found)
    for index in range(1, len(joined)):
        one, two = joined[index - 1], joined[index]
        if one.marker == "head" and text[one.high : one.end].strip() == "," and two.low == one.end:
            joined[index - 1] = Found(one.name, two.marker, one.start, two.start, one.low, one.high)  # a list of names
        elif _AND.match(text[one.end : two.start]) or _AND.match(text[one.high : two.low]):
            if two.marker == "plain" and one.marker != "plain":
                joined[index] = Found(two.name, one.marker, one.end, two.end, two.low, two.high)
            elif one.marker == "plain" and two.marker == "particle":
                joined[index - 1] = Found(one.name, two.marker, one.start, two.start, one.low, one.high)
    return joined


def _guess(text: str) -> Customers:
    head = _GUESS_HEAD.match(text) if ":" in text else None
    if head and _plausible(head[1]):
        return Customers((), head[1].strip(), ((0, head.end()),))
    for match in sorted(_spots(text, _GUESS_AFTER, ("to ", "for ", "with ")), key=lambda match: match[1] != "to"):
        if _plausible(match[2]):
            return Customers((), match[2].rstrip(".'’"), ((match.start(), match.end()),))
    korean = (*_spots(text, _GUESS_KOREAN, ("에게", "께", "한테")), *_spots(text, _GUESS_KOREAN_PLACE, ("에",)))
    for match in korean:
        if _plausible(match[1]):
            return Customers((), match[1].removesuffix("측"), ((match.start(), match.end()),))
    return _NOBODY


def _spots(text: str, pattern: re.Pattern[str], signs: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Give the matches of a pattern that needs one of the signs: most lines have none."""
    for sign in signs:
        if sign in text:
            return pattern.finditer(text)
    return iter(())


def _plausible(name: str) -> bool:
    words = name.casefold().split()
    return len(name) > 1 and words[0].rstrip(".'s’") not in NO_NAMES and name.casefold() not in NO_NAMES
