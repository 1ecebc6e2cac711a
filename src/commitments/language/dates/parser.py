"""Finds everything the rule book can make of a row of tokens: from right to left, longest spans bounded.

The work is bounded: no thing is wider than WIDTH tokens, of each kind only one thing is kept for each start
and end, and of a text that says dates without end no more than BUDGET things are looked at, the last first.

This is the inner loop of reading, so a thing is a bare tuple; `trace.py` tells it as a story.
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from commitments.language.dates.grammar import ROOT, Rule, TrieNode
from commitments.language.dates.tokenizer import Token
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext

WIDTH = 14
BUDGET = 1000

LATE = "LENGTH"  # no rule builds on this kind, so its value is only worked out where it is looked at

# Where it ends, its value, by which rule it was read and from which parts; a word has no rule and no parts.
Constituent = tuple[int, Any, Rule | None, tuple["Constituent", ...]]
ChartCell = dict[str, dict[int, Constituent]]
Completion = tuple[Rule, tuple[Constituent, ...]]


def parse(tokens: Sequence[Token], context: LineContext) -> list[ChartCell]:
    """Give, for each token, what starts there: kind → end → thing."""
    table: list[ChartCell] = [{} for _ in range(len(tokens) + 1)]
    budget = BUDGET
    for pos in range(len(tokens) - 1, -1, -1):
        if tokens[pos].kinds and budget > 0:
            budget -= _fill(table, pos, tokens[pos], context)
    return table


def parsed_date_of(constituent: Constituent, context: LineContext) -> ParsedDate | None:
    """Give the mark of a thing that is a date; of the LATE kind, None when its rule declines."""
    _, value, rule, parts = constituent
    parsed: ParsedDate | None = _made(rule, parts, context) if value is LATE and rule else value
    return parsed


def _fill(table: list[ChartCell], pos: int, token: Token, context: LineContext) -> int:
    """Put into the table all that starts at a token; give how many things were looked at."""
    cell, steps = table[pos], ROOT.steps
    agenda: list[tuple[str, Constituent]] = [(kind, (pos + 1, value, None, ())) for kind, value in token.kinds.items()]
    for kind, constituent in agenda:
        ends = cell.get(kind)
        if ends is None:
            cell[kind] = {constituent[0]: constituent}
        elif constituent[0] in ends:
            continue
        else:
            ends[constituent[0]] = constituent
        node = steps.get(kind)
        if node is None:
            continue
        follows = node.steps and table[constituent[0]]
        for rule, parts in _complete(node, constituent, table, pos + WIDTH) if follows else _alone(node, constituent):
            value = LATE if rule.kind == LATE else _made(rule, parts, context)
            if value is not None:
                agenda.append((rule.kind, (parts[-1][0], value, rule, parts)))
    return len(agenda)


def _alone(node: TrieNode, constituent: Constituent) -> list[Completion]:
    """Give the rules that a thing completes by itself."""
    return [(rule, (constituent,)) for rule in node.rules]


def _complete(node: TrieNode, first: Constituent, table: list[ChartCell], limit: int) -> list[Completion]:
    """Give the rules that `first` and what stands after it complete, with their parts, in the order of the book."""
    parts: tuple[Constituent, ...] = (first,)
    found, ways = _alone(node, first), [(node.steps, parts)]
    for steps, so_far in ways:
        for kind, ends in table[so_far[-1][0]].items():
            if kind in steps:
                further = steps[kind]
                for constituent in ends.values():
                    if constituent[0] <= limit:
                        parts = (*so_far, constituent)
                        if further.rules:
                            found += [(rule, parts) for rule in further.rules]
                        if further.steps:
                            ways.append((further.steps, parts))
    if len(found) > 1:
        found.sort(key=_RULE)
    return found


_RULE = itemgetter(0)  # rules compare by their order, which no two share


def _made(rule: Rule, parts: tuple[Constituent, ...], context: LineContext) -> Any:  # noqa: ANN401 - a rule makes what it likes
    slots = rule.slots
    try:
        if len(slots) == 1:
            return rule.function(context, parts[slots[0]][1] if slots[0] >= 0 else None)
        return rule.function(context, *[parts[slot][1] if slot >= 0 else None for slot in slots])
    except (ValueError, OverflowError):  # a day that no calendar has, or outside the years 1 to 9999
        return None
