"""Modifiers and formats that people type: b4 friday, two weeks Friday, 8/Dec/2026, AM 7시."""

import pytest

from commitments.language import Problem, read, read_when
from tests.unit.language.desk import context, short

READ = [
    ("b4 friday", "Thu 2026-11-26 18:00"),
    ("1st thing Thursday", "Thu 2026-11-26 09:00"),
    ("two weeks Friday", "Fri 2026-12-11 18:00"),
    ("a fortnight on Friday", "Fri 2026-12-11 18:00"),
    ("Friday fortnight", "Fri 2026-12-11 18:00"),
    ("Thursday week", "Thu 2026-12-03 18:00"),
    ("nxt week", "Fri 2026-12-04 18:00"),
    ("in 2 biz days", "Wed 2026-11-25 18:00"),
    ("by the second half of January", "Fri 2027-01-29 18:00"),
    ("by the first half of January", "Fri 2027-01-15 18:00"),
    ("by the latter half of next week", "Fri 2026-12-04 18:00"),
    ("next March 15", "Mon 2027-03-15 18:00"),
    ("the 15th of next March", "Mon 2027-03-15 18:00"),
    ("2027 March 18", "Thu 2027-03-18 18:00"),
    ("by 8/Dec/2026", "Tue 2026-12-08 18:00"),
    ("Dec 3 to 5, 2027", "Sun 2027-12-05 18:00"),
    ("by 12 noon on Thursday", "Thu 2026-11-26 12:00"),
    ("AM 7시까지", "Tue 2026-11-24 07:00"),
    ("am 12시", "Tue 2026-11-24 00:00"),
    ("PM 4시 30분까지", "Mon 2026-11-23 16:30"),
    ("금요일에 오전 9시 30분에", "Fri 2026-11-27 09:30"),
    ("이번주 26일까지", "Thu 2026-11-26 18:00"),
    ("다음주 화요까지", "Tue 2026-12-01 18:00"),
    ("27-3-9까지", "Tue 2027-03-09 18:00"),
    ("27/03/09까지", "Tue 2027-03-09 18:00"),
    ("1영업일 오전 내", "Tue 2026-11-24 12:00"),
    ("april fools day", "Thu 2027-04-01 18:00"),
    ("by Whit Monday", "Mon 2027-05-17 18:00"),
    ("on ash wednesday", "Wed 2027-02-10 18:00"),
    ("canada day", "Thu 2027-07-01 18:00"),
]


@pytest.mark.parametrize(("phrase", "due"), READ)
def test_it_is_read_without_a_question(phrase: str, due: str) -> None:
    when = read_when(phrase, context())
    assert (short(when.due), when.problem) == (due, None)


@pytest.mark.parametrize("phrase", ["이번주 17일까지", "4.18 월요일 10:10"])
def test_a_day_that_its_week_or_weekday_contradicts_is_asked(phrase: str) -> None:
    assert read_when(phrase, context()).problem is Problem.UNCLEAR_DATE


def test_next_march_15_offers_the_year_after_where_the_first_is_near() -> None:
    when = read_when("next January 15", context())
    assert [short(one) for one in (when.due, *when.alternatives)] == ["Fri 2027-01-15 18:00", "Sat 2028-01-15 18:00"]


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("call 555-1755 on Thursday", "Thu 2026-11-26 18:00"),
        ("ring +82 2 555 1755 tomorrow", "Tue 2026-11-24 18:00"),
        ("call Dana at 02 555 1755 Thursday", "Thu 2026-11-26 18:00"),
        ("call 1755 Thursday", "Thu 2026-11-26 18:00"),
        ("Thursday call 1755", "Thu 2026-11-26 18:00"),
        ("목요일 010-1755-0930으로 전화", "Thu 2026-11-26 18:00"),
    ],
)
def test_a_phone_number_is_no_time(line: str, due: str) -> None:
    assert short(read(line, context()).when.due) == due


@pytest.mark.parametrize("line", ["year-end estimate to Acme by Thursday", "month-end close notes by Thursday"])
def test_a_hyphen_makes_a_period_an_adjective(line: str) -> None:
    reading = read(line, context())
    assert (short(reading.when.due), reading.problem) == ("Thu 2026-11-26 18:00", None)
