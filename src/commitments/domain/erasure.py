"""What stands where content was erased, or where a person was."""

import re
from uuid import uuid4

ERASED = "███"
"""Stands for erased words in storage, in no language; surfaces show the word of the reader's language in its place."""
_PSEUDONYM = "erased-"
_WORD = re.compile(r"\w+")


def new_pseudonym() -> str:
    """Return an id for what stands where an erased person or channel was; random, so that it leads to nobody."""
    return f"{_PSEUDONYM}{uuid4().hex[:12]}"


def is_pseudonym(id: str) -> bool:
    """Whether an id stands for somebody who was erased."""
    return id.startswith(_PSEUDONYM)


def erased(words: str) -> str:
    """Return what stays of words; nothing of none."""
    return ERASED if words else ""


class Quotes:
    """Erased texts, to be found where else they are quoted: all words of one of them, in any order."""

    def __init__(self) -> None:
        self._by_longest: dict[str, set[frozenset[str]]] = {}

    def add(self, text: str) -> None:
        if words := _words(text):
            self._by_longest.setdefault(max(words, key=lambda word: (len(word), word)), set()).add(words)

    def are_in(self, text: str) -> bool:
        """Whether a text holds all words of one of the erased texts."""
        said = _words(text)
        return any(each <= said for word in said for each in self._by_longest.get(word, ()))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - {""}
