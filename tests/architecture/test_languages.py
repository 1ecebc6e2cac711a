"""The rooms of the reader know no language, and no language another: only the registry names their folders."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from commitments.language.languages.registry import PRODUCT
from commitments.language.text.word_patterns import word_set

# Rooms in which words of a language still stand. A room that is rid of them leaves this list; none is added to it.
HOLD_WORDS = word_set(
    """dates/candidates.py dates/dates_of_the_line.py dates/foreign_date_words.py dates/holiday_dates.py
    explanations/phrase_tables.py government/coverage.py government/deadline_selection.py line_context.py
    names/customer_guesses.py names/customer_names.py names/customer_time_words.py names/known_customers.py
    names/owner_names.py pledges/pledge_dates.py pledges/sentences.py self_check.py text/hesitations.py text/markup.py
    text/normalization.py what/filler.py what/parts.py"""
)
DATE_WORDS = {
    word
    for word, kinds in PRODUCT.vocabulary.items()
    if word.isascii() and kinds.keys() & {"WEEKDAY", "MONTH"} and word not in ("sun", "may", "march")
}
LETTERS = re.compile("[" + "".join(script.letters for script in PRODUCT.scripts) + "](?!-)")

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


def holds_words(source: str) -> bool:
    """Whether a literal of a module, not a docstring, has letters of a script or the name of a day or a month."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    texts = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    literals = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return any(
        LETTERS.search(one) or DATE_WORDS.intersection(re.findall("[a-z]+", one.lower()))
        for one in literals
        if one not in texts
    )


def test_no_other_room_holds_words_of_a_language(root: Path) -> None:
    language, known = root / "src/commitments/language", parts(folders(root))
    rooms = [one for one in language.rglob("*.py") if one.relative_to(language).parts[:2] not in known]
    assert {one.relative_to(language).as_posix() for one in rooms if holds_words(one.read_text("utf-8"))} == HOLD_WORDS


def test_words_of_a_language_in_a_room_are_noticed() -> None:
    assert holds_words('PATTERN = re.compile(r"매주|격주")')
    assert holds_words('DAY = rf"(?:mon|tue|wed){END}"')
    assert not holds_words('"""Reads 매주 and every Monday."""\nUNITS = ("week", "month")')
