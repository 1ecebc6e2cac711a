"""What the store compares to find the names that occur in a text, without reading every name.

A name can only occur in a text whose letters contain the name's letters, from where a word begins. Both are compared
without spaces, marks, case and width, so more names are found than occur; who asked looks closer at those.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from commitments.domain.text_cleaning import normal_form

START = 3
"""The letters by which names are indexed."""
Part = Literal["whole", "first", "later", "given", "id"]
_WORDS = re.compile(r"[^\s(\[{|/]+")
_TITLE = re.compile(r"[(\[{|/].*", re.DOTALL)


class SpokenName(NamedTuple):
    """What somebody may be called: the words as they are written, and which part of the name they are."""

    part: Part
    words: str


@lru_cache(maxsize=4096)
def _letters(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character).casefold()
    return "".join(letter for letter in unicodedata.normalize("NFKD", plain) if letter.isalnum())


def letters_of(text: str) -> str:
    """Return the letters and digits of a text, without marks, case, width and spaces."""
    return "".join(map(_letters, text))


def start_of(name: str) -> str:
    """Return the first letters of a name, by which it is indexed; "" for one of signs alone, which is always found."""
    return letters_of(name)[:START]


def first_of(name: str) -> str:
    """Return the letters of the first of several words, by which a customer may be called; "" for a single word."""
    first, _, rest = name.strip().partition(" ")
    return letters_of(first) if rest else ""


def starts_in(text: str) -> frozenset[str]:
    """Return the `start_of` of every name that may occur in a text."""
    pieces = [_letters(character) for character in text]
    letters, at, before, found = "".join(pieces), 0, " ", {""}
    for character, piece in zip(text, pieces, strict=True):
        if piece and not _continues(before, character):
            # A sign such as ㈜ stands for several letters, and a name may begin inside.
            begun = (letters[first : first + START] for first in range(at, at + len(piece)))
            found |= {start[:size] for start in begun for size in range(1, START + 1)}
        at, before = at + len(piece), character
    return frozenset(found)


def _continues(before: str, character: str) -> bool:
    """Whether a character continues a word, so that no name begins there. In doubt it does not."""
    if before.isascii() and character.isascii():
        return before.isalnum() and character.isalnum()
    return _is_syllable(before) and _is_syllable(character)


def _is_syllable(character: str) -> bool:
    return "가" <= character <= "힣"


def names_of_person(id: str, name: str) -> frozenset[SpokenName]:
    """Return what a person may be called: the whole name, each word of it, a Korean given name, and their id."""
    every = (SpokenName("id", id), SpokenName("whole", name), *_parts(normal_form("NFC", name)))
    return frozenset(one for one in every if one.words.strip())


def _parts(name: str) -> Iterator[SpokenName]:
    yield SpokenName("whole", _TITLE.sub("", name))
    first, *later = _WORDS.findall(name) or [""]
    yield SpokenName("first", first)
    korean = _is_syllable(first[:1])
    for word in later:
        yield SpokenName("given" if korean else "later", word)
    if korean:  # a family name has one syllable, seldom two
        yield from (SpokenName("given", first[size:]) for size in (1, 2) if len(first) > size)
