"""Finds the owner of a promise: the first mention at the start of the line or as its subject."""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from commitments.language.mention_syntax import MENTION

_MENTION = re.compile(rf"{MENTION}|(?<![\w.@])@(?=[^\W\d_])")
_NAME = re.compile(r"[\w][\w.\-]{0,63}")
_BROADCASTS = frozenset({"here", "channel", "everyone", "all"})
_SUBJECT_EN = re.compile(
    r"\s*(?:,|:|-)?\s*"
    r"(?:(?:can|could|will|would) you(?: please)?|will|to|"
    r"is going to|is|should|shall|must|can|has to|needs to|promised to|owns)(?![\w'])\s*",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"\s?(?:님께서|님이|님은|님|께서|이가|이|가|은|는|씨가|씨)(?![가-힣])\s*")
# @지영에게 names who gets something, not who does it.
_RECIPIENT = re.compile(r"\s?님?(?:에게|한테|께(?!서))")
_RECIPIENT_AT_END = re.compile(r"님?(?:에게|한테|께)$")
# What stands before a mention and makes it the one who is to do it: "can you @jane send", "have @jane call".
_ASKED = re.compile(
    r"(?<!\w)(?:(?:can|could|would|will|may)(?: you(?:,? please)?,?|(?: please)?)|please|have|let"
    r"|get|make sure|need|want|i(?:'ll| will) have|i(?:'ll| will) (?:get|ask)|we(?:'ll| will) have)\s{1,3}$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:^\s{0,3}(?:(?:i|me|we|us)\s{1,2})?(?:&|and|\+|,)"
    r"|owner|assignee|assigned to|assign to|hey|hi|hello|(?<!\w)(?:ok|okay|so|yo)|ask|tell|remind"
    r"|(?:담당자?|책임자?)(?:은|는)?)"
    r"\s{0,3}:?\s{0,3}$",
    re.IGNORECASE,
)
# Who is named without an @: "Jane: I send the deck" in minutes, "owner: Jane", (담당: 지영), 담당은 지영.
_OPENS = re.compile(r"[\s\-*•·>]*")
_SPEAKER = re.compile(r"\s{0,2}(?:님|씨)?\s{0,2}[:：]\s{0,3}")
_MAY_SPEAK = re.compile(r"^[\s\-*•·>]{0,9}[^\W\d_][\w.'’-]{0,30}(?:\s[\w.'’-]{1,30}){0,2}\s{0,2}[:：]", re.MULTILINE)
_NAMED_BY = re.compile(
    r"(?<!\w)(?:(?:owner|assignee)\s{0,2}:|assigned to:?|(?:담당자?|책임자?)(?:은|는|\s{0,2}[:：]))\s{0,3}",
    re.IGNORECASE,
)
_AT_END = re.compile(r"(?:\s[-–—]|[(（])\s{0,2}$")
_NOTHING_MORE = re.compile(r"[\s)）.!]*$")


class Owner(NamedTuple):
    """The owner (a person's id, or "@name" as written when nobody is called so) and the text that says it."""

    who: str
    start: int
    end: int


def find_owner(text: str, people: Mapping[str, str], said: str, customers: Collection[str] = ()) -> Owner | None:
    """Return the first mention in `text` that stands at the start or is the subject, or who is named as the owner.

    `said` is the text as it was written, of the same length: `text` may have parts blanked out. Before a colon, the
    name of a customer is that customer.
    """
    for match in _MENTION.finditer(text) if "@" in text else ():
        who, end = _person(said, match, people)
        if not who or _RECIPIENT.match(said, end):
            continue
        end, subject = _subject_end(text, end)
        before = max(0, match.start() - 30)
        label = _LABEL.search(text, before, match.start()) or _ASKED.search(text, before, match.start())
        if label is None and (closing := _NOTHING_MORE.match(text, end)):
            label = _AT_END.search(text, before, match.start())
            end = closing.end() if label else end
        at_head = not text[: match.start()].strip(" \t\n-*•:,.()&+")
        if at_head or subject or label:
            return Owner(who, label.start() if label else match.start(), end)
    return _named(text, people, said, customers) if people else None


def names_an_owner(text: str) -> bool:
    """Whether a name without an @ may say whose a promise is, as "Jane: I send it" and 담당: 지영 do."""
    return _NAMED_BY.search(text) is not None or _MAY_SPEAK.search(text) is not None


def _named(text: str, people: Mapping[str, str], said: str, customers: Collection[str]) -> Owner | None:
    """Return who is named without an @, at the start before a colon, or after a word such as "owner:"."""
    opening = _OPENS.match(text)
    start = opening.end() if opening else 0
    if (speaker := _known(said[start:][:120], people)) and (colon := _SPEAKER.match(said, start + speaker[1])):
        name = said[start : start + speaker[1]].casefold()
        return None if any(name == one.casefold() for one in customers) else Owner(speaker[0], start, colon.end())
    for label in _NAMED_BY.finditer(text):
        if found := _known(said[label.end() :][:120], people):
            return Owner(found[0], label.start(), label.end() + found[1])
    return None


def _person(text: str, match: re.Match[str], people: Mapping[str, str]) -> tuple[str, int]:
    if match[1]:
        return match[1], match.end()
    rest = text[match.end() :][:120]
    found = _known(rest, people)
    if found:
        return found[0], match.end() + found[1]
    name = _NAME.match(rest)
    if name is None or name.group().casefold() in _BROADCASTS:
        return "", 0
    word = _without_particle(_RECIPIENT_AT_END.sub("", name.group()))
    return f"@{word}", match.end() + len(word)


def _known(rest: str, people: Mapping[str, str]) -> tuple[str, int] | None:
    low = rest.casefold()
    matches = [(len(name), person) for person, name in people.items() if name and _is_called(low, name.casefold())]
    if matches:
        size, person = max(matches)
        return person, size
    word = _NAME.match(low)
    first = _without_particle(word.group()) if word else ""
    same = [person for person, name in people.items() if name.casefold().split()[:1] == [first]]
    return (same[0], len(first)) if len(same) == 1 else None


def _is_called(low: str, name: str) -> bool:
    if not low.startswith(name):
        return False
    return not low[len(name) : len(name) + 1].isalnum() or _PARTICLE.match(low, len(name)) is not None


def _without_particle(word: str) -> str:
    word = word.rstrip(".-")
    for ending in ("님께서", "님이", "님은", "님", "께서", "이가", "이", "가", "은", "는"):
        known = ending.startswith("님") or "가" <= word[-len(ending) - 1 : -len(ending)] <= "힣"
        if word.endswith(ending) and len(word) - len(ending) >= 2 and known:
            return word[: -len(ending)]
    return word


def _subject_end(text: str, end: int) -> tuple[int, bool]:
    """Return the end of the mention with its subject marker ("will", 가), and whether there is one."""
    for pattern in (_PARTICLE, _SUBJECT_EN):
        match = pattern.match(text, end)
        if match:
            return match.end(), True
    return end, False
