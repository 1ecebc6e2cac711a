"""Patterns mean the same on every Python: CPython before 3.11.5 reads possessive repetitions wrongly."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import bot
import commitments

_PARSER: Any = importlib.import_module("re._parser")
_UNSAFE = ("POSSESSIVE_REPEAT", "ATOMIC_GROUP")
_LOOKS_UNSAFE = re.compile(r"[+*?}]\+|\(\?>")
_RUN_WHEN_IMPORTED = re.compile(r"__main__$|\.migrations\.env$")


@pytest.mark.parametrize("folder", ["src", "bot", "benchmarks"])
def test_no_pattern_in_the_source_is_possessive_or_atomic(root: Path, folder: str) -> None:
    found = [
        f"{path.relative_to(root)}: {text}"
        for path in sorted((root / folder).rglob("*.py"))
        for text in _texts(ast.parse(path.read_text("utf-8")))
        if _is_unsafe(text)
    ]
    assert not found


@pytest.mark.parametrize("package", [commitments, bot])
def test_no_pattern_that_a_module_compiles_is_possessive_or_atomic(package: ModuleType) -> None:
    patterns = [pattern for module in _modules(package) for pattern in vars(module).values() if _is_pattern(pattern)]
    assert patterns
    assert not [one.pattern for one in patterns if _has_unsafe_part(one.pattern, one.flags)]


@pytest.mark.parametrize("code", [r'r"a++b"', r'r"(?:a|b)*+"', r'rf"{x}?+"', r'rf"a{{1,2}}+"', r'r"(?>a)"', r'r"(a++"'])
def test_a_planted_pattern_is_found(code: str) -> None:
    assert any(_is_unsafe(text) for text in _texts(ast.parse(f"f({code})")))


@pytest.mark.parametrize("code", [r'r"[*+]+"', r'r"\++"', r'rf"{x}+"', r'r"(?=(a+))\1"'])
def test_a_plain_pattern_is_not(code: str) -> None:
    assert not any(_is_unsafe(text) for text in _texts(ast.parse(f"f({code})")))


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield the strings of the code without docstrings; what an f-string inserts is written as one letter."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
        return
    for child in ast.iter_child_nodes(node):
        yield from _texts(child)


def _is_unsafe(text: str) -> bool:
    """Whether a text is a possessive or atomic pattern, or looks like one and cannot be parsed alone."""
    if not _LOOKS_UNSAFE.search(text):
        return False
    try:
        return _has_unsafe_part(text, re.VERBOSE if "\n" in text else 0)
    except re.error:
        return True


def _has_unsafe_part(pattern: str, flags: int) -> bool:
    return any(name in repr(_PARSER.parse(pattern, flags & ~re.DEBUG).data) for name in _UNSAFE)


def _is_pattern(value: object) -> bool:
    return isinstance(value, re.Pattern) and isinstance(value.pattern, str)


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not _RUN_WHEN_IMPORTED.search(module.name):
            yield importlib.import_module(module.name)
