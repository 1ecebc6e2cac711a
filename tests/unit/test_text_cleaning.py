"""What people type is cleaned in one way; a mention has one form."""

import re
import unicodedata
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.application.confidentiality.private_names import folded
from commitments.domain.customer import name_key
from commitments.domain.text_cleaning import clean_text, normal_form
from commitments.language import Context, detect, read
from commitments.language.mention_syntax import MENTION, mention

CONTEXT = Context(datetime(2026, 11, 23, tzinfo=UTC), ZoneInfo("Asia/Seoul"))
NORMALIZE = unicodedata.normalize
ANYTHING = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("send fix", "send fix"),
        ("\u1112\u1161\u11ab", "한"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("one\r\ntwo\nthree", "one\ntwo\nthree"),
        ("a\tb", "a b"),
        ("a\x00b\x1bc\x7fd", "abcd"),
        ("\u202eabc\u2066\u200b\ufeff\u00ad", "abc"),
        ("half \ud83d of an emoji", "half  of an emoji"),
        ("🙇🏽\u200d♀️", "🙇🏽\u200d♀️"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_text_is_kept_in_one_form_without_what_nobody_sees(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@pytest.mark.parametrize("form", ["NFC", "NFKC", "NFKD"])
@given(ANYTHING)
def test_a_normal_form_is_that_of_unicode(form: Literal["NFC", "NFKC", "NFKD"], text: str) -> None:
    assert normal_form(form, text) == unicodedata.normalize(form, text)


@pytest.mark.parametrize("marks", ["\u0301", "\u0301\u0316", "\u0344", "\u0f72\u0f71", "\U0001d16e\u0301"])
@pytest.mark.parametrize("before", ["", "a", "가", "ẫ"])
def test_no_more_than_thirty_marks_in_a_row_are_put_in_order(
    before: str, marks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered: list[int] = []

    def normalize(form: Literal["NFC", "NFD", "NFKC", "NFKD"], text: str) -> str:
        runs = re.split("x", "".join("m" if unicodedata.combining(letter) else "x" for letter in text))
        ordered.append(max(map(len, runs)))
        return NORMALIZE(form, text)

    monkeypatch.setattr(unicodedata, "normalize", normalize)
    text = (before + marks * 20_000)[:40_000]
    for work in (clean_text, name_key, folded, lambda text: read(text, CONTEXT), detect):
        work(f"I'll send it to you {text} by Friday")
    assert ordered
    assert max(ordered) <= 30


@given(ANYTHING)
def test_clean_text_can_be_stored_and_stays_as_it_is(typed: str) -> None:
    kept = clean_text(typed)

    kept.encode()
    assert "\x00" not in kept
    assert clean_text(kept) == kept


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("<@U123>", "U123"),
        ("<@T999:U123|jane>", "T999:U123"),
        ("<@U123|Jane (Acme) 👩>", "U123"),
        ("<@UALICE>:", "UALICE"),
        ("<@>", None),
        ("<@!123>", None),
        ("<@U 1>", None),
        ("<#C123|acme>", None),
        ("<!here>", None),
        ("@jane", None),
    ],
)
def test_a_mention_names_a_person_by_their_id(text: str, person: str | None) -> None:
    found = re.search(MENTION, text)

    assert (found[1] if found else None) == person


@given(st.from_regex(r"[A-Za-z0-9:_.-]{1,80}", fullmatch=True))
def test_a_mention_that_is_written_is_read(person: str) -> None:
    found = re.fullmatch(MENTION, mention(person))

    assert found
    assert found[1] == person
