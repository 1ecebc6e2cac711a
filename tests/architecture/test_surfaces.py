"""docs/surfaces.md names tests that exist, and says something of each surface in each row."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
EMPTY = {"–", "none", "cannot happen", "not yet"}


def rows(page: str) -> Iterator[list[str]]:
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and not line.startswith("| |") and set(line) - set("|- "):
            yield cells


def missing(root: Path, page: str) -> list[str]:
    """Name the tests that a page names and that are not there."""
    return [f"{file}::{name}" for file, name in NAMED.findall(page) if name not in functions_of(root / file)]


def functions_of(file: Path) -> set[str]:
    tree = ast.parse(file.read_text("utf-8")) if file.is_file() else ast.Module([], [])
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_cell_names_a_test_that_exists(root: Path) -> None:
    page = (root / "docs/surfaces.md").read_text("utf-8")
    assert missing(root, page) == []
    found = list(rows(page))
    assert len(found) > 20
    assert [row for row in found if len(row) != 4] == []
    assert [cell for row in found for cell in row[1:] if not NAMED.search(cell) and cell not in EMPTY] == []
    assert "tests/" not in NAMED.sub("", "".join("".join(row) for row in found)), "a file without its function"


def test_a_test_that_is_gone_is_found(root: Path) -> None:
    gone = "| x | `tests/e2e/test_page.py::test_gone` | `tests/e2e/test_nowhere.py::test_x` | – |"
    assert missing(root, gone) == ["tests/e2e/test_page.py::test_gone", "tests/e2e/test_nowhere.py::test_x"]
