"""Every sentence stands in every language with the same fields, and every name that the code says exists."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation.registry import registry
from bot.conversation.verbs.snooze import CHOICES
from bot.i18n.catalogue import Catalogue
from bot.i18n.catalogues import catalogues, missing
from bot.i18n.en import CATALOGUE as ENGLISH_CATALOGUE
from bot.i18n.en import ENGLISH
from commitments.domain.commitment import Outcome, Status
from commitments.domain.customer import Announce
from commitments.domain.history import Event
from commitments.domain.notifications.kinds import KINDS
from commitments.domain.notifications.notification import State

ROOT = Path(__file__).parents[2]
FAMILIES = {name.split(".")[0] for name in ENGLISH}
CATEGORIES = ("zero", "one", "two", "few", "many")
OTHERS = [one for one in catalogues().values() if one is not ENGLISH_CATALOGUE]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def base(name: str) -> str:
    """Return the name without the category of its plural form."""
    head, _, last = name.rpartition(".")
    return head if last in CATEGORIES else name


def test_a_file_is_named_by_the_code_of_its_language() -> None:
    folder = ROOT / "bot" / "i18n"
    assert {code for code in catalogues() if (folder / f"{code}.py").is_file()} == set(catalogues())


@pytest.mark.parametrize("catalogue", OTHERS, ids=lambda one: one.code)
def test_no_language_lacks_a_sentence_or_has_one_that_nobody_says(catalogue: Catalogue) -> None:
    assert missing(catalogue) == []
    assert {base(name) for name in catalogue.sentences} == {base(name) for name in ENGLISH}


@pytest.mark.parametrize("catalogue", catalogues().values(), ids=lambda one: one.code)
def test_a_plural_form_is_of_a_category_that_the_language_has(catalogue: Catalogue) -> None:
    said = {name.rpartition(".")[2] for name in catalogue.sentences if base(name) != name}
    assert said <= set(catalogue.locale.plural_form.tags)


@pytest.mark.parametrize("catalogue", OTHERS, ids=lambda one: one.code)
def test_a_sentence_has_the_same_fields_in_every_language(catalogue: Catalogue) -> None:
    for name, text in catalogue.sentences.items():
        assert fields(text) | {"count"} == fields(ENGLISH[base(name)]) | {"count"}, name


@pytest.mark.parametrize("name", sorted(name for name in ENGLISH if base(name) != name))
def test_a_form_for_one_says_nothing_that_the_many_do_not(name: str) -> None:
    assert fields(ENGLISH[base(name)]) - fields(ENGLISH[name]) == {"count"}


@pytest.mark.parametrize("catalogue", catalogues().values(), ids=lambda one: one.code)
def test_nothing_is_empty(catalogue: Catalogue) -> None:
    assert [name for name, text in catalogue.sentences.items() if not text.strip()] == []


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
    "given", "handed_over", "moved", "corrected", "rezoned", "edited", "cancelled", "delivered", "accepted", "reopened",
    "undone", "unreached", "untold", "not_done", "noted",
)  # fmt: skip
NOT_OURS = (Event.UNTOLD, Event.NEWS_ASKED)
TELLING = (
    *NOT_OURS, Event.RETOLD, Event.ASKED, Event.TOLD_LATE, Event.UPDATED, Event.NOTED,
)  # fmt: skip
HELD = (
    "moved", "corrected", "handed_over", "edited", "cancelled", "snoozed", "delivered", "accepted", "reopened",
    "undone", "zone", "law", "policy", "calendar", "manager", "settled", "gone", "not_theirs", "announce_off", "leak",
    "no_card", "asleep",
)  # fmt: skip
UNNAMED = {"customer_line", "create_customer", "show_customer", "history_all", "why_all"}
MADE_UP = (
    of("status", Status) | of("outcome", Outcome) | of("announce", Announce) | of("event", Event) | of("state", State)
    | of("kind", KINDS.keys() - {"refresh"})
    | of("button", set(registry().buttons) - {"choose_date", "choose_customer", "give_to", "page"} - UNNAMED)
    | {f"{form}.{part}" for form in registry().forms for part in ("title", "submit")}
    | of("snooze", CHOICES)
    | of("customer.status", Status)
    | of("undo", set(Event) - {Event.UNDONE, Event.ERASED, Event.REZONED, *NOT_OURS})
    | of("since", set(Event) - {Event.MADE, Event.DELIVERED, Event.ACCEPTED, Event.CANCELLED, Event.ERASED, *TELLING})
    | of("lead", "dh")
    | of("customer.line", ("moved", "corrected", "delivered", "accepted", "reopened", "cancelled", "not_done"))
    | of("news", NEWS)
    | of(
        "held",
        HELD,
    )
)  # fmt: skip


def test_every_phrase_that_the_code_puts_together_exists() -> None:
    assert MADE_UP - set(ENGLISH) == set()


def test_no_phrase_is_left_over() -> None:
    from_family = {
        "help",
        "field",
        "csv",
        "error",
        "list",
        "held",
        "form",
        "reason",
        "page",
        "date",
        "command",
        "usage",
        "parse",
        "start",
    }
    known = MADE_UP | set(dict(said()))
    left = {name for name in map(base, ENGLISH) if name not in known and name.split(".")[0] not in from_family}
    assert left == set()


def test_titles_and_buttons_of_forms_fit_in_a_dialog() -> None:
    for catalogue in catalogues().values():
        for form in registry().forms:
            assert len(catalogue.sentences[f"{form}.title"]) <= 24
            assert len(catalogue.sentences[f"{form}.submit"]) <= 24
