"""Whatever a card or a form in the code is named by, the registry has."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.conversation.registry import registry

_BUTTONS = {"button": 1, "Button": 0, "draft_button": 1}
_FORMS = {"build_form": 1}


def _named(tree: ast.AST, makers: dict[str, int]) -> Iterator[str]:
    """Yield the constant names that calls of `makers` give at the position of the name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in makers:
            for argument in node.args[makers[node.func.id] :][:1]:
                yield from (one.value for one in _chosen(argument) if isinstance(one.value, str))


def _chosen(argument: ast.expr) -> Iterator[ast.Constant]:
    if isinstance(argument, ast.IfExp):
        yield from _chosen(argument.body)
        yield from _chosen(argument.orelse)
    elif isinstance(argument, ast.Constant):
        yield argument


def _in_code(root: Path, makers: dict[str, int]) -> set[str]:
    trees = [ast.parse(path.read_text("utf-8")) for path in (root / "bot").rglob("*.py")]
    return {name for tree in trees for name in _named(tree, makers)}


def test_every_button_in_the_code_is_in_the_registry(root: Path) -> None:
    named = _in_code(root, _BUTTONS)
    assert {"done", "give", "snooze", "page", "received", "drop_draft"} <= named
    assert named - set(registry().buttons) == set()


def test_every_form_in_the_code_is_in_the_registry_and_the_other_way_round(root: Path) -> None:
    assert _in_code(root, _FORMS) == set(registry().forms)


def test_a_planted_button_is_found() -> None:
    planted = ast.parse('Button("explode", "x")\nbutton(localizer, "a" if full else "b", 1)')
    assert set(_named(planted, _BUTTONS)) == {"explode", "a", "b"}
