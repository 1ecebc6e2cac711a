"""The rooms of the reader know no language, and no language another: only the registry names their folders."""

import ast
from collections.abc import Iterator
from pathlib import Path

LANGUAGES = "commitments.language.languages"


def folders(root: Path) -> set[str]:
    return {
        f"{LANGUAGES}.{one.parent.name}" for one in (root / "src/commitments/language/languages").glob("*/__init__.py")
    }


def imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def knows_a_language(source: str, known: set[str]) -> bool:
    return any(f"{name}.".startswith(f"{folder}.") for name in imported(source) for folder in known)


def test_only_the_registry_names_a_language(root: Path) -> None:
    language, known = root / "src/commitments/language", folders(root)
    rooms = [one for one in language.rglob("*.py") if one.relative_to(language).parts[:2] not in parts(known)]
    named = [str(one.relative_to(language)) for one in rooms if knows_a_language(one.read_text("utf-8"), known)]
    assert named == ["languages/registry.py"]


def parts(known: set[str]) -> set[tuple[str, str]]:
    return {("languages", folder.rpartition(".")[2]) for folder in known}


def test_no_language_names_another(root: Path) -> None:
    for folder in folders(root):
        others = folders(root) - {folder}
        for module in (root / "src" / folder.replace(".", "/")).rglob("*.py"):
            assert not knows_a_language(module.read_text("utf-8"), others), module


def test_a_room_that_names_one_is_caught(root: Path) -> None:
    known = folders(root)
    assert known == {f"{LANGUAGES}.english", f"{LANGUAGES}.korean"}
    assert knows_a_language(f"from {LANGUAGES} import korean", known)
    assert knows_a_language(f"def late():\n    from {LANGUAGES}.english.clauses import belongs_elsewhere", known)
    assert not knows_a_language(f"from {LANGUAGES}.registry import PRODUCT", known)
