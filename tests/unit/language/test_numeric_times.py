"""Clock times written as numbers beside a day; a count stays a count."""

import pytest

from commitments.language import read, read_when
from tests.unit.language.desk import context, short

TIMES = [
    ("0730 Thursday", "Thu 2026-11-26 07:30"),
    ("by 0845 on Thursday", "Thu 2026-11-26 08:45"),
    ("Thursday around 17.30", "Thu 2026-11-26 17:30"),
    ("at 9.15 tomorrow", "Tue 2026-11-24 09:15"),
    ("Thursday 0935-1101", "Thu 2026-11-26 11:01"),
    ("Thursday around 10-11am", "Thu 2026-11-26 11:00"),
    ("Nov 26 approx. 15:30", "Thu 2026-11-26 15:30"),
]


@pytest.mark.parametrize(("phrase", "due"), TIMES)
def test_it_is_a_clock_time_of_that_day(phrase: str, due: str) -> None:
    assert short(read_when(phrase, context()).due) == due


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("ship 14 Thursday", "ship 14"),
        ("ship 1530 bolts Thursday", "ship 1530 bolts"),
        ("release 2.15 by Thursday", "release 2.15"),
        ("샘플 6 목요일 발송", "샘플 6 발송"),
    ],
)
def test_a_number_without_a_sign_of_time_is_a_count_or_a_name(line: str, what: str) -> None:
    reading = read(line, context())
    assert (reading.what, short(reading.when.due)) == (what, "Thu 2026-11-26 18:00")


def test_dots_put_the_day_first_but_not_in_korea() -> None:
    assert short(read_when("by 4.12.", context(country="DE")).due) == "Fri 2026-12-04 18:00"
    assert short(read_when("12.4까지", context()).due) == "Fri 2026-12-04 18:00"
