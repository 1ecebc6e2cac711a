"""Dates that another clause governs are no deadline: conditions, the past, states, denials; in both languages."""

import pytest

from commitments.language import Problem, read
from tests.unit.language.desk import context, short

THURSDAY = "Thu 2026-11-26 18:00"

OTHERS = [
    # conditions
    "if you sign by Wednesday we ship the pump Thursday",
    "unless they object by Wednesday, send the minutes Thursday",
    "once the parts land on Wednesday, start the line by Thursday",
    # the past
    "resend the drawing I mailed on Wednesday by Thursday",
    "repair the pump they returned Friday by Thursday",
    "the tiles we laid on Wednesday need sealing by Thursday",
    # states
    "price valid until 12/31, send quote Thursday",
    "offer stays open until Friday, term sheet by Thursday",
    "contract expires on Friday, send renewal Thursday",
    # what is replaced
    "send logs Thursday, not Wednesday",
    "send logs Thursday instead of Wednesday",
    "send logs Thursday rather than Wednesday",
    # what others do, and what cannot be
    "quote for 12 valves by Thursday, they close Friday at 3",
    "I can't do Wednesday but Thursday works for the deck",
    # a condition after the date
    "ship the valves Thursday assuming sign-off Wednesday",
    # Korean: condition, past, clause before, replaced, from then on, of a noun
    "수요일에 입고되면 목요일에 출고하겠습니다",
    "수요일에 말씀하신 오류 목요일까지 수정하겠습니다",
    "지난주에 보내주신 도면 목요일까지 검토하겠습니다",
    "오늘 확인하고 목요일에 회신드릴게요",
    "25일이 아니라 26일까지 드리겠습니다",
    "6월 1일 자료 기준으로 목요일까지 정리하겠습니다",
    "작성일: 11/2 문서 목요일까지 전달하겠습니다",
]


@pytest.mark.parametrize("line", OTHERS)
def test_the_date_of_another_clause_is_passed_over(line: str) -> None:
    reading = read(line, context())
    assert (short(reading.when.due), reading.when.problem, reading.when.alternatives) == (THURSDAY, None, ())


@pytest.mark.parametrize(
    "line",
    [
        "don't ship the pump before Friday",
        "will not move the cargo before Friday",
        "the file I sent on Monday",
        "the order placed on Nov 20",
        "price valid until 12/31",
        "starting Friday we monitor the site",
        "they meet Friday",
        "26일 이후에 시작하겠습니다",
        "금요일 전에는 출고하지 않겠습니다",
        "30일 이상 연락 없음",
    ],
)
def test_where_only_another_clause_has_a_date_there_is_no_deadline(line: str) -> None:
    assert read(line, context()).problem is Problem.NO_DEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "don't forget to send the logs by Thursday",
        "I'll send it out on Thursday",
        "get it signed Thursday",
        "the kitchen will be fitted Thursday",
        "should be done by Thursday",
        "they need the keys Thursday",
        "목요일까지 보내기로 했습니다",
    ],
)
def test_what_only_looks_like_another_clause_is_the_promise(line: str) -> None:
    assert short(read(line, context()).when.due) == THURSDAY


def test_weeks_on_a_weekday_are_ahead_after_a_past_form_too() -> None:
    assert short(read("kitchen fitted Tuesday week", context()).when.due) == "Tue 2026-12-01 18:00"
