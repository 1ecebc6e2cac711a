"""What holds for every text, moment and zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from commitments.domain.errors import NaiveTime
from commitments.language import Problem, When, read, read_when
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
    *PHRASES, "send", "fix", "to", "Acme", "by", "@dana", "<@U1>", "에게", "까지", "and", ",", "(", "the", "#4",
]  # fmt: skip
MOMENTS = st.datetimes(datetime(2005, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
# The moments at which the clocks of these zones change; Apia went from 29 to 31 December 2011 at the first of its own.
CHANGES = {
    "America/New_York": (datetime(2026, 3, 8, 7, tzinfo=UTC), datetime(2026, 11, 1, 6, tzinfo=UTC)),
    "Europe/London": (datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)),
    "Australia/Lord_Howe": (datetime(2026, 4, 4, 15, tzinfo=UTC), datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    "Pacific/Apia": (datetime(2011, 12, 30, 10, tzinfo=UTC), datetime(2012, 3, 31, 14, tzinfo=UTC)),
}
NIGHTS = [
    "1:30am", "by 2:15am", "01:30", "in 90 minutes", "within 36 hours", "tomorrow 1:30am", "today", "noon",
    "tonight at 1", "next business day", "Dec 30", "from Dec 29 to Dec 30", "48시간 이내", "새벽 2시까지",
    "내일 새벽 2시 반", "30일까지",
]  # fmt: skip
MARKS = st.text("abehmnrstyABMT가까내다모시월일지0123456789 .,:;/-~#@()<>\"'", max_size=12)
NAMES = st.text(max_size=12) | st.sampled_from(
    ["Acme", "acme corp", "한성SMB", "Dana", "민수", "May", "by", "금요일", " "]
)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_no_text_raises(text: str) -> None:
    reading = read(text, context())
    assert reading.problem is not Problem.NO_WHAT or reading.what == ""


@given(
    st.lists(MARKS | st.sampled_from(PIECES), max_size=12),
    st.sampled_from(["", " "]),
    st.dictionaries(NAMES, NAMES, max_size=4),
    st.dictionaries(NAMES, NAMES, max_size=4),
)
@settings(max_examples=200, deadline=None)
def test_no_words_no_customers_and_no_people_make_it_raise(
    pieces: list[str], between: str, customers: dict[str, str], people: dict[str, str]
) -> None:
    text = between.join(pieces)
    reading = read(text, context(customers=customers, people=people))
    assert reading.customer is None or reading.customer in customers.values()
    assert reading.owner is None or reading.owner in people or reading.owner[0] == "@" or f"<@{reading.owner}" in text


@given(st.lists(st.sampled_from(PIECES), max_size=12), MOMENTS, st.sampled_from(ZONES))
@settings(max_examples=150, deadline=None)
def test_no_mixture_of_dates_and_words_raises_or_falls_behind(pieces: list[str], now: datetime, zone: str) -> None:
    assume(not shown_twice(now.astimezone(ZoneInfo(zone))))
    lies_ahead(read(" ".join(pieces), context(now=now, zone=ZoneInfo(zone))).when, now, zone)


@given(st.sampled_from(PHRASES), MOMENTS, st.sampled_from(ZONES))
@settings(max_examples=150, deadline=None)
def test_a_due_moment_lies_ahead_and_exists_on_the_clock(phrase: str, now: datetime, zone: str) -> None:
    assume(not shown_twice(now.astimezone(ZoneInfo(zone))))
    lies_ahead(read_when(phrase, context(now=now, zone=ZoneInfo(zone))), now, zone)


@given(st.data(), st.sampled_from(sorted(CHANGES)), st.sampled_from([4320, 180]), st.sampled_from(PHRASES + NIGHTS))
@settings(max_examples=300, deadline=None)
def test_a_due_moment_lies_ahead_also_where_the_clock_changes(
    data: st.DataObject, zone: str, near: int, phrase: str
) -> None:
    change = data.draw(st.sampled_from(CHANGES[zone]))
    now = change + timedelta(minutes=data.draw(st.integers(-near, near)))
    assume(not shown_twice(now.astimezone(ZoneInfo(zone))))
    country = data.draw(st.sampled_from([None, "US", "GB", "AU", "KR"]))
    lies_ahead(read_when(phrase, context(now=now, zone=ZoneInfo(zone), country=country)), now, zone)


def lies_ahead(when: When, now: datetime, zone: str) -> None:
    """Make sure that all moments are aware, shown by the zone's clock, and ahead unless they are said to be past."""
    past = when.problem is Problem.PAST_DEADLINE
    for moment in (*when.alternatives, *((when.due,) if when.due else ())):
        there = moment.astimezone(UTC)  # two moments of one zone compare by their clock times, of two zones as moments
        assert moment.utcoffset() is not None
        assert there >= now or (past and moment == when.due)
        assert there.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) == moment.replace(tzinfo=None, fold=0)
    assert not past or (when.due and when.due.astimezone(UTC) < now)


def shown_twice(local: datetime) -> bool:
    """Tell whether the clock shows this time twice, since it was put back."""
    first, second = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    return first is not None and second is not None and first > second


@pytest.mark.parametrize(("zone", "change"), [(zone, change) for zone, both in CHANGES.items() for change in both])
def test_the_clock_changes_at_the_moments_of_these_tests(zone: str, change: datetime) -> None:
    before, after = (change + timedelta(minutes=step) for step in (-1, 0))
    assert before.astimezone(ZoneInfo(zone)).utcoffset() != after.astimezone(ZoneInfo(zone)).utcoffset()


@given(st.integers(1, 31), MOMENTS)
@settings(max_examples=80, deadline=None)
def test_the_nth_is_the_next_day_with_that_number(number: int, now: datetime) -> None:
    due = read_when(f"by the {number}th", context(now=now, zone=ZoneInfo("UTC"))).due
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
