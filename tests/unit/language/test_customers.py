"""Who it is promised to: how a known customer may stand in a line, and what is then left of it."""

import pytest

from commitments.language import Problem, read
from tests.unit.language.desk import CUSTOMERS, context, short

KNOWN = {**CUSTOMERS, "코스모 유통": "코스모 유통", "대한물산": "대한물산", "Bluebird": "Bluebird"}


@pytest.mark.parametrize(
    ("line", "what", "customer"),
    [
        ("SHARE THE PLAN WITH ACME'S TEAM BY FRIDAY", "SHARE THE PLAN", "Acme"),
        ("TO ACME'S FOLKS: SEND THE LOG BY FRIDAY", "SEND THE LOG", "Acme"),
        ("Acme team, the log by Friday", "the log", "Acme"),
        ("Hi Acme team, I'll send the log by Friday", "send the log", "Acme"),
        ("Hi Acme, I'll send the log to Globex by Friday", "send the log", "Globex"),
        ("re: Acme: send the log by Friday", "send the log", "Acme"),
        ("[Acme] send the log by Friday", "send the log", "Acme"),
        ("(Acme) send the log by Friday", "send the log", "Acme"),
        ("【Acme】 send the log by Friday", "send the log", "Acme"),
        ("[Acme] - send the log by Friday", "send the log", "Acme"),
        ("[한성SMB] 부품 목록 금요일까지 회신", "부품 목록 회신", "한성SMB"),
        ("send the log (to Acme) by Friday", "send the log", "Acme"),
        ("send the log to [Acme] by Friday", "send the log", "Acme"),
        ("fix the [Acme] ticket by Friday", "fix the [Acme] ticket", "Acme"),
        ("[P1] send the log by Friday", "[P1] send the log", None),
        ("circle back w/ Globex on the SSO question by Friday", "circle back on the SSO question", "Globex"),
        ("sync w/Globex by Friday", "sync", "Globex"),
        ("send the log w/o Acme by Friday", "send the log w/o Acme", "Acme"),
        ("Acme :rocket: log by Friday", "Acme :rocket: log", "Acme"),
        ("금요일까지 Acme팀에 build 공유", "build 공유", "Acme"),
        ("금요일까지 Acme 팀께 build 공유", "build 공유", "Acme"),
        ("금요일까지 Acme측에 build 공유", "build 공유", "Acme"),
        ("금요일까지 Acme 쪽에 build 공유", "build 공유", "Acme"),
        ("금요일까지 Acme 담당자님께 build 공유", "build 공유", "Acme"),
        ("Acme팀과 회의 금요일까지", "Acme팀과 회의", "Acme"),
        ("코스모유통에 금요일까지 재고표 송부", "재고표 송부", "코스모 유통"),
        ("대한 물산에 금요일까지 재고표 송부", "재고표 송부", "대한물산"),
        ("대한 물산업 자료 금요일까지 송부", "대한 물산업 자료 송부", None),
        ("call Blue Bird by Friday", "call Blue Bird", None),
        ("Acme에견적서금요일까지", "견적서", "Acme"),
        ("한성SMB에게견적서금요일까지보내드릴게요", "견적서 보내드릴게요", "한성SMB"),
        ("Acme에러로그금요일까지", "Acme에러로그", None),
        ("Acme에이전트 점검 금요일까지", "Acme에이전트 점검", None),
    ],
)
def test_a_known_customer_is_found_and_its_marker_cut(line: str, what: str, customer: str | None) -> None:
    reading = read(line, context(customers=KNOWN))
    assert (reading.what, reading.customer) == (what, customer)
    assert short(reading.when.due) == "Fri 2026-11-27 18:00"


@pytest.mark.parametrize(
    "line", ["Acme", "Acme,", "Acme, ", "Acme:", "Acme: Friday", "Acme, Friday", "한성SMB: 금요일"]
)
def test_a_customer_alone_or_with_a_date_promises_nothing(line: str) -> None:
    reading = read(line, context())
    assert (reading.what, reading.problem) == ("", Problem.NO_WHAT)
    assert reading.customer in ("Acme", "한성SMB")


@pytest.mark.parametrize(
    "line",
    [
        "Globex 랑 한성SMB 둘 다 금요일까지 공지",
        "Globex하고 한성SMB 모두 금요일까지 공지",
        "Acme 와 Globex에 금요일까지 공지",
        "send both Acme and Globex the notice by Friday",
    ],
)
def test_both_of_two_customers_are_a_question(line: str) -> None:
    reading = read(line, context())
    assert (reading.customer, len(reading.customers), reading.problem) == (None, 2, Problem.SEVERAL_CUSTOMERS)


@pytest.mark.parametrize(
    ("line", "guess"),
    [
        ("sync w/ Initech by Friday", "Initech"),
        ("Initech팀에게 금요일까지 공유", "Initech"),
        ("send the log (to Initech) by Friday", "Initech"),
    ],
)
def test_a_guessed_customer_is_cut_with_its_marker(line: str, guess: str) -> None:
    reading = read(line, context())
    assert reading.customer_guess == guess
    assert guess not in reading.what


def test_one_of_thousands_of_customers_is_found() -> None:
    many = {f"Customer {number}": f"Customer {number}" for number in range(2000)}
    reading = read("send the log to customer 1234 by Friday", context(customers=many))
    assert (reading.what, reading.customer) == ("send the log", "Customer 1234")


@pytest.mark.parametrize(
    ("line", "customer"),
    [
        ("send Orbit the logs by Friday", "Orbit Health"),
        ("Orbit: logs by Friday", "Orbit Health"),
        ("logs to Orbit by Friday", "Orbit Health"),
        ("대한에 견적서 금요일까지 보내겠습니다", "대한 물산"),
        ("Green light for the plan by Friday", None),
        ("send North the logs by Friday", None),
        ("the orbit test by Friday", None),
    ],
)
def test_a_first_word_is_a_short_name_where_no_other_customer_begins_so(line: str, customer: str | None) -> None:
    names = ("Orbit Health", "대한 물산", "Green Valley", "North Star", "North Bank")
    assert read(line, context(customers={name: name for name in names})).customer == customer


@pytest.mark.parametrize(
    "line",
    [
        "Dec: send logs by Friday",
        "P1: fix login by Friday",
        "Legal: review by Friday",
        "hand the plan to Sales by Friday",
        "담당자에게 견적서 금요일까지 보내겠습니다",
        "창고에 자재 금요일까지 보내겠습니다",
        "금요일에 견적서 보내겠습니다",
    ],
)
def test_months_severities_departments_roles_and_places_are_no_customers(line: str) -> None:
    reading = read(line, context())
    assert (reading.customer, reading.customer_guess) == (None, None)


@pytest.mark.parametrize(
    ("line", "customer", "guess", "what"),
    [
        ("send the plan to Globex CTO by Friday", "Globex", None, "send the plan"),
        ("send the plan to Globex procurement by Friday", "Globex", None, "send the plan"),
        ("send the plan to Hooli CFO by Friday", None, "Hooli", "send the plan"),
        ("send Hooli the plan by Friday", None, "Hooli", "send Hooli the plan"),
        ("send Dana the plan by Friday", None, None, "send Dana the plan"),
        ("ship to Acme billing fixes by Friday", "Acme", None, "ship billing fixes"),
        ("이니텍에 견적서 금요일까지 보내겠습니다", None, "이니텍", "견적서 보내겠습니다"),
    ],
)
def test_a_company_is_told_from_its_people_and_ours(
    line: str, customer: str | None, guess: str | None, what: str
) -> None:
    reading = read(line, context())
    assert (reading.customer, reading.customer_guess, reading.what) == (customer, guess, what)


@pytest.mark.parametrize(
    ("line", "customer"),
    [
        ("send the log to Acme by Friday", "Acme"),
        ("금요일까지 Acme에게 build 공유", "Acme"),
        ("Acme: send the log by Friday", "Acme"),
        ("send the log to Acme Korea by Friday", "Acme Korea"),
        ("send the log to Home at Last by Friday", "Home at Last"),
    ],
)
def test_a_name_that_only_adds_a_preposition_or_a_particle_takes_nobodys_place(line: str, customer: str) -> None:
    squatters = dict.fromkeys(("to Acme", "the log to Acme by", "Acme에게", "Acme:", "Acme\ufe0f"), "Mine")
    own = dict.fromkeys(("Acme Korea", "Home", "Home at Last"))
    known = {**CUSTOMERS, **squatters, **{name: name for name in own}}
    assert read(line, context(customers=known)).customer == customer
