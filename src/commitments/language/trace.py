"""Tells how the dates of a line were read: which rule read which words, and which of them is the deadline."""

from collections.abc import Iterator

from commitments.language.date_candidates import Phrase
from commitments.language.date_phrases import find_deadline, find_phrases
from commitments.language.folding import folded
from commitments.language.grammar import Maker, phrases_of
from commitments.language.parser import Thing
from commitments.language.reading import Context
from commitments.language.scene import scene_of
from commitments.language.tidy import cleaned, without_soon


def explain(text: str, context: Context) -> tuple[str, ...]:
    """Tell, a line each, the dates that stand in `text`, how surely each is the deadline, and by which rules.

    Under a date stands what it was made of, indented. Raises NaiveTime when `context.now` carries no zone.
    """
    line = without_soon(folded(cleaned(text, context.commands))[0])
    scene = scene_of(line, context)
    deadline = find_deadline(line, scene)
    if deadline is None:
        return ("No date was found.",)
    if not deadline.phrases:
        return (f"“{_words(line, deadline.places[0])}”: {deadline.source}",)
    return tuple(told for phrase in find_phrases(line, scene) for told in _told(line, phrase, deadline.phrases))


def rules_of(thing: Thing) -> Iterator[Maker]:
    """Give the functions of all rules that made a thing, the outermost first."""
    if thing[2] is not None:
        yield thing[2].maker
    for part in thing[3]:
        yield from rules_of(part)


def _told(line: str, phrase: Phrase, chosen: tuple[Phrase, ...]) -> Iterator[str]:
    verdict = "the deadline" if phrase in chosen else "not the deadline"
    yield f"“{line[phrase.start : phrase.end]}”: {verdict} ({phrase.strength.name.lower()})"
    yield from _made_of(line, phrase, phrase.pos, phrase.thing, 1)


def _made_of(line: str, phrase: Phrase, pos: int, thing: Thing, depth: int) -> Iterator[str]:
    end, _, rule, parts = thing
    if rule is None:
        return
    meaning = phrases_of(rule.maker).meaning
    words = _words(line, (phrase.tokens[pos].start, phrase.tokens[end - 1].end))
    yield f"{'  ' * depth}“{words}” is a {rule.kind} by {rule.maker.__name__}{': ' * bool(meaning)}{meaning}"
    for part in parts:
        yield from _made_of(line, phrase, pos, part, depth + 1)
        pos = part[0]


def _words(line: str, place: tuple[int, int]) -> str:
    return line[place[0] : place[1]]
