"""A due moment reads back as itself, however it was written for a person."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.cli.parse_report import moment
from bot.i18n.localizer import Localizer
from commitments.domain.person import Language
from commitments.language import Problem, read, read_when
from tests.unit.language.desk import CUSTOMERS, context
from tests.unit.language.test_properties import CHANGES, shown_twice

Writer = Callable[[datetime, str], str]
ZONES = [
    *(
        "Asia/Seoul",
        "America/New_York",
        "America/Los_Angeles",
        "America/St_Johns",
        "America/Sao_Paulo",
        "Europe/London",
    ),
    *("Europe/Dublin", "Europe/Paris", "Africa/Cairo", "Africa/Johannesburg", "Asia/Dubai", "Asia/Kolkata", "UTC"),
    *("Asia/Kathmandu", "Asia/Shanghai", "Asia/Manila", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Honolulu"),
]
COUNTRIES = [None, "KR", "US", "GB", "DE", "AU"]
# Each way in which the product shows people a due moment.
WITH_YEAR: dict[str, Writer] = {
    "the card in English": lambda due, zone: Localizer("en", zone).moment(due),
    "the card in Korean": lambda due, zone: Localizer("ko", zone).moment(due),
    "the command's words": lambda due, _: moment(Localizer("en", "UTC"), due),
}
ISO: dict[str, Writer] = {
    "ISO 8601": lambda due, _: due.isoformat(),
    "ISO 8601 in UTC, as in a spreadsheet": lambda due, _: due.astimezone(UTC).isoformat(),
}
WITHOUT_YEAR: dict[str, Writer] = {
    "a reminder in English": lambda due, zone: Localizer("en", zone).short(due),
    "a reminder in Korean": lambda due, zone: Localizer("ko", zone).short(due),
}
GOVERNED = ["by {}", "{}까지", "send the fix to Acme by {}", "Acme에 수정본 {}까지 보내기"]
MINUTES = st.datetimes(datetime(2005, 1, 1), datetime(2050, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(second=0, microsecond=0)
)
DAY = 24 * 60
FORMS = [(name, form) for name in WITH_YEAR for form in GOVERNED] + [
    (name, form) for name in ISO for form in GOVERNED[::2]
]


@pytest.mark.parametrize(("name", "form"), FORMS)
@given(MINUTES, st.integers(0, 400 * DAY) | st.integers(0, 2 * DAY), st.sampled_from(ZONES), st.sampled_from(COUNTRIES))
@settings(max_examples=30, deadline=None)
def test_a_due_moment_is_read_as_it_was_written(
    name: str, form: str, now: datetime, ahead: int, zone: str, country: str | None
) -> None:
    reads_back((WITH_YEAR | ISO)[name], form, now, ahead, zone, country)


@pytest.mark.parametrize("form", GOVERNED)
@pytest.mark.parametrize("name", WITHOUT_YEAR)
@given(MINUTES, st.integers(0, 360 * DAY) | st.integers(0, 2 * DAY), st.sampled_from(ZONES), st.sampled_from(COUNTRIES))
@settings(max_examples=30, deadline=None)
def test_a_due_moment_without_its_year_is_read_as_it_was_written(
    name: str, form: str, now: datetime, ahead: int, zone: str, country: str | None
) -> None:
    reads_back(WITHOUT_YEAR[name], form, now, ahead, zone, country)


@pytest.mark.parametrize("language", ["en", "ko"])
@given(
    MINUTES,
    st.integers(0, 400 * DAY),
    st.sampled_from(
        ["Asia/Seoul", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]
    ),
    st.sampled_from(["Asia/Seoul", "America/Los_Angeles", "Europe/Paris", "Australia/Sydney", "Asia/Dubai", "UTC"]),
)
@settings(max_examples=100, deadline=None)
def test_a_due_moment_told_in_the_customers_zone_is_read_as_it_was_written(
    language: Language, now: datetime, ahead: int, own: str, theirs: str
) -> None:
    due = now + timedelta(minutes=ahead)
    assume(not shown_twice(due.astimezone(ZoneInfo(theirs))))
    text = "by " + Localizer(language, own).moment(due, theirs)
    when = read_when(text, context(now=now, zone=ZoneInfo(own)))
    assert when.due is not None
    assert (when.due.astimezone(UTC), when.problem) == (due, None), text
    assert when.due.tzinfo == ZoneInfo(own)


@pytest.mark.parametrize("name", WITH_YEAR | WITHOUT_YEAR)
@given(st.sampled_from(sorted(CHANGES)), st.booleans(), st.integers(-180, 180), st.sampled_from([0, 10, 200, 4320]))
@settings(max_examples=30, deadline=None)
def test_a_due_moment_near_a_change_of_the_clock_is_read_as_it_was_written(
    name: str, zone: str, later: bool, near: int, ahead: int
) -> None:
    now = CHANGES[zone][later] + timedelta(minutes=near - ahead)
    reads_back((WITH_YEAR | WITHOUT_YEAR)[name], "by {}", now, ahead, zone, None)


@pytest.mark.parametrize("name", ISO)
@given(st.sampled_from(sorted(CHANGES)), st.integers(-180, 180), st.sampled_from([0, 10, 200, 4320]))
@settings(max_examples=30, deadline=None)
def test_an_offset_tells_the_two_readings_of_an_hour_shown_twice_apart(
    name: str, zone: str, near: int, ahead: int
) -> None:
    due = (CHANGES[zone][1] + timedelta(minutes=near)).astimezone(ZoneInfo(zone))
    now = due.astimezone(UTC) - timedelta(minutes=ahead)
    when = read_when("by " + ISO[name](due, zone), context(now=now, zone=ZoneInfo(zone)))
    assert when.due is not None
    assert when.due.astimezone(UTC) == due.astimezone(UTC)


def reads_back(write: Writer, form: str, now: datetime, ahead: int, zone: str, country: str | None) -> None:
    """Write the moment that lies so many minutes ahead, and make sure that it is read as that moment."""
    due = (now + timedelta(minutes=ahead)).astimezone(ZoneInfo(zone))
    assume(not shown_twice(due))
    text = form.format(write(due, zone))
    reading = read(text, context(now=now, zone=ZoneInfo(zone), country=country, customers=CUSTOMERS))
    when = reading.when
    assert (when.due and when.due.astimezone(UTC), when.problem) == (due.astimezone(UTC), None), text
    assert reading.customer == ("Acme" if "Acme" in form else None)
    assert not any(letter.isdigit() for letter in reading.what)


@pytest.mark.parametrize("name", ["a reminder in English", "a reminder in Korean"])
@given(MINUTES, st.integers(367, 700), st.sampled_from(COUNTRIES))
@settings(max_examples=60, deadline=None)
def test_a_date_that_left_out_a_far_year_is_a_question(
    name: str, now: datetime, days: int, country: str | None
) -> None:
    due = (now + timedelta(days=days)).replace(hour=23, minute=59)
    when = read_when("by " + WITHOUT_YEAR[name](due, "UTC"), context(now=now, zone=ZoneInfo("UTC"), country=country))
    assert when.due != due
    assert when.problem is Problem.UNCLEAR_DATE
