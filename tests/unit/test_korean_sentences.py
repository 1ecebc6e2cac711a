"""Korean sentences are written as a Korean colleague writes them, not translated."""

import re

import pytest

from bot.i18n.ko import KOREAN

TRANSLATED = {
    "it is shown to somebody": r"보임|보이지 (?:않|못)|보였습니다|보이는 문구|에게(?:는|도)? 보(?:이|입니다|인|일)",
    "a particle after a quotation, which fits only some words": r"\}”(?:은|는|이|가|을|를|으로|로) ",
    "a particle after a moment, which fits only some zones": r"\{moment\}(?:으로|로|은|는|을|를)",
    "recorded by nobody": r"기록되지 않았으니",
}


@pytest.mark.parametrize("what", TRANSLATED)
def test_no_sentence_is_translated(what: str) -> None:
    found = re.compile(TRANSLATED[what])
    about_the_bot = {"error.unknown_commitment"}  # the quotation is a command
    assert {name for name, text in KOREAN.items() if found.search(text)} - about_the_bot == set()


def test_why_something_was_held_back_ends_alike() -> None:
    ends = {name: text for name, text in KOREAN.items() if name.startswith("held.") and re.search("니다$|세요$", text)}
    assert ends == {}


def test_refusals_are_polite() -> None:
    rough = {
        name for name, text in KOREAN.items() if name.startswith("error.") and re.search("하세요[.]|쓰세요[.]", text)
    }
    assert {name for name in rough if "database" not in name} <= {
        "error.not_installed",
        "error.encryption_key_missing",
        "error.wrong_encryption_key",
        "error.reader_broken",
    }
