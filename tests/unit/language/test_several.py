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
    ("Acme에 목요일까지 도면 보내기. 그리고 금요일엔 전화드리기.", ["도면 보내기", "전화드리기"]),
    ("Acme에 목요일까지 도면 보내기, 그리고 금요일에 전화드리기", ["도면 보내기", "전화드리기"]),
    ("Acme에 목요일까지 도면 보내기. Globex에 금요일까지 견적 보내기.", ["도면 보내기", "견적 보내기"]),
    ("Acme엔 목요일까지 견적서요, Globex 쪽엔 금요일까지 계약서 드릴게요", ["견적서요", "계약서 드릴게요"]),
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


@pytest.mark.parametrize("joined", ["Acme, Globex, 한성SMB에", "Acme·Globex·한성SMB에", "Acme와 Globex와 한성SMB에게"])
def test_the_particle_of_the_last_of_three_customers_is_that_of_all(joined: str) -> None:
    promises = read_promises(f"{joined} 금요일까지 공지 보내기", context())
    assert [(one.customer, one.what) for one in promises] == [
        (name, "공지 보내기") for name in ("Acme", "Globex", "한성SMB")
    ]


def test_what_is_about_others_is_for_one_and_keeps_their_names() -> None:
    (reading,) = read_promises("Acme, Globex 비교 자료를 한성SMB에 금요일까지 보내기", context())
    assert (reading.customer, reading.what) == ("한성SMB", "Acme, Globex 비교 자료를 보내기")


@pytest.mark.parametrize("particle", ["엔", "에겐", "한텐", "께는", "께도"])
def test_a_contracted_particle_names_the_customer(particle: str) -> None:
    reading = read(f"Acme{particle} 금요일까지 도면 드릴게요", context())
    assert (reading.customer, reading.what) == ("Acme", "도면 드릴게요")


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


JOINED = [
    ("금요일까지 데크 보내고 월요일까지 목업 공유할게요", ["데크 보내기", "목업 공유할게요"]),
    ("금요일까지 데크 보내드리고, 다음 주 월요일까지 목업도 드릴게요", ["데크 보내드리기", "목업도 드릴게요"]),
    ("금요일까지 데크를 보내고 나서 월요일까지 목업을 공유할게요", ["데크를 보내기", "목업을 공유할게요"]),
    ("금요일까지 데크 보내며 월요일까지 목업 공유하겠습니다", ["데크 보내기", "목업 공유하겠습니다"]),
    ("금요일까지 데크 만들고 월요일까지 보낼게요", ["데크 만들기", "보낼게요"]),
    ("금요일까지 데크하고 월요일까지 목업 보낼게요", ["데크", "목업 보낼게요"]),
    ("금요일에 데크 보내고 목업은 월요일에 드릴게요", ["데크 보내기", "목업은 드릴게요"]),
    ("금요일까지 데크 보낼게요. 월요일까지 목업 공유할게요.", ["데크 보낼게요", "목업 공유할게요"]),
    ("1. 데크 금요일까지 2. 목업 월요일까지", ["데크", "목업"]),
    ("① 데크 금요일까지 ② 목업 월요일까지", ["데크", "목업"]),
    ("①데크 금요일까지 ②목업 월요일까지", ["데크", "목업"]),
    ("(1) 데크 금요일까지 (2) 목업 월요일까지", ["데크", "목업"]),
    ("1)데크 금요일까지 2)목업 월요일까지", ["데크", "목업"]),
    ("가. 데크 금요일까지 나. 목업 월요일까지", ["데크", "목업"]),
    ("1. deck by Friday 2. mock by Monday", ["deck", "mock"]),
    ("(1) deck by Friday (2) mock by Monday", ["deck", "mock"]),
    ("a) deck by Friday, b) mock by Monday", ["deck", "mock"]),
    ("⑴ deck by Friday; ⑵ mock by Monday", ["deck", "mock"]),
    ("1️⃣ deck by Friday 2️⃣ mock by Monday", ["deck", "mock"]),
    ("• deck by Friday • mock by Monday", ["deck", "mock"]),
    ("I'll send the deck by Friday. I'll call Dana on Monday.", ["send the deck", "call Dana"]),
    ("send the deck by Friday then call Dana on Monday", ["send the deck", "call Dana"]),
    ("until Friday send the deck and call Dana on Monday", ["send the deck", "call Dana"]),
]


@pytest.mark.parametrize(("text", "whats"), JOINED)
def test_promises_joined_by_verbs_sentences_and_numbers_are_read_for_themselves(text: str, whats: list[str]) -> None:
    promises = read_promises(text, context())
    assert [(one.what, short(one.when.due), one.problem) for one in promises] == list(
        zip(whats, ["Fri 2026-11-27 18:00", "Mon 2026-11-30 18:00"], [None, None], strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        "데크 만들고 검토해서 금요일까지 보낼게요",
        "오늘 확인하고 내일 회신드릴게요",
        "내일 테스트하고 금요일까지 배포할게요",
        "월요일까지 승인받고 금요일까지 출고할게요",
        "금요일에 회의하고 월요일까지 정리해서 보낼게요",
        "send 1) the deck 2) the mock by Friday",
        "draft and send the deck by Friday",
        "회의록 2026. 1. 2. 금요일까지 공유",
    ],
)
def test_steps_and_numbers_of_one_promise_are_one(text: str) -> None:
    assert len(read_promises(text, context())) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Acme에 금요일까지 데크 보내고, Globex에 월요일까지 목업 공유할게요", ["Acme", "Globex"]),
        ("Acme에 금요일까지 데크 보내고, 월요일까지 견적도 드릴게요", ["Acme", "Acme"]),
        ("Acme: 1. deck by Friday 2. mock by Monday", ["Acme", "Acme"]),
        ("Acme에 1) 데크 금요일까지 2) 목업 월요일까지", ["Acme", "Acme"]),
    ],
)
def test_joined_promises_have_the_customer_that_is_theirs(text: str, found: list[str]) -> None:
    assert [one.customer for one in read_promises(text, context())] == found


@pytest.mark.parametrize(
    "text", ["<@U1> send A by Friday and B by Monday", "<@U1> 금요일까지 A 보내고 월요일까지 B 공유"]
)
def test_who_is_named_at_the_head_owns_them_all(text: str) -> None:
    assert [one.owner for one in read_promises(text, context())] == ["U1", "U1"]


EACH = [
    ("send the deck to Acme and the mock to Globex by Friday", "send the deck", "send the mock"),
    ("by Friday I'll send the deck to Acme, the mock to Globex", "send the deck", "send the mock"),
    ("send the deck to Acme and email the mock to Globex by Friday", "send the deck", "email the mock"),
    ("send deck to Acme + mock to Globex by Friday", "send deck", "send mock"),
    ("the deck to Acme and the mock to Globex by Friday by mail", "the deck by mail", "the mock by mail"),
    ("send Acme the deck and Globex the mock by Friday", "send Acme the deck", "send Globex the mock"),
    ("prepare the deck for Acme and the mock for Globex by Friday", "prepare the deck", "prepare the mock"),
    ("Acme에 데크를, Globex에 목업을 금요일까지 보내기", "데크를 보내기", "목업을 보내기"),
    ("Acme에는 데크, Globex에는 목업 금요일까지 보내기", "데크 보내기", "목업 보내기"),
    ("데크는 Acme에, 목업은 Globex에 금요일까지 보낼게요", "데크는 보낼게요", "목업은 보낼게요"),
    ("Acme에 데크 보내고 Globex에 목업 금요일까지 공유할게요", "데크 보내기", "목업 공유할게요"),
    ("금요일까지 Acme에 데크, Globex에 목업 전달 예정입니다", "데크 전달 예정입니다", "목업 전달 예정입니다"),
]


@pytest.mark.parametrize(("text", "first", "second"), EACH)
def test_each_of_two_customers_gets_its_own_words(text: str, first: str, second: str) -> None:
    promises = read_promises(text, context())
    assert [(one.customer, one.what, one.problem) for one in promises] == [
        ("Acme", first, None),
        ("Globex", second, None),
    ]
    assert {short(one.when.due) for one in promises} == {"Fri 2026-11-27 18:00"}


def test_a_name_that_nobody_knows_is_asked_about_with_its_own_words() -> None:
    promises = read_promises("send the deck to Acme and the mock to Hooli by Friday", context())
    assert [(one.customer, one.customer_guess, one.what) for one in promises] == [
        ("Acme", None, "send the deck"),
        (None, "Hooli", "send the mock"),
    ]
