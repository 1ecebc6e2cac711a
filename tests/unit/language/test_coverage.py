"""What could belong to the date and is left over makes a question, unless something accounts for it."""

import pytest

from commitments.language import Problem, read
from tests.unit.language.desk import context, short


@pytest.mark.parametrize(
    "line",
    [
        "send the plan Thursday around 170",
        "send the plan Thursday 1410-1745ECO",
        "send the plan on Thursday to Acme Friday",
        "send the cards by Orthodox Good Friday",
        "send the cards by Islamic New Year",
        "send the cards by Clean Monday",
        "8일에 본사 미팅 2시 강남",
        "내일 확인 모레 회신",
    ],
)
def test_what_is_left_over_is_asked(line: str) -> None:
    assert read(line, context()).problem is Problem.UNCLEAR_DATE


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("by Thursday 3 licenses for Acme", "3 licenses"),
        ("send 5 samples Thursday", "send 5 samples"),
        ("phase 2 Thursday", "phase 2"),
        ("order 4512 by Thursday", "order 4512"),
        ("send Monday's minutes by Thursday", "send Monday's minutes"),
        ("fix the May 3 invoice by Thursday", "fix the May 3 invoice"),
        ("목요일까지 3시 회의 자료 전달", "3시 회의 자료 전달"),
        ("목요일까지 빠르면 내일 전달", "빠르면 내일 전달"),
    ],
)
def test_what_a_noun_accounts_for_is_not_asked(line: str, what: str) -> None:
    reading = read(line, context())
    assert (short(reading.when.due), reading.when.problem) == ("Thu 2026-11-26 18:00", None)
    assert reading.what == what
