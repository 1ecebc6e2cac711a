"""A date phrase of a line, and how surely it is the deadline."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from commitments.language.dates.constituents import Constituent
from commitments.language.dates.values import ParsedDate
from commitments.language.tokens.token import Token
from commitments.language.tokens.words_around import WordsAround


class Strength(IntEnum):
    """How surely a date phrase is the deadline; GOVERNED: by a word such as "by" or 까지."""

    WEAK = 1
    POSSIBLE = 2
    PLAIN = 3
    GOVERNED = 4


class DatePhrase(NamedTuple):
    """A date phrase from character `start` to `end`, read as `constituent` at token `pos`.

    `at_line_edge`: it opens or closes the line. `whole`: it is the line. `bare`: no more than "by 5", a date glued to
    the noun after it, or one that gives a reason.
    """

    start: int
    end: int
    parsed: ParsedDate
    strength: Strength
    at_line_edge: bool
    whole: bool
    bare: bool
    tokens: Sequence[Token]
    around: WordsAround
    pos: int
    constituent: Constituent


def phrase_of(
    tokens: Sequence[Token], around: WordsAround, pos: int, constituent: Constituent, parsed: ParsedDate,
    strength: Strength,
) -> DatePhrase:  # fmt: skip
    """Return the phrase of a constituent at a token; a governed one counts as if it stood at the edge of the line."""
    start, end = tokens[pos].start, tokens[constituent[0] - 1].end
    edge = strength == Strength.GOVERNED or constituent[0] == len(tokens)
    return DatePhrase(start, end, parsed, strength, edge, False, False, tokens, around, pos, constituent)
