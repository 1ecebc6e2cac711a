"""Builders of regular expressions from word tables.

The tables hold alternatives of regular expressions, in which a space stands for one white space character (English) or
for an optional one (Korean). Each repetition in them is bounded.
"""


def whole_words(*alternatives: str) -> str:
    """Return one pattern for whole English words."""
    return rf"(?<![\w'])(?:{'|'.join(alternatives)})(?![\w'])"


def fragments(*alternatives: str) -> str:
    """Return one pattern for fragments of Korean words."""
    return f"(?:{'|'.join(alternatives)})".replace(" ", r"\s?")


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())
