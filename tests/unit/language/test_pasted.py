"""Pasted tables, mails and minutes: a promise each, whose they are, and the lines around them."""

import pytest

from commitments.language import asks, read, read_promises, words_beside_list
from tests.unit.language.desk import context, short

FRIDAY, MONDAY = "Fri 2026-12-04 18:00", "Mon 2026-12-07 18:00"


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("| 고객 | 내용 | 기한 |\n|---|---|---|\n| Acme | 도면 | 12/4 |\n| Globex | 견적 | 12/7 |", 1),
        ("What | Customer | When\n도면 | Acme | Dec 4\n견적 | Globex | Dec 7", 1),
        ("Acme | 도면 | Dec 4\nGlobex | 견적 | Dec 7", 0),
    ],
)
def test_each_row_of_a_table_is_a_promise(text: str, beside: int) -> None:
    promises = read_promises(text, context())
    assert [(one.customer, one.what, short(one.when.due)) for one in promises] == [
        ("Acme", "도면", FRIDAY),
        ("Globex", "견적", MONDAY),
    ]
    assert len(words_beside_list(text, context())) == beside


def test_the_owner_of_a_row_is_in_its_column_and_an_unknown_customer_is_asked_about() -> None:
    text = "고객 | 내용 | 기한 | 담당\nAcme | 도면 | 12월 4일 | Dana Kim\n이니텍 | 견적 | 12월 7일 | 민수"
    first, other = read_promises(text, context())
    assert (first.owner, first.customer, first.what) == ("U1", "Acme", "도면")
    assert (other.owner, other.customer_guess, other.what) == ("U2", "이니텍", "견적")


MAIL = "From: Bob <bob@acme.example>\nSubject: plan\n\nHi Dana,\nwhen is it?\n\nWe send the plan to Acme by Friday."


@pytest.mark.parametrize(
    ("text", "what", "beside"),
    [
        ("안녕하세요 김대리님,\n\nAcme에 금요일까지 도면 보내드리겠습니다.\n\n감사합니다.", "도면 보내드리겠습니다", 2),
        (MAIL, "We send the plan", 4),
        ("Hi Acme team,\n\nwe send the plan by Friday.\n\nBest,\nDana", "we send the plan", 3),
        ("> 금요일까지 될까요\n\n네, Acme에 금요일까지 도면 보낼게요.", "도면 보낼게요", 1),
        ("- Acme에 금요일까지 도면\n- [x] Globex에 목요일까지 견적", "도면", 1),
        ("- Acme에 금요일까지 도면\n  - 초안\n  - 최종본", "도면 - 초안, 최종본", 0),
        ("send the plan to Acme\nby Friday", "send the plan", 0),
        ("the plan for Acme\n\nby Friday", "the plan", 0),
    ],
)
def test_a_mail_or_an_item_is_one_promise_and_what_is_around_it_is_named(text: str, what: str, beside: int) -> None:
    (reading,) = read_promises(text, context())
    assert (reading.customer, reading.what) == ("Acme", what)
    assert short(reading.when.due) == "Fri 2026-11-27 18:00"
    assert len(words_beside_list(text, context())) == beside


def test_dated_lines_of_a_mail_are_a_promise_each() -> None:
    text = "Hi all,\n\nthe plan for Acme by Thursday\nthe mock for Globex by Friday\n\nThanks"
    assert [(one.customer, one.what) for one in read_promises(text, context())] == [
        ("Acme", "the plan"),
        ("Globex", "the mock"),
    ]
    assert words_beside_list(text, context()) == ("Hi all,", "Thanks")


def test_a_title_with_a_date_is_no_promise() -> None:
    text = "[회의록] 11/20\n- Acme에 금요일까지 도면 전달 (담당: 민수)\n- Globex 견적 목요일까지 (담당: Dana Kim)"
    assert [(one.what, one.owner) for one in read_promises(text, context())] == [
        ("도면 전달", "U2"),
        ("Globex 견적", "U1"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "민수: Acme에 금요일까지 도면 보내겠습니다",
        "민수님: Acme에 금요일까지 도면 보내겠습니다",
        "Acme에 금요일까지 도면 보내겠습니다 (담당: 민수)",
        "Acme에 금요일까지 도면 보내겠습니다, 담당은 <@U2>",
        "Acme에 금요일까지 도면 보내겠습니다 - <@U2>",
        "Acme에 금요일까지 도면 보내겠습니다 (<@U2>)",
    ],
)
def test_whose_it_is_may_be_said_without_a_sign_or_at_the_end(line: str) -> None:
    reading = read(line, context())
    assert (reading.owner, reading.customer, reading.what) == ("U2", "Acme", "도면 보내겠습니다")


@pytest.mark.parametrize(
    "line", ["담당 민수와 통화 금요일까지", "send the plan - cc <@U2> - by Friday", "Acme: 민수에게 도면"]
)
def test_who_is_only_named_owns_nothing(line: str) -> None:
    assert read(line, context()).owner is None


@pytest.mark.parametrize(
    ("line", "is_question"),
    [
        ("데크 보낼까요", True),
        ("데크 보내면 되나요 🙏", True),
        ("shall we send the deck by Friday?", True),
        ("금요일까지 못 보냅니다", True),
        ("금요일까지 보내지 못합니다.", True),
        ("안 보내도 됩니다", True),
        ('"왜 안 되나요?" 문의 답변 금요일까지', False),
        ("환불 못 받은 건 정리해서 보내기", False),
        ("금요일까지 배포하지 않겠습니다", False),
        ("금요일까지 장애 없게 하겠습니다", False),
    ],
)
def test_a_question_or_what_cannot_be_is_no_promise_yet(line: str, is_question: bool) -> None:
    assert asks(line) is is_question
