"""Explains how the dates of a line were read: which rule read which words, and which date is the deadline."""

from collections.abc import Iterator

from commitments.language.dates.constituents import Constituent
from commitments.language.dates.date_phrase import DatePhrase
from commitments.language.dates.grammar import RuleFunction, rule_doc
from commitments.language.dates.phrase_search import find_phrases
from commitments.language.dates.values import Duration, ParsedDate
from commitments.language.government.deadline_selection import find_deadline
from commitments.language.reader import line_of
from commitments.language.reading import Context


def explain(text: str, context: Context) -> tuple[str, ...]:
    """Return, a line each, the dates in `text`, how surely each is the deadline, and the rules that read it.

    The parts of a date follow it, indented. Raise NaiveTime when `context.now` has no zone.
    """
    read_line = line_of(text, context)
    line, line_context = read_line.said, read_line.context
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


def governing_words(line: str, phrase: DatePhrase) -> str:
    """Return the words of a date phrase that make it the deadline: by, no later than, 까지; "" where none does."""
    return " ".join(_governing(line, phrase, phrase.pos, phrase.constituent))


def _governing(line: str, phrase: DatePhrase, pos: int, constituent: Constituent) -> Iterator[str]:
    _, _, rule, parts = constituent
    if rule is None or rule.kind != "DEADLINE":
        return
    for part in parts:
        if part[2] is not None and part[2].kind == "DEADLINE":
            yield from _governing(line, phrase, pos, part)
        elif not isinstance(part[1], ParsedDate | Duration):
            yield _words(line, (phrase.tokens[pos].start, phrase.tokens[part[0] - 1].end))
        pos = part[0]


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
