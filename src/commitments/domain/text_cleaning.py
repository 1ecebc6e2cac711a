"""Cleans text typed by people: one normal form, no invisible characters.

Every surface cleans its input by `clean_text`. Reading a promise (language/text/normalization.py) and comparing names
(application/confidentiality/private_names.py) change more than this, but agree on what is invisible.
"""

import unicodedata
from typing import Final

# Control and format characters (direction overrides among them), and halves of characters.
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs"})
# They join the parts of an emoji, and letters of some scripts.
_JOINERS: Final = "\u200c\u200d"
_KEPT: Final = frozenset("\n" + _JOINERS)


def is_invisible(letter: str) -> bool:
    """Whether a character has no form of its own: control, format and half characters."""
    return unicodedata.category(letter) in _INVISIBLE


def clean_text(text: str) -> str:
    """Return NFC text without invisible characters; line breaks (one kind) and joiners stay."""
    kept = text.replace("\r\n", "\n").replace("\t", " ")
    if not kept.isprintable():
        kept = "".join(letter for letter in kept if letter in _KEPT or not is_invisible(letter))
    return unicodedata.normalize("NFC", kept)
