"""A chart parser: builds every constituent that the grammar allows over the tokens, from right to left.

The work is bounded: no constituent is wider than WIDTH tokens, only one of each kind is kept for each start and end,
and no more than BUDGET constituents are built for a text, the last ones first.

This is the inner loop of the reader, so a constituent is a bare tuple; `explanation.py` describes it in words.
"""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from commitments.language.dates.constituents import ChartCell, Constituent
from commitments.language.dates.grammar import Rule, TrieNode
from commitments.language.dates.values import ParsedDate
from commitments.language.line_context import LineContext
from commitments.language.tokens.token import Token

WIDTH = 14
BUDGET = 1000

DEFERRED = "LENGTH"  # no rule builds on this kind, so its value is only computed where it is used

Completion = tuple[Rule, tuple[Constituent, ...]]


def parse(tokens: Sequence[Token], context: LineContext) -> list[ChartCell]:
    """Return, for each token, the constituents that start there: kind → end → constituent."""
    chart: list[ChartCell] = [{} for _ in range(len(tokens) + 1)]
    budget, children = BUDGET, context.languages.grammar.root.children
    for pos in range(len(tokens) - 1, -1, -1):
        if tokens[pos].kinds and budget > 0:
            budget -= _parse_at(chart, pos, tokens[pos], children, context)
    return chart


def parsed_date_of(constituent: Constituent, context: LineContext) -> ParsedDate | None:
    """Return the date of a constituent; of the deferred kind, None when its rule declines."""
    _, value, rule, parts = constituent
    parsed: ParsedDate | None = _evaluate(rule, parts, context) if value is DEFERRED and rule else value
    return parsed


def _parse_at(
    chart: list[ChartCell], pos: int, token: Token, children: Mapping[str, TrieNode], context: LineContext
) -> int:
    """Fill the chart cell of a token; return how many constituents were considered."""
    cell = chart[pos]
    agenda: list[tuple[str, Constituent]] = [(kind, (pos + 1, value, None, ())) for kind, value in token.kinds.items()]
    for kind, constituent in agenda:
        ends = cell.get(kind)
        if ends is None:
            cell[kind] = {constituent[0]: constituent}
        elif constituent[0] in ends:
            continue
        else:
            ends[constituent[0]] = constituent
        node = children.get(kind)
        if node is None:
            continue
        completed: list[Completion] = [(rule, (constituent,)) for rule in node.rules] if node.rules else []
        if node.children and chart[constituent[0]]:
            completed = _completions(node, constituent, completed, chart, pos + WIDTH)
        for rule, parts in completed:
            value = DEFERRED if rule.kind == DEFERRED else _evaluate(rule, parts, context)
            if value is not None:
                agenda.append((rule.kind, (parts[-1][0], value, rule, parts)))
    return len(agenda)


def _completions(
    node: TrieNode, first: Constituent, alone: list[Completion], chart: list[ChartCell], limit: int
) -> list[Completion]:
    """Return the rules that `first` completes alone, and with its successors, in the order of the grammar."""
    parts: tuple[Constituent, ...] = (first,)
    found, paths = alone, [(node.children, parts)]
    for children, so_far in paths:
        for kind, ends in chart[so_far[-1][0]].items():
            if kind in children:
                child = children[kind]
                for constituent in ends.values():
                    if constituent[0] <= limit:
                        parts = (*so_far, constituent)
                        if child.rules:
                            found += [(rule, parts) for rule in child.rules]
                        if child.children:
                            paths.append((child.children, parts))
    if len(found) > 1:
        found.sort(key=_BY_RULE)
    return found


_BY_RULE = itemgetter(0)  # rules compare by their order, which no two share


def _evaluate(rule: Rule, parts: tuple[Constituent, ...], context: LineContext) -> Any:  # noqa: ANN401 - a value of any kind
    slots = rule.slots
    try:
        if len(slots) == 1:
            return rule.function(context, parts[slots[0]][1] if slots[0] >= 0 else None)
        return rule.function(context, *[parts[slot][1] if slot >= 0 else None for slot in slots])
    except (ValueError, OverflowError):  # an impossible day, or outside the years 1 to 9999
        return None
