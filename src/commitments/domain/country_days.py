"""The public holidays, weekends and make-up days of countries (ISO 3166), from the holiday data."""

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_SUBDIVISIONS = {"GB": "ENG"}  # the holidays of all Britain lack Easter Monday and August: England's are meant most


def holiday(country: str | None, day: date, language: str) -> str | None:
    """Return the name of the public holiday of a country on `day` in `language` (ISO 639-1), or None.

    Where the holiday data lacks that language, the name is English, else in the country's own language.
    """
    code = (country or "").upper()
    return _holidays(code, day.year, _nearest_language(code, language)).get(day) if code else None


def is_holiday(country: str | None, day: date) -> bool:
    code = (country or "").upper()
    return bool(code) and day in _holidays(code, day.year, _languages(code)[0])


def is_weekend(country: str | None, day: date) -> bool:
    """Whether `day` is of the weekend of a country (None: any); its make-up days are not."""
    return day in _weekend((country or "").upper() or None, day.year)


def public_holiday(name: str, country: str, year: int) -> date | None:
    """Return the first day in `year` that `country` (ISO 3166) calls `name`, in the English of the holiday data."""
    found = _holidays(country, year, _english(country)).items()
    return min((day for day, names in found if name in names.split("; ")), default=None)


def holiday_names(country: str, year: int) -> dict[str, date]:
    """Return the public holidays of `country` (ISO 3166) in `year` by their own and their English name, case-folded."""
    named: dict[str, date] = {}
    for language in (_english(country), _languages(country)[0]):
        for day, names in sorted(_holidays(country, year, language).items()):
            for name in names.split("; "):
                named.setdefault(name.partition(" (")[0].casefold(), day)
    return named


def public_holidays(country: str, year: int) -> list[date]:
    """Return the public holidays of `country` (ISO 3166) in `year`, in order."""
    return sorted(_holidays(country, year, _languages(country)[0]))


def _english(country: str) -> str | None:
    """Return the language of the English names by which the rules know holidays, else the country's own."""
    languages = _languages(country)
    return "en_US" if "en_US" in languages else languages[0]


def _nearest_language(country: str, language: str) -> str | None:
    """Return the language of the holiday data nearest to a reader's: theirs, else English, else the country's own."""
    languages = _languages(country)
    near = (known for start in (language, "en") for known in languages if known and known.startswith(start))
    return next(near, languages[0])


@lru_cache(maxsize=512)
def _languages(country: str) -> tuple[str | None, ...]:
    """Return the languages in which the data names a country's holidays, its own first; (None,) if unknown.

    For any other language, and for None, the data falls back to the locale of the process: use only these.
    """
    known = _data_of(country)
    if known is None:
        return (None,)
    return tuple(dict.fromkeys((known.default_language, *known.supported_languages)))


@lru_cache(maxsize=512)
def _holidays(country: str, year: int, language: str | None) -> dict[date, str]:
    known = _data_of(country, _SUBDIVISIONS.get(country), year, language)
    return {} if known is None else dict(known)


def _data_of(
    country: str, subdiv: str | None = None, years: int | None = None, language: str | None = None
) -> "HolidayBase | None":
    """Return the holiday data of a country; None if it has none: then only weekends are off."""
    import holidays  # noqa: PLC0415 - takes a tenth of a second, and is not needed without a country

    try:
        return holidays.country_holidays(country, subdiv, years, language=language)
    except NotImplementedError:
        return None


@lru_cache(maxsize=512)
def _weekend(country: str | None, year: int) -> frozenset[date]:
    """Return the days of the weekends of a country (None: any) in a year, but its make-up days."""
    first = date(year, 1, 1)
    days = [day for ahead in range(366) if (day := first + ahead * _ONE_DAY).year == year]
    known = _data_of(country, years=year) if country else None
    if known is None:
        return frozenset(day for day in days if day.weekday() >= _SATURDAY)
    return frozenset(day for day in days if known.is_weekend(day) and day not in known.weekend_workdays)
