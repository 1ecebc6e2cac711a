"""A token: a word, a number or a mark of a line."""

from typing import Any, NamedTuple

Kinds = dict[str, Any]  # the kinds that a word may be, each with its value


class Token(NamedTuple):
    """A piece of the line from `start` to `end`, in lower case; `glued` if no space precedes it.

    `kinds` is empty for an unknown word, and for a number that is part of something else.
    """

    text: str
    start: int
    end: int
    glued: bool
    kinds: Kinds

    @property
    def wordlike(self) -> bool:
        """Whether this is a word or a number, not punctuation."""
        return self.text[0].isalnum()
