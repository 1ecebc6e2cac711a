"""Reads a text that is nothing but a length of time: "a week", 3일, 이틀."""

from commitments.language.dates.parser import parse
from commitments.language.dates.values import Duration
from commitments.language.line_context import LineContext
from commitments.language.tokens.tokenizer import tokenize


def length_alone(text: str, context: LineContext) -> Duration | None:
    """Return the length that a text is; None for any other text."""
    tokens = tokenize(text, context.languages)
    if not tokens:
        return None
    whole = parse(tokens, context)[0].get("DURATION", {}).get(len(tokens))
    length: Duration | None = whole[1] if whole else None
    return length
