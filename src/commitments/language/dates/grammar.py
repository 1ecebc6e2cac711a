"""The rule book: how a rule is written down and found.

A rule is a function with patterns. In a pattern, lower case is a word, UPPER CASE is a kind of thing
(a kind of word from the tables, or what another rule makes), `a|b` is a choice and `?` makes it optional:

    @rule("DAY", "the? ORD of? MONTH YEAR?")
    def day_of_month(scene, number, month, year): ...

The function is given the scene and the value of each UPPER CASE element (None for an absent one), and gives
the thing of the named kind, or None to decline. Kinds that are dates: DAY, PERIOD, TIME, MOMENT; WHEN
stands for any of the four, AMOUNT for a number or a COUNT ("a couple of"). DEADLINE is a date with a word
such as "by" that makes it the deadline.

Its docstring is part of the documentation: "Read PHRASE; PHRASE: what they mean." Each phrase is a whole one that is
read by this rule; a test reads it. A rule that only makes a part of a date says "Take" in place of "Read".

All patterns are kept as one tree: patterns that begin alike share the way, so that looking for what begins
at a word costs as much as the words that fit, however many rules there are.
"""

from collections.abc import Callable
from functools import cache
from itertools import count
from typing import Any, NamedTuple, TypeVar

RuleFunction = Callable[..., Any]
Same = TypeVar("Same", bound=RuleFunction)

ALIASES = {"WHEN": ("DAY", "PERIOD", "TIME", "MOMENT"), "AMOUNT": ("INT", "COUNT")}


class Rule(NamedTuple):
    """One way to say a thing of `kind`; where two fit, the lower `order` counts.

    `slots` names the part that each argument of `maker` comes from (-1: none).
    """

    order: int
    kind: str
    function: RuleFunction
    slots: tuple[int, ...]
    pattern: str


class RuleDoc(NamedTuple):
    """What a rule's docstring says: whole phrases that it reads, and what they mean.

    `alone` is False where the rule only makes a part of a date, which nobody says alone.
    """

    phrases: tuple[str, ...]
    meaning: str
    alone: bool


class TrieNode:
    """A place in the tree of patterns: what may follow, and the rules that are complete here."""

    __slots__ = ("rules", "steps")

    def __init__(self) -> None:
        self.steps: dict[str, TrieNode] = {}
        self.rules: list[Rule] = []

    def child(self, kind: str) -> "TrieNode":
        """Give the place one element further, made where it is new."""
        further = self.steps.get(kind)
        if further is None:
            further = self.steps[kind] = TrieNode()
        return further


# A way through a pattern with some optional elements left out: its place, its length, and where its arguments are.
_Path = tuple[TrieNode, int, tuple[int, ...]]

ROOT = TrieNode()
_ORDER = count()
_LITERALS: set[str] = set()
_PATTERNS: list[tuple[str, str, RuleFunction]] = []


def literals() -> frozenset[str]:
    """Give every word that stands in a pattern."""
    return frozenset(_LITERALS)


def rule_functions() -> dict[RuleFunction, list[str]]:
    """Give each rule's function with its patterns, in the order they were written."""
    found: dict[RuleFunction, list[str]] = {}
    for _, pattern, function in _PATTERNS:
        found.setdefault(function, []).append(pattern)
    return found


def rule(kind: str, *patterns: str) -> Callable[[Same], Same]:
    """Write a rule down under the kind of thing it makes; see the module for the patterns."""

    def write(function: Same) -> Same:
        for pattern in patterns:
            _write(kind, function, pattern)
        return function

    return write


def _write(kind: str, function: RuleFunction, pattern: str) -> None:
    _PATTERNS.append((kind, pattern, function))
    paths: list[_Path] = [(ROOT, 0, ())]
    for part in pattern.split():
        paths = _grown(paths, *_choices(part))
    for node, length, slots in paths:
        if length and all(known.function is not function for known in node.rules):
            node.rules.append(Rule(next(_ORDER), kind, function, slots, pattern))


@cache
def _choices(part: str) -> tuple[list[str], bool, bool]:
    """Give what an element may be, whether it has a value, and whether it may be left out."""
    choices = [name for word in part.rstrip("?").split("|") for name in ALIASES.get(word, (word,))]
    words = [choice for choice in choices if not choice.isupper()]
    _LITERALS.update(words)
    return choices, len(words) < len(choices), part.endswith("?")


def _grown(paths: list[_Path], choices: list[str], valued: bool, optional: bool) -> list[_Path]:
    """Give the paths one element further, and those that leave it out where they may."""
    grown: list[_Path] = []
    for node, length, slots in paths:
        further = (*slots, length) if valued else slots
        grown += [(node.child(choice), length + 1, further) for choice in choices]
    if optional:
        grown += [(node, length, (*slots, -1) if valued else slots) for node, length, slots in paths]
    return grown


def rule_doc(function: RuleFunction) -> RuleDoc:
    """Give what a rule's docstring says; phrases may hold colons ("deadline: Friday"), a meaning holds none."""
    verb, _, said = (function.__doc__ or "").split("\n", maxsplit=1)[0].rstrip(".").partition(" ")
    phrases, _, meaning = said.rpartition(": ")
    return RuleDoc(tuple(phrases.split("; ")) if phrases else (), meaning, alone=verb == "Read")
