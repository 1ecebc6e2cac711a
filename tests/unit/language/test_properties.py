"""What holds for every text, moment and zone."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.errors import NaiveTime
from commitments.language import Problem, read, read_when
from tests.unit.language.desk import context, short

ZONES = ["Asia/Seoul", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Europe/London", "UTC"]
PHRASES = [
    "by the 15th", "Friday", "next friday", "in 3 days", "24h", "tomorrow 3pm", "by 5", "by 9", "EOD",
    "tonight", "midnight", "end of month", "this week", "Q4", "mid december", "before friday", "by 12/4",
    "in 2 business days", "last friday of the month", "Feb 29", "by the 31st", "2am tomorrow", "02:30",
    "this morning", "5pm PT", "금요일까지", "15일까지", "3일 이내", "오전 중", "퇴근 전", "월말", "자정",
    "다음 주 금요일", "오후 2시 반", "30분 내로",
]  # fmt: skip
PIECES = [
    *PHRASES,
    "send",
    "fix",
    "to",
    "Acme",
    "by",
    "@dana",
    "<@U1>",
    "에게",
    "까지",
    "and",
    ",",
    "(",
    "the",
    "#4",
]
MOMENTS = st.datetimes(datetime(2005, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_no_text_raises(text: str) -> None:
    reading = read(text, context())
    assert reading.problem is not Problem.NO_WHAT or reading.what == ""


@given(st.lists(st.sampled_from(PIECES), max_size=12), MOMENTS, st.sampled_from(ZONES))
@settings(max_examples=150, deadline=None)
def test_no_mixture_of_dates_and_words_raises_or_falls_behind(pieces: list[str], now: datetime, zone: str) -> None:
    when = read(" ".join(pieces), context(now=now, zone=ZoneInfo(zone))).when
    assert when.due is None or when.due.utcoffset() is not None
    assert when.due is None or when.due >= now or when.problem is Problem.PAST_DEADLINE
    assert all(other >= now for other in when.alternatives)


@given(st.sampled_from(PHRASES), MOMENTS, st.sampled_from(ZONES))
@settings(max_examples=150, deadline=None)
def test_a_due_moment_lies_ahead_and_exists_on_the_clock(phrase: str, now: datetime, zone: str) -> None:
    when = read_when(phrase, context(now=now, zone=ZoneInfo(zone)))
    if when.due is None or when.problem is Problem.PAST_DEADLINE:
        return
    assert when.due >= now
    assert when.due.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(fold=0) == when.due.replace(fold=0)


@given(st.sampled_from(PHRASES), st.sampled_from(["  ", "\t", "\n", "\u00a0"]))
@settings(max_examples=100, deadline=None)
def test_case_and_spaces_change_nothing(phrase: str, space: str) -> None:
    plain = read_when(phrase, context())
    assert read_when(phrase.upper(), context()) == plain
    assert read_when(f"{space}{phrase.replace(' ', space)}{space}", context()) == plain


@given(st.integers(1, 31), MOMENTS)
@settings(max_examples=80, deadline=None)
def test_the_nth_is_the_next_day_with_that_number(number: int, now: datetime) -> None:
    due = read_when(f"by day the {number}th".replace("day ", ""), context(now=now, zone=ZoneInfo("UTC"))).due
    assert due is not None
    assert due.day == number
    assert due.date() - now.date() < timedelta(days=62)


def test_the_day_that_apia_skipped_is_stepped_over() -> None:
    apia = ZoneInfo("Pacific/Apia")
    when = read_when("tomorrow 3pm", context(now=datetime(2011, 12, 29, 12, tzinfo=apia), zone=apia))
    assert short(when.due) == "Sat 2011-12-31 15:00"


def test_an_hour_that_the_clock_skips_moves_forward() -> None:
    york = ZoneInfo("America/New_York")
    when = read_when("tomorrow 2:30am", context(now=datetime(2026, 3, 7, 12, tzinfo=york), zone=york))
    assert short(when.due) == "Sun 2026-03-08 03:30"


def test_24_hours_are_24_hours_over_a_clock_change() -> None:
    york = ZoneInfo("America/New_York")
    when = read_when("24h", context(now=datetime(2026, 3, 7, 12, tzinfo=york), zone=york))
    assert short(when.due) == "Sun 2026-03-08 13:00"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveTime):
        read("send fix by Friday", context(now=datetime(2026, 11, 23)))  # noqa: DTZ001


@pytest.mark.parametrize("text", ["\ud800 by Friday", "\x00", "\ud83d\ude00", "by Friday\ufffe", "İ to Acme by Friday"])
def test_broken_characters_do_no_harm(text: str) -> None:
    read(text, context())


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "일",
        "월요일 ",
        "the day after ",
        "by ",
        "(",
        "<@",
        "@a ",
        "to A ",
        "1/2/",
        "a",
        ",;",
        "in 3 days ",
        "A에",
        "`",
    ],
)
def test_forty_thousand_hostile_characters_return(piece: str) -> None:
    text = (piece * 40_000)[:40_000]
    assert read(text + " by Friday", context()).when is not None


def test_the_work_on_a_long_text_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    from commitments.language import chart

    looked: list[int] = []
    fill = chart._fill

    def counted(table: list[Any], pos: int, token: Any, scene: Any) -> int:
        looked.append(pos)
        return fill(table, pos, token, scene)

    monkeypatch.setattr(chart, "_fill", counted)
    read("monday 3 pm " * 300, context())
    some = len(looked)
    read("monday 3 pm " * 3000, context())
    assert len(looked) - some <= some + 10


def test_a_date_at_the_end_of_a_long_text_is_found() -> None:
    due = read("word " * 2000 + "by Friday", context()).when.due
    assert short(due) == "Fri 2026-11-27 18:00"
