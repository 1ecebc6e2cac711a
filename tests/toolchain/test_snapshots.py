"""Golden files can fail: a difference is shown with how to accept it, and an unused file fails the run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.snapshots import HOW_TO_ACCEPT

TEST = """
from tests.snapshots import JsonGolden

def test_card(snapshot):
    assert {"what": "send fix", "at": 1} == snapshot.use_extension(JsonGolden)
"""
SAME = '{\n  "what": "send fix",\n  "at": 1\n}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A test module whose golden file is as it should be."""
    (tmp_path / "test_it.py").write_text(TEST)
    (tmp_path / "__snapshots__" / "test_it").mkdir(parents=True)
    golden_of(tmp_path).write_text(SAME)
    return tmp_path


def golden_of(folder: Path, test: str = "test_card") -> Path:
    return folder / "__snapshots__" / "test_it" / f"{test}.json"


def run(root: Path, folder: Path, *options: str) -> tuple[int, str]:
    line = [sys.executable, "-m", "pytest", "-c", "/dev/null", "--rootdir", str(folder), *options]
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        line, cwd=folder, env={**outside, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_golden_file_that_is_the_same_passes(root: Path, folder: Path, workers: str) -> None:
    assert run(root, folder, "-n", workers)[0] == 0


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_difference_is_shown_with_how_to_accept_it(root: Path, folder: Path, workers: str) -> None:
    golden_of(folder).write_text(SAME.replace("fix", "fax"))

    status, said = run(root, folder, "-n", workers)

    assert status == 1
    assert '-   "what": "send fax"' in said
    assert '+   "what": "send fix"' in said
    assert HOW_TO_ACCEPT in said


def test_a_missing_golden_file_fails(root: Path, folder: Path) -> None:
    golden_of(folder).unlink()

    assert run(root, folder)[0] == 1
    assert not golden_of(folder).exists()


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_golden_file_that_no_test_uses_fails_the_run(root: Path, folder: Path, workers: str) -> None:
    golden_of(folder, "test_gone").write_text(SAME)

    status, said = run(root, folder, "-n", workers)

    assert status == 1
    assert "1 snapshot unused" in said


def test_an_accepted_difference_is_written(root: Path, folder: Path) -> None:
    golden_of(folder).write_text("{}\n")

    assert run(root, folder, "--snapshot-update")[0] == 0
    assert golden_of(folder).read_text() == SAME
