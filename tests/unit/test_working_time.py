"""Working days and hours of one place: counted on, counted back, and measured."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from commitments.domain.calendar import Calendar
from commitments.domain.country_days import holiday_names, public_holiday, public_holidays
from commitments.domain.working_hours import WorkingHours
from tests.stage import LONDON, NEW_YORK, SEOUL, seoul

KOREA, AMERICA = Calendar(ZoneInfo(SEOUL), "KR"), Calendar(ZoneInfo(NEW_YORK), "US")
NEVER_OPEN = Calendar(ZoneInfo(SEOUL), None, WorkingHours(weekdays=frozenset()))
HOUR = timedelta(hours=1)
# Thursday 24 December 2026 is followed by Christmas and a weekend.
THURSDAY, MONDAY = date(2026, 12, 24), date(2026, 12, 28)


@pytest.mark.parametrize(
    ("day", "count", "found"),
    [
        (THURSDAY, 1, MONDAY),
        (MONDAY, -1, THURSDAY),
        (THURSDAY, 3, date(2026, 12, 30)),
        (date(2026, 12, 26), 1, MONDAY),
        (date(2026, 12, 26), -2, date(2026, 12, 23)),
        (THURSDAY, 0, THURSDAY),
    ],
)
def test_holidays_and_weekends_are_not_counted(day: date, count: int, found: date) -> None:
    assert KOREA.add_working_days(day, count) == found


def test_a_count_of_more_than_a_year_is_counted_to_its_end() -> None:
    assert Calendar(UTC).add_working_days(THURSDAY, 500) == THURSDAY + timedelta(weeks=100)
    assert Calendar(UTC).add_working_days(THURSDAY, -500) == THURSDAY - timedelta(weeks=100)


def test_the_next_and_the_previous_working_day_lie_beside_it() -> None:
    assert (KOREA.next_working_day(THURSDAY), KOREA.previous_working_day(MONDAY)) == (MONDAY, THURSDAY)


def test_a_place_that_never_works_is_searched_for_a_year_and_no_longer() -> None:
    assert NEVER_OPEN.next_working_day(THURSDAY) == THURSDAY + timedelta(days=366)
    assert NEVER_OPEN.last_working_day(THURSDAY, MONDAY) == MONDAY
    assert NEVER_OPEN.working_time_between(seoul("2026-12-24 08:00"), seoul("2026-12-28 20:00")) == timedelta(0)


def test_the_last_working_day_may_be_the_first_or_the_last_of_a_period() -> None:
    assert KOREA.last_working_day(THURSDAY, date(2026, 12, 27)) == THURSDAY
    assert KOREA.last_working_day(THURSDAY, MONDAY) == MONDAY
    assert KOREA.last_working_day(date(2026, 12, 25), date(2026, 12, 27)) == date(2026, 12, 27)


@pytest.mark.parametrize(
    ("moment", "works", "before", "after"),
    [
        ("2026-12-24 08:59", False, "2026-12-23 18:00", "2026-12-24 09:00"),
        ("2026-12-24 09:00", True, "2026-12-24 09:00", "2026-12-24 09:00"),
        ("2026-12-24 12:30", True, "2026-12-24 12:30", "2026-12-24 12:30"),
        ("2026-12-24 18:00", True, "2026-12-24 18:00", "2026-12-24 18:00"),
        ("2026-12-24 18:01", False, "2026-12-24 18:00", "2026-12-28 09:00"),
        ("2026-12-25 12:00", False, "2026-12-24 18:00", "2026-12-28 09:00"),
        ("2026-12-26 08:00", False, "2026-12-24 18:00", "2026-12-28 09:00"),
        ("2026-12-27 23:00", False, "2026-12-24 18:00", "2026-12-28 09:00"),
    ],
)
def test_a_moment_is_working_time_or_lies_between_two_working_moments(
    moment: str, works: bool, before: str, after: str
) -> None:
    at = seoul(moment)
    assert KOREA.is_working_time(at) == works
    assert (KOREA.not_after(at), KOREA.not_before(at)) == (seoul(before), seoul(after))


@pytest.mark.parametrize(
    ("moment", "hours", "found"),
    [
        ("2026-12-24 11:00", 2, "2026-12-24 09:00"),
        ("2026-12-24 11:00", 3, "2026-12-23 17:00"),
        ("2026-12-28 10:00", 2, "2026-12-24 17:00"),
        ("2026-12-28 10:00", 11, "2026-12-23 17:00"),
        ("2026-12-26 12:00", 1, "2026-12-24 17:00"),
    ],
)
def test_working_hours_are_counted_back_over_nights_and_days_off(moment: str, hours: int, found: str) -> None:
    assert KOREA.subtract_working_time(seoul(moment), hours * HOUR) == seoul(found)


def test_counting_back_further_than_a_year_ends() -> None:
    found = KOREA.subtract_working_time(seoul("2026-12-24 11:00"), 100_000 * HOUR)
    assert seoul("2025-01-01 00:00") < found < seoul("2025-12-24 00:00")


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-12-24 10:00", "2026-12-24 12:00", 2),
        ("2026-12-24 10:00", "2026-12-24 10:00", 0),
        ("2026-12-24 07:00", "2026-12-24 10:00", 1),
        ("2026-12-24 19:00", "2026-12-24 23:00", 0),
        ("2026-12-23 17:00", "2026-12-24 10:00", 2),
        ("2026-12-24 17:00", "2026-12-28 10:00", 2),
        ("2026-12-23 17:00", "2026-12-28 10:00", 11),
        ("2026-12-25 10:00", "2026-12-27 10:00", 0),
        ("2026-12-28 10:00", "2026-12-24 17:00", -2),
    ],
)
def test_notice_is_measured_in_working_time(start: str, end: str, hours: int) -> None:
    assert KOREA.working_time_between(seoul(start), seoul(end)) == hours * HOUR


def test_working_time_is_that_which_passes_when_the_clocks_are_changed() -> None:
    nights = Calendar(ZoneInfo(LONDON), None, WorkingHours(time(0), time(6), frozenset(range(7))))
    opens, closes = nights.start_of(date(2026, 3, 29)), nights.end_of(date(2026, 3, 29))  # one o'clock is skipped
    assert nights.working_time_between(opens, closes) == 5 * HOUR
    assert nights.subtract_working_time(closes, 4 * HOUR) == nights.at(date(2026, 3, 29), time(2))


def test_a_clock_time_that_is_skipped_moves_forward() -> None:
    assert AMERICA.at(date(2026, 3, 8), time(2, 30)).strftime("%H:%M %Z") == "03:30 EDT"


@pytest.mark.parametrize(
    ("now", "days"),
    [
        ("2026-12-24 20:00", 0), ("2026-12-27 12:00", 0), ("2026-12-28 08:00", 1), ("2026-12-30 12:00", 3),
        ("2026-12-23 12:00", 0),
    ],
)  # fmt: skip
def test_days_late_are_the_working_days_that_began_since(now: str, days: int) -> None:
    assert KOREA.working_days_late(seoul("2026-12-24 18:00"), seoul(now)) == days


def test_days_late_are_those_of_the_place() -> None:
    due = datetime(2026, 12, 24, 1, tzinfo=UTC)  # the 23rd in New York, the 24th in Seoul
    assert (AMERICA.working_days_late(due, due + 14 * HOUR), KOREA.working_days_late(due, due + 13 * HOUR)) == (1, 0)


def test_a_holiday_has_its_day_and_both_its_names() -> None:
    assert public_holiday("Christmas Day", "KR", 2026) == date(2026, 12, 25)
    assert public_holiday("Easter Monday", "GB", 2026) == date(2026, 4, 6)
    assert public_holiday("Thanksgiving Day", "KR", 2026) is None
    assert holiday_names("KR", 2026)["설날"] == holiday_names("KR", 2026)["korean new year"] == date(2026, 2, 17)
    assert public_holidays("KR", 2026) == sorted(public_holidays("KR", 2026))
    assert date(2026, 12, 25) in public_holidays("KR", 2026)


def test_of_a_holiday_of_several_days_the_first_is_meant() -> None:
    assert public_holiday("Eid al-Fitr", "TR", 2026) == date(2026, 3, 20)


def test_a_country_that_the_data_does_not_know_has_weekends_only() -> None:
    nowhere = Calendar(ZoneInfo(SEOUL), "XX")
    assert public_holiday("Christmas Day", "XX", 2026) is None
    assert holiday_names("XX", 2026) == {}
    assert nowhere.next_working_day(THURSDAY) == date(2026, 12, 25)


def test_without_a_country_there_are_no_holidays() -> None:
    anywhere = Calendar(ZoneInfo(SEOUL))
    assert not anywhere.is_holiday(date(2026, 12, 25))
    assert anywhere.holiday(date(2026, 12, 25), "en") is None


def test_a_country_may_be_written_small() -> None:
    small = Calendar(ZoneInfo(SEOUL), "kr")
    assert small.is_holiday(date(2026, 12, 25))
    assert small.holiday(date(2026, 12, 25), "en") == "Christmas Day"
