"""Reads a pasted table, with cells between tabs or bars, as lines: one a row."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

_RULE = re.compile(r"[\s|:+=-]+")  # |---|---|
_TAB = re.compile(r"(?<=\S) ?\t[ \t]*(?=\S)")
_FEWEST = 2  # cells of a row, and rows

Columns = tuple[re.Pattern[str], re.Pattern[str]]


class Table(NamedTuple):
    """The rows of a table as lines, and its head, "" where it has none."""

    lines: tuple[str, ...]
    head: str


def with_bars(text: str) -> str:
    """Return a text whose lines all have cells between tabs with bars in their place; any other text as it is."""
    lines = [line for line in text.splitlines() if line.strip()] if "\t" in text else []
    return _TAB.sub(" | ", text) if len(lines) >= _FEWEST and all(map(_TAB.search, lines)) else text


def table_in(
    text: str, columns: Columns, *, is_dated: Callable[[str], bool], is_customer: Callable[[str], bool]
) -> Table | None:
    """Return the table that a text is: every row but the head has a date, and as many cells. None for any other text.

    `columns` are the patterns of the columns of customers and of owners. In each line the customer stands first, before
    a colon, and the owner after "owner:".
    """
    said = [line for line in text.splitlines() if line.strip() and not _RULE.fullmatch(line)]
    rows = [_cells(line) for line in said]
    if len(rows) < _FEWEST or len({len(row) for row in rows}) > 1 or len(rows[0]) < _FEWEST:
        return None
    has_head = not any(map(is_dated, rows[0]))
    head, body = (rows[0], rows[1:]) if has_head else ([""] * len(rows[0]), rows)
    if not body or not all(any(map(is_dated, row)) for row in body):
        return None
    return Table(tuple(_line(head, row, columns, is_customer) for row in body), said[0].strip() if has_head else "")


def _cells(line: str) -> list[str]:
    """Return the cells of a row; [] where nothing parts them."""
    sign = "\t" if "\t" in line else "|"
    return [one.strip() for one in line.strip(" |").split(sign)] if sign in line.strip(" |") else []


def _line(head: Sequence[str], row: Sequence[str], columns: Columns, is_customer: Callable[[str], bool]) -> str:
    """Return a row as a line of words."""
    whose, who = (next((at for at, one in enumerate(head) if column.fullmatch(one)), None) for column in columns)
    whose = next((at for at, one in enumerate(row) if is_customer(one)), None) if whose is None else whose
    rest = " ".join(one for at, one in enumerate(row) if at not in (whose, who) and one)
    customer = f"{row[whose]}: " if whose is not None and row[whose] else ""
    return f"{customer}{rest}{f' (owner: {row[who]})' if who is not None and row[who] else ''}"
