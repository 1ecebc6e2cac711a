"""Finds the customer of a promise: a known customer or alias, or a name that looks like one."""

import re
from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import NamedTuple

from commitments.language.names.customer_guesses import guess_customer, is_plausible_name
from commitments.language.names.known_customers import CustomerMatch, find_known_customers
from commitments.language.text.lazy_regex import compiled

_AND = re.compile(
    r"^\s{0,3}(?:,|&|and|or|/|와|과|이?랑|하고|및|그리고)\s{0,3}(?:and\s|to\s|with\s|for\s)?\s{0,3}(?:the\s)?$",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w&.'’-]{1,40}(?:\s(?:[A-Z][\w&'’-]{1,40}|&)){0,2}"
_JOINED = rf"\s?(?:,?\s(?:and|&)|,)\s(?:to\s|for\s|the\s)?({_NAME})(?=\s*(?:$|[.,;:!?)]|(?:by|with|about|on|at|via)\s))"
_BOTH = re.compile(r"(?<!\w)(?:both(?!\w)|둘\s?다|셋\s?다|모두|각각|양쪽|양사)", re.IGNORECASE)
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
    found = _share_markers(text, found)
    best = min(_RANK[one.marker] for one in found)
    chosen = [one for one in found if _RANK[one.marker] == best]
    names = tuple(dict.fromkeys(one.name for one in chosen))
    if best == _RANK["plain"]:
        return Customers(names if len(names) > 1 and _means_all(text, chosen) else names[:1])
    cut = [one for one in found if _RANK[one.marker] in (best, _RANK["hello"])]
    beside = _unknown_beside(text, chosen[-1])
    spans = tuple((one.start, one.end) for one in cut)
    return Customers(names, beside[0], (*spans, beside[1])) if beside else Customers(names, None, spans)


def _unknown_beside(text: str, last: CustomerMatch) -> tuple[str, tuple[int, int]] | None:
    """Return a capitalised name that is joined to a known customer: "to Acme and Umbrella"."""
    if last.marker == "head" and text[last.name_end : last.end].strip():
        return None
    joined = compiled(_JOINED).match(text, last.end)
    return (joined[1], joined.span()) if joined and is_plausible_name(joined[1]) else None


def _share_markers(text: str, found: list[CustomerMatch]) -> list[CustomerMatch]:
    """Carry a marker over "and": in "to Acme and Globex" both are customers."""
    joined = list(found)
    for index in range(1, len(joined)):
        one, two = joined[index - 1], joined[index]
        if one.marker == "head" and text[one.name_end : one.end].strip() == "," and two.name_start == one.end:
            joined[index - 1] = CustomerMatch(
                one.name, two.marker, one.start, two.start, one.name_start, one.name_end
            )  # a list of names
        elif _are_joined(text, one, two):
            if two.marker == "plain" and one.marker != "plain":
                joined[index] = CustomerMatch(two.name, one.marker, one.end, two.end, two.name_start, two.name_end)
            elif one.marker == "plain" and two.marker == "particle":
                joined[index - 1] = CustomerMatch(
                    one.name, two.marker, one.start, two.start, one.name_start, one.name_end
                )
    return joined


def _are_joined(text: str, one: CustomerMatch, two: CustomerMatch) -> bool:
    return bool(_AND.match(text[one.end : two.start]) or _AND.match(text[one.name_end : two.name_start]))


def _means_all(text: str, found: list[CustomerMatch]) -> bool:
    """Whether the text names its customers side by side: "call Acme and Globex", Acme랑 Globex 둘 다."""
    return all(_are_joined(text, *pair) for pair in pairwise(found)) or (
        _BOTH.search(text) is not None and any(_are_joined(text, *pair) for pair in pairwise(found))
    )
