"""Dates that count from another date of the line."""

import pytest

from commitments.language import Problem, read
from tests.unit.language.desk import context, short

COUNTED = [
    ("kickoff 2 Dec, send the invite three days before", "Sun 2026-11-29 18:00", "kickoff 2 Dec, send the invite"),
    ("kickoff 2 Dec at 3pm, call the lab 2 hours before", "Wed 2026-12-02 13:00", "kickoff 2 Dec at 3pm, call the lab"),
    ("fair opens Dec 9 10am, badge list 48 hours before", "Mon 2026-12-07 10:00", "fair opens Dec 9 10am, badge list"),
    ("audit is Dec 9; hand in the folder the day after", "Thu 2026-12-10 18:00", "audit is Dec 9; hand in the folder"),
    ("review on Dec 9, slides by the day before", "Tue 2026-12-08 18:00", "review on Dec 9, slides"),
    ("fair opens 9 Dec, banner up that same day", "Wed 2026-12-09 18:00", "fair opens 9 Dec, banner up"),
    ("exam on Dec 10, script 2 days before the exam", "Tue 2026-12-08 18:00", "exam on Dec 10, script the exam"),
    ("exam on Dec 10, script 2 working days before", "Tue 2026-12-08 18:00", "exam on Dec 10, script"),
    ("6월 3일 감사 사흘 전까지 서류 제출", "Mon 2027-05-31 18:00", "6월 3일 감사 서류 제출"),
    ("12월 8일 이사회 전날까지 안건 제출", "Mon 2026-12-07 18:00", "12월 8일 이사회 안건 제출"),
    ("12월 10일 납품 당일에 설치 지원", "Thu 2026-12-10 18:00", "12월 10일 납품 설치 지원"),
    ("12월 8일 행사 다음 날까지 정산서 전달", "Wed 2026-12-09 18:00", "12월 8일 행사 정산서 전달"),
]


@pytest.mark.parametrize(("line", "due", "what"), COUNTED)
def test_it_counts_from_the_date_before_it_whose_words_stay(line: str, due: str, what: str) -> None:
    reading = read(line, context())
    assert (short(reading.when.due), reading.what, reading.problem) == (due, what, None)


@pytest.mark.parametrize(
    "line", ["ship the boxes by Dec 10, labels two days before", "12/8까지 견적서, 이틀 전에 초안"]
)
def test_a_date_that_is_a_deadline_itself_is_offered_too(line: str) -> None:
    when = read(line, context()).when
    assert when.problem is Problem.UNCLEAR_DATE
    assert len({when.due, *when.alternatives}) == 2


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("ship the boxes Thursday, 3 days before launch", "Thu 2026-11-26 18:00"),
        ("two days before Christmas send the cards", "Wed 2026-12-23 18:00"),
        ("금요일 전날까지 회신", "Thu 2026-11-26 18:00"),
        ("3일 전에 말씀하신 오류 금요일까지 수정하겠습니다", "Fri 2026-11-27 18:00"),
    ],
)
def test_it_does_not_count_from_a_date_where_the_words_name_something_else(line: str, due: str) -> None:
    assert short(read(line, context()).when.due) == due
