"""Weekends and make-up days of countries; days off, half days and breaks of a company or person."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from commitments.adapters.sql import mappers
from commitments.domain.calendar import Calendar
from commitments.domain.person import Person
from commitments.domain.working_hours import Schedule, WorkingHours

SEOUL, RIYADH, SHANGHAI = ZoneInfo("Asia/Seoul"), ZoneInfo("Asia/Riyadh"), ZoneInfo("Asia/Shanghai")
LUNCH = WorkingHours(lunch=(time(12), time(13)))
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("country", "day", "works"),
    [
        ("SA", date(2026, 11, 27), False),  # a Friday
        ("SA", date(2026, 11, 28), False),
        ("SA", date(2026, 11, 29), True),  # a Sunday
        ("IL", date(2026, 11, 29), True),
        ("AE", date(2026, 11, 27), True),  # Friday is worked there since 2022
        ("AE", date(2021, 11, 26), False),
        ("CN", date(2026, 2, 28), True),  # a Saturday, made up for the Spring Festival
        ("CN", date(2026, 10, 10), True),
        ("CN", date(2026, 10, 17), False),
        ("KR", date(2026, 11, 28), False),
        ("XX", date(2026, 11, 28), False),
        (None, date(2026, 11, 29), False),
    ],
)
def test_weekends_and_make_up_days_are_the_countrys(country: str | None, day: date, works: bool) -> None:
    assert Calendar(SEOUL, country).is_working_day(day) is works


def test_weekdays_that_were_set_go_before_the_countrys() -> None:
    part_time = Calendar(SHANGHAI, "CN", WorkingHours(weekdays=frozenset({0, 1, 2})))
    assert [day for day in range(21, 29) if part_time.is_working_day(date(2026, 9, day))] == [21, 22, 23, 28]
    assert not part_time.is_working_day(date(2026, 2, 28))


def test_a_working_day_back_from_sunday_in_riyadh_is_thursday() -> None:
    assert Calendar(RIYADH, "SA").previous_working_day(date(2026, 11, 29)) == date(2026, 11, 26)


def test_days_off_are_not_worked_and_half_days_until_noon() -> None:
    calendar = Calendar(SEOUL, "KR", LUNCH, frozenset({date(2026, 12, 24)}), frozenset({date(2026, 12, 31)}))
    assert not calendar.is_working_day(date(2026, 12, 24))
    assert calendar.end_of(date(2026, 12, 31)).time() == time(12)
    assert calendar.not_after(datetime(2026, 12, 31, 18, tzinfo=SEOUL)).time() == time(12)
    assert not calendar.is_working_time(datetime(2026, 12, 31, 15, tzinfo=SEOUL))
    assert calendar.not_before(datetime(2026, 12, 31, 15, tzinfo=SEOUL)) == datetime(2027, 1, 4, 9, tzinfo=SEOUL)
    without = Calendar(SEOUL, "KR", half_days=frozenset({date(2026, 12, 31)}))
    assert without.end_of(date(2026, 12, 31)).time() == time(13, 30)


@pytest.mark.parametrize(
    ("moment", "hours", "before", "after"),
    [
        ("2026-11-24 16:00", 4, "2026-11-24 11:00", "2026-11-25 11:00"),
        ("2026-11-24 13:00", 1, "2026-11-24 11:00", "2026-11-24 14:00"),
        ("2026-11-24 12:30", 1, "2026-11-24 11:00", "2026-11-24 14:00"),
        ("2026-11-27 17:00", 2, "2026-11-27 15:00", "2026-11-30 10:00"),
        ("2026-11-28 10:00", 8, "2026-11-27 09:00", "2026-11-30 18:00"),
        ("2026-11-24 08:00", 3, "2026-11-23 15:00", "2026-11-24 12:00"),
    ],
)
def test_a_break_is_not_counted(moment: str, hours: int, before: str, after: str) -> None:
    calendar, at = Calendar(SEOUL, "KR", LUNCH), datetime.fromisoformat(moment).replace(tzinfo=SEOUL)
    assert f"{calendar.subtract_working_time(at, hours * HOUR):%Y-%m-%d %H:%M}" == before
    assert f"{calendar.add_working_time(at, hours * HOUR):%Y-%m-%d %H:%M}" == after


def test_a_break_is_no_time_of_notice() -> None:
    calendar = Calendar(SEOUL, "KR", LUNCH)
    start, end = (datetime(2026, 11, 24, hour, tzinfo=SEOUL) for hour in (11, 14))
    assert calendar.working_time_between(start, end) == 2 * HOUR


def test_counting_on_further_than_a_year_ends() -> None:
    never = Calendar(SEOUL, None, WorkingHours(weekdays=frozenset()))
    assert never.add_working_time(datetime(2026, 11, 24, 9, tzinfo=SEOUL), 9999 * HOUR).year > 2027


def test_a_break_outside_the_hours_halves_no_day() -> None:
    late = WorkingHours(time(14), time(22), lunch=(time(12), time(13)))
    assert Calendar(SEOUL, "KR", late, half_days=frozenset({date(2026, 12, 31)})).end_of(
        date(2026, 12, 31)
    ).time() == time(18)


def test_hours_of_an_older_release_are_all_set_and_only_parts_of_todays() -> None:
    own = Schedule().with_part("lunch", LUNCH)
    usual, row = WorkingHours(time(10), time(19)), mappers.from_person("T1", Person("jane", "Jane", schedule=own))
    assert mappers.to_person(row).schedule == own
    assert own.hours_over(usual) == usual._replace(lunch=LUNCH.lunch)
    del row["schedule"]["hours"]["parts"]
    assert mappers.to_person(row).schedule.hours_over(usual) == LUNCH
