"""A very long text: its ends are read, and its middle stays in what was promised."""

import pytest

from commitments.language import read
from commitments.language.text.long_text import WINDOW, restore_middle, set_middle_aside
from tests.unit.language.desk import context, short

WORDS = [f"word{number}" for number in range(700)]
LONG = " ".join(WORDS)


@pytest.mark.parametrize("line", [f"{LONG} by Friday", f"by Friday {LONG}", f"{LONG}, by Friday at the latest"])
def test_a_long_text_keeps_all_its_words_in_order_and_its_date(line: str) -> None:
    reading = read(line, context())
    assert len(LONG) > 5000
    assert reading.what.split() == WORDS
    assert short(reading.when.due) == "Fri 2026-11-27 18:00"


def test_the_ends_of_a_long_text_name_its_owner_and_its_customer() -> None:
    reading = read(f"@dana {LONG} to Acme by Friday", context())
    assert (reading.owner, reading.customer) == ("U1", "Acme")
    assert reading.what.split() == WORDS


def test_a_date_in_the_middle_of_a_long_text_is_not_looked_at() -> None:
    reading = read(f"{LONG} by Friday {LONG}", context())
    assert reading.when.due is None
    assert reading.what.split() == [*WORDS, "by", "Friday", *WORDS]


@pytest.mark.parametrize("text", ["x" * 5000, "가" * 5000, "x" * 2500 + " " + "y" * 2500])
def test_a_long_text_without_spaces_loses_no_letter(text: str) -> None:
    what = read(text, context()).what
    assert what.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", ["", "send the log", "a " * WINDOW])
def test_a_short_text_is_not_folded(text: str) -> None:
    assert set_middle_aside(text) == (text, "")


def test_folding_leaves_both_windows_and_unfolding_mends_it() -> None:
    short_text, middle = set_middle_aside(LONG)
    assert len(short_text) <= 2 * WINDOW + 3
    assert restore_middle(short_text, middle).split() == WORDS


def test_a_middle_that_lost_its_place_goes_to_the_end() -> None:
    assert restore_middle("send the log", "and more") == "send the log and more"
