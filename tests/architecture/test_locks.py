"""The lock files hold what pyproject.toml asks for, with a hash each and no address."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = [
    "requirements.lock",
    "requirements-build.lock",
    "requirements-dev.lock",
    "tests/e2e/package-lock.json",
    "tests/teams_client/package-lock.json",
]
_PIN = re.compile(r"^([\w.-]+)==(\S+)(.*\n(?:    --hash.*\n)*)", re.MULTILINE)


@pytest.fixture(scope="module")
def wanted(root: Path) -> dict[str, list[str]]:
    content: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    groups = content["dependency-groups"]
    return {
        "requirements.lock": content["project"]["dependencies"],
        "requirements-build.lock": groups["build"],
        "requirements-dev.lock": [line for line in groups["dev"] if isinstance(line, str)],
    }


def _pins(root: Path, lock: str) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version, _ in _PIN.findall((root / lock).read_text("utf-8"))}


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_file_holds_an_address(root: Path, lock: str) -> None:
    text = (root / lock).read_text("utf-8")

    assert "://" not in text
    assert "find-links" not in text


@pytest.mark.parametrize("lock", LOCKS[:3])
def test_every_pin_has_a_hash(root: Path, lock: str) -> None:
    pins = _PIN.findall((root / lock).read_text("utf-8"))

    assert pins
    assert [name for name, _, rest in pins if "--hash=sha256:" not in rest] == []


@pytest.mark.parametrize("lock", LOCKS[:3])
def test_what_pyproject_asks_for_is_locked(root: Path, wanted: dict[str, list[str]], lock: str) -> None:
    pins = _pins(root, lock)
    asked = [Requirement(line) for line in wanted[lock]]
    stale = [str(one) for one in asked if not one.specifier.contains(pins.get(canonicalize_name(one.name), "0"))]

    assert stale == [], "run `make lock`"


def test_checks_and_tests_run_on_the_versions_that_the_bot_runs_on(root: Path) -> None:
    developing = _pins(root, "requirements-dev.lock")

    assert _pins(root, "requirements.lock").items() <= developing.items()
    assert _pins(root, "requirements-build.lock").items() <= developing.items()
