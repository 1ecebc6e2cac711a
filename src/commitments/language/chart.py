"""Finds everything the rule book can make of a row of tokens: from right to left, longest spans bounded.

Work grows with the number of tokens only: no thing is wider than WIDTH tokens, and of each kind only one
thing is kept for each start and end.
"""

from collections.abc import Sequence
from typing import Any

from commitments.language.book import Cell, Variant, starting_with
from commitments.language.lexer import Token
from commitments.language.scene import Scene

WIDTH = 14


def parse(tokens: Sequence[Token], scene: Scene) -> list[Cell]:
    """Give, for each token, what starts there: kind → end → value."""
    table: list[Cell] = [{} for _ in range(len(tokens) + 1)]
    for pos in range(len(tokens) - 1, -1, -1):
        if tokens[pos].kinds:
            _fill(table, pos, tokens[pos], scene)
    return table


def _fill(table: list[Cell], pos: int, token: Token, scene: Scene) -> None:
    cell = table[pos]
    agenda: list[tuple[str, int, Any]] = [(kind, pos + 1, value) for kind, value in token.kinds.items()]
    for kind, end, value in agenda:
        ends = cell.setdefault(kind, {})
        if end in ends:
            continue
        ends[end] = value
        for variant in starting_with(kind):
            agenda.extend(
                (variant.kind, finish, made)
                for finish, values in variant.follow(table, end, value)
                if finish - pos <= WIDTH and (made := _made(variant, values, scene)) is not None
            )


def _made(variant: Variant, values: list[Any], scene: Scene) -> object:
    try:
        return variant.maker(scene, *values)
    except (ValueError, OverflowError):  # a day that no calendar has, or outside the years 1 to 9999
        return None
