"""Ranges of days and hours, said on Monday 23 November 2026 at 14:30 in Seoul: the deadline is the end."""

import pytest

from commitments.language import Problem, read, read_when
from tests.unit.language.desk import context, short

# The Monday of a range is the next one: a weekday alone is never today.
DAYS = [
    ("between Monday and Wednesday", "Wed 2026-12-02"),
    ("from Monday to Wednesday", "Wed 2026-12-02"),
    ("Monday - Wednesday", "Wed 2026-12-02"),
    ("Mon - Wed", "Wed 2026-12-02"),
    ("Mon-Wed", "Wed 2026-12-02"),
    ("Monday-Wednesday", "Wed 2026-12-02"),
    ("Mon–Wed", "Wed 2026-12-02"),
    ("Mon – Wed", "Wed 2026-12-02"),
    ("Mon—Wed", "Wed 2026-12-02"),
    ("Tue-Thu next week", "Thu 2026-12-03"),
    ("Dec 8–11", "Fri 2026-12-11"),
    ("between December 8 and 11", "Fri 2026-12-11"),
    ("between December 8th and 11th", "Fri 2026-12-11"),
    ("between next week and December 11", "Fri 2026-12-11"),
    ("Jan-Mar", "Wed 2027-03-31"),
    ("Q1-Q2", "Wed 2027-06-30"),
    ("by Q1–Q2", "Wed 2027-06-30"),
    ("Monday through Wednesday", "Wed 2026-12-02"),
    ("from Tuesday till Thursday", "Thu 2026-11-26"),
    ("Friday to Monday", "Mon 2026-11-30"),
    ("Tuesday to Thursday next week", "Thu 2026-12-03"),
    ("next week between Wednesday and Friday", "Fri 2026-12-04"),
    ("between tomorrow and Friday", "Fri 2026-11-27"),
    ("today to Friday", "Fri 2026-11-27"),
    ("Dec 8-11", "Fri 2026-12-11"),
    ("Dec 8 - Dec 11", "Fri 2026-12-11"),
    ("December 8 to 11", "Fri 2026-12-11"),
    ("8-11 December", "Fri 2026-12-11"),
    ("from the 8th to the 11th of December", "Fri 2026-12-11"),
    ("the 8th to the 11th of December", "Fri 2026-12-11"),
    ("12/8 - 12/11", "Fri 2026-12-11"),
    ("2026-12-08 to 2026-12-11", "Fri 2026-12-11"),
    ("from Dec 28 to Jan 8", "Fri 2027-01-08"),
    ("from 4 to 21 January 2028", "Fri 2028-01-21"),
    ("from the 4th to the 22nd of next month", "Tue 2026-12-22"),
    ("from March to May", "Mon 2027-05-31"),
    ("between 2027 and 2028", "Fri 2028-12-29"),
    ("in 2-4 days", "Fri 2026-11-27"),
    ("in two or three days", "Thu 2026-11-26"),
    ("within 2 to 3 weeks", "Mon 2026-12-14"),
    ("월요일부터 수요일까지", "Wed 2026-12-02"),
    ("월요일에서 수요일 사이", "Wed 2026-12-02"),
    ("월요일과 수요일 사이", "Wed 2026-12-02"),
    ("월요일~수요일", "Wed 2026-12-02"),
    ("다음 주 월요일부터 수요일까지", "Wed 2026-12-02"),
    ("금요일부터 월요일까지", "Mon 2026-11-30"),
    ("오늘부터 금요일까지", "Fri 2026-11-27"),
    ("내일~모레", "Wed 2026-11-25"),
    ("2일에서 4일 사이", "Fri 2026-12-04"),
    ("2일부터 4일까지", "Fri 2026-12-04"),
    ("2일~4일", "Fri 2026-12-04"),
    ("2일과 4일 사이", "Fri 2026-12-04"),
    ("28일부터 4일까지", "Fri 2026-12-04"),
    ("12월 2일~4일", "Fri 2026-12-04"),
    ("12월 2~4일까지", "Fri 2026-12-04"),
    ("12월 28일부터 1월 8일까지", "Fri 2027-01-08"),
    ("12/2~12/4까지", "Fri 2026-12-04"),
    ("3월부터 5월까지", "Mon 2027-05-31"),
    ("2~3일 내", "Thu 2026-11-26"),
    ("2-3일 이내", "Thu 2026-11-26"),
    ("2~4일까지", "Fri 2026-12-04"),
    ("12월 3일과 11일 사이", "Fri 2026-12-11"),
    ("12월 8일 - 11일", "Fri 2026-12-11"),
    ("화요일-목요일", "Thu 2026-11-26"),
    ("월~수", "Wed 2026-12-02"),
    ("월-수까지", "Wed 2026-12-02"),
    ("다음 주 월~수", "Wed 2026-12-02"),
]
HOURS = [
    ("from 1pm to 4pm", "Mon 2026-11-23 16:00"),
    ("between 1 and 3pm", "Mon 2026-11-23 15:00"),
    ("between 3 and 5", "Mon 2026-11-23 17:00"),
    ("1-3pm", "Mon 2026-11-23 15:00"),
    ("1–3pm", "Mon 2026-11-23 15:00"),
    ("between 10 and 11:30 tomorrow morning", "Tue 2026-11-24 11:30"),
    ("10am to 12pm Friday morning", "Fri 2026-11-27 12:00"),
    ("tomorrow 1-3pm", "Tue 2026-11-24 15:00"),
    ("Friday between 9 and 11:30", "Fri 2026-11-27 11:30"),
    ("Friday 10am - noon", "Fri 2026-11-27 12:00"),
    ("Friday afternoon between 1pm and 4pm", "Fri 2026-11-27 16:00"),
    ("from 10 to 2", "Tue 2026-11-24 14:00"),
    ("by 3-5pm Friday", "Fri 2026-11-27 17:00"),
    ("in 1-2 hours", "Mon 2026-11-23 16:30"),
    ("오후 1시부터 4시까지", "Mon 2026-11-23 16:00"),
    ("오후 1시~4시", "Mon 2026-11-23 16:00"),
    ("내일 오후 1시에서 3시 사이", "Tue 2026-11-24 15:00"),
    ("금요일 10시~12시", "Fri 2026-11-27 12:00"),
    ("금욜 14시~15시 사이", "Fri 2026-11-27 15:00"),
    ("내일 10~12시 사이", "Tue 2026-11-24 12:00"),
    ("오후 2~4시", "Mon 2026-11-23 16:00"),
]


@pytest.mark.parametrize(("phrase", "day"), DAYS)
def test_a_range_of_days_is_due_when_work_ends_on_its_last_day(phrase: str, day: str) -> None:
    when = read_when(phrase, context())
    assert (short(when.due), when.precision, when.problem) == (f"{day} 18:00", "day", None)


@pytest.mark.parametrize(("phrase", "due"), HOURS)
def test_a_range_of_hours_is_due_at_its_end(phrase: str, due: str) -> None:
    when = read_when(phrase, context())
    assert (short(when.due), when.precision, when.problem) == (due, "time", None)


@pytest.mark.parametrize(
    ("line", "what", "due"),
    [
        ("visit Acme between Monday and Wednesday", "visit Acme", "Wed 2026-12-02 18:00"),
        ("visit Acme Mon-Wed next week", "visit Acme", "Wed 2026-12-02 18:00"),
        ("Q1-Q2 figures to Globex by Friday", "Q1-Q2 figures", "Fri 2026-11-27 18:00"),
        ("call Acme tomorrow between 1 and 3pm", "call Acme", "Tue 2026-11-24 15:00"),
        ("from Dec 8 to Dec 11 migrate the database", "migrate the database", "Fri 2026-12-11 18:00"),
        ("월요일부터 수요일까지 서버 점검", "서버 점검", "Wed 2026-12-02 18:00"),
        ("점검은 2일부터 4일까지 진행", "점검은 진행", "Fri 2026-12-04 18:00"),
    ],
)
def test_a_range_is_taken_out_of_the_line_whole(line: str, what: str, due: str) -> None:
    reading = read(line, context())
    assert (reading.what, short(reading.when.due), reading.problem) == (what, due, None)


def test_a_range_that_has_gone_by_is_past() -> None:
    assert read_when("이 달 4일부터 20일", context()).problem is Problem.PAST_DEADLINE
