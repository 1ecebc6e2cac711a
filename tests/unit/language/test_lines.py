"""Whole lines as people write them: what, when, owner and customer."""

import pytest

from commitments.language import Problem, read
from tests.unit.language.desk import context, short

FRIDAY = "Fri 2026-11-27 18:00"

LINES = [
    ("send fix to Acme by the 15th", "send fix", "Tue 2026-12-15 18:00", None, "Acme"),
    ("Acme: root cause report by Wednesday noon", "root cause report", "Wed 2026-11-25 12:00", None, "Acme"),
    ("to Globex: revised quote by EOD tomorrow", "revised quote", "Tue 2026-11-24 18:00", None, "Globex"),
    ("@dana send the log to ACME CORP by Friday", "send the log", FRIDAY, "U1", "Acme"),
    ("<@U9|kim> fix login for nordwind ag, by Friday.", "fix login", FRIDAY, "U9", "Nordwind"),
    ("by Friday @Dana Kim ships the patch to Acme", "ships the patch", FRIDAY, "U1", "Acme"),
    ("@ji-ho will call Globex by Friday", "call Globex", FRIDAY, "U3", "Globex"),
    ("ask @dana to review the plan by Friday", "review the plan", FRIDAY, "U1", None),
    ("hey @dana can you send the fix to Acme, Inc. by Friday?", "send the fix", FRIDAY, "U1", "Acme"),
    ("share the plan with Acme's team by Friday at the latest", "share the plan", FRIDAY, None, "Acme"),
    ("answer Acme's question in 2-4 days", "answer Acme's question", FRIDAY, None, "Acme"),
    ("@nobody fix bug 4412 by Friday", "fix bug 4412", FRIDAY, "@nobody", None),
    ("tomorrow send the log to Acme by 3pm", "send the log", "Tue 2026-11-24 15:00", None, "Acme"),
    ("send Monday's minutes by Wednesday", "send Monday's minutes", "Wed 2026-11-25 18:00", None, None),
    (
        "ship the May 3 invoice fix by June 4",
        "ship the May 3 invoice fix",
        "Fri 2027-06-04 18:00",
        None,
        None,
    ),
    ("refund order #4512 tomorrow", "refund order #4512", "Tue 2026-11-24 18:00", None, None),
    ("roll out v2.15 by Friday", "roll out v2.15", FRIDAY, None, None),
    ("explain the 500 errors by Friday", "explain the 500 errors", FRIDAY, None, None),
    ("deliver 3 units by 5", "deliver 3 units", "Mon 2026-11-23 17:00", None, None),
    ("reduce errors by 5 percent by Friday", "reduce errors by 5 percent", FRIDAY, None, None),
    ("renew Q4 2025 certificates by Friday", "renew Q4 2025 certificates", FRIDAY, None, None),
    ("tell May and Sun about the plan by Friday", "tell May and Sun about the plan", FRIDAY, None, None),
    (
        "share https://x.io/2026/12/04/a by Friday",
        "share https://x.io/2026/12/04/a",
        FRIDAY,
        None,
        None,
    ),
    ("deliver the hotfix (by Friday 6pm)", "deliver the hotfix", FRIDAY, None, None),
    ("/commit send fix to Acme by Friday", "send fix", FRIDAY, None, "Acme"),
    ("한성SMB에 수정본 금요일까지 보내기", "수정본 보내기", FRIDAY, None, "한성SMB"),
    ("한성smb: 견적서 15일까지", "견적서", "Tue 2026-12-15 18:00", None, "한성SMB"),
    ("@민수가 Globex에게 금요일까지 초안 전달", "초안 전달", FRIDAY, "U2", "Globex"),
    ("<@U2>님이 Acme한테 내일 오후 3시까지 회신", "회신", "Tue 2026-11-24 15:00", "U2", "Acme"),
    ("월요일 회의록을 금요일까지 공유", "월요일 회의록을 공유", FRIDAY, None, None),
    ("주문 4512 금요일까지 환불", "주문 4512 환불", FRIDAY, None, None),
    ("Acme에 hotfix 배포 by 금요일", "hotfix 배포", FRIDAY, None, "Acme"),
    ("send 수정본 to 한성SMB 금요일까지", "send 수정본", FRIDAY, None, "한성SMB"),
]


@pytest.mark.parametrize(("line", "what", "due", "owner", "customer"), LINES)
def test_a_line_is_read_whole(line: str, what: str, due: str, owner: str | None, customer: str | None) -> None:
    reading = read(line, context())
    assert (reading.what, short(reading.when.due)) == (what, due)
    assert (reading.owner, reading.customer, reading.problem) == (owner, customer, None)


@pytest.mark.parametrize(
    ("line", "guess"),
    [
        ("send fix to Umbrella Works by Friday", "Umbrella Works"),
        ("Hooli: send fix by Friday", "Hooli"),
        ("send fix for the Initech team by Friday", "Initech"),
        ("오로라전자에 견적서 금요일까지", "오로라전자"),
        ("가온에게 견적서 금요일까지", "가온"),
        ("send the deck to the customer by Friday", None),
        ("send the deck to QA by Friday", None),
        ("금요일에 서버에 배포", None),
    ],
)
def test_a_name_that_no_customer_carries_is_a_guess(line: str, guess: str | None) -> None:
    reading = read(line, context())
    assert (reading.customer, reading.customer_guess) == (None, guess)
    if guess:
        assert guess not in reading.what


@pytest.mark.parametrize("line", ["send notice to Acme and Globex by Friday", "한성SMB와 Acme에 금요일까지 공지"])
def test_two_customers_are_a_question(line: str) -> None:
    reading = read(line, context())
    assert (reading.customer, len(reading.customers)) == (None, 2)
    assert reading.problem is Problem.SEVERAL_CUSTOMERS


def test_two_names_of_one_customer_are_one() -> None:
    assert read("send notice to Acme and Acme Corp by Friday", context()).customer == "Acme"


def test_a_name_inside_another_word_is_no_customer() -> None:
    reading = read("plan the acmeology course, mail it to x@acme.com by Friday", context())
    assert reading.customer is None


def test_the_person_something_is_sent_to_does_not_own_it() -> None:
    reading = read("send the report to @dana by Friday", context())
    assert (reading.owner, reading.what) == (None, "send the report to @dana")


@pytest.mark.parametrize("line", ["", "   ", "🎉🎉", ":tada:", "\u202e\u200b", "…!?"])
def test_nothing_said_promises_nothing(line: str) -> None:
    reading = read(line, context())
    assert (reading.what, reading.when.due, reading.problem) == ("", None, Problem.NO_WHAT)


@pytest.mark.parametrize("line", ["by Friday", "금요일까지", "to Acme by Friday"])
def test_a_date_alone_promises_nothing_but_is_given(line: str) -> None:
    reading = read(line, context())
    assert (short(reading.when.due), reading.problem) == (FRIDAY, Problem.NO_WHAT)


@pytest.mark.parametrize("line", ["reply to Acme asap", "Acme에 최대한 빨리 회신"])
def test_as_soon_as_possible_is_no_date(line: str) -> None:
    reading = read(line, context())
    assert (reading.problem, reading.customer) == (Problem.NO_DEADLINE, "Acme")
    assert reading.what in ("reply", "회신")


def test_hidden_characters_are_stripped_and_letters_composed() -> None:
    reading = read("send\u202e the re\u0301sume\u0301 to Ac\u200bme\x00 by Friday", context())
    assert (reading.what, reading.customer) == ("send the résumé", "Acme")


def test_the_slack_signs_of_escaped_text_are_read() -> None:
    assert read("send R&amp;D plan by Friday", context()).what == "send R&D plan"
