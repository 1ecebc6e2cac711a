"""The work on names in a text is bounded by its length, however they repeat: calls are counted, not time."""

import sys
from collections.abc import Callable

import pytest

from commitments.application.confidentiality.private_names import (
    ConfidentialWords,
    Name,
    find_confidential_words,
    person_names,
)
from commitments.domain.name_search import letters_of, starts_in

PRIVATE = ConfidentialWords(
    (
        *person_names("Kim Minsu"),
        *person_names("김민수"),
        *person_names("Will Will"),
        Name(("U123456",)),
        Name(("acme",)),
    ),
    (Name(("Acme", "Korea")), Name(("globex",))),
)
PIECES = [
    "Kim ", "김민수 ", "민수님 ", "acme ", "Acme Korea ", "globex ", "<@U123456> ", "@jane ", "a@b.example ",
    "a@globex.com ", "Will ", "will ", "  ", "\u0301", "\ufdfa", "Kim", "@", "<", "_", ". ", "\u200d", "가", "-", "1.",
]  # fmt: skip


def work(act: Callable[[str], object], text: str) -> int:
    calls = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    act(text)
    sys.setprofile(count)
    try:
        act(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("act", [lambda text: find_confidential_words(text, PRIVATE), starts_in, letters_of])
def test_ten_times_the_text_is_at_most_ten_times_the_work(act: Callable[[str], object], piece: str) -> None:
    assert work(act, piece * 400) <= 11 * work(act, piece * 40)
