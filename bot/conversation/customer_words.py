"""The words of /customer in all languages, and the line in which they stand."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache

from bot.i18n.catalogues import catalogues
from commitments.domain.customer import name_key
from commitments.domain.spelling import spelling_of

_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "「": '"', "」": '"'})
_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')
_CLOSE = 0.74
_SHORTEST, _SHORTEST_HANGUL = 4, 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was typed; what stands in quotation marks is one word, and never a keyword."""

    text: str
    quoted: bool = False

    @property
    def key(self) -> str | None:
        """Return the keyword that it is."""
        return None if self.quoted else keywords().get(name_key(self.text))

    @property
    def value(self) -> str:
        """Return the word for a value in English, such as "auto" for 자동; the word itself if it is none."""
        return self.text if self.quoted else _values().get(name_key(self.text), self.text)

    @property
    def near(self) -> str | None:
        """Return the keyword as it is spelt, of which it is a misspelling."""
        spelt = spelling_of(name_key(self.text))
        long = len(self.text) >= (_SHORTEST if self.text.isascii() else _SHORTEST_HANGUL)
        if self.quoted or self.key or not long or not self.text.isalpha():
            return None
        close = get_close_matches(spelt, _spelt(), 1, _CLOSE)
        return _spelt()[close[0]] if close else None

    def __str__(self) -> str:
        needs = self.quoted or not self.text or re.search(r"\s", self.text)
        return f'"{self.text}"' if needs else self.text


Words = Sequence[Word]


def words_of(text: str) -> list[Word]:
    """Return the words of a line. A quotation mark that is never closed is none."""
    plain = text.translate(_CURLY)
    if plain.count('"') % 2:
        plain = plain.replace('"', " ")
    return [Word(found[1] or "", quoted=found[1] is not None) if found[1] is not None else Word(found[2])
            for found in _WORD.finditer(plain)]  # fmt: skip


def text_of(words: Words) -> str:
    return " ".join(one.text for one in words).strip()


def line_of(words: Words) -> str:
    """Return the line of which `words_of` makes these words."""
    return " ".join(map(str, words))


def replaced(words: Words, start: int, end: int, text: str) -> list[Word]:
    """Return the words with one in the place of some."""
    return [*words[:start], Word(text, quoted=bool(re.search(r"\s", text))), *words[end:]]


def quoted(word: Word) -> Word:
    return replace(word, quoted=True)


@cache
def keywords() -> Mapping[str, str]:
    """Return the keywords of all languages by what is typed for them."""
    return _by_word([one.settings for one in catalogues().values()])


@cache
def _values() -> Mapping[str, str]:
    return _by_word([one.setting_values for one in catalogues().values()])


@cache
def _spelt() -> Mapping[str, str]:
    """Return the keywords that may be misspelt, by their letters."""
    return {
        spelling_of(name_key(word)): word for word in keywords() if len(word) >= (_SHORTEST if word.isascii() else 2)
    }


def near_of(text: str, known: Collection[str], most: int = 3) -> list[str]:
    """Return which of some words are most like a text."""
    spelt = {spelling_of(name_key(one)): one for one in known}
    return [spelt[one] for one in get_close_matches(spelling_of(name_key(text)), spelt, most, 0.6)]


def _by_word(families: Sequence[Mapping[str, tuple[str, ...]]]) -> Mapping[str, str]:
    return {name_key(word): meaning for family in families for meaning, words in family.items() for word in words}
