"""Explains how the dates of a line were read: which rule read which words, and which date is the deadline."""

from collections.abc import Iterator

from commitments.language.dates.date_candidates import DatePhrase
from commitments.language.dates.deadline_selection import find_deadline, find_phrases
from commitments.language.dates.grammar import RuleFunction, rule_doc
from commitments.language.dates.parser import Constituent
from commitments.language.line_context import line_context_of
from commitments.language.reading import Context
from commitments.language.text.hesitations import without_hesitations
from commitments.language.text.long_text import set_middle_aside
from commitments.language.text.normalization import normalize, without_asap
from commitments.language.text.reading_forms import reading_form


def explain(text: str, context: Context) -> tuple[str, ...]:
    """Return, a line each, the dates in `text`, how surely each is the deadline, and the rules that read it.

    The parts of a date follow it, indented. Raise NaiveTime when `context.now` has no zone.
    """
    line = set_middle_aside(without_hesitations(normalize(text, context.commands)))[0]
    line = reading_form(without_asap(line))
    line_context = line_context_of(line, context)
    deadline = find_deadline(line, line_context)
    if deadline is None:
        return ("No date was found.",)
    if not deadline.phrases:
        return (f"“{_words(line, deadline.spans[0])}”: {deadline.source}",)
    return tuple(
        entry for phrase in find_phrases(line, line_context) for entry in _phrase_lines(line, phrase, deadline.phrases)
    )


def rule_functions_of(constituent: Constituent) -> Iterator[RuleFunction]:
    """Return the functions of all rules that built a constituent, the outermost first."""
    if constituent[2] is not None:
        yield constituent[2].function
    for part in constituent[3]:
        yield from rule_functions_of(part)


def _phrase_lines(line: str, phrase: DatePhrase, chosen: tuple[DatePhrase, ...]) -> Iterator[str]:
    verdict = "the deadline" if phrase in chosen else "not the deadline"
    yield f"“{line[phrase.start : phrase.end]}”: {verdict} ({phrase.strength.name.lower()})"
    yield from _constituent_lines(line, phrase, phrase.pos, phrase.constituent, 1)


def _constituent_lines(line: str, phrase: DatePhrase, pos: int, constituent: Constituent, depth: int) -> Iterator[str]:
    end, _, rule, parts = constituent
    if rule is None:
        return
    meaning = rule_doc(rule.function).meaning
    words = _words(line, (phrase.tokens[pos].start, phrase.tokens[end - 1].end))
    yield f"{'  ' * depth}“{words}” is a {rule.kind} by {rule.function.__name__}{': ' * bool(meaning)}{meaning}"
    for part in parts:
        yield from _constituent_lines(line, phrase, pos, part, depth + 1)
        pos = part[0]


def _words(line: str, span: tuple[int, int]) -> str:
    return line[span[0] : span[1]]
