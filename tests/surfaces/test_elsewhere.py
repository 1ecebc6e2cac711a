"""The bot on another machine: an older Python, and a process whose locale knows no Korean."""

import ast
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess, run

import pytest

_TIME = 60
_ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
_OLD = [name for minor in range(6, 11) if (name := shutil.which(f"python3.{minor}"))]
_COMMITMENTS = str(Path(sys.executable).with_name("commitments"))
_LINE = "애크미에 15일까지 수정본 보내기"


def _run(command: list[str], folder: Path, settings: Mapping[str, str]) -> CompletedProcess[bytes]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DATABASE_"))}
    return run(command, cwd=folder, env={**plain, **settings}, capture_output=True, timeout=_TIME, check=False)


@pytest.mark.parametrize("module", ["bot", "bot.cli", "bot.wiring"])
def test_an_older_python_is_refused_by_name(root: Path, module: str) -> None:
    older = "import sys; sys.version_info = (3, 10, 13, 'final', 0);"
    done = _run([sys.executable, "-c", f"{older} import {module}"], root, {})
    assert done.returncode == 2
    assert done.stderr.startswith(b"Commitments needs Python 3.11 or newer; this is 3.10.13. ")
    assert len(done.stderr.splitlines()) == 1


def test_an_older_python_can_read_the_refusal(root: Path) -> None:
    ast.parse((root / "bot" / "__init__.py").read_text("ascii"), feature_version=(3, 4))


def test_the_older_pythons_of_this_machine_are_refused(root: Path) -> None:
    for python in _OLD:
        if _run([python, "--version"], root, {}).returncode == 0:  # a name may lead to nothing
            done = _run([python, "-m", "bot"], root, {})
            assert (done.returncode, done.stderr[:36]) == (2, b"Commitments needs Python 3.11 or new")


def test_korean_is_read_and_told_in_a_locale_without_it(tmp_path: Path) -> None:
    told = _run([_COMMITMENTS, "parse", "--zone", "Asia/Seoul", _LINE], tmp_path, _ASCII)
    assert (told.returncode, told.stderr) == (0, b"")
    assert told.stdout.decode("utf-8").splitlines()[0].split() == ["What:", "수정본", "보내기"]


def test_the_tables_are_printed_in_a_locale_without_korean(tmp_path: Path) -> None:
    assert "한국어" in _run([_COMMITMENTS, "phrases"], tmp_path, _ASCII).stdout.decode("utf-8")


def test_settings_are_read_as_utf8_in_a_locale_without_korean(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# 설정 → 한국어\nLANGUAGE=quartz\n", "utf-8")
    done = _run([sys.executable, "-m", "bot"], tmp_path, {**_ASCII, "LANGUAGE": ""})
    assert (done.returncode, done.stderr[:21]) == (2, b"LANGUAGE must be one ")


def test_the_languages_of_the_machine_are_no_setting(tmp_path: Path) -> None:
    done = _run([_COMMITMENTS, "migrate"], tmp_path, {"LANGUAGE": "ko_KR:ko"})
    assert (done.returncode, done.stdout) == (0, b"The database schema is up to date.\n")
