"""Vague dates and dates of which one will do are read, and asked."""

import pytest

from commitments.language import Problem, read, read_when
from tests.unit.language.desk import context, short

VAGUE = [
    ("back to Acme around the 10th", "Thu 2026-12-10 18:00", "back"),
    ("the fix sometime next week", "Fri 2026-12-04 18:00", "the fix"),
    ("the fix at some point in January", "Fri 2027-01-29 18:00", "the fix"),
    ("the fix in a couple of days or so", "Wed 2026-11-25 18:00", "the fix"),
    ("the fix maybe Thursday", "Thu 2026-11-26 18:00", "the fix"),
    ("the fix by Thursday or so", "Thu 2026-11-26 18:00", "the fix"),
    ("다음 주쯤 데모 잡겠습니다", "Fri 2026-12-04 18:00", "데모 잡겠습니다"),
    ("10일쯤 회신드릴게요", "Thu 2026-12-10 18:00", "회신드릴게요"),
    ("월말경에 정산하겠습니다", "Mon 2026-11-30 18:00", "정산하겠습니다"),
]


@pytest.mark.parametrize(("line", "due", "what"), VAGUE)
def test_a_vague_date_is_read_and_asked(line: str, due: str, what: str) -> None:
    reading = read(line, context())
    assert (short(reading.when.due), reading.what, reading.problem) == (due, what, Problem.UNCLEAR_DATE)


@pytest.mark.parametrize(
    "line",
    [
        "by Tuesday, otherwise Friday, send the log",
        "the log by Tuesday or by Friday",
        "the log Tuesday or else Friday",
        "the log by Tuesday, failing that Friday",
    ],
)
def test_two_dates_of_which_one_will_do_are_both_offered(line: str) -> None:
    when = read(line, context()).when
    assert when.problem is Problem.UNCLEAR_DATE
    assert {short(one) for one in (when.due, *when.alternatives)} == {"Tue 2026-11-24 18:00", "Fri 2026-11-27 18:00"}


@pytest.mark.parametrize(
    "line",
    ["call Acme this afternoon or tomorrow morning", "the log on the 2nd and 3rd", "the log today or Friday at 3pm"],
)
def test_two_moments_are_asked(line: str) -> None:
    assert read(line, context()).problem is Problem.UNCLEAR_DATE


def test_a_weekday_said_on_that_day_offers_today_until_work_ends() -> None:
    assert [short(one) for one in read_when("by Monday", context()).alternatives] == ["Mon 2026-11-23 18:00"]
    late = context(now=context().now.replace(hour=19))
    assert read_when("by Monday", late).alternatives == ()


def test_an_hour_of_today_that_is_gone_is_asked_as_the_evening() -> None:
    when = read_when("오늘 8시 30분", context())
    assert (short(when.due), when.problem) == ("Mon 2026-11-23 20:30", Problem.UNCLEAR_DATE)


def test_a_number_alone_beside_a_date_is_asked() -> None:
    assert read("9 tomorrow", context()).problem is Problem.UNCLEAR_DATE
