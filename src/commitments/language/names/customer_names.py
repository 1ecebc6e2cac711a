"""Finds the customer of a promise: a known customer or alias, or a name that looks like one."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from commitments.language.names.customer_guesses import GIVING, MOMENT, guess_customer, is_person, is_plausible_name
from commitments.language.names.known_customers import CustomerMatch, find_known_customers
from commitments.language.text.lazy_regex import compiled

_AND = re.compile(
    r"^\s{0,3}(?:,|;|&|\+|\(|and|or|as\swell\sas|plus|then|/|·|와|과|이?랑|하고|및|그리고)"
    r"\s{0,3}(?:(?:and|then|also)\s)?(?:to\s|with\s|for\s)?\s{0,3}(?:the\s)?$",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w&.'’-]{1,40}(?:\s(?:[A-Z][\w&'’-]{1,40}|&)){0,2}"
_JOINED = rf"\s?(?:,?\s(?:and|&)|,)\s(?:to\s|for\s|the\s)?({_NAME})(?=\s*(?:$|[.,;:!?)]|(?:by|with|about|on|at|via)\s))"
_JOINS_KOREAN = r"(?:와|과|이?랑|하고|,|·|\s및)\s{0,3}"
_KOREAN_NAME = r"([가-힣]{2,8}?|[A-Za-z][\w&]{1,20}?)"
# "… to Acme and the mock to Hooli"
_WITH_THING = rf"(?:,?\s(?:and|plus|then|&|\+)|[,;])\s[^.,;]{{1,60}}?\s(?:to|for|with)\s(?:the\s)?({_NAME})"
_KOREAN_AFTER = rf"{_JOINS_KOREAN}{_KOREAN_NAME}(?:\s?측)?(에게|께|한테|에)(?=\s|$)"
_KOREAN_BEFORE = rf"(?:^|(?<=[\s(])){_KOREAN_NAME}{_JOINS_KOREAN}$"
_BEFORE = rf"(?<!\w)(?:to|for|with)\s(?:the\s)?({_NAME})(?:,?\s(?:and|&)|,)\s(?:to\s|for\s)?(?:the\s)?$"
_BOTH = re.compile(r"(?<!\w)(?:both(?!\w)|둘\s?다|셋\s?다|모두|각각|양쪽|양사)", re.IGNORECASE)
_ADDED = (
    r"(?i)(?:[,;&+]|(?<!\w)(?:and|plus|then|as well as|및|그리고))\s{0,2}(?:(?:then|also|to|for)\s){0,2}(?:the\s)?$"
)
_BOTH_BEFORE = r"(?i)(?<!\w)both\s$"
_BOTH_AFTER = (
    r"(?i)^\s(?:both(?!\w)|(?:두|세|네)\s?(?:곳|군데|회사)(?:\s?모두)?|(?:둘|셋)\s?다|양쪽(?:\s?모두)?|양사|각각)"
)
_RANK = {"head": 0, "to": 1, "particle": 1, "for": 2, "with": 2, "w/": 2, "hello": 3, "plain": 4}


class Customers(NamedTuple):
    """The customers of a line: canonical `names` of one rank, a `guess` if there are none, and the ranges to cut."""

    names: tuple[str, ...] = ()
    guess: str | None = None
    spans: tuple[tuple[int, int], ...] = ()


_NOBODY = Customers()


def find_customers(text: str, known: Mapping[str, str], people: Collection[str] = ()) -> Customers:
    """Return the customers that `text` names: known ones first, else a guess; `people` are names of ours."""
    found = find_known_customers(text, known)
    if not found:
        name, span = guess_customer(text, people)
        return Customers((), name, (span,)) if name else _NOBODY
    found = share_markers(text, found)
    if joined := _unknown_joined(text, found, people):
        return joined
    best = min(_RANK[one.marker] for one in found)
    chosen = [one for one in found if _RANK[one.marker] == best]
    names = tuple(dict.fromkeys(one.name for one in chosen))
    if best == _RANK["plain"]:
        return Customers(names if len(names) > 1 and _means_all(text, chosen) else names[:1])
    cut = [one for one in found if _RANK[one.marker] in (best, _RANK["hello"])]
    beside = _unknown_beside(text, found, chosen[-1], people)
    spans = tuple((one.start, one.end) for one in cut)
    return Customers(names, beside[0], (*spans, beside[1])) if beside else Customers(names, None, spans)


def joined_in(what: str, name: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the other customers that the words of a promise add: "send Acme the deck and Globex the mock"."""
    found = find_known_customers(what, known)
    added = [one for one in found if one.name != name and compiled(_ADDED).search(what, 0, one.name_start)]
    beside = {two.name for one, two in pairwise(found) if one.name != name and are_joined(what, one, two)}
    return tuple(dict.fromkeys(one.name for one in added if one.name not in beside))


def words_for(what: str, name: str, known: Mapping[str, str]) -> str:
    """Return the words of a promise to several customers as one of them may read them: "send Acme and Globex it"."""
    found = find_known_customers(what, known)
    if len(found) < 2 or not all(are_joined(what, *pair) for pair in pairwise(found)):
        return what
    own = next((what[one.name_start : one.name_end] for one in found if one.name == name), "")
    if not own:
        return what
    before = compiled(_BOTH_BEFORE).sub("", what[: found[0].name_start])
    after = compiled(_BOTH_AFTER).sub("", what[found[-1].name_end :])
    return f"{before}{own}{after}"


def _unknown_beside(
    text: str, found: Sequence[CustomerMatch], last: CustomerMatch, people: Collection[str]
) -> tuple[str, tuple[int, int]] | None:
    """Return a capitalised name that is joined to a known customer: "to Acme and Umbrella"."""
    if last.marker == "head" and text[last.name_end : last.end].strip():
        return None
    joined = compiled(_JOINED).match(text, last.end)
    if joined and is_plausible_name(joined[1]):
        return joined[1], joined.span()
    other = compiled(_WITH_THING).match(text, last.end) if last.marker != "plain" else None
    if other is None or is_person(other[1], people) or not is_plausible_name(other[1]):
        return None
    if any(other.start(1) <= one.name_start < other.end(1) for one in found):
        return None
    return other[1], other.span(1)


def _unknown_joined(text: str, found: list[CustomerMatch], people: Collection[str]) -> Customers | None:
    """Return known customers and a name joined to them that is not known: "to Hooli and Acme", Acme, Nuri, 후울리에."""
    if not all(are_joined(text, *pair) for pair in pairwise(found)):
        return None
    joined = _joined_after(text, found[-1], sure=len(found) > 1) or _joined_before(text, found[0])
    if joined is None or is_person(joined[0], people) or MOMENT.search(joined[0]):
        return None
    span = min(found[0].start, joined[1][0]), max(found[-1].end, joined[1][1])
    names = tuple(dict.fromkeys(one.name for one in found))
    return Customers(names, joined[0], (span,)) if is_plausible_name(joined[0]) else None


def _joined_after(text: str, one: CustomerMatch, *, sure: bool) -> tuple[str, tuple[int, int]] | None:
    """Return the name in Acme와 후울리에, and the range of both; 에 follows places too, unless it is `sure`."""
    after = compiled(_KOREAN_AFTER).match(text, one.name_end)
    if after is None or (after[2] == "에" and not sure and not compiled(GIVING).search(text)):
        return None
    return after[1], (one.name_start, after.end())


def _joined_before(text: str, one: CustomerMatch) -> tuple[str, tuple[int, int]] | None:
    """Return the name in "to Hooli and Acme", 후울리와 Acme에, and the range of both."""
    patterns = (_BEFORE, _KOREAN_BEFORE) if one.marker == "particle" else (_BEFORE,)
    found = (compiled(one_of).search(text, 0, one.name_start) for one_of in patterns)
    before = next((match for match in found if match), None)
    return (before[1], (before.start(), max(one.end, one.name_end))) if before else None


def share_markers(text: str, found: list[CustomerMatch]) -> list[CustomerMatch]:
    """Carry a marker over "and": in "to Acme and Globex" both are customers."""
    joined = list(found)
    for index in range(1, len(joined)):
        one, two = joined[index - 1], joined[index]
        if one.marker == "head" and text[one.name_end : one.end].strip() == "," and two.name_start == one.end:
            joined[index - 1] = one._replace(marker=two.marker, end=two.start)  # a list of names
        elif two.marker == "plain" and one.marker != "plain" and are_joined(text, one, two):
            closed = "(" in text[one.end : two.name_start] and text.startswith(")", two.end)
            end = two.end + closed  # "to Acme (and Globex)"
            joined[index] = two._replace(marker=one.marker, start=one.end, end=end)
    for index in reversed(range(1, len(joined))):  # 애크미, 글로벡스, 한빛에: the particle of the last is that of all
        one, two = joined[index - 1], joined[index]
        if one.marker == "plain" and two.marker == "particle" and are_joined(text, one, two):
            joined[index - 1] = one._replace(marker=two.marker, end=two.start)
    return joined


def are_joined(text: str, one: CustomerMatch, two: CustomerMatch) -> bool:
    """Whether no more than a word such as "and" stands between two names."""
    return bool(_AND.match(text[one.end : two.start]) or _AND.match(text[one.name_end : two.name_start]))


def _means_all(text: str, found: list[CustomerMatch]) -> bool:
    """Whether the text names its customers side by side: "call Acme and Globex", Acme랑 Globex 둘 다."""
    return all(are_joined(text, *pair) for pair in pairwise(found)) or (
        _BOTH.search(text) is not None and any(are_joined(text, *pair) for pair in pairwise(found))
    )
