"""The work on a text is bounded, however it repeats and nests dates: what is counted is calls, not time."""

import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.language import read
from commitments.language.dates import parser
from tests.unit.language.desk import context, short

NESTED = [
    "(by monday ", "the day after ", "the day after christmas ", "다음 ", "다음 날 ", "이번 주 ", "3일 ", "일",
    "말 ", "오후 ", "by ", "before ", "next ", "monday or ", "from monday to ", "월요일부터 ", "the end of ",
    "end of the ", "12/4 ", "1/2/", "a week from ", "last friday of ", "first monday of ", "in 3 days ",
    "1시간 30분 ", "3 pm ", "5 to ", "half past ", "between 1 and ", "by monday 3pm, 금요일까지 ",
    "hour and a half ", "2 weeks and ", "twenty ", "( PT ) ", "UTC ", "~ 금요일 ", "@dana ", "<@U1> can you ",
    "hi team, please ", "\"'(", "- * ", "-", "까지 ", "and ",
    "Acme, Globex and ", "[Acme] ", "Acme에견", "*a* ", ":a: ", "1. ",
]  # fmt: skip


@pytest.mark.parametrize("piece", NESTED)
def test_ten_times_the_text_is_at_most_ten_times_the_work(piece: str) -> None:
    assert work(piece * 400) <= 11 * work(piece * 40)


@given(st.lists(st.sampled_from(NESTED), min_size=2, max_size=4))
@settings(max_examples=25, deadline=None)
def test_ten_times_a_mixture_is_at_most_ten_times_the_work(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert work(text * 200) <= 11 * work(text * 20)


@pytest.mark.parametrize("piece", NESTED)
def test_no_more_than_a_fixed_number_of_things_is_looked_at_in_any_text(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []
    fill = parser._parse_at

    def counted(table: list[Any], pos: int, token: Any, children: Any, line_context: Any) -> int:
        looked.append(fill(table, pos, token, children, line_context))
        return looked[-1]

    monkeypatch.setattr(parser, "_parse_at", counted)
    read((piece * 4000)[:4000] + "by Friday", context())
    assert looked
    assert sum(looked) <= 2600  # a thousand for each end, and the last look may go over it


def work(piece: str) -> int:
    """Count the functions called to read a text; the first reading fills what is kept for later ones."""
    text, calls = f"{piece}by Friday", 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    read(text, context())
    sys.setprofile(count)
    try:
        read(text, context())
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "piece",
    [
        *("1 ", "일", "월요일 ", "the day after ", "by ", "(", "<@", "@a ", "to A ", "1/2/", "a", ",;", "in 3 days "),
        *("A에", "`"),
    ],
)
def test_forty_thousand_hostile_characters_return(piece: str) -> None:
    text = (piece * 40_000)[:40_000]
    assert read(text + " by Friday", context()).when is not None


def test_a_date_at_the_end_of_a_long_text_is_found() -> None:
    due = read("word " * 2000 + "by Friday", context()).when.due
    assert short(due) == "Fri 2026-11-27 18:00"


@pytest.mark.parametrize("piece", ["a1", "é1", "it's", "1,234", "1.", ":-", ":a", "asap ", "utc+", "_a"])
def test_a_run_that_ends_otherwise_is_not_tried_in_every_way(piece: str) -> None:
    text = (piece * 40_000)[:40_000]
    assert read(f"{text}x by Friday{'!' * 40_000}", context()).when is not None
