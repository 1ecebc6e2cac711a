"""Tells how a deadline was read: which rule read which words, from the whole phrase down to the words."""

from collections.abc import Iterator, Sequence

from commitments.language.book import phrases_of
from commitments.language.chart import Thing
from commitments.language.lexer import Token


def story(text: str, tokens: Sequence[Token], pos: int, thing: Thing) -> tuple[str, ...]:
    """Give one line for each rule that took part, indented by how deep it stands; words are its leaves."""
    return tuple(_told(text, tokens, pos, thing, 0))


def _told(text: str, tokens: Sequence[Token], pos: int, thing: Thing, depth: int) -> Iterator[str]:
    end, _, rule, parts = thing
    if rule is None:
        return
    words = text[tokens[pos].start : tokens[end - 1].end]
    meaning = phrases_of(rule.maker)[1] or "as it stands"
    yield f"{'  ' * depth}“{words}”: {rule.kind} by {rule.maker.__name__} ({meaning})"
    at = pos
    for part in parts:
        yield from _told(text, tokens, at, part, depth + 1)
        at = part[0]
