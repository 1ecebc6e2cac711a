"""One word per state: README's table, what we read, what the customer reads, files and filters say the same."""

import re
from pathlib import Path

import pytest

from bot.i18n.en import ENGLISH
from bot.i18n.ko import KOREAN

README = Path(__file__).parents[2] / "README.md"
STATES = ("open", "due_now", "late", "delivered", "accepted", "done", "cancelled")
RETIRED = {
    "en": ("accepted", "broken", r"overdue(?! csv)"),
    "ko": ("전달됨", "고객 확인 완료", "취소됨", "기한 지남", "기한이 지난 약속", "마무리된 약속"),
}


def rows() -> list[list[str]]:
    """Return the cells of README's table of states."""
    table = README.read_text().partition("## One word for each state")[2].partition("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("| ")][2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_readme_shows_every_state() -> None:
    assert len(rows()) == len(STATES)


@pytest.mark.parametrize(("number", "state"), list(enumerate(STATES)))
def test_a_state_is_called_by_the_word_of_readme(number: int, state: str) -> None:
    _, ours, ours_ko, theirs, theirs_ko = rows()[number]
    assert (ENGLISH[f"status.{state}"], KOREAN[f"status.{state}"]) == (ours, ours_ko)
    read = {"due_now": "open", "done": ""}.get(state, state)
    if read:
        assert (ENGLISH[f"customer.status.{read}"], KOREAN[f"customer.status.{read}"]) == (
            theirs.rpartition("permission: ")[2],
            theirs_ko,
        )


@pytest.mark.parametrize(("language", "sentences"), [("en", ENGLISH), ("ko", KOREAN)])
def test_no_sentence_calls_a_state_otherwise(language: str, sentences: dict[str, str]) -> None:
    retired = re.compile("|".join(rf"\b{word}" if language == "en" else word for word in RETIRED[language]))
    said = {name: re.sub(r"\{[^}]*\}", "", sentence) for name, sentence in sentences.items()}
    assert {name: sentence for name, sentence in said.items() if retired.search(sentence)} == {}
