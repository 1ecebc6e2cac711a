"""Their time, your Tuesday, 현지 시간: the customer's zone where it is known, else a question."""

from zoneinfo import ZoneInfo

import pytest

from commitments.language import Problem, read
from tests.unit.language.desk import context, short

BERLIN = ZoneInfo("Europe/Berlin")

THEIRS = [
    ("send Acme the deck by 3pm their time Friday", "Fri 2026-11-27 23:00", "send Acme the deck"),
    ("send the deck to Acme by Friday 5pm your time", "Sat 2026-11-28 01:00", "send the deck"),
    ("send the deck to Acme by your Thursday", "Fri 2026-11-27 02:00", "send the deck"),
    ("send the deck to Acme by your EOD tomorrow", "Wed 2026-11-25 02:00", "send the deck"),
    ("현지 시간 오후 5시까지 Acme에 자료 전달", "Tue 2026-11-24 01:00", "자료 전달"),
    ("내일 현지시간 10시까지 Acme에 자료 전달", "Tue 2026-11-24 18:00", "자료 전달"),
]


@pytest.mark.parametrize(("line", "due", "what"), THEIRS)
def test_the_zone_of_the_customer_is_used(line: str, due: str, what: str) -> None:
    reading = read(line, context(customer_zones={"Acme": BERLIN}))
    assert (short(reading.when.due), reading.what, reading.problem) == (due, what, None)


@pytest.mark.parametrize(("line", "_due", "what"), THEIRS)
def test_a_zone_that_nobody_knows_is_asked(line: str, _due: str, what: str) -> None:
    reading = read(line, context())
    assert (reading.what, reading.problem) == (what, Problem.UNCLEAR_DATE)


def test_without_a_name_it_is_the_zone_of_the_customer_who_is_meant() -> None:
    reading = read("send the deck by 3pm their time Friday", context(their_zone=BERLIN))
    assert (short(reading.when.due), reading.problem) == ("Fri 2026-11-27 23:00", None)


def test_a_named_customer_beats_the_one_who_is_meant() -> None:
    zones = context(their_zone=BERLIN, customer_zones={"Globex": ZoneInfo("America/New_York")})
    assert short(read("send Globex the deck by Friday 3pm their time", zones).when.due) == "Sat 2026-11-28 05:00"
    assert read("send Acme the deck by Friday 3pm their time", zones).problem is Problem.UNCLEAR_DATE


@pytest.mark.parametrize("line", ["revise your Friday report", "bring the notes by your Friday meeting"])
def test_your_friday_before_a_noun_is_no_date(line: str) -> None:
    assert read(line, context()).problem is Problem.NO_DEADLINE
