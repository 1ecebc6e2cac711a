"""The finders of tests/tools.py, and what a missing tool does."""

from pathlib import Path

import pytest

from tests import tools


@pytest.fixture
def nothing_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(tools.FINDERS, "chromium", (lambda: None, "Chromium (Debian: chromium)"))


@pytest.mark.usefixtures("nothing_found")
@pytest.mark.parametrize("ci", [None, "", "false", "0"])
def test_a_missing_tool_leaves_the_test_out_and_says_why(monkeypatch: pytest.MonkeyPatch, ci: str | None) -> None:
    monkeypatch.delenv("CI", raising=False)
    if ci is not None:
        monkeypatch.setenv("CI", ci)

    with pytest.raises(pytest.skip.Exception, match=r"left out: needs Chromium \(Debian: chromium\)"):
        tools.require("chromium")


@pytest.mark.usefixtures("nothing_found")
def test_a_missing_tool_fails_the_test_under_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match="under CI nothing is left out"):
        tools.require("chromium")


def test_a_found_tool_is_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(tools.FINDERS, "chromium", (lambda: tmp_path, "Chromium"))

    assert tools.require("chromium") == tmp_path


@pytest.mark.usefixtures("nothing_found")
def test_missing_names_what_is_missing() -> None:
    assert tools.missing(["chromium"]) == ["chromium"]


@pytest.mark.parametrize("tool", sorted(tools.FINDERS))
def test_under_ci_every_tool_is_there(tool: str) -> None:
    assert tools.require(tool).exists()


@pytest.mark.parametrize("version", ["v18.19.0", "nonsense", ""])
def test_an_old_node_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str) -> None:
    program = tmp_path / "node"
    program.write_text(f"#!/bin/sh\necho {version}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert tools.node() is None
