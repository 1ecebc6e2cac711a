"""Fiscal years, numbered weeks and sprints: what the company's own settings decide."""

from datetime import date

import pytest

from commitments.language import Problem, read_when
from tests.unit.language.desk import context, short


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("by FY27", "Fri 2027-12-31 18:00"),
        ("by the end of FY 2028", "Fri 2028-12-29 18:00"),
        ("by fiscal year end", "Thu 2026-12-31 18:00"),
        ("by Q2 FY27", "Wed 2027-06-30 18:00"),
        ("다음 회계연도 말까지", "Fri 2027-12-31 18:00"),
    ],
)
def test_a_fiscal_year_is_the_calendar_year_unless_the_company_says_otherwise(phrase: str, due: str) -> None:
    assert short(read_when(phrase, context()).due) == due


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("by FY27", "Wed 2027-03-31 18:00"),
        ("by the end of this fiscal year", "Wed 2027-03-31 18:00"),
        ("by Q1 FY28", "Wed 2027-06-30 18:00"),
    ],
)
def test_a_fiscal_year_is_named_by_the_year_in_which_it_ends(phrase: str, due: str) -> None:
    assert short(read_when(phrase, context(fiscal_year_start=4)).due) == due


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("by week 50", "Fri 2026-12-11 18:00"),
        ("by week 7", "Fri 2027-02-19 18:00"),
        ("by the end of calendar week 5", "Fri 2027-02-05 18:00"),
        ("by KW 5", "Fri 2027-02-05 18:00"),
        ("by w50", "Fri 2026-12-11 18:00"),
        ("week 20 of 2027", "Fri 2027-05-21 18:00"),
        ("50주차까지", "Fri 2026-12-11 18:00"),
    ],
)
def test_a_numbered_week_is_the_next_iso_week_with_that_number(phrase: str, due: str) -> None:
    assert short(read_when(phrase, context()).due) == due


@pytest.mark.parametrize("phrase", ["by sprint end", "by the end of the sprint", "this sprint", "스프린트 종료까지"])
def test_the_end_of_the_sprint_is_known_or_asked(phrase: str) -> None:
    assert short(read_when(phrase, context(sprint_end=date(2026, 12, 3))).due) == "Thu 2026-12-03 18:00"
    for unknown in (context(), context(sprint_end=date(2026, 11, 20))):
        assert read_when(phrase, unknown).problem is Problem.UNCLEAR_DATE


def test_the_end_of_the_next_sprint_is_asked() -> None:
    when = read_when("by the end of next sprint", context(sprint_end=date(2026, 12, 3)))
    assert (when.problem, when.due) == (Problem.UNCLEAR_DATE, None)


@pytest.mark.parametrize("line", ["week 2 report", "fix the week 3 dashboard"])
def test_a_numbered_week_before_a_noun_is_a_name(line: str) -> None:
    assert read_when(line, context()).problem is Problem.NO_DEADLINE
