"""The rule book: how a rule is written down and found.

A rule is a function with patterns. In a pattern, lower case is a word, UPPER CASE is a kind of thing
(a kind of word from the tables, or what another rule makes), `a|b` is a choice and `?` makes it optional:

    @rule("DAY", "the? ORD of? MONTH YEAR?")
    def day_of_month(scene, number, month, year): ...

The function is given the scene and the value of each UPPER CASE element (None for an absent one), and gives
the thing of the named kind, or None to decline. Kinds that are dates: DAY, PERIOD, TIME, MOMENT; the word
WHEN stands for any of the four. DEADLINE is a date with a word such as "by" that makes it the deadline.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, product
from typing import Any, TypeVar

Maker = Callable[..., Any]
Same = TypeVar("Same", bound=Maker)
Cell = dict[str, dict[int, Any]]

ALIASES = {"WHEN": ("DAY", "PERIOD", "TIME", "MOMENT")}


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: the kinds or words it takes, and the slot of its value (None: no value)."""

    choices: tuple[str, ...]
    slot: int | None


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to say a rule: its elements with every optional one settled."""

    kind: str
    maker: Maker
    slots: int
    elements: tuple[Element, ...]
    order: int

    def follow(self, table: list[Cell], end: int, first: object) -> Iterator[tuple[int, list[Any]]]:
        """Yield each end, with the slot values, of the elements after a first one that ended at `end`."""
        values: list[Any] = [None] * self.slots
        if self.elements[0].slot is not None:
            values[self.elements[0].slot] = first
        yield from self._rest(table, end, 1, values)

    def _rest(self, table: list[Cell], pos: int, index: int, values: list[Any]) -> Iterator[tuple[int, list[Any]]]:
        if index == len(self.elements):
            yield pos, values
            return
        element, cell = self.elements[index], table[pos]
        for choice in element.choices:
            for end, value in (cell.get(choice) or {}).items():
                taken = values if element.slot is None else _with(values, element.slot, value)
                yield from self._rest(table, end, index + 1, taken)


def _with(values: list[Any], slot: int, value: object) -> list[Any]:
    copy = list(values)
    copy[slot] = value
    return copy


# First kind → second kind ("" when there is none) → variants, so that only those that may fit are tried.
_BOOK: dict[str, dict[str, list[Variant]]] = defaultdict(lambda: defaultdict(list))
_LITERALS: set[str] = set()
_ORDER = count()


def literals() -> frozenset[str]:
    """Give every word that stands in a pattern."""
    return frozenset(_LITERALS)


def fitting(kind: str, following: Cell) -> list[Variant]:
    """Give the variants that a thing of `kind` may begin, in the order they were written.

    `following` is what stands after it: only variants whose second element is there are given.
    """
    seconds = _BOOK.get(kind)
    if not seconds:
        return []
    found = {variant.order: variant for second in ("", *following) for variant in seconds.get(second, ())}
    return [found[order] for order in sorted(found)]


def rule(kind: str, *patterns: str) -> Callable[[Same], Same]:
    """Write a rule down under the kind of thing it makes; see the module for the patterns."""

    def write(maker: Same) -> Same:
        for pattern in patterns:
            for variant in _variants(kind, maker, pattern):
                _write(variant)
        return maker

    return write


def _write(variant: Variant) -> None:
    seconds = variant.elements[1].choices if len(variant.elements) > 1 else ("",)
    for first in variant.elements[0].choices:
        for second in seconds:
            _BOOK[first][second].append(variant)


def _variants(kind: str, maker: Maker, pattern: str) -> Iterator[Variant]:
    elements: list[tuple[Element, bool]] = []
    slots = 0
    for part in pattern.split():
        optional, names = part.endswith("?"), part.rstrip("?").split("|")
        choices = tuple(name for word in names for name in ALIASES.get(word, (word,)))
        _LITERALS.update(choice for choice in choices if not choice.isupper())
        valued = any(choice.isupper() for choice in choices)
        elements.append((Element(choices, slots if valued else None), optional))
        slots += valued
    for kept in product(*[(True, False) if optional else (True,) for _, optional in elements]):
        chosen = tuple(element for (element, _), keep in zip(elements, kept, strict=True) if keep)
        if chosen:
            yield Variant(kind, maker, slots, chosen, next(_ORDER))
