"""The words of the page itself: the sentences "page.…" of the catalogues."""

from collections.abc import Mapping
from functools import lru_cache

from bot.i18n.catalogues import language_called, text_of
from bot.i18n.en import ENGLISH
from commitments.domain.person import Language

_FAMILY = "page."


@lru_cache(maxsize=32)
def words_of(language: Language) -> Mapping[str, str]:
    """Return the page's words in a language, with their blanks open."""
    names = [name for name in ENGLISH if name.startswith(_FAMILY)]
    return {name.removeprefix(_FAMILY): text_of(language, name) for name in names}


def language_of(text: object, otherwise: Language = "en") -> Language:
    """Return the language of a code; the second argument for anything else."""
    return language_called(text) or otherwise
