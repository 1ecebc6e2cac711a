"""Finds the countries and time zones that people name in any of our languages: 독일, Germany, London, 런던, USA."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel.core import get_global

from bot.i18n.catalogues import catalogues
from bot.validation import find_country, find_zone
from commitments.domain.customer import name_key
from commitments.domain.spelling import spelling_of
from commitments.language import zone_of_abbreviation

_CLOSE = 0.7
_UTC, _APART = "UTC", ("Atlantic/", "Africa/Ceuta")  # Lisbon before Madeira
_NO_CITIES = ("Etc", "SystemV")
_SEASON = timedelta(days=182)


def country_named(text: str) -> str | None:
    """Return the ISO 3166 code of a country by its code or its name, in any of our languages."""
    key = _key(text)
    alias = get_global("territory_aliases").get(text.strip().upper(), ())
    return find_country(text.strip()) or _countries().get(key) or (find_country(alias[0]) if len(alias) == 1 else None)


def near_countries(text: str, most: int) -> list[str]:
    """Return the codes of the countries whose names are most like a text."""
    return _nearest(text, _countries(), most)


def zones_named(text: str, now: datetime) -> list[str]:
    """Return the IANA zones that a text may mean, by zone, city or country, the best known first.

    Of the zones of a country those that show the same time from now on are one. An abbreviation is a zone with its
    summer time (EST), and may be the code of a country too (PT).
    """
    if (short := zone_of_abbreviation(text)) and short != _UTC:
        country = find_country(text.strip())
        return [short, *(zone for zone in (_distinct(_zones_of(country), now) if country else ()) if zone != short)]
    if zone := find_zone(text.strip()):
        return [zone]
    if cities := _cities().get(_key(text)):
        return _distinct(sorted(cities), now)
    country = country_named(text)
    return _distinct(_zones_of(country), now) if country else []


def near_zones(text: str, most: int) -> list[str]:
    """Return the zones of the cities whose names are most like a text."""
    near = get_close_matches(spelling_of(_key(text)), _spelt_cities(), most, _CLOSE)
    return list(dict.fromkeys(zone for name in near for zone in sorted(_cities()[_spelt_cities()[name]])))[:most]


def city_of(zone: str) -> str:
    """Return the city by which a zone is called: New York."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def _distinct(zones: Sequence[str], now: datetime) -> list[str]:
    """Return one zone of those that show the same time, in winter and summer; the best known one."""
    same: defaultdict[tuple[timedelta | None, ...], list[str]] = defaultdict(list)
    for zone in sorted(zones, key=lambda one: (one not in _well_known(), one.startswith(_APART), one)):
        same[tuple(moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in (now, now + _SEASON))].append(zone)
    return [group[0] for group in sorted(same.values(), key=lambda one: (one[0] not in _well_known(), -len(one)))]


def _zones_of(country: str) -> list[str]:
    every = available_timezones()
    return [
        zone for zone, territory in get_global("zone_territories").items() if territory == country and zone in every
    ]


@cache
def _well_known() -> frozenset[str]:
    return frozenset(get_global("windows_zone_mapping").values())


@cache
def _countries() -> Mapping[str, str]:
    """Return the countries by their names; a name of ours goes before one of the catalogues' data."""
    named = {_key(name): code for one in catalogues().values() for code, name in one.locale.territories.items()}
    ours = {_key(name): code for one in catalogues().values() for name, code in one.called_countries.items()}
    return {name: code for name, code in {**named, **ours}.items() if find_country(code) == code}


@cache
def _cities() -> Mapping[str, frozenset[str]]:
    """Return the zones by the names of their cities."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, zone in _named_cities():
        found[_key(name)].add(get_global("zone_aliases").get(zone, zone))
    return {name: frozenset(zones & available_timezones()) for name, zones in found.items()}


def _named_cities() -> Iterator[tuple[str, str]]:
    for zone in available_timezones():
        if "/" in zone and not zone.startswith(_NO_CITIES):
            yield city_of(zone), zone
    for one in catalogues().values():
        for zone, names in one.locale.time_zones.items():
            if city := names.get("city"):
                yield city, zone


@cache
def _spelt_cities() -> Mapping[str, str]:
    return {spelling_of(_key(name)): name for name in _cities()}


def _nearest(text: str, known: Mapping[str, str], most: int) -> list[str]:
    spelt = {spelling_of(_key(name)): value for name, value in known.items()}
    near: Iterable[str] = get_close_matches(spelling_of(_key(text)), spelt, most, _CLOSE)
    return list(dict.fromkeys(spelt[one] for one in near))


def _key(text: str) -> str:
    """Return a name without case, accents, signs and spaces."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name_key(text)) if not unicodedata.combining(one))
    return "".join(one for one in unicodedata.normalize("NFC", plain) if one.isalnum())
