"""Tells what each word of a line was used for, from what the reader decided about it."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from commitments.language.dates.date_phrase import DatePhrase
from commitments.language.explanations.date_rules import governing_words
from commitments.language.explanations.numbers import number_uses
from commitments.language.government.deadline_selection import Dates, Deadline, find_dates
from commitments.language.government.government import places_of
from commitments.language.reader import Line, Pieces, line_of, select_deadline, take_apart
from commitments.language.reading import Context
from commitments.language.text.normalization import has_content, normalize
from commitments.language.text.reading_forms import quoted_spans
from commitments.language.what.recurrence import find_recurrence

_WORD = re.compile(r"\S+")
_KEY = re.compile(r"[\W_]+")
_FILLER, _WHAT = "filler", "what"

Span = tuple[int, int]


class WordUse(NamedTuple):
    """Words that stand together in a line, and what they were used for."""

    words: str
    use: str


def word_uses(text: str, context: Context) -> tuple[WordUse, ...]:
    """Return all words of `text` in their order. Raise NaiveTime when `context.now` has no zone."""
    line = line_of(text, context)
    spoken = normalize(text, context.commands)
    dates = find_dates(line.said, line.context)
    deadline, parts = select_deadline(line, dates)
    pieces = take_apart(line, deadline, context)
    uses = [_FILLER] * len(line.text)
    for spans, use in (
        (_what_spans(pieces), _WHAT),
        *_date_uses(line, dates, deadline),
        *(([(one.phrase.start, one.phrase.end)], "date of a part") for one in parts),
        (quoted_spans(line.words), f"{_WHAT}, quoted: not read for dates"),
        *(_name_uses(pieces) if pieces else ()),
        *_blanked(line),
    ):
        for start, end in spans:
            uses[start:end] = [use] * (end - start)
    for (start, end), use in number_uses(line):
        if all(one == _WHAT for one in uses[start:end]):
            uses[start:end] = [f"{_WHAT}, {use}"] * (end - start)
    shown = spoken if len(spoken) == len(line.text) else line.text
    return tuple(_together(shown, uses))


def _date_uses(line: Line, dates: Dates, deadline: Deadline | None) -> Iterator[tuple[Iterable[Span], str]]:
    places = zip(dates.strong, places_of(line.said, dates.strong, line.context.languages), strict=True)
    chosen = deadline.phrases if deadline else ()
    for phrase, elsewhere in places:
        if elsewhere is not None:
            yield [(phrase.start, phrase.end)], f"{_WHAT}, with a date {elsewhere}"
        elif phrase not in chosen:
            yield [(phrase.start, phrase.end)], f"{_WHAT}, with another date"
    if deadline and deadline.spans:  # the dates of parts stay in the words
        yield deadline.spans, f"date, {deadline.source}"
        yield from (([(phrase.start, phrase.end)], _governed_date(line, phrase)) for phrase in chosen)


def _governed_date(line: Line, phrase: DatePhrase) -> str:
    governors = governing_words(line.said, phrase)
    return f"date, governed by “{governors}”" if governors else "date, nothing governs it"


def _name_uses(pieces: Pieces) -> Iterator[tuple[Iterable[Span], str]]:
    if pieces.owner:
        yield [(pieces.owner.start, pieces.owner.end)], "owner"
    yield pieces.customers.spans, "customer"


def _blanked(line: Line) -> Iterator[tuple[Iterable[Span], str]]:
    """Yield what was taken out of the line before dates were read: repetition, "asap"."""
    recurrence = find_recurrence(line.text, line.context.today)
    once = recurrence.line if recurrence else line.text
    yield _changed(line.text, once), "recurrence"
    yield _changed(once, line.words), "no date, only haste"


def _changed(before: str, after: str) -> list[Span]:
    return [(at, at + 1) for at, (one, other) in enumerate(zip(before, after, strict=True)) if one != other]


def _what_spans(pieces: Pieces | None) -> list[Span]:
    """Return where the words of the what stand in the rest of the line, from which they were tidied."""
    if pieces is None:
        return []
    found = [(match.span(), _key(match.group())) for match in _WORD.finditer(pieces.rest)]
    found = [(span, key) for span, key in found if key]
    kept = [key for key in map(_key, pieces.what.split()) if key]
    for at in range(len(found) - len(kept), -1, -1):
        if [key for _, key in found[at : at + len(kept)]] == kept:
            return [span for span, _ in found[at : at + len(kept)]]
    return [span for span, _ in found]


def _key(word: str) -> str:
    return _KEY.sub("", word)


def _together(text: str, uses: list[str]) -> Iterator[WordUse]:
    """Yield the words that stand together and have one use; a mark goes with what stands before it."""
    runs: list[tuple[int, int, str]] = []
    for match in _WORD.finditer(text):
        for use, places in groupby(range(*match.span()), key=uses.__getitem__):
            at, *others = places
            end = others[-1] + 1 if others else at + 1
            if runs and (use == runs[-1][2] or not has_content(text[at:end])):
                runs[-1] = (runs[-1][0], end, runs[-1][2])
            else:
                runs.append((at, end, use))
    return (WordUse(text[start:end], use) for start, end, use in runs)
