"""Several promises of a line, parts of one promise, and promises to several customers."""

import pytest

from commitments.language import Problem, read
from commitments.language.promises_of_text import read_promises
from tests.unit.language.desk import NOW, context, short

SEVERAL = [
    ("mend the pump by Thursday and the valve by Friday", ["mend the pump", "the valve"]),
    ("mend the pump by Thursday / send the report by Friday", ["mend the pump", "send the report"]),
    ("Thursday the draft, Friday the final", ["the draft", "the final"]),
    ("um the plan to Acme by Thursday and um the cost sheet by Friday", ["the plan", "the cost sheet"]),
    ("도면은 목요일까지 그리고 견적은 금요일까지", ["도면은", "견적은"]),
    ("- draft by Thursday\n- final by Friday", ["draft", "final"]),
]


@pytest.mark.parametrize(("text", "whats"), SEVERAL)
def test_each_promise_of_a_line_is_read_for_itself(text: str, whats: list[str]) -> None:
    promises = read_promises(text, context())
    assert [(one.what, short(one.when.due)) for one in promises] == list(
        zip(whats, ["Thu 2026-11-26 18:00", "Fri 2026-11-27 18:00"], strict=True)
    )


PARTS = [
    "bring 3 doors Thursday, 2 doors Friday",
    "bring half of the doors Thursday, the rest Friday",
    "bring 30 chairs on Thursday and the other 20 on Friday",
    "의자 3개는 목요일, 나머지는 금요일까지 납품",
]


@pytest.mark.parametrize("line", PARTS)
def test_quantities_of_one_thing_are_parts_and_the_words_keep_their_dates(line: str) -> None:
    reading = read(line, context())
    assert [short(part.due) for part in reading.parts] == ["Thu 2026-11-26 18:00", "Fri 2026-11-27 18:00"]
    assert (reading.what, short(reading.when.due)) == (line, "Fri 2026-11-27 18:00")


def test_a_line_with_one_promise_is_one() -> None:
    assert len(read_promises("mend the pump and the valve by Friday", context())) == 1


@pytest.mark.parametrize(
    ("text", "whats"),
    [
        ("send the plan to Acme and Globex by Friday", ("send the plan", "send the plan")),
        ("send the plan to Acme/Globex by Friday", ("send the plan", "send the plan")),
        ("send the plan to Acme; Globex by Friday", ("send the plan", "send the plan")),
        ("send the plan to Acme as well as Globex by Friday", ("send the plan", "send the plan")),
        ("send the plan to Acme (and Globex) by Friday", ("send the plan", "send the plan")),
        ("send the plan to both Acme and Globex by Friday", ("send the plan to Acme", "send the plan to Globex")),
        ("call Acme and Globex by Friday", ("call Acme", "call Globex")),
        ("send Acme and Globex the plan by Friday", ("send Acme the plan", "send Globex the plan")),
        ("Acme랑 Globex에 도면 금요일까지 보낼게요", ("도면 보낼게요", "도면 보낼게요")),
        ("Acme·Globex에 도면 금요일까지 보낼게요", ("도면 보낼게요", "도면 보낼게요")),
        ("Acme/Globex에 도면 금요일까지 보낼게요", ("도면 보낼게요", "도면 보낼게요")),
        ("Acme, Globex 두 곳에 도면 금요일까지 보낼게요", ("Acme에 도면 보낼게요", "Globex에 도면 보낼게요")),
        ("Acme와 Globex 담당자와 금요일까지 통화할게요", ("Acme 담당자와 통화할게요", "Globex 담당자와 통화할게요")),
    ],
)
def test_two_customers_are_two_promises_and_neither_reads_of_the_other(text: str, whats: tuple[str, str]) -> None:
    promises = read_promises(text, context())
    assert [(one.customer, one.problem) for one in promises] == [("Acme", None), ("Globex", None)]
    assert tuple(one.what for one in promises) == whats


def test_a_path_is_no_list_of_customers() -> None:
    (only,) = read_promises("review to/Acme/Globex.md with Acme by Friday", context())
    assert only.customer == "Acme"


@pytest.mark.parametrize(
    "text",
    ["Acme, Globex, 후울리에 공지 금요일까지 보낼게요", "후울리, Acme, Globex에 공지 금요일까지 보낼게요"],
)
def test_a_name_that_nobody_knows_beside_two_customers_is_asked(text: str) -> None:
    promises = read_promises(text, context())
    assert [(one.customer, one.customer_guess) for one in promises] == [
        ("Acme", None), ("Globex", None), (None, "후울리"),
    ]  # fmt: skip
    assert {one.what for one in promises} == {"공지 보낼게요"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hi Minho,\n\n• send A to Acme by Friday\n  and the annex\n• call Globex by Monday\n\nThanks,\nJo",
         [("Acme", "send A and the annex"), ("Globex", "call")]),
        ("안녕하세요 민호님,\n* Acme에 금요일까지 A 보내기\n* Globex에 월요일까지 전화하기\n감사합니다.",
         [("Acme", "A 보내기"), ("Globex", "전화하기")]),
        ("For Acme:\n- send A by Friday\n\nFor Globex:\n- send B by Friday\n\nThanks",
         [("Acme", "send A"), ("Globex", "send B")]),
    ],
)  # fmt: skip
def test_a_list_in_a_mail_is_its_items(text: str, found: list[tuple[str, str]]) -> None:
    assert [(one.customer, one.what.removesuffix(" Globex")) for one in read_promises(text, context())] == found


@pytest.mark.parametrize(
    "text", ["send the plan to Acme and Initech by Friday", "send the plan to Acme, Initech by Friday"]
)
def test_a_name_that_nobody_knows_beside_a_customer_is_asked(text: str) -> None:
    promises = read_promises(text, context())
    assert [(one.customer, one.customer_guess) for one in promises] == [("Acme", None), (None, "Initech")]
    assert {one.problem for one in promises} == {Problem.SEVERAL_CUSTOMERS}
    alone = read(text, context())
    assert (alone.customer, alone.customer_guess, alone.problem) == (None, "Initech", Problem.SEVERAL_CUSTOMERS)


@pytest.mark.parametrize("text", ["ship 3 on 20 Nov 2026, the rest on Dec 5", "3개는 오늘 오전 9시, 나머지는 내일"])
def test_a_part_of_the_past_is_told_although_the_last_date_lies_ahead(text: str) -> None:
    reading = read(text, context())
    assert reading.parts[0].due < NOW < reading.parts[1].due
    assert reading.problem is reading.when.problem is Problem.PAST_DEADLINE
