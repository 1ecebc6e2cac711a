"""The available languages: one per file in this package that is named by a language code."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

import bot.i18n
from bot.i18n.catalogue import Catalogue
from bot.i18n.en import CATALOGUE as ENGLISH
from commitments.domain.person import Language

_FILE = re.compile(r"[a-z]{2,3}(?:_[A-Za-z]{2,4})?")


def _found() -> Iterator[Catalogue]:
    for module in iter_modules(bot.i18n.__path__):
        if _FILE.fullmatch(module.name):
            yield import_module(f"{bot.i18n.__name__}.{module.name}").CATALOGUE


@lru_cache(maxsize=1)
def catalogues() -> Mapping[Language, Catalogue]:
    """Return the catalogue of every language, by code. The files are imported once."""
    return MappingProxyType({one.code: one for one in sorted(_found(), key=lambda one: one.code)})


def catalogue_of(language: Language) -> Catalogue:
    """Return a language's catalogue, English if it is no longer available."""
    return catalogues().get(language, ENGLISH)


def text_of(language: Language, sentence: str, count: object = None) -> str:
    """Return an unformatted sentence of the language, else of English, in the plural form for `count`.

    Raises KeyError for an unknown name.
    """
    catalogue = catalogues().get(language, ENGLISH)  # called thousands of times a second by the dispatcher
    if sentence not in catalogue.sentences:
        catalogue = ENGLISH
    return catalogue.sentences[sentence if count is None else catalogue.form(sentence, count)]


def is_sentence(name: str) -> bool:
    return name in ENGLISH.sentences


def missing(catalogue: Catalogue) -> list[str]:
    """Return the names of the sentences missing in a catalogue, which fall back to English."""
    plural = tuple(f".{category}" for category in ENGLISH.locale.plural_form.tags)
    return sorted(name for name in ENGLISH.sentences.keys() - catalogue.sentences.keys() if not name.endswith(plural))


def find_language(text: object) -> Language | None:
    """Return the language of a code or name that somebody typed."""
    return _called().get(text.strip().casefold()) if isinstance(text, str) else None


def language_of_locale(locale: str) -> Language:
    """Return the language for a platform's locale, such as "ko-KR"; English by default."""
    parts = re.split("[-_]", locale.strip())
    known = {code.casefold(): code for code in catalogues()}
    return known.get("_".join(parts).casefold()) or known.get(parts[0].casefold()) or ENGLISH.code


def language_of_country(country: str) -> Language:
    """Return the language for customers of a country (ISO 3166), English by default."""
    return next((one.code for one in catalogues().values() if country in one.countries), ENGLISH.code)


def _called() -> dict[str, Language]:
    return {
        name.casefold(): one.code
        for one in catalogues().values()
        for name in (one.code, one.tag, one.name, *one.spoken)
    }
