"""Holidays: each resolves to a day, and to the right one. The calendars of these years were looked up."""

from datetime import datetime
from itertools import product

import pytest

from commitments.language import read, read_when
from commitments.language.languages.english import holiday_names as english
from commitments.language.languages.korean import holiday_names as korean
from tests.unit.language.desk import SEOUL, context, short

YEARS = [
    ("by Christmas", "Fri 2026-12-25"),
    ("by Christmas Eve", "Thu 2026-12-24"),
    ("by New Year's Eve", "Thu 2026-12-31"),
    ("by New Year's Day", "Fri 2027-01-01"),
    ("by Thanksgiving", "Thu 2026-11-26"),
    ("by Black Friday", "Fri 2026-11-27"),
    ("by Cyber Monday", "Mon 2026-11-30"),
    ("by MLK Day", "Mon 2027-01-18"),
    ("by Presidents Day", "Mon 2027-02-15"),
    ("by Presidents' Day", "Mon 2027-02-15"),
    ("by Presidents’ Day", "Mon 2027-02-15"),
    ("by New Years' Eve", "Thu 2026-12-31"),
    ("by Good Friday", "Fri 2027-03-26"),
    ("by Easter Friday", "Fri 2027-03-26"),
    ("by Easter Sunday", "Sun 2027-03-28"),
    ("by Easter Monday", "Mon 2027-03-29"),
    ("by Easter", "Sun 2027-03-28"),
    ("by Mother's Day", "Sun 2027-05-09"),
    ("by Father's Day", "Sun 2027-06-20"),
    ("by Independence Day", "Sun 2027-07-04"),
    ("by Halloween", "Sun 2027-10-31"),
    ("by Diwali", "Fri 2027-10-29"),
    ("by Chinese New Year", "Sat 2027-02-06"),
    ("by Chuseok", "Wed 2027-09-15"),
    ("설날까지", "Sun 2027-02-07"),
    ("구정까지", "Sun 2027-02-07"),
    ("추석까지", "Wed 2027-09-15"),
    ("부처님 오신 날까지", "Thu 2027-05-13"),
    ("삼일절까지", "Mon 2027-03-01"),
    ("어린이날까지", "Wed 2027-05-05"),
    ("현충일까지", "Sun 2027-06-06"),
    ("광복절까지", "Sun 2027-08-15"),
    ("개천절까지", "Sun 2027-10-03"),
    ("한글날까지", "Sat 2027-10-09"),
    ("크리스마스이브까지", "Thu 2026-12-24"),
    ("추수감사절까지", "Thu 2026-11-26"),
    ("부활절까지", "Sun 2027-03-28"),
]


def names() -> list[str]:
    """Return every name in the table of holidays, with each choice and each optional word written out."""
    found = []
    for pattern in (*english.HOLIDAYS, *korean.HOLIDAYS):
        words = [word.rstrip("?").split("|") + [""] * word.endswith("?") for word in pattern.split()]
        found += [" ".join(word for word in chosen if word) for chosen in product(*words)]
    return found


@pytest.mark.parametrize("name", names())
def test_every_holiday_is_a_day_ahead_in_every_country(name: str) -> None:
    phrase = f"{name}까지" if "가" <= name[0] <= "힣" else f"by {name}"
    for country in ("KR", "US", "GB", "XX", None):
        when = read_when(phrase, context(country=country))
        assert (when.precision, when.problem) == ("day", None), country
        assert when.due
        assert 0 <= (when.due.date() - context().now.date()).days <= 366, country


@pytest.mark.parametrize(("phrase", "day"), YEARS)
def test_a_holiday_is_the_next_day_of_that_name(phrase: str, day: str) -> None:
    assert short(read_when(phrase, context()).due) == f"{day} 18:00"


@pytest.mark.parametrize(
    ("phrase", "country", "day"),
    [
        ("by Thanksgiving", "US", "Thu 2026-11-26"),
        ("by Thanksgiving", "CA", "Mon 2026-10-12"),
        ("by Labor Day", "US", "Mon 2026-09-07"),
        ("by Labor Day", "KR", "Fri 2026-05-01"),
        ("by Memorial Day", "US", "Mon 2026-05-25"),
        ("by Memorial Day", "KR", "Sat 2026-06-06"),
        ("by Easter", "GB", "Sun 2026-04-05"),
        ("by Diwali", "IN", "Sun 2026-11-08"),
        ("추석까지", "KR", "Fri 2026-09-25"),
        ("설날까지", "KR", "Tue 2026-02-17"),
        ("석가탄신일까지", "KR", "Sun 2026-05-24"),
    ],
)
def test_a_holiday_of_2026_is_the_one_of_the_speakers_country(phrase: str, country: str, day: str) -> None:
    january = context(now=datetime(2026, 1, 5, 10, tzinfo=SEOUL), country=country)
    assert short(read_when(phrase, january).due) == f"{day} 18:00"


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("by Christmas 2027", "Sat 2027-12-25"),
        ("2027년 설날까지", "Sun 2027-02-07"),
        ("2028년 추석까지", "Tue 2028-10-03"),
        ("by the day after Christmas", "Sat 2026-12-26"),
        ("추석 다음 날까지", "Thu 2027-09-16"),
        ("before Christmas", "Thu 2026-12-24"),
        ("설날 전까지", "Fri 2027-02-05"),
        ("추석 연휴 전까지", "Mon 2027-09-13"),
    ],
)
def test_a_holiday_may_have_a_year_and_a_day_beside_it(phrase: str, day: str) -> None:
    assert short(read_when(phrase, context()).due) == f"{day} 18:00"


@pytest.mark.parametrize("name", ["black", "cyber"])
def test_another_weekday_makes_no_holiday(name: str) -> None:
    reading = read(f"send the plan {name} Tuesday", context())
    assert (reading.what, short(reading.when.due)) == (f"send the plan {name}", "Tue 2026-11-24 18:00")


@pytest.mark.parametrize(
    ("phrase", "country", "day"),
    [
        ("by the early May bank holiday", "GB", "Mon 2026-05-04"),
        ("by the May bank holiday", "IE", "Mon 2026-05-04"),
        ("by the spring bank holiday", "GB", "Mon 2026-05-25"),
        ("by the August bank holiday", "GB", "Mon 2026-08-31"),
        ("by the summer bank holiday", "IE", "Mon 2026-08-03"),
        ("by the October bank holiday", "IE", "Mon 2026-10-26"),
        ("by the bank holiday", "GB", "Mon 2026-04-06"),
        ("by the bank holiday", "IE", "Mon 2026-02-02"),
        ("by bank holiday Monday", "GB", "Mon 2026-04-06"),
        ("before the bank holiday", "GB", "Thu 2026-04-02"),
    ],
)
def test_a_bank_holiday_is_the_next_one_of_the_country(phrase: str, country: str, day: str) -> None:
    january = context(now=datetime(2026, 1, 5, 10, tzinfo=SEOUL), country=country)
    assert short(read_when(phrase, january).due) == f"{day} 18:00"


def test_a_holiday_of_today_is_today() -> None:
    christmas = context(now=datetime(2026, 12, 25, 10, tzinfo=SEOUL))
    assert short(read_when("by Christmas", christmas).due) == "Fri 2026-12-25 18:00"


@pytest.mark.parametrize(
    ("phrase", "country", "day"),
    [
        ("the fix before National Day", "SG", "Fri 2027-08-06 18:00"),
        ("the fix by Mahatma Gandhi's Birthday", "IN", "Sat 2027-10-02 18:00"),
        ("the fix by Gandhi Jayanti", "IN", "Sat 2027-10-02 18:00"),
        ("the fix by CNY", "SG", "Sat 2027-02-06 18:00"),
        ("the fix until Republic Day", "IN", "Tue 2027-01-26 18:00"),
        ("the fix by Republic Day", "KR", None),
        ("the National Day fix", "SG", None),
    ],
)
def test_the_speakers_country_names_its_own_holidays(phrase: str, country: str, day: str | None) -> None:
    assert short(read_when(phrase, context(country=country)).due) == day
