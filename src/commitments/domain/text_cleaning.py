"""Cleans text typed by people: one normal form, no invisible characters.

Every surface cleans its input by `clean_text`. Reading a promise (language/text/normalization.py) and comparing names
(application/confidentiality/private_names.py) change more than this, but agree on what is invisible.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal

# Control and format characters (direction overrides among them), and halves of characters.
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs"})
# They join the parts of an emoji, and letters of some scripts.
_JOINERS: Final = "\u200c\u200d"
_KEPT: Final = frozenset("\n" + _JOINERS)
_MOST_MARKS: Final = 30


@lru_cache(maxsize=4096)
def is_invisible(letter: str) -> bool:
    """Whether a character has no form of its own: control, format and half characters."""
    return unicodedata.category(letter) in _INVISIBLE


def normal_form(form: Literal["NFC", "NFKC", "NFKD"], text: str) -> str:
    """Return text in a Unicode normal form; of more than 30 marks in a row, the rest is dropped.

    Putting marks in order takes quadratic time, and no language has so many: https://unicode.org/reports/tr15/#UAX15-D3
    """
    few = text.isascii() or len(text) <= _MOST_MARKS
    return unicodedata.normalize(form, text if few else "".join(_without_floods(text)))


def _without_floods(text: str) -> Iterator[str]:
    marks = 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= _MOST_MARKS:
            yield letter


def clean_text(text: str) -> str:
    """Return NFC text without invisible characters; line breaks (one kind) and joiners stay."""
    kept = text.replace("\r\n", "\n").replace("\t", " ")
    if not kept.isprintable():
        kept = "".join(letter for letter in kept if letter in _KEPT or not is_invisible(letter))
    return normal_form("NFC", kept)
