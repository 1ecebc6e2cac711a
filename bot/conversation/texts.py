"""What people type, as it is kept: in one form, without characters that nobody sees."""

import unicodedata

# They join the parts of an emoji, and letters of some scripts.
_JOINERS = frozenset("\u200c\u200d")


def plain_text(text: str) -> str:
    """Give text NFC-normalised, without control, direction and half characters; line breaks stay."""
    one_form = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\t", " "))
    return one_form if one_form.isprintable() else "".join(filter(_is_seen, one_form))


def _is_seen(letter: str) -> bool:
    return letter == "\n" or letter in _JOINERS or unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
