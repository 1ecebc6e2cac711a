"""Tells what a number among the words of a promise is: a count, a label, or part of something else."""

from collections.abc import Iterator, Sequence

from commitments.language.dates.quantities import is_noun, plural_follows
from commitments.language.reader import Line
from commitments.language.tokens.token import Token
from commitments.language.tokens.tokenizer import tokenize
from commitments.language.tokens.words_around import WordsAround


def number_uses(line: Line) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the place of each number of a line, and what it is where it is no date: 5 reports, phase 2, #4512."""
    tokens, around = tokenize(line.said, line.context.languages), line.context.languages.around
    for at, token in enumerate(tokens):
        if token.text[0].isdigit():
            use = _use(tokens, at, around) if token.kinds else "part of something else"
            yield (_start(tokens, at) if not token.kinds else token.start, token.end), use


def _use(tokens: Sequence[Token], at: int, around: WordsAround) -> str:
    """Return what a number is that stands alone: after a noun and before none it is a label (phase 2)."""
    counts = is_noun(tokens, at + 1, around) or plural_follows(tokens, at + 1, around)
    labels = at > 0 and is_noun(tokens, at - 1, around) and tokens[at - 1].text not in around.doing
    return "a label" if labels and not counts else "a count"


def _start(tokens: Sequence[Token], at: int) -> int:
    """Return where that begins which a number is part of: INV-2026, v2.15."""
    while at and tokens[at].glued:
        at -= 1
    return tokens[at].start
