"""The names of weekdays and months in all languages, by the data of CLDR, as words that narrow a list."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from babel.dates import get_day_names, get_month_names

from bot.i18n.catalogues import catalogue_of, catalogues
from bot.i18n.localizer import Localizer
from commitments.domain.notifications.payloads.list_file import MONTHS, WEEKDAYS

_SHORTEST = 2  # letters: 금 and 월 alone are words of other meanings


@lru_cache(maxsize=1)
def date_names() -> Mapping[str, str]:
    """Return what each name means, in lower case: "friday" and "fri", 금요일, "december", 12월."""
    return MappingProxyType({name.lower(): meaning for code in catalogues() for name, meaning in _names(code)})


def name_of_days(localizer: Localizer, days: str) -> str:
    """Return the name of a weekday or a month in the reader's language."""
    return next(name for name, meaning in _names(localizer.language) if meaning == days)


def _names(language: str) -> Iterator[tuple[str, str]]:
    locale = catalogue_of(language).locale
    for width in ("wide", "abbreviated"):
        days, months = get_day_names(width, "format", locale), get_month_names(width, "stand-alone", locale)
        yield from ((days[at], meaning) for at, meaning in enumerate(WEEKDAYS) if len(days[at]) >= _SHORTEST)
        yield from ((months[at], meaning) for at, meaning in enumerate(MONTHS, 1))
