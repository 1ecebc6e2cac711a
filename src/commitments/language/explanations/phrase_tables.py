"""Markdown tables of all phrases that are read, made from the docstrings of the rules (see grammar.py).

`make docs` writes them into docs/reading.md, between two markers; a test fails when the page is out of date.
"""

from collections.abc import Iterator
from datetime import datetime
from types import ModuleType
from typing import NamedTuple
from zoneinfo import ZoneInfo

from commitments.language.dates.grammar import rule_doc
from commitments.language.languages.registry import PRODUCT
from commitments.language.line_context import has_hangul
from commitments.language.reader import read_when
from commitments.language.reading import Context, Problem

BEGIN, END = "<!-- phrases: begin (make docs) -->", "<!-- phrases: end -->"
SEOUL = ZoneInfo("Asia/Seoul")
EXAMPLE_CONTEXT = Context(now=datetime(2026, 11, 23, 14, 30, tzinfo=SEOUL), zone=SEOUL, country="KR")

_KINDS = {Problem.PAST_DEADLINE: "past", Problem.UNCLEAR_DATE: "a question", Problem.NO_DEADLINE: "not read"}


class Entry(NamedTuple):
    """A rule that reads whole phrases: its phrases in both languages and what they mean."""

    family: str
    english: tuple[str, ...]
    korean: tuple[str, ...]
    meaning: str


def entries() -> list[Entry]:
    """Return an entry for each rule that reads whole phrases, module by module, each in the order of the grammar."""
    return [entry for family in PRODUCT.rules for entry in _module_entries(family)]


def render() -> str:
    """Return the tables in Markdown, each under the heading of its family."""
    rows = entries()
    titles = dict.fromkeys(entry.family for entry in rows)
    tables = [_table(title, [entry for entry in rows if entry.family == title]) for title in titles]
    return "\n\n".join((_introduction(), *tables)) + "\n"


def insert_tables(page: str) -> str:
    """Return a page with the tables between its two markers. Raise ValueError when a marker is missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"it lacks the marks {BEGIN} and {END}")
    return f"{before}{begin}\n\n{render()}\n{end}{after}"


def _module_entries(family: ModuleType) -> Iterator[Entry]:
    title = (family.__doc__ or "").partition(":")[0]
    for function in PRODUCT.grammar.functions:
        doc = rule_doc(function)
        if doc.standalone and doc.phrases and function.__module__ == family.__name__:
            korean = tuple(phrase for phrase in doc.phrases if has_hangul(phrase))
            english = tuple(phrase for phrase in doc.phrases if phrase not in korean)
            yield Entry(title, english, korean, doc.meaning)


def _introduction() -> str:
    now = EXAMPLE_CONTEXT.now
    return (
        f"The last column tells when the first phrase of its row is due, said on {now:%A} {now.day} {now:%B %Y} "
        f"at {now:%H:%M}\nin Seoul; after “or” come the other readings that are offered."
    )


def _table(title: str, rows: list[Entry]) -> str:
    """Return a family's heading and table, without the column of a language in which it has no phrase."""
    columns = {
        "English": ["; ".join(row.english) for row in rows],
        "한국어": ["; ".join(row.korean) for row in rows],
        "means": [row.meaning for row in rows],
        "is due": [_due((*row.english, *row.korean)[0]) for row in rows],
    }
    shown = {name: cells for name, cells in columns.items() if any(cells)}
    lines = [tuple(shown), ("---",) * len(shown), *zip(*shown.values(), strict=True)]
    return "\n".join((f"### {title}", "", *(f"| {' | '.join(cells)} |" for cells in lines)))


def _due(phrase: str) -> str:
    when = read_when(phrase, EXAMPLE_CONTEXT)
    moments = (when.due, *when.alternatives) if when.due else when.alternatives
    ordered = sorted(moments) if when.problem is Problem.UNCLEAR_DATE else moments
    dates = " or ".join(f"{moment:%a} {moment.day} {moment:%b %Y, %H:%M}" for moment in ordered)
    return f"{_KINDS[when.problem]}: {dates}" if when.problem else dates
