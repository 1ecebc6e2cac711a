"""Finds everything the rule book can make of a row of tokens: from right to left, longest spans bounded.

The work is bounded: no thing is wider than WIDTH tokens, of each kind only one thing is kept for each start
and end, and of a text that says dates without end no more than BUDGET things are looked at, the last first.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from commitments.language.book import ROOT, Node, Rule
from commitments.language.lexer import Token
from commitments.language.scene import Scene

WIDTH = 14
BUDGET = 1000


class Thing(NamedTuple):
    """A value read from some token up to `end`, by which rule and from which parts (a word has neither)."""

    end: int
    value: Any
    rule: Rule | None = None
    parts: tuple["Thing", ...] = ()


Cell = dict[str, dict[int, Thing]]
Complete = tuple[int, Rule, tuple[Thing, ...]]


def parse(tokens: Sequence[Token], scene: Scene) -> list[Cell]:
    """Give, for each token, what starts there: kind → end → thing."""
    table: list[Cell] = [{} for _ in range(len(tokens) + 1)]
    budget = BUDGET
    for pos in range(len(tokens) - 1, -1, -1):
        if tokens[pos].kinds and budget > 0:
            budget -= _fill(table, pos, tokens[pos], scene)
    return table


def _fill(table: list[Cell], pos: int, token: Token, scene: Scene) -> int:
    """Put into the table all that starts at a token; give how many things were looked at."""
    cell, steps = table[pos], ROOT.steps
    agenda = [(kind, Thing(pos + 1, value)) for kind, value in token.kinds.items()]
    for kind, thing in agenda:
        ends = cell.get(kind)
        if ends is None:
            cell[kind] = {thing.end: thing}
        elif thing.end in ends:
            continue
        else:
            ends[thing.end] = thing
        if kind in steps:
            for _, rule, parts in _complete(steps[kind], thing, table, pos + WIDTH):
                value = _made(rule, parts, scene)
                if value is not None:
                    agenda.append((rule.kind, Thing(parts[-1].end, value, rule, parts)))
    return len(agenda)


def _complete(node: Node, first: Thing, table: list[Cell], limit: int) -> list[Complete]:
    """Give the rules that `first` and what stands after it complete, with their parts, in the order of the book."""
    found: list[Complete] = [(rule.order, rule, (first,)) for rule in node.rules]
    ways = [(node, (first,))]
    for node, parts in ways:
        cell = table[parts[-1].end]
        for kind in node.steps.keys() & cell.keys():
            further = node.steps[kind]
            for thing in cell[kind].values():
                if thing.end <= limit:
                    longer = (*parts, thing)
                    found.extend((rule.order, rule, longer) for rule in further.rules)
                    if further.steps:
                        ways.append((further, longer))
    if len(found) > 1:
        found.sort(key=_by_order)
    return found


def _by_order(complete: Complete) -> int:
    return complete[0]


def _made(rule: Rule, parts: tuple[Thing, ...], scene: Scene) -> object:
    try:
        return rule.maker(scene, *[parts[slot].value if slot >= 0 else None for slot in rule.slots])
    except (ValueError, OverflowError):  # a day that no calendar has, or outside the years 1 to 9999
        return None
