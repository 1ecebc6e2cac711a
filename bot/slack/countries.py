"""Finds the country of a time zone.

Source: zone1970.tab and zone.tab of the IANA time zone database, as shipped by the tzdata package.
"""

from collections.abc import Iterator
from functools import cache
from importlib import resources

from babel import Locale, UnknownLocaleError
from babel.core import get_global


def country_of(zone: str, locale: str) -> str | None:
    """Return the ISO 3166 code of a zone's country; of several that share it, the locale's if it is among them.

    Else it is the one that the zone lies in: a locale may tell of the language only. London with en-US is in Britain,
    Berlin with en-US in Germany, though it is the time of Denmark, Norway and Sweden too; with da-DK it is in Denmark.
    An older name is that of the same place: Asia/Calcutta is in India.
    """
    zone = _of_today(zone)
    countries = _countries().get(zone, ())
    territory = _territory(locale)
    return territory if territory in countries else _own().get(zone) or next(iter(countries), None)


def _of_today(zone: str) -> str:
    """Return the name that a zone has in the tables; one that names a clock and no place, such as CET, stays."""
    if zone in _countries() or zone.isupper() or zone.startswith("Etc/"):
        return zone
    return str(get_global("zone_aliases").get(zone, zone))


@cache
def _own() -> dict[str, str]:
    return {zone: country for country, zone in _rows("zone.tab")}


def _territory(locale: str) -> str | None:
    try:
        return Locale.parse(locale, sep="-").territory if locale else None
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    """Return the countries of each zone: all that share its time since 1970, else the one it is listed for."""
    named = {zone: (country,) for country, zone in _rows("zone.tab")}
    return named | {zone: tuple(countries.split(",")) for countries, zone in _rows("zone1970.tab")}


def _rows(table: str) -> Iterator[tuple[str, str]]:
    text = resources.files("tzdata").joinpath("zoneinfo", table).read_text(encoding="utf-8")
    for row in text.splitlines():
        if row and not row.startswith("#"):
            countries, _, zone, *_ = row.split("\t")
            yield countries, zone
