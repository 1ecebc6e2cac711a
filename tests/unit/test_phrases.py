"""Every sentence stands in both languages with the same fields, and every name that the code says exists."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import commitments.errors
from bot.cards.actions import Press, Submit
from bot.conversation.forms import SNOOZES
from bot.phrases.en import ENGLISH
from bot.phrases.ko import KOREAN
from commitments.errors import CommitmentsError
from commitments.model import Announce, Event, Kind, Outcome, State, Status

ROOT = Path(__file__).parents[2]
FAMILIES = {name.split(".")[0] for name in ENGLISH}
# English needs a form for one; Korean does not. English says an error by its docstring.
ONLY_ENGLISH = {name for name in ENGLISH if name.endswith(".one")}
ERRORS = {
    name: error
    for name, error in vars(commitments.errors).items()
    if isinstance(error, type) and issubclass(error, CommitmentsError) and error is not CommitmentsError
}
AT_THE_TERMINAL = {
    "BadDatabaseUrl", "SchemaOutdated", "DatabaseUnreachable", "BackupIsForSqlite", "BackupFailed", "ReaderBroken",
}  # fmt: skip


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_names() -> None:
    korean = {name for name in KOREAN if not name.startswith("error.")}
    english = {name for name in ENGLISH if not name.startswith("error.")}
    assert korean == english - ONLY_ENGLISH


@pytest.mark.parametrize("name", sorted(set(ENGLISH) & set(KOREAN)))
def test_a_phrase_has_the_same_fields_in_both_languages(name: str) -> None:
    assert fields(KOREAN[name]) == fields(ENGLISH[name])


@pytest.mark.parametrize("name", sorted(ONLY_ENGLISH))
def test_a_form_for_one_says_nothing_that_the_many_do_not(name: str) -> None:
    many = ENGLISH[name.removesuffix(".one")]
    assert fields(many) - fields(ENGLISH[name]) == {"count"}


@pytest.mark.parametrize("name", sorted(set(ERRORS) - AT_THE_TERMINAL))
def test_an_error_that_people_meet_is_korean_with_the_same_fields(name: str) -> None:
    assert fields(KOREAN[f"error.{name}"]) == fields(ERRORS[name].__doc__ or "")


def said() -> Iterator[tuple[str, str]]:
    """Give every whole string in our code that looks like a phrase's name, and where it stands."""
    for path in sorted((ROOT / "bot").rglob("*.py")):
        if path.parent.name == "phrases":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                family, dot, rest = node.value.partition(".")
                is_name = dot and family in FAMILIES and rest.replace("_", "").replace(".", "").isalnum()
                if (is_name and not rest.endswith(".")) or node.value in ENGLISH:
                    yield node.value, path.name


def test_every_phrase_that_the_code_names_exists() -> None:
    named = dict(said())
    assert len(named) > 80
    files = {"chat.db", "card.html", "form.html", "page.html"}
    assert {name: where for name, where in named.items() if name not in ENGLISH and name not in files} == {}


def of(family: str, values: object) -> set[str]:
    return {f"{family}.{value}" for value in values}  # type: ignore[attr-defined]


NEWS = (
    "given", "handed_over", "moved", "edited", "cancelled", "delivered", "accepted", "reopened", "undone",
    "unreached", "untold",
)  # fmt: skip
HELD = (
    "moved", "handed_over", "edited", "cancelled", "snoozed", "delivered", "accepted", "reopened", "undone", "zone",
    "manager", "settled", "gone", "not_theirs", "announce_off", "leak", "no_card", "asleep",
)  # fmt: skip
MADE_UP = (
    of("status", Status) | of("outcome", Outcome) | of("announce", Announce) | of("event", Event) | of("state", State)
    | of("kind", set(Kind) - {Kind.REFRESH})
    | of("button", set(Press) - {Press.CHOOSE_DATE, Press.CHOOSE_CUSTOMER, Press.PAGE})
    | {f"{form}.{part}" for form in Submit for part in ("title", "submit")}
    | of("snooze", SNOOZES)
    | of("customer.status", Status)
    | of("undo", set(Event) - {Event.SNOOZED, Event.TOLD, Event.REOPENED, Event.UNDONE})
    | of("since", set(Event) - {Event.MADE, Event.DELIVERED, Event.ACCEPTED, Event.CANCELLED})
    | of("lead", "dh")
    | of("customer.line", ("moved", "corrected", "delivered", "accepted", "reopened", "cancelled"))
    | of("news", NEWS)
    | of(
        "held",
        HELD,
    )
)  # fmt: skip


def test_every_phrase_that_the_code_puts_together_exists() -> None:
    assert MADE_UP - set(ENGLISH) == set()


def test_no_phrase_is_left_over() -> None:
    from_family = {"help", "field", "csv", "error", "list", "held", "form", "reason"}
    known = MADE_UP | set(dict(said()))
    left = {name for name in set(ENGLISH) - ONLY_ENGLISH if name not in known and name.split(".")[0] not in from_family}
    assert left == set()


def test_titles_and_buttons_of_forms_fit_in_a_dialog() -> None:
    for table in (ENGLISH, KOREAN):
        for form in Submit:
            assert len(table[f"{form}.title"]) <= 24
            assert len(table[f"{form}.submit"]) <= 24
