"""What a reading does not depend on, and what it does not take away: case, spaces, and the numbers of the what."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from commitments.language import read, read_when
from tests.unit.language.desk import context
from tests.unit.language.test_lines import LINES
from tests.unit.language.test_properties import PHRASES, PIECES

WHOLE = [
    *(line for line, *_ in LINES),
    "send the signed NDA to Acme by Friday",
    "Can you @dana review the quote for Globex by tomorrow 3pm?",
    "Hi team, I'll send the log to Acme by EOD, thanks!",
    "fix #4512 for Globex by the 15th",
    "please deliver 3 units to Acme by 5pm PT on Friday",
    "call Nordwind AG at 15:00 tomorrow",
    "let's migrate the database by end of month",
    "share Q4 2025 numbers with Globex by Q1",
    "@nobody update the runbook in 3 business days",
    "first thing Tuesday call Acme",
    "Acme: send May's invoice before noon",
    "refund INV-2026-0042 by 12/4",
    "prepare the plan between Monday and Wednesday",
    "send it to Acme in 24h",
    "reply in 1h30m to Globex",
    "cancel the order by Christmas",
    "remind the sun team by sun",
    "send the log by 2026-12-01T09:00-05:00",
    "do it by 17:00 utc+2",
    "let Dana know by the 3rd of May, 2027",
    "send notice to Acme and Globex by Friday",
    "fix it by Thursday or Friday",
    "send the report by 31 February",
    "send it by Nov 20 2026",
    "reply to Acme asap",
    "bis Freitag den Bericht an Acme",
    "Acme에 견적서 금요일까지 보내겠습니다",
    "@민수 한성SMB에게 초안 내일 오후 3시까지 전달",
    "제가 이번 주 내로 회신드리겠습니다",
    "한성SMB: 12월 4일까지 v2.15 배포",
    "API 문서 월말까지 Acme한테 공유",
    "PO 발행 12/4(금)까지",
    "5pm PT까지 Acme에 회신",
    "내일 3pm까지 QA 완료",
    "3영업일 이내 Log 분석",
    "수정본 목요일이나 금요일까지",
]
NUMBERS = [
    "#4512", "INV-7", "INV-2026-0042", "v2.15", "20%", "99.9%", "3 units", "order 4512", "500 errors", "PR-12", "$500",
    "€3,000", "ISO 27001", "10GB", "bug 4412", "1,250 units", "5x", "x86", "H2O", "COVID-19", "404 page", "100 users",
    "3건", "15개", "3명", "주문 4512", "제3공장", "2호기", "3차", "이슈 15개",
]  # fmt: skip
WORDS = ["send", "fix", "the report", "login bug", "quote", "수정본", "견적서 전달", "로그인 오류"]
DEADLINES = [
    "by Friday", "by the 15th", "by Dec 12", "by 12/4", "by 2026-12-01", "by 3pm", "by Friday 5pm", "in 3 days",
    "tomorrow", "금요일까지", "15일까지", "12월 4일까지", "3일 이내", "내일 오후 3시까지", "다음 주 금요일까지",
]  # fmt: skip
CUSTOMERS = ["to Acme", "for Globex", "Acme에", "한성SMB에게"]


@pytest.mark.parametrize("line", WHOLE)
def test_a_whole_line_reads_the_same_in_capitals_in_small_letters_and_with_wide_spaces(line: str) -> None:
    reads_the_same(line)


@given(st.lists(st.sampled_from([*PIECES, *WORDS, *NUMBERS, *DEADLINES, *CUSTOMERS]), min_size=2, max_size=9))
@settings(max_examples=150, deadline=None)
def test_a_mixture_reads_the_same_in_capitals_in_small_letters_and_with_wide_spaces(pieces: list[str]) -> None:
    line = " ".join(pieces)
    # A name that no customer carries is told by its capitals.
    assume(not any(read(other, context()).customer_guess for other in (line, line.upper(), line.lower())))
    reads_the_same(line)


def reads_the_same(line: str) -> None:
    """Make sure that case and spaces change only those of the words kept."""
    said = facts(line)
    assert facts(line.upper()) == said
    assert facts(line.lower()) == said
    assert facts(f"  {line.replace(' ', '  ')}") == said
    assert facts(line.replace(" ", "\u00a0\t")) == said


def facts(line: str) -> tuple[object, ...]:
    """Give all that is read in a line, without the case of the words kept from it."""
    reading = read(line, context())
    kept = (reading.what.casefold(), (reading.owner or "").casefold())
    return (*kept, reading.when, reading.customer, reading.customers, reading.problem, reading.hedged)


@given(st.sampled_from(PHRASES), st.sampled_from(["  ", "\t", "\n", "\u00a0"]))
@settings(max_examples=100, deadline=None)
def test_case_and_spaces_change_no_date(phrase: str, space: str) -> None:
    plain = read_when(phrase, context())
    assert read_when(phrase.upper(), context()) == plain
    assert read_when(f"{space}{phrase.replace(' ', space)}{space}", context()) == plain


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(NUMBERS)), min_size=1, max_size=3),
    st.sampled_from(DEADLINES),
    st.sampled_from(CUSTOMERS),
    st.sampled_from(["{what} {customer} {deadline}", "{deadline} {what} {customer}", "{customer} {what} {deadline}"]),
)
@settings(max_examples=300, deadline=None)
def test_the_numbers_of_what_was_promised_stay_in_it(
    parts: list[tuple[str, str]], deadline: str, customer: str, order: str
) -> None:
    what = " ".join(f"{word} {number}" for word, number in parts)
    reading = read(order.format(what=what, deadline=deadline, customer=customer), context())
    assert numbers(reading.what) == numbers(what)
    assert reading.when.due == read_when(deadline, context()).due


def numbers(text: str) -> list[str]:
    """Give the numbers of a text in their order."""
    return re.findall(r"\d+", text)
