"""What a customer may see: no other name, by whole words, whatever the case; no internal field at all."""

from dataclasses import fields
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.customer_card import customer_card, customer_line
from bot.i18n.localizer import Localizer
from commitments.application.confidentiality.private_names import (
    ConfidentialWords,
    company_names,
    find_confidential_words,
    person_names,
)
from commitments.application.customer_view import CustomerMove, CustomerView, customer_view
from commitments.domain.commitment import Commitment, Move
from commitments.domain.customer import Customer
from tests.stage import text_of

DUE = datetime(2026, 12, 15, 9, 0, tzinfo=UTC)
ACME = Customer(1, "Acme")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("first Beta, then you", ["Beta"]),
        ("BETA's fix", ["BETA"]),
        ("Beta에 먼저", ["Beta"]),
        ("한성이 먼저", ["한성"]),
        ("the alphabeta release", []),
        ("Betamax tapes", []),
        ("Beta_2", ["Beta"]),
        ("R&D (X) first", ["R&D (X)"]),
        ("X marks the spot", []),
        ("nothing", []),
    ],
)
def test_a_name_leaks_as_a_whole_word(text: str, found: list[str]) -> None:
    others = [company_names(Customer(2, name)) for name in ("Beta", "한성", "R&D (X)", "X", "")]
    assert find_confidential_words(text, ConfidentialWords(tuple(name for names in others for name in names))) == found


def commitment(what: str, wording: str = "") -> Commitment:
    return Commitment(1, what, 1, "minho", "alice", DUE, DUE, "Asia/Seoul", "day", DUE, wording=wording)


def moved(sequence: int, reason: str, *, internal: bool = False, undone: bool = False) -> Move:
    return Move(1, sequence, DUE, "alice", DUE, DUE, reason, internal, undone=undone)


def test_a_view_has_the_wording_and_only_moves_that_stand_with_reasons_that_may_be_read() -> None:
    moves = [
        moved(1, "the vendor slipped"),
        moved(2, "we forgot", internal=True),
        moved(3, "Minho Lee is ill"),
        moved(4, "a mistake", undone=True),
    ]
    view = customer_view(
        commitment("secret", "the fix"),
        ACME,
        moves,
        "Asia/Seoul",
        ConfidentialWords(tuple(person_names("Minho Lee"))),
        DUE,
    )
    assert view.wording == "the fix"
    assert [(one.sequence, one.reason) for one in view.moves] == [(1, "the vendor slipped"), (2, ""), (3, "")]


def test_a_view_has_no_field_for_anything_internal() -> None:
    assert {field.name for field in fields(CustomerView)} == {
        "number", "customer", "wording", "due", "zone", "status", "moves", "late",
    }  # fmt: skip
    assert {field.name for field in fields(CustomerMove)} == {"sequence", "from_due", "to_due", "reason"}


NAMES = ["Minho Lee", "Beta Corp", "한성"]
PRIVATE = ConfidentialWords((*person_names(NAMES[0]), *company_names(Customer(2, NAMES[1], (NAMES[2],)))))


@settings(deadline=None)
@given(
    secret=st.sampled_from(NAMES),
    before=st.text(alphabet="ab 가나.,!-\n", max_size=12),
    after=st.sampled_from(["", " is ill", "에게", "'s turn", ", then us", ".", "\nmore"]),
    upper=st.booleans(),
)
def test_no_reason_that_names_somebody_reaches_a_card(secret: str, before: str, after: str, upper: bool) -> None:
    reason = f"{before} {secret.upper() if upper else secret}{after}"
    view = customer_view(commitment("x", "the fix"), ACME, [moved(1, reason)], "Asia/Seoul", PRIVATE, DUE)
    for language in ("en", "ko"):
        localizer = Localizer(language, "UTC")
        shown = text_of(customer_card(localizer, view)) + text_of(customer_line(localizer, view, "moved", 1))
        assert secret.casefold() not in shown.casefold()
