"""Finds everything the rule book can make of a row of tokens: from right to left, longest spans bounded.

The work is bounded: no thing is wider than WIDTH tokens, of each kind only one thing is kept for each start
and end, and of a text that says dates without end no more than BUDGET things are looked at, the last first.
"""

from collections.abc import Sequence
from typing import Any

from commitments.language.book import Cell, Variant, fitting
from commitments.language.lexer import Token
from commitments.language.scene import Scene

WIDTH = 14
BUDGET = 1000


def parse(tokens: Sequence[Token], scene: Scene) -> list[Cell]:
    """Give, for each token, what starts there: kind → end → value."""
    table: list[Cell] = [{} for _ in range(len(tokens) + 1)]
    budget = BUDGET
    for pos in range(len(tokens) - 1, -1, -1):
        if tokens[pos].kinds and budget > 0:
            budget -= _fill(table, pos, tokens[pos], scene)
    return table


def _fill(table: list[Cell], pos: int, token: Token, scene: Scene) -> int:
    """Put into the table all that starts at a token; give how many things were looked at."""
    cell = table[pos]
    agenda: list[tuple[str, int, Any]] = [(kind, pos + 1, value) for kind, value in token.kinds.items()]
    for kind, end, value in agenda:
        ends = cell.setdefault(kind, {})
        if end in ends:
            continue
        ends[end] = value
        for variant in fitting(kind, table[end]):
            agenda.extend(
                (variant.kind, finish, made)
                for finish, values in variant.follow(table, end, value)
                if finish - pos <= WIDTH and (made := _made(variant, values, scene)) is not None
            )
    return len(agenda)


def _made(variant: Variant, values: list[Any], scene: Scene) -> object:
    try:
        return variant.maker(scene, *values)
    except (ValueError, OverflowError):  # a day that no calendar has, or outside the years 1 to 9999
        return None
