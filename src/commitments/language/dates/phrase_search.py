"""Finds every date phrase of a line that may be a deadline."""

from commitments.language.dates.candidates import Candidate, end_with_particle
from commitments.language.dates.constituents import ChartCell
from commitments.language.dates.date_phrase import DatePhrase
from commitments.language.dates.dates_of_the_line import with_dates_of_the_line
from commitments.language.dates.grammar import ALIASES
from commitments.language.dates.parser import parse, parsed_date_of
from commitments.language.dates.quantities import is_quantity_or_label
from commitments.language.dates.sequels import with_sequels
from commitments.language.line_context import LineContext
from commitments.language.tokens.token import Token
from commitments.language.tokens.tokenizer import tokenize
from commitments.language.tokens.words_around import WordsAround

_RANKS = {kind: -rank for rank, kind in enumerate(("DEADLINE", *ALIASES["WHEN"], "LENGTH"))}
_FEWEST = 2  # tokens of a line in which a date may count from another


def find_phrases(text: str, context: LineContext) -> list[DatePhrase]:
    """Return every date phrase of a line that may be a deadline, however weak."""
    tokens = tokenize(text, context.languages)
    table = parse(tokens, context)
    found, after, dates = [], 0, _RANKS.keys()
    for pos in range(len(tokens)):
        if pos >= after and not dates.isdisjoint(table[pos]):
            phrase, after = _longest(tokens, table[pos], pos, context)
            if phrase is not None:
                found.append(phrase)
    if len(tokens) < _FEWEST:
        return found
    return with_sequels(with_dates_of_the_line(found, tokens, table, context), tokens, table, context)


def _longest(tokens: list[Token], cell: ChartCell, pos: int, context: LineContext) -> tuple[DatePhrase | None, int]:
    """Return the longest date phrase that starts at a token, and the position to continue from."""
    around = context.languages.around
    if _may_start(tokens, pos, around):
        spans = [(end, rank, kind) for kind, rank in _RANKS.items() if kind in cell for end in cell[kind]]
        spans.sort(reverse=True)
        for end, _, kind in spans:
            closed, parsed = end_with_particle(tokens, end, around), parsed_date_of(cell[kind][end], context)
            if closed is None or parsed is None or is_quantity_or_label(tokens, pos, closed, cell[kind][end], around):
                continue
            candidate = Candidate(tokens, around, pos, end, closed, kind == "DEADLINE")
            return candidate.classify(parsed, cell[kind][end]), closed
    return None, pos + 1


def _may_start(tokens: list[Token], pos: int, around: WordsAround) -> bool:
    token = tokens[pos]
    if pos and tokens[pos - 1].text in around.ends_of_things and token.text == "end":
        return tokens[pos + 1 : pos + 2] != [] and tokens[pos + 1].text == "of"
    return not (token.glued and pos and tokens[pos - 1].wordlike and not tokens[pos - 1].kinds)
