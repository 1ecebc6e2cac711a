"""A token: a word, a number or a mark of a line."""

from collections.abc import Sequence
from typing import Any, NamedTuple

Kinds = dict[str, Any]  # the kinds that a word may be, each with its value


class Token(NamedTuple):
    """A piece of the line from `start` to `end`, in lower case; `glued` if no space precedes it.

    `kinds` is empty for an unknown word, and for a number that is part of something else. `in_run`: it was cut out of
    letters that are written without spaces, as Korean particles are glued to words.
    """

    text: str
    start: int
    end: int
    glued: bool
    kinds: Kinds
    in_run: bool = False

    @property
    def wordlike(self) -> bool:
        """Whether this is a word or a number, not punctuation."""
        return self.text[0].isalnum()


def goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before a place of the line goes on there, without a space."""
    return at < len(tokens) and tokens[at].glued and tokens[at].wordlike
