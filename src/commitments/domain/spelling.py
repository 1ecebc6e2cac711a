"""How words are compared where one may be misspelt."""

import unicodedata


def spelling_of(word: str) -> str:
    """Return a word decomposed into letters (NFD): of a misspelt Korean syllable most letters match."""
    return unicodedata.normalize("NFD", word)
