"""What may not stand in any file, and what a document names must exist."""

import re
import subprocess
from pathlib import Path

import pytest

_FOLDERS_OF_MACHINES = ("work", "root", r"home/\w+", r"Users/\w+")
_MACHINE_PATH = re.compile(rf"(?<![\w.:/~$}}-])/(?:{'|'.join(_FOLDERS_OF_MACHINES)})/")
_LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
_MAKE = re.compile(r"`make ([a-z][a-z0-9-]*)")


def _tracked(root: Path) -> list[Path]:
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=True).stdout.split("\0")
    return [root / name for name in names if name and (root / name).is_file()]


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[Path, str]:
    found = {}
    for file in _tracked(root):
        try:
            found[file.relative_to(root)] = file.read_text("utf-8")
        except UnicodeDecodeError:  # a picture
            continue
    return found


@pytest.fixture(scope="module")
def documents(texts: dict[Path, str]) -> dict[Path, str]:
    return {file: text for file, text in texts.items() if file.suffix == ".md"}


@pytest.mark.parametrize("text", ["see " + "/".join(["", "root", "x"]), '"' + "/".join(["", "home", "ann", "x"])])
def test_a_path_of_a_machine_is_recognised(text: str) -> None:
    assert _MACHINE_PATH.search(text)


def test_no_file_holds_a_path_of_a_developers_machine(texts: dict[Path, str]) -> None:
    assert [str(file) for file, text in texts.items() if _MACHINE_PATH.search(text)] == []


def test_every_link_of_a_document_leads_to_a_file(root: Path, documents: dict[Path, str]) -> None:
    broken = [
        f"{file}: {link}"
        for file, text in documents.items()
        for link in _LINK.findall(text)
        if not (root / file.parent / link).exists()
    ]

    assert broken == []


def test_every_make_target_that_a_document_names_exists(root: Path, documents: dict[Path, str]) -> None:
    targets = set(re.findall(r"^([a-z][a-z0-9-]*):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    unknown = [
        f"{file}: make {name}"
        for file, text in documents.items()
        for name in _MAKE.findall(text)
        if name not in targets
    ]

    assert unknown == []
