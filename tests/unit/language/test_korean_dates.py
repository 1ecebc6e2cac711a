"""What Korean date phrases mean, said on Monday 23 November 2026 at 14:30 in Seoul."""

import pytest

from commitments.language import Problem, read_when
from tests.unit.language.desk import context, short

DAYS = [
    ("15일", "Tue 2026-12-15 18:00"),
    ("15일까지", "Tue 2026-12-15 18:00"),
    ("31일까지", "Thu 2026-12-31 18:00"),
    ("내일", "Tue 2026-11-24 18:00"),
    ("모레까지", "Wed 2026-11-25 18:00"),
    ("글피까지", "Thu 2026-11-26 18:00"),
    ("금요일까지", "Fri 2026-11-27 18:00"),
    ("월요일까지", "Mon 2026-11-30 18:00"),
    ("이번 주 금요일", "Fri 2026-11-27 18:00"),
    ("다음 주 금요일까지", "Fri 2026-12-04 18:00"),
    ("다음주 금요일까지", "Fri 2026-12-04 18:00"),
    ("차주 수요일까지", "Wed 2026-12-02 18:00"),
    ("12월 4일까지", "Fri 2026-12-04 18:00"),
    ("12/4(금)까지", "Fri 2026-12-04 18:00"),
    ("2027년 1월 15일까지", "Fri 2027-01-15 18:00"),
    ("내년 1월 15일까지", "Fri 2027-01-15 18:00"),
    ("다음 달 15일까지", "Tue 2026-12-15 18:00"),
    ("3일 이내", "Thu 2026-11-26 18:00"),
    ("2주 안에", "Mon 2026-12-07 18:00"),
    ("일주일 내로", "Mon 2026-11-30 18:00"),
    ("열흘 뒤", "Thu 2026-12-03 18:00"),
    ("영업일 기준 3일", "Thu 2026-11-26 18:00"),
    ("3영업일 이내", "Thu 2026-11-26 18:00"),
    ("5 영업일까지", "Mon 2026-11-30 18:00"),
    ("금요일 전까지", "Thu 2026-11-26 18:00"),
    ("크리스마스 전까지", "Thu 2026-12-24 18:00"),
    ("이번 주 내로", "Fri 2026-11-27 18:00"),
    ("이번 달 안에", "Mon 2026-11-30 18:00"),
    ("월말까지", "Mon 2026-11-30 18:00"),
    ("연말까지", "Thu 2026-12-31 18:00"),
    ("4분기 내", "Thu 2026-12-31 18:00"),
    ("12월 중순까지", "Tue 2026-12-15 18:00"),
    ("12월 1일부터 4일까지", "Fri 2026-12-04 18:00"),
    ("오늘 중으로", "Mon 2026-11-23 18:00"),
    ("늦어도 목요일까지는", "Thu 2026-11-26 18:00"),
    ("퇴근 전까지", "Mon 2026-11-23 18:00"),
]

TIMES = [
    ("5시까지", "Mon 2026-11-23 17:00"),
    ("9시까지", "Tue 2026-11-24 09:00"),
    ("오후 3시까지", "Mon 2026-11-23 15:00"),
    ("내일 오후세시반", "Tue 2026-11-24 15:30"),
    ("네시 십분 전", "Mon 2026-11-23 15:50"),
    ("18:00까지", "Mon 2026-11-23 18:00"),
    ("내일 오전 중", "Tue 2026-11-24 12:00"),
    ("정오까지", "Tue 2026-11-24 12:00"),
    ("내일 점심 전까지", "Tue 2026-11-24 12:00"),
    ("자정까지", "Mon 2026-11-23 23:59"),
    ("30분 내로", "Mon 2026-11-23 15:00"),
    ("한 시간 반 뒤", "Mon 2026-11-23 16:00"),
    ("1시간 30분 내로", "Mon 2026-11-23 16:00"),
    ("2시간", "Mon 2026-11-23 16:30"),
    ("한국 시간 오후 5시까지", "Mon 2026-11-23 17:00"),
    ("오늘 밤", "Mon 2026-11-23 21:00"),
]


@pytest.mark.parametrize(("phrase", "due"), DAYS)
def test_a_date_without_a_time_is_due_when_work_ends(phrase: str, due: str) -> None:
    when = read_when(phrase, context())
    assert (short(when.due), when.precision, when.problem) == (due, "day", None)


@pytest.mark.parametrize(("phrase", "due"), TIMES)
def test_a_time_is_due_to_the_minute(phrase: str, due: str) -> None:
    when = read_when(phrase, context())
    assert (short(when.due), when.precision, when.problem) == (due, "time", None)


def test_the_friday_of_next_week_is_clear_but_next_friday_has_another_reading() -> None:
    assert read_when("다음 주 금요일", context()).alternatives == ()
    assert [short(other) for other in read_when("다음 금요일", context()).alternatives] == ["Fri 2026-11-27 18:00"]


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("어제까지", Problem.PAST_DEADLINE),
        ("2026년 11월 1일까지", Problem.PAST_DEADLINE),
        ("2월 30일까지", Problem.UNCLEAR_DATE),
        ("12/4(월)까지", Problem.UNCLEAR_DATE),
        ("최대한 빨리", Problem.NO_DEADLINE),
        ("되는대로", Problem.NO_DEADLINE),
    ],
)
def test_what_cannot_be_kept_is_named(phrase: str, problem: Problem) -> None:
    assert read_when(phrase, context()).problem is problem


@pytest.mark.parametrize("phrase", ["시안 3건", "이슈 15개", "초안", "이중화", "일정 공유"])
def test_words_that_begin_like_dates_are_none(phrase: str) -> None:
    assert read_when(phrase, context()).problem is Problem.NO_DEADLINE
