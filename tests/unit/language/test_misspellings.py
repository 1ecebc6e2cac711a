"""Slips of the hand in the names of days and months, said on Monday 23 November 2026 at 14:30 in Seoul."""

import pytest

from commitments.language import Problem, read, read_when
from commitments.language.languages.english.date_words import MONTHS, WEEKDAYS
from commitments.language.languages.english.misspellings import (
    COMMON_MISSPELLINGS,
    REAL_WORDS,
    misspellings,
    typing_errors,
)
from tests.unit.language.desk import context, short

LONG = [name for name in (*WEEKDAYS, *MONTHS) if len(name) > 4 and not name.endswith("days")]

TYPOS = [
    ("by wensday", "Wed 2026-11-25"),
    ("by wednsday", "Wed 2026-11-25"),
    ("by Wendesday", "Wed 2026-11-25"),
    ("next wensday", "Wed 2026-12-02"),
    ("by thrusday", "Thu 2026-11-26"),
    ("by Thursady", "Thu 2026-11-26"),
    ("by firday", "Fri 2026-11-27"),
    ("by Fridya", "Fri 2026-11-27"),
    ("by frday", "Fri 2026-11-27"),
    ("by tuesady", "Tue 2026-11-24"),
    ("by tusday", "Tue 2026-11-24"),
    ("by modnay", "Mon 2026-11-30"),
    ("by munday", "Mon 2026-11-30"),
    ("by satruday", "Sat 2026-11-28"),
    ("by sudnay", "Sun 2026-11-29"),
    ("Thursdsay", "Thu 2026-11-26"),
    ("Fridayy", "Fri 2026-11-27"),
    ("by tomorow", "Tue 2026-11-24"),
    ("by tommorow", "Tue 2026-11-24"),
    ("by tommorrow", "Tue 2026-11-24"),
    ("tmrw", "Tue 2026-11-24"),
    ("eod tmr", "Tue 2026-11-24"),
    ("by Janury 15", "Fri 2027-01-15"),
    ("by Febuary 10", "Wed 2027-02-10"),
    ("end of febuary", "Fri 2027-02-26"),
    ("by marhc 10", "Wed 2027-03-10"),
    ("by apirl 9", "Fri 2027-04-09"),
    ("by Augsut 3", "Tue 2027-08-03"),
    ("by Septmber 10", "Fri 2027-09-10"),
    ("by Ocotber 8", "Fri 2027-10-08"),
    ("by Decmber 11", "Fri 2026-12-11"),
    ("by decemebr 11", "Fri 2026-12-11"),
    ("금욜까지", "Fri 2026-11-27"),
    ("담주 금욜까지", "Fri 2026-12-04"),
    ("다담주 월요일까지", "Mon 2026-12-07"),
    ("낼까지", "Tue 2026-11-24"),
    ("낼모래까지", "Wed 2026-11-25"),
    ("금요일 까지", "Fri 2026-11-27"),
    ("12월4일 까지", "Fri 2026-12-04"),
]


@pytest.mark.parametrize(("phrase", "day"), TYPOS)
def test_a_misspelt_day_is_the_day_that_was_meant(phrase: str, day: str) -> None:
    when = read_when(phrase, context())
    assert (short(when.due), when.problem) == (f"{day} 18:00", None)


@pytest.mark.parametrize("name", LONG)
def test_every_slip_in_a_name_reads_as_that_name(name: str) -> None:
    form = "by {}" if name in WEEKDAYS else "by {} 15"
    meant = read_when(form.format(name), context())
    assert meant.due
    for slip in typing_errors(name):
        if slip not in REAL_WORDS and slip not in LONG:
            assert read_when(form.format(slip), context()) == meant, slip


def test_no_slip_belongs_to_two_names() -> None:
    for name in LONG:
        for slip in typing_errors(name):
            assert slip in REAL_WORDS or slip in LONG or misspellings(LONG)[slip] == name, slip


@pytest.mark.parametrize(("slip", "name"), COMMON_MISSPELLINGS.items())
def test_every_known_slip_reads_as_its_name(slip: str, name: str) -> None:
    form = "by {} 15" if name in MONTHS else "by {}"
    assert read_when(form.format(slip), context()) == read_when(form.format(name), context())


@pytest.mark.parametrize(
    "line",
    [
        "send the sundry list",
        "eat a sundae",
        "match the log",
        "meet the mayor",
        "call Marci",
        "arch the plan",
        "a monody",
    ],
)
def test_a_word_that_looks_like_a_slip_stays_a_word(line: str) -> None:
    reading = read(line, context())
    assert (reading.what, reading.when.due, reading.problem) == (line, None, Problem.NO_DEADLINE)


def test_a_slip_is_taken_out_of_the_line_like_the_name() -> None:
    reading = read("send the log to Acme by wensday", context())
    assert (reading.what, reading.customer) == ("send the log", "Acme")
