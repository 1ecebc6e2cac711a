"""Whoever is named in a text is among those that are looked for; whoever is not is mostly left out."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commitments.application.confidentiality.private_names import (
    ConfidentialWords,
    Name,
    company_names,
    find_confidential_words,
    person_names,
)
from commitments.domain.customer import Customer
from commitments.domain.name_search import letters_of, names_of_person, start_of, starts_in
from commitments.language import Context, read

NAMES = [
    "Acme", "acme corp", "A&B", "3M", "한빛", "대한물산", "(주)한빛", "㈜한빛", "Ａcme", "Café Ole", "İnci", "Straße",
    "O'Neil & Co", "!!!", "A", "Jean-Luc", "東京電力", "Ωmega", "김", "x.y.z", "Müller", "ACME  Korea", "n0.1", "@corp",
]  # fmt: skip
PEOPLE = [
    "Jane Doe", "김민수", "남궁민수", "민수 김", "Kim Minsu (Sales)", "Jean-Luc Picard/EU", "Ann", "O'Neil, Bob",
    "Ｊane", "Zoë", "王小明", "Li", "★ Star", "Will | Ops", "d'Arc",
]  # fmt: skip
GLUE = [
    "", " ", "  ", ", ", "-", "에게 ", "께", "'s ", " to ", "(", ")", ".", "@", "w/", "_", "x", "가", "9", "\n", "™",
    "\u200d",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from([*NAMES, *PEOPLE, *GLUE, "send it by Friday"]), max_size=8).map("".join)
CONTEXT = Context(datetime(2026, 11, 23, tzinfo=UTC), ZoneInfo("Asia/Seoul"))


def may_occur(name: str, text: str) -> bool:
    """Whether the store would return a name for a text."""
    return start_of(name) in starts_in(text) and letters_of(name) in letters_of(text)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("fix for A&B")
@example("send it to Café Ole by Friday")
@example("대한 물산에 금요일까지")
def test_a_reading_is_the_same_with_the_customers_that_may_occur_as_with_all(text: str) -> None:
    every = {name: name for name in NAMES}
    some = {name: name for name in NAMES if may_occur(name, text)}
    assert read(text, CONTEXT._replace(customers=some)) == read(text, CONTEXT._replace(customers=every))


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("ask Minsu (Kim)")
@example("민수님께 여쭤보고")
def test_confidential_words_are_the_same_with_the_names_that_may_occur_as_with_all(text: str) -> None:
    found = [
        find_confidential_words(text, ConfidentialWords(tuple(_hidden(text, every=every)))) for every in (True, False)
    ]
    assert found[0] == found[1]


def _hidden(text: str, *, every: bool) -> list[Name]:
    hidden = []
    for number, name in enumerate(PEOPLE):
        id = f"U12345{number}"
        if every or any(may_occur(one.words, text) for one in names_of_person(id, name)):
            hidden += [*person_names(name), Name((id,))]
    for name in NAMES:
        if every or may_occur(name, text):
            hidden += company_names(Customer(1, name))
    return hidden


@pytest.mark.parametrize(
    ("text", "absent"),
    [("delivery of the papers", "Li"), ("anything else", "ny"), ("우리한빛", "한빛"), ("send to Acme", "Acme Korea")],
)
def test_a_name_inside_a_word_is_not_looked_for(text: str, absent: str) -> None:
    assert not may_occur(absent, text)


def test_what_is_looked_for_grows_with_the_words_of_a_text_alone() -> None:
    assert len(starts_in("send the fix to Acme " * 50)) == len(starts_in("send the fix to Acme ")) <= 3 * 5 + 1
