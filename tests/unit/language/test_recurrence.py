"""A promise that recurs is never stored once without a question; the next time is read."""

import pytest

from commitments.language import Problem, read
from tests.unit.language.desk import context, short

RECURRING = [
    ("send Acme the figures every Friday", "every Friday", "Fri 2026-11-27 18:00"),
    ("figures to Acme on Fridays", "on Fridays", "Fri 2026-11-27 18:00"),
    ("figures by the 5th of every month", "every month", "Sat 2026-12-05 18:00"),
    ("매주 금요일 보고서 공유", "매주 금요일", "Fri 2026-11-27 18:00"),
    ("금요일마다 보고서 공유", "금요일마다", "Fri 2026-11-27 18:00"),
]


@pytest.mark.parametrize(("line", "recurs", "due"), RECURRING)
def test_it_is_asked_with_the_next_time(line: str, recurs: str, due: str) -> None:
    reading = read(line, context())
    assert (reading.recurs, short(reading.when.due), reading.problem) == (recurs, due, Problem.UNCLEAR_DATE)


@pytest.mark.parametrize(
    "line", ["평일 오전 9시에 점검하겠습니다", "일주일에 한 번씩 확인하겠습니다", "한 달에 두 번 점검하겠습니다"]
)
def test_a_rate_recurs(line: str) -> None:
    reading = read(line, context())
    assert reading.recurs
    assert reading.problem in (Problem.NO_DEADLINE, Problem.UNCLEAR_DATE)


@pytest.mark.parametrize("line", ["the report for every customer by Friday", "12월 두번째 금요일까지 보고서"])
def test_every_customer_and_a_second_friday_do_not_recur(line: str) -> None:
    assert read(line, context()).recurs is None
