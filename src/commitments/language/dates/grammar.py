"""The date grammar: how a rule is written, and how rules are kept.

A rule is a function with patterns. In a pattern, lower case is a word, UPPER CASE is a kind (of a word from the tables,
or of a constituent that another rule builds), `a|b` is a choice and `?` makes an element optional:

    @rule("DAY", "the? ORD of? MONTH YEAR?")
    def day_of_month(context, number, month, year): ...

The function gets the line context and the value of each UPPER CASE element (None for an absent one). It returns the
value of the new constituent, or None to decline. Kinds that are dates: DAY, PERIOD, TIME, MOMENT; WHEN stands for any
of the four, AMOUNT for a number or a COUNT ("a couple of"). DEADLINE is a date with a word such as "by" that makes it
the deadline.

The docstring of a rule is part of the documentation: "Read PHRASE; PHRASE: what they mean." Each phrase is a whole one
that this rule reads, and a test reads it. A rule that builds only a part of a date writes "Take" in place of "Read".

The patterns of all languages that are read together are kept in one trie: patterns with the same beginning share nodes,
so that the cost of a lookup depends on the words that match and not on the number of rules.
"""

from collections.abc import Callable, Iterable
from functools import cache
from itertools import count
from types import ModuleType
from typing import Any, NamedTuple, TypeVar

RuleFunction = Callable[..., Any]
Function = TypeVar("Function", bound=RuleFunction)

ALIASES = {"WHEN": ("DAY", "PERIOD", "TIME", "MOMENT"), "AMOUNT": ("INT", "COUNT")}


class Rule(NamedTuple):
    """One pattern for a constituent of `kind`; where two match, the lower `order` wins.

    `slots` holds the index of the part that each argument of `function` comes from (-1: absent).
    """

    order: int
    kind: str
    function: RuleFunction
    slots: tuple[int, ...]
    pattern: str


class RuleDoc(NamedTuple):
    """The parsed docstring of a rule: whole phrases that it reads, and their meaning.

    `standalone` is False where the rule builds only a part of a date.
    """

    phrases: tuple[str, ...]
    meaning: str
    standalone: bool


class TrieNode:
    """A node of the trie of patterns: its children by kind, and the rules whose pattern ends here."""

    __slots__ = ("children", "rules")

    def __init__(self) -> None:
        self.children: dict[str, TrieNode] = {}
        self.rules: list[Rule] = []

    def child(self, kind: str) -> "TrieNode":
        """Return the child for a kind, creating it if it is new."""
        child = self.children.get(kind)
        if child is None:
            child = self.children[kind] = TrieNode()
        return child


# A path through a pattern with some optional elements left out: its node, its length, and its slots.
_Path = tuple[TrieNode, int, tuple[int, ...]]

_PATTERNS: dict[str, list[tuple[str, str, RuleFunction]]] = {}  # by the module of the rule


def rule(kind: str, *patterns: str) -> Callable[[Function], Function]:
    """Make the decorated function a rule for `kind` of its module; the docstring above explains patterns."""

    def add(function: Function) -> Function:
        _PATTERNS.setdefault(function.__module__, []).extend((kind, pattern, function) for pattern in patterns)
        return function

    return add


class Grammar:
    """The rules of some modules, in their order, in one trie; `literals` are the words of their patterns."""

    def __init__(self, modules: Iterable[ModuleType]) -> None:
        self.root = TrieNode()
        self.literals: set[str] = set()
        self.functions: dict[RuleFunction, list[str]] = {}
        self._order = count()
        for module in modules:
            for kind, pattern, function in _PATTERNS[module.__name__]:
                self._add(kind, pattern, function)

    def _add(self, kind: str, pattern: str, function: RuleFunction) -> None:
        self.functions.setdefault(function, []).append(pattern)
        paths: list[_Path] = [(self.root, 0, ())]
        for part in pattern.split():
            choices, words, optional = _choices(part)
            self.literals.update(words)
            paths = _extend(paths, choices, len(words) < len(choices), optional)
        for node, length, slots in paths:
            if length and all(other.function is not function for other in node.rules):
                node.rules.append(Rule(next(self._order), kind, function, slots, pattern))


@cache
def _choices(part: str) -> tuple[list[str], list[str], bool]:
    """Return the kinds that an element may be, those of them that are words, and whether it is optional."""
    choices = [name for word in part.rstrip("?").split("|") for name in ALIASES.get(word, (word,))]
    return choices, [choice for choice in choices if not choice.isupper()], part.endswith("?")


def _extend(paths: list[_Path], choices: list[str], valued: bool, optional: bool) -> list[_Path]:
    """Extend the paths by one element, and keep those that skip it if it is optional."""
    extended: list[_Path] = []
    for node, length, slots in paths:
        slots_after = (*slots, length) if valued else slots
        extended += [(node.child(choice), length + 1, slots_after) for choice in choices]
    if optional:
        extended += [(node, length, (*slots, -1) if valued else slots) for node, length, slots in paths]
    return extended


def rule_doc(function: RuleFunction) -> RuleDoc:
    """Parse a rule's docstring; phrases may contain colons ("deadline: Friday"), a meaning contains none."""
    verb, _, text = (function.__doc__ or "").split("\n", maxsplit=1)[0].rstrip(".").partition(" ")
    phrases, _, meaning = text.rpartition(": ")
    return RuleDoc(tuple(phrases.split("; ")) if phrases else (), meaning, standalone=verb == "Read")
