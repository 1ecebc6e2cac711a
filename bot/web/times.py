"""Moments as the page shows them: in somebody's zone and language."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, get_timezone_location

from commitments.model import Language, Person

_PATTERNS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "time": "HH:mm",
        "day": "EEEE d MMMM",
        "clock": "EEE d MMM, HH:mm",
        "next": "EEE HH:mm",
        "later": "EEE d MMM",
        "full": "EEEE d MMMM y, HH:mm zzzz",
    },
    "ko": {
        "time": "HH:mm",
        "day": "M월 d일 EEEE",
        "clock": "M월 d일 (EEE) HH:mm",
        "next": "EEEE HH:mm",
        "later": "M월 d일 (EEE)",
        "full": "y년 M월 d일 EEEE HH:mm zzzz",
    },
}


def shown(moment: datetime, zone: str, language: Language, form: str) -> str:
    """Write an aware moment in a zone: `form` is a key of the patterns above."""
    return format_datetime(moment, _PATTERNS[language][form], tzinfo=ZoneInfo(zone), locale=language)


def city(zone: str, language: Language) -> str:
    """Name the city of an IANA zone."""
    return get_timezone_location(ZoneInfo(zone), locale=language, return_city=True)


def same_day(one: datetime, other: datetime, person: Person) -> bool:
    """Tell whether two moments fall on one day for a person."""
    zone = ZoneInfo(person.zone)
    return one.astimezone(zone).date() == other.astimezone(zone).date()
