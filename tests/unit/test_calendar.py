"""Holidays are named in the reader's language, whatever the locale of the process is."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

import holidays
import pytest

from commitments.domain import country_days
from commitments.domain.calendar import Calendar
from commitments.domain.country_days import holiday_names, public_holidays

CHRISTMAS = date(2026, 12, 25)
LOCALES = ["", "C.UTF-8", "ko_KR.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "th_TH.UTF-8"]


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Run the test in a locale, with nothing kept from another one."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    if request.param:
        monkeypatch.setenv("LC_ALL", request.param)
    _forget()
    yield request.param
    _forget()


def _forget() -> None:
    country_days._holidays.cache_clear()
    country_days._languages.cache_clear()


@pytest.mark.parametrize(
    ("country", "language", "name"),
    [
        ("KR", "en", "Christmas Day"),
        ("KR", "ko", "기독탄신일"),
        ("US", "en", "Christmas Day"),
        ("US", "ko", "Christmas Day"),
        ("DE", "en", "Christmas Day"),
        ("DE", "ko", "Christmas Day"),
        ("NZ", "ko", "Christmas Day"),
    ],
)
@pytest.mark.usefixtures("locale")
def test_a_holiday_has_a_name_in_the_language_of_the_reader(country: str, language: str, name: str) -> None:
    assert Calendar(ZoneInfo("UTC"), country).holiday(CHRISTMAS, language) == name


@pytest.mark.usefixtures("locale")
def test_a_country_is_spoken_to_in_its_own_english() -> None:
    assert Calendar(ZoneInfo("UTC"), "GB").holiday(date(2026, 4, 6), "en") == "Easter Monday"
    assert holiday_names("DE", 2026).keys() >= {"erster weihnachtstag", "christmas day"}
    assert holiday_names("KR", 2026).keys() >= {"기독탄신일", "christmas day"}


def test_a_country_without_data_has_no_holidays() -> None:
    nowhere = Calendar(ZoneInfo("UTC"), "XX")
    assert nowhere.holiday(CHRISTMAS, "en") is None
    assert not nowhere.is_holiday(CHRISTMAS)
    assert public_holidays("XX", 2026) == []


def test_the_names_of_every_country_are_the_same_in_every_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    for locale in ("C", "ko_KR.UTF-8", "th_TH.UTF-8:uk:ja"):
        monkeypatch.setenv("LANGUAGE", locale)
        _forget()
        told.append([_names(country) for country in sorted(holidays.list_supported_countries())])
    _forget()
    assert told[0] == told[1] == told[2]


def _names(country: str) -> tuple[object, ...]:
    days = public_holidays(country, 2026)
    there = Calendar(ZoneInfo("UTC"), country)
    return (holiday_names(country, 2026), *((there.holiday(day, "en"), there.holiday(day, "ko")) for day in days))


def test_no_module_sets_the_locale_of_the_process() -> None:
    script = "import locale, bot.cli, bot.wiring; print(locale.setlocale(locale.LC_TIME))"
    environment = {**os.environ, "LC_ALL": "ko_KR.UTF-8"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "C"
