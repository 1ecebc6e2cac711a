"""Formats moments for the page, in a person's zone and language."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from bot.i18n.catalogues import catalogue_of
from bot.i18n.localizer import Localizer
from commitments.domain.person import Language, Person


def shown(moment: datetime, zone: str, language: Language, form: str) -> str:
    """Return an aware moment in a zone, by the pattern "date.<form>" of the language."""
    return Localizer(language, zone).date(form, moment, zone)


def city(zone: str, language: Language) -> str:
    """Return the city of an IANA zone."""
    return get_timezone_location(ZoneInfo(zone), locale=catalogue_of(language).locale, return_city=True)


def same_day(one: datetime, other: datetime, person: Person) -> bool:
    """Whether two moments are on the same day in a person's zone."""
    zone = ZoneInfo(person.zone)
    return one.astimezone(zone).date() == other.astimezone(zone).date()
