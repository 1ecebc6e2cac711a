"""Each command of `make check` is seen to pass a clean tree and to fail on one planted fault."""

import re
import shutil
from pathlib import Path

import pytest

from tests.commands import run

FAULTS = [
    ("ruff format --check .", "X: int=1\n", "would be reformatted"),
    ("ruff check .", "from datetime import datetime\n\nNOW = datetime.now()\n", "DTZ005"),
    ("ruff check .", "def give():\n    return 1\n", "ANN201"),
    ("ruff check .", 'def give() -> int:\n    """Give"""\n    return 1\n', "D400"),
    ("ruff check .", "import time\n\n\nasync def _wait() -> None:\n    time.sleep(1)\n", "ASYNC251"),
    ("ruff check .", 'import subprocess\n\nsubprocess.call("ls *", shell=True)\n', "S60"),
    ("mypy", 'def give() -> int:\n    return "one"\n', "return-value"),
    ("mypy", "def give(one):\n    return one\n", "no-untyped-def"),
]
PROVEN_IN_TEST_LAYERS = "lint-imports --no-logo"


def _recipe(root: Path) -> list[str]:
    found = re.search(r"^check:.*\n((?:\t.*\n)+)", (root / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert found
    return [line.strip().removeprefix("$(BIN)/") for line in found[1].splitlines()]


@pytest.fixture
def clean(root: Path, tmp_path: Path) -> Path:
    shutil.copy(root / "pyproject.toml", tmp_path)
    for folder in ("src/commitments", "bot", "benchmarks", "tests"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "__init__.py").write_text('"""A package."""\n')
    return tmp_path


def test_every_command_of_make_check_is_proven_able_to_fail(root: Path) -> None:
    assert set(_recipe(root)) == {command for command, _, _ in FAULTS} | {PROVEN_IN_TEST_LAYERS}


@pytest.mark.parametrize("command", sorted({command for command, _, _ in FAULTS}))
def test_a_clean_tree_passes(clean: Path, command: str) -> None:
    result = run(command, clean)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("command", "fault", "word"), FAULTS)
def test_a_planted_fault_is_caught(clean: Path, command: str, fault: str, word: str) -> None:
    (clean / "bot" / "planted.py").write_text(f'"""Planted."""\n\n{fault}')

    result = run(command, clean)

    assert result.returncode == 1
    assert word in result.stdout
