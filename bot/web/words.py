"""The page's own words: the sentences "page.…" of the catalogues."""

from collections.abc import Mapping
from functools import lru_cache

from bot.i18n.catalogues import find_language, text_of
from bot.i18n.en import ENGLISH
from commitments.domain.person import Language

_FAMILY = "page."


@lru_cache(maxsize=32)
def words_of(language: Language) -> Mapping[str, str]:
    """Return the page's words in a language, unformatted."""
    names = [name for name in ENGLISH if name.startswith(_FAMILY)]
    return {name.removeprefix(_FAMILY): text_of(language, name) for name in names}


def language_of(text: object, otherwise: Language = "en") -> Language:
    """Return the language of a code or name; `otherwise` for anything else."""
    return find_language(text) or otherwise
