"""A promise that recurs is never stored once without a question; the next time is read."""

import pytest

from commitments.language import Problem, read, recurrence_rule
from tests.unit.language.desk import NOW, context, short

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


RULES = [
    ("매주 월, 수 보고서 공유", "Wed 2026-11-25 18:00", "WEEKLY;BYDAY=MO,WE"),
    ("매주 월수금 보고서 공유", "Wed 2026-11-25 18:00", "WEEKLY;BYDAY=MO,WE,FR"),
    ("매주 월/목 보고서 공유", "Thu 2026-11-26 18:00", "WEEKLY;BYDAY=MO,TH"),
    ("매주 월요일과 수요일 보고서 공유", "Wed 2026-11-25 18:00", "WEEKLY;BYDAY=MO,WE"),
    ("매주 화·목까지 보고서 공유", "Tue 2026-11-24 18:00", "WEEKLY;BYDAY=TU,TH"),
    ("월수금마다 보고서 공유", "Wed 2026-11-25 18:00", "WEEKLY;BYDAY=MO,WE,FR"),
    ("격주 화, 목 보고서 공유", "Tue 2026-11-24 18:00", "WEEKLY;INTERVAL=2;BYDAY=TU,TH"),
    ("매주 금 보고서 공유", "Fri 2026-11-27 18:00", "WEEKLY;BYDAY=FR"),
    ("격주 금요일 보고서 공유", "Fri 2026-11-27 18:00", "WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("2주마다 금요일 보고서 공유", "Fri 2026-11-27 18:00", "WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("매월 말일 보고서 공유", "Mon 2026-11-30 18:00", "MONTHLY;BYMONTHDAY=-1"),
    ("월말마다 보고서 공유", "Mon 2026-11-30 18:00", "MONTHLY;BYMONTHDAY=-1"),
    ("매월 5일, 20일 보고서 공유", "Sat 2026-12-05 18:00", "MONTHLY;BYMONTHDAY=5,20"),
    ("매달 10일과 25일까지 보고서 공유", "Wed 2026-11-25 18:00", "MONTHLY;BYMONTHDAY=10,25"),
    ("매일 보고서 공유", None, "DAILY"),
    ("평일마다 보고서 공유", None, "WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("분기마다 보고서 공유", None, "MONTHLY;INTERVAL=3;BYMONTHDAY=23"),
    ("분기 말마다 보고서 공유", "Thu 2026-12-31 18:00", "MONTHLY;INTERVAL=3;BYMONTHDAY=-1"),
    ("연말마다 보고서 공유", "Thu 2026-12-31 18:00", "YEARLY;BYMONTH=12;BYMONTHDAY=-1"),
    ("every Mon and Wed send the figures", "Wed 2026-11-25 18:00", "WEEKLY;BYDAY=MO,WE"),
    ("send the figures every Monday, Wednesday and Friday", "Wed 2026-11-25 18:00", "WEEKLY;BYDAY=MO,WE,FR"),
    ("send the figures on Mondays and Wednesdays", "Wed 2026-11-25 18:00", "WEEKLY;BYDAY=MO,WE"),
    ("send the figures Mondays and Thursdays", "Thu 2026-11-26 18:00", "WEEKLY;BYDAY=MO,TH"),
    ("every Mon & Thu send the figures", "Thu 2026-11-26 18:00", "WEEKLY;BYDAY=MO,TH"),
    ("every Monday send the Friday report", "Mon 2026-11-30 18:00", "WEEKLY;BYDAY=MO"),
    ("figures on the 5th and 20th of every month", "Sat 2026-12-05 18:00", "MONTHLY;BYMONTHDAY=5,20"),
    ("figures every 5th and 20th", "Sat 2026-12-05 18:00", "MONTHLY;BYMONTHDAY=5,20"),
    ("every quarter send the figures", None, "MONTHLY;INTERVAL=3;BYMONTHDAY=23"),
]


@pytest.mark.parametrize(("line", "due", "rule"), RULES)
def test_the_rule_and_its_first_date_are_read(line: str, due: str | None, rule: str) -> None:
    reading = read(line, context())
    assert short(reading.when.due) == due
    assert recurrence_rule(line, (reading.when.due or NOW).date()) == f"FREQ={rule}"
    kept = "the Friday report" if "Friday report" in line else "figures" if line.isascii() else "보고서 공유"
    assert reading.what.removeprefix("send ").removeprefix("the ") == kept.removeprefix("the ")


@pytest.mark.parametrize(
    "line", ["매물 3건 금요일까지 보내기", "send the two-weeks plan by Friday", "격주간 보고서 금요일까지"]
)
def test_words_that_look_like_it_do_not_recur(line: str) -> None:
    assert read(line, context()).recurs is None
