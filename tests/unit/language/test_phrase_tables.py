"""The catalogue tells what is read: every rule says it, every phrase is read by its rule, and the page shows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commitments.language import Problem, read, read_when
from commitments.language.context_of_line import line_context_of
from commitments.language.dates.grammar import RuleFunction, rule_doc
from commitments.language.explanations.date_rules import rule_functions_of
from commitments.language.explanations.phrase_tables import (
    BEGIN,
    EXAMPLE_CONTEXT,
    entries,
    insert_tables,
    render,
)
from commitments.language.government.deadline_selection import find_deadline
from commitments.language.languages.registry import PRODUCT
from commitments.language.text.normalization import normalize, without_asap

RULES = {f"{maker.__module__.partition('language.')[2]}.{maker.__name__}": maker for maker in PRODUCT.grammar.functions}
PHRASES = [(name, phrase) for name, maker in RULES.items() for phrase in rule_doc(maker).phrases]


def passed_by(phrase: str) -> Iterator[tuple[str, str]]:
    line = without_asap(normalize(phrase))
    deadline = find_deadline(line, line_context_of(line, EXAMPLE_CONTEXT))
    for part in deadline.phrases if deadline else ():
        yield from (place(maker) for maker in rule_functions_of(part.constituent))


def place(maker: RuleFunction) -> tuple[str, str]:
    return maker.__module__, maker.__qualname__


@pytest.mark.parametrize("name", RULES)
def test_every_rule_says_what_it_reads_and_what_that_means(name: str) -> None:
    maker = RULES[name]
    said = rule_doc(maker)
    assert (maker.__doc__ or "").startswith(("Read ", "Take ")), f"see the docstring of grammar.py: {maker.__doc__}"
    assert all(said.phrases), f"it names no phrase that it reads: {maker.__doc__}"
    assert said.phrases, f"it names no phrase, or does not say what they mean: {maker.__doc__}"
    assert said.meaning, f"it does not say what they mean: {maker.__doc__}"


@pytest.mark.parametrize(("name", "phrase"), PHRASES)
def test_every_phrase_of_a_rule_is_read_by_it(name: str, phrase: str) -> None:
    when = read_when(phrase, EXAMPLE_CONTEXT)
    assert when.due or when.problem is Problem.UNCLEAR_DATE, f"{phrase} is not read as a date"
    assert place(RULES[name]) in set(passed_by(phrase)), f"{phrase} is read by other rules than {name}"
    if not RULES[name].__module__.endswith(".counted_dates"):  # which count from a date among the words
        assert read(phrase, EXAMPLE_CONTEXT).what == "", f"{phrase} is read in part only"


def test_a_phrase_may_hold_a_colon_and_an_abbreviation() -> None:
    def made() -> None:
        """Read deadline: Nov. 3, 3:30: to the minute."""

    assert rule_doc(made) == (("deadline: Nov. 3, 3:30",), "to the minute", True)


def test_the_catalogue_holds_each_rule_that_is_said_alone_once() -> None:
    listed = [(phrase, entry.meaning) for entry in entries() for phrase in (*entry.english, *entry.korean)]
    said = [rule_doc(maker) for maker in RULES.values()]
    assert sorted(listed) == sorted((phrase, one.meaning) for one in said if one.standalone for phrase in one.phrases)
    families = [(module.__doc__ or "").partition(":")[0] for module in PRODUCT.rules]
    assert len(set(families)) == len(families)
    assert {entry.family for entry in entries()} <= set(families)


def test_the_catalogue_speaks_both_languages() -> None:
    english = {phrase for entry in entries() for phrase in entry.english}
    korean = {phrase for entry in entries() for phrase in entry.korean}
    assert {"next Friday", "the 15th", "EOD", "in 3 business days"} <= english
    assert {"다음 금요일", "15일", "퇴근 전", "영업일 기준 3일"} <= korean
    assert len(english) > 150
    assert len(korean) > 80


def test_the_tables_show_a_phrase_its_meaning_and_its_date() -> None:
    rows = render().splitlines()
    meaning = "next calendar week's; the nearest is the other reading"
    assert f"| next Friday | {meaning} | Fri 4 Dec 2026, 18:00 or Fri 27 Nov 2026, 18:00 |" in rows
    assert (
        "| 월말; 연말; 주말 | the last working day of it; of the weekend, its Sunday | Mon 30 Nov 2026, 18:00 |" in rows
    )


def test_the_page_about_reading_shows_the_catalogue_of_today(root: Path) -> None:
    page = (root / "docs" / "reading.md").read_text("utf-8")
    assert insert_tables(page) == page, "docs/reading.md is behind the rules: run `make docs`"


def test_a_page_without_the_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="lacks the marks"):
        insert_tables(f"# A page\n\n{BEGIN}\n")
