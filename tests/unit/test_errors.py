"""Errors are codes and fields; their sentences stand in the catalogues."""

import os
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.web.seed  # noqa: F401 - it has an error of its own
from bot.i18n.catalogues import catalogues
from bot.i18n.localizer import Localizer
from commitments.domain.commitment import Status
from commitments.domain.errors import (
    AlreadyClosed,
    CommitmentsError,
    NotAllowed,
    OutcomeUnknown,
    TryLater,
    UnknownCommitment,
)

COMMANDS = {"slash_commit", "slash_commitments", "slash_customer"}
# Refusals of the conversation that are not exceptions.
NO_ERRORS = {"unknown_action", "draft_gone"}
WITHOUT_DOCSTRINGS = """
from bot.i18n.localizer import Localizer
from commitments.domain.errors import NothingToUndo, SchemaOutdated
print(NothingToUndo.__doc__)
print(Localizer("en", "UTC").error(NothingToUndo(), {"commit": "/commit"}))
print(Localizer("ko", "UTC").error(SchemaOutdated(), {}))
"""


def kinds(base: type[CommitmentsError] = CommitmentsError) -> Iterator[type[CommitmentsError]]:
    for kind in base.__subclasses__():
        yield kind
        yield from kinds(kind)


KINDS = sorted(set(kinds()), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", catalogues())
def test_an_error_has_a_sentence_in_every_language_with_exactly_the_fields_it_carries(
    kind: type[CommitmentsError], language: str
) -> None:
    sentence = catalogues()[language].sentences[f"error.{kind.code}"]
    named = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    assert named - COMMANDS == set(kind.carries)


def test_a_code_is_the_errors_own_and_belongs_to_one_error() -> None:
    assert all("code" in vars(kind) and re.fullmatch(r"[a-z_]+", kind.code) for kind in KINDS)
    assert len({kind.code for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("language", catalogues())
def test_no_sentence_of_an_error_is_left_over(language: str) -> None:
    said = {name.removeprefix("error.") for name in catalogues()[language].sentences if name.startswith("error.")}
    assert said - {kind.code for kind in KINDS} == NO_ERRORS


def test_an_error_takes_its_own_fields_and_no_others() -> None:
    with pytest.raises(TypeError, match="UnknownCommitment carries"):
        UnknownCommitment()
    with pytest.raises(TypeError, match="NotAllowed carries"):
        NotAllowed(person="jane")


def test_what_is_logged_of_an_error_holds_no_values() -> None:
    assert str(AlreadyClosed(label="C-1 secret", status=Status.OPEN)) == "already_closed (label, status)"
    assert str(NotAllowed()) == "not_allowed"


def test_a_name_that_looks_like_a_status_stays_a_name() -> None:
    localizer, typed = Localizer("en", "UTC"), {"commit": "/commit"}
    assert localizer.error(AlreadyClosed(label="open", status=Status.OPEN), typed).startswith("open is already open")
    said = localizer.error(AlreadyClosed(label="delivered", status=Status.OPEN), typed)
    assert said.startswith("delivered is already")


def test_sentences_do_not_depend_on_docstrings(root: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")]), "PYTHONUTF8": "1"}
    ended = subprocess.run(
        [sys.executable, "-OO", "-c", WITHOUT_DOCSTRINGS],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    docstring, english, korean = ended.stdout.splitlines()
    assert docstring == "None"
    assert english.startswith("There is nothing of yours to undo.")
    assert "commitments migrate" in korean
    assert "최신이 아닙니다" in korean


def test_an_operator_hears_an_error_under_oo(root: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])}
    ended = subprocess.run(
        [sys.executable, "-OO", "-m", "bot"],
        cwd=tmp_path, env={**environment, "DATABASE_URL": "mysql://h/db", "LANGUAGE": "ko", "PORT": "0"},
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("DATABASE_URL의 mysql은 지원하지 않습니다.")


def test_what_a_platform_refuses_is_known_by_its_code_alone() -> None:
    asked = TryLater("ratelimited", 30, limited=True)
    assert (str(asked), asked.reason, asked.seconds, asked.limited) == ("ratelimited", "ratelimited", 30, True)
    busy = TryLater("fatal_error")
    assert (busy.seconds, busy.limited) == (0, False)
    assert (str(OutcomeUnknown("timeout")), OutcomeUnknown("timeout").reason) == ("timeout", "timeout")
