"""Finds the known customers that a text names, and the marker of each ("to", 에게, "Acme: …")."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from commitments.domain.name_likeness import bare_names, reads_as
from commitments.domain.text_cleaning import normal_form
from commitments.language.line_context import has_hangul
from commitments.language.names.name_words import COMMON_FIRST_WORDS, NO_NAMES, ROLES
from commitments.language.text.lazy_regex import compiled
from commitments.language.text.markup import COLON
from commitments.language.text.normalization import lowercase

_STAFF = "|".join(sorted(ROLES))
_ENDS_THERE = r"(?=\s{0,80}(?:$|[.,;:!?)]|(?:about|regarding|re|and|with|for|to|on|at|by|via|in)\s))"
_TEAM = (
    r"(?i)(?:[\"”'*](?!s\s))?(?:(?:['’]s)?\s(?:(?:team|folks|people|guys|side)(?!\w)"
    rf"|(?:{_STAFF})(?:\steam)?{_ENDS_THERE}))?"
)
_COMPANY = r"(?i),?\s(?:inc|corp|corporation|ltd|limited|llc|gmbh|plc|co|ag)(?:\.|(?![\w-]))"
_POSSESSIVE = rf"(?i)['’]s\s(?!(?:team|folks|people|guys|side)(?!\w)|(?:{_STAFF})(?:\steam)?{_ENDS_THERE})"
_BEFORE = r"(?i)(?:(?<=[\s(\[])|^)(?:(to|for|with)\s{1,3}|(w/)\s{0,3})(?:the\s{1,3})?[\"“'*]?$"
_WITH = r"(?i)(?<!\w)w/$"
# Acme팀에, Acme 담당자님께: to Acme
_SIDE = r"\s?(?:님|측|쪽|사|팀)?"
_PERSON = r"(?:\s?(?:담당자|담당|실무자|대표|팀장|과장|부장|차장|대리|이사|매니저))?(?:님|분)?(?:들)?"
_TO_SOMEBODY = r"(?:에게까지|에게는|에게도|에게|에겐|께서는|께는|께도|께|한테는|한테도|한테|한텐|앞으로)"
_PARTICLE = rf"에(?![가-힣])|{_SIDE}(?:{_PERSON}{_TO_SOMEBODY}|에는|에도|에서|에|엔|으로|로)(?![가-힣])"
_OTHER_PARTICLE = r"(?:은|는|이|가|을|를|의|와|과|랑|하고|도|측|쪽|용|님|사|향|팀)+(?![가-힣])"
# Acme에견적서금요일까지; not where a word may begin with 에: Acme에러로그
_GLUED = r"(?:에게|한테|께(?!서)|에(?![게서러이너디어코피픽센셋뮬스듀버]))(?=[가-힣])"
_WORD = r"[^\W\d_]{3,40}"
_KOREAN_END = r"(?:에게|한테|께|에)$"
_SPACED = r"\S\s\S"
_OPENING = "-*~•◦▪‣>:\"“' \t\n"
_PREPOSITIONS = frozenset({"", "to", "for", "re", "fw", "fwd"})
_LONGEST_OPENING = 5
_GREETINGS = frozenset({"hi", "hey", "hello", "dear"})
_AFTER_HEAD = rf"~?\s{{0,2}}(?:건|관련|쪽)?\s{{0,2}}(?:{COLON}|,(?=\s|$)|\s[-–—](?=\s)|—|[→➡⇒►▶]\ufe0f?|[-=]>)\s{{0,3}}"
_BRACKETS = {"[": "]", "(": ")", "【": "】", "「": "」", "［": "］", "（": "）"}
_ENDS = " \t\n.,:;!?-–—*\"”'"
_BETWEEN_NAMES = r"[/·+]"
_SPACEABLE = 4  # letters from which a Korean name matches with any spaces


class CustomerMatch(NamedTuple):
    """A customer's name in the text; `start` and `end` include the marker ("to", 에게) if there is one."""

    name: str
    marker: str
    start: int
    end: int
    name_start: int
    name_end: int


def find_known_customers(text: str, known: Mapping[str, str]) -> list[CustomerMatch]:
    """Return the known customers that `text` names, in order of occurrence; of overlapping names the longer.

    A name that only adds a preposition, a particle or a sign to another customer's is passed over.
    The first word of a longer name counts where no other customer's name begins with it: Orbit for Orbit Health.
    """
    if not known:
        return []
    low, known = lowercase(text), _without_squatters(tuple(known.items()))
    found, taken = [], bytearray(len(text))
    mentioned = sorted(_mentioned_names(low, tuple(known)), key=len, reverse=True)
    text = _with_names_apart(text, mentioned)
    for spoken in mentioned:
        for match in _pattern(spoken).finditer(low):
            at, end = match.span()
            if taken.find(1, at, end) < 0 and _is_whole_name(text, at, end):
                one = _with_marker(text, at, end, known[spoken])
                taken[one.name_start : one.name_end] = b"\1" * (one.name_end - one.name_start)
                found.append(one)
    found += _by_short_name(text, known, taken)
    return sorted(found, key=lambda one: one.name_start)


def _with_names_apart(text: str, names: Sequence[str]) -> str:
    """Return the text, as long as it was, with commas between names that a sign joins: Acme/Globex; no path is."""
    if len(names) < 2 or not compiled(_BETWEEN_NAMES).search(text):
        return text
    either = "|".join(re.escape(name) for name in names)
    return re.sub(rf"(?i)(?<!\w)({either}){_BETWEEN_NAMES}(?=(?:{either})(?![a-z0-9_]))", r"\1,", text)


@lru_cache(maxsize=64)
def _without_squatters(names: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return the known names without those that take the place of another's: "to Acme" beside Acme."""
    known = dict(names)
    alike: dict[str, list[str]] = {}
    for name in known:
        alike.setdefault(reads_as(name), []).append(name)
    return {name: whose for name, whose in known.items() if not _squats(name, whose, known, alike)}


def _squats(name: str, whose: str, known: Mapping[str, str], alike: Mapping[str, Sequence[str]]) -> bool:
    others = (other for bare in bare_names(name) for other in alike.get(bare, ()))
    return any(len(other) < len(name) and known[other] != whose for other in others)


def _by_short_name(text: str, known: Mapping[str, str], taken: bytearray) -> Iterator[CustomerMatch]:
    short = _short_names(tuple(known))
    for match in compiled(_WORD).finditer(text) if short else ():
        at, end = match.span()
        spoken = short.get(match.group().casefold()) or short.get(_without_particle(match.group()))
        if spoken is None or taken.find(1, at, end) >= 0:
            continue
        size = len(spoken.split()[0])
        one = _with_marker(text, at, at + size, known[spoken])
        if _is_whole_name(text, at, at + size) and _is_meant(text, one):
            yield one


def _is_meant(text: str, one: CustomerMatch) -> bool:
    """Whether a first word stands for the customer: with a capital inside the line, or with a marker."""
    word = text[one.name_start : one.name_end]
    if word[0].isupper() and text[: one.name_start].strip(_OPENING):
        return True
    return one.marker in ("head", "particle") or (one.marker == "to" and word[0].isupper())


@lru_cache(maxsize=64)
def _short_names(names: tuple[str, ...]) -> dict[str, str]:
    """Return the names of several words by their first word, where no other name begins with it."""
    firsts: dict[str, list[str]] = {}
    for name in names:
        first = next(iter(name.split()), "").casefold()
        firsts.setdefault(first, []).append(name)
    return {
        first: alike[0]
        for first, alike in firsts.items()
        if len(alike) == 1 and " " in alike[0].strip() and _may_stand_alone(first)
    }


def _may_stand_alone(first: str) -> bool:
    long_enough = len(first) > (1 if has_hangul(first) else 2)
    return long_enough and first.isalpha() and first not in NO_NAMES and first not in COMMON_FIRST_WORDS


def _without_particle(word: str) -> str:
    """Return a Korean word without the particle that makes it a customer: 한빛에게."""
    found = compiled(_KOREAN_END).search(word)
    return word[: found.start()] if found else word


def _mentioned_names(low: str, names: tuple[str, ...]) -> Iterator[str]:
    """Return the names whose letters occur in the text, ignoring spaces."""
    letters = low.replace(" ", "")
    for start, alike in _by_first_letters(names).items():
        if start in letters:
            yield from (name for name, needle in alike if needle in letters)


@lru_cache(maxsize=64)
def _by_first_letters(names: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    """Group names by their first two letters: few of thousands of names need a closer look."""
    starts: dict[str, list[tuple[str, str]]] = {}
    for name in names:
        if needle := _search_form(name).replace(" ", ""):
            starts.setdefault(needle[:2], []).append((name, needle))
    return starts


@lru_cache(maxsize=2048)
def _pattern(name: str) -> re.Pattern[str]:
    """Return a pattern for a name as written, for a longer Korean one also with other spaces: 코스모유통, 대한 물산."""
    needle = _search_form(name)
    letters = needle.replace(" ", "")
    if len(letters) < _SPACEABLE or not has_hangul(needle):
        return re.compile(re.escape(needle))
    return re.compile(r"\s?".join(re.escape(letter) for letter in letters))


def _search_form(name: str) -> str:
    return lowercase(normal_form("NFC", name.strip()))


def _is_whole_name(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    if (before.isalnum() or before in "_@#/.-") and not compiled(_WITH).search(text, max(0, start - 3), start):
        return False
    after = text[end : end + 1]
    if after == "@" or (after in ("/", ".", "-") and text[end + 1 : end + 2].isalnum()):
        return False
    if not after.isalnum() and after != "_":
        return True
    return _particle(text, end) is not None or compiled(_OTHER_PARTICLE).match(text, end) is not None


def _particle(text: str, end: int) -> re.Match[str] | None:
    """Return the particle after a name; in a line without spaces a word may follow it."""
    if found := compiled(_PARTICLE).match(text, end):
        return found
    glued = compiled(_GLUED).match(text, end)
    return glued if glued and not compiled(_SPACED).search(text) else None


def _with_marker(text: str, start: int, end: int, name: str) -> CustomerMatch:
    company = compiled(_COMPANY).match(text, end)
    end = company.end() if company else end
    around = _with_brackets(text, start, end)
    opening = text[: around[0]].strip(_OPENING)
    head = None if len(opening) > _LONGEST_OPENING else _at_head(text, opening.casefold(), end, around[1])
    if head:
        return CustomerMatch(name, head[0], 0, head[1], start, end)
    marker, first, last = _in_line(text, (start, end), around)
    return CustomerMatch(name, marker, first, last, start, end)


def _at_head(text: str, opening: str, end: int, last: int) -> tuple[str, int] | None:
    """Return the marker and the end of a customer at the head of a line: "Acme: …", "to Acme, …", "[Acme] …"."""
    if opening not in _PREPOSITIONS and opening not in _GREETINGS:
        return None
    if opening in _PREPOSITIONS and (last > end or not (opening or text[end:].strip(_ENDS))):
        return "head", last
    team = compiled(_TEAM).match(text, end)
    colon = compiled(_AFTER_HEAD).match(text, team.end() if team else end)
    return ("hello" if opening in _GREETINGS else "head", colon.end()) if colon else None


def _in_line(text: str, span: tuple[int, int], around: tuple[int, int]) -> tuple[str, int, int]:
    """Return the marker of a name inside a line ("to", a particle, or "plain") and the range with it."""
    start, end = span
    first, last = around
    from_here = max(0, first - 20)
    before = compiled(_BEFORE).search(text[from_here:first])
    if before and not compiled(_POSSESSIVE).match(text, end):
        team = compiled(_TEAM).match(text, last)
        return (before[1] or before[2]).lower(), from_here + before.start(), team.end() if team else last
    particle = _particle(text, end)
    if particle and not particle.group().endswith("에서"):
        return "particle", start, particle.end()
    return "plain", start, end


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of a name with the brackets that enclose it alone: [Acme]."""
    if start and end < len(text) and _BRACKETS.get(text[start - 1]) == text[end]:
        return start - 1, end + 1
    return start, end
