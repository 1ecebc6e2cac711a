"""Every screen, dialog and kind of card in real Chromium: axe-core finds nothing, and nothing scrolls sideways."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.types import ASGIApp

from bot.cards import card as c
from bot.web.chat_message import BOT, Message
from bot.web.html import card_html, form_html
from tests.e2e.axe import found_by_axe, wider_than_the_window
from tests.e2e.browser import composer, opened
from tests.e2e.server import ready_made, serving
from tests.surfaces.web.fakes import FORM, make_page

Scheme = Literal["light", "dark"]
GOLDENS = Path(__file__).parents[1] / "golden" / "__snapshots__"
ACTING = {"en": "UALICE", "ko": "UMINHO"}
LOOKS = [
    pytest.param(scheme, language, width, id=f"{scheme}-{language}-{width}")
    for scheme in ("light", "dark")
    for language in ACTING
    for width in (1200, 390)
]
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
URL = "https://files.example.com/" + "a-very-long-name-of-a-folder/" * 4 + "?token=" + "0123456789abcdef" * 8
KOREAN = "가나다라마바사아자차카타파하" * 8
LONG = f"{WORD} {URL} {KOREAN}"
LONG_CARD = c.Card(
    LONG,
    (
        c.Text(LONG, strong=True), c.Note(LONG), c.Mentions((c.Mention("U1", WORD),)), c.Divider(),
        c.Fields((c.Field(WORD, LONG), c.Field("Due", URL))),
        c.Item(LONG, LONG, URL, (c.Button("open", WORD, "1"), c.Button("done", "Done", "1"))),
        c.Item(URL, KOREAN, "", (c.Button("open", LONG, "1"),)),
        c.Buttons((c.Button("a", LONG, "1", "primary"), c.Button("b", WORD), c.Button("c", KOREAN, "1", "danger"))),
    ),
)  # fmt: skip
LONG_FORM = c.Form(
    "edit_form", LONG, WORD, KOREAN, "12", intro=LONG_CARD.blocks,
    inputs=(
        *FORM.inputs, c.TextInput("long", WORD, LONG, hint=LONG), c.CheckInput("check", LONG),
        c.ChoiceInput("choice", WORD, (c.Option("1", LONG),), "1"),
    ),
)  # fmt: skip


def page_with_long_words() -> ASGIApp:
    """Return a page where the bot has said a card, and one with words that are too long, in the team's channel."""
    page = make_page()
    for card in (c.Card("C-12", (c.Text("send fix"),)), LONG_CARD):
        page.chat.post(Message(0, "CTEAM", BOT, NOW, card=card))
    page.chat.post(Message(0, "CTEAM", "UALICE", NOW, text=LONG))
    return page.app


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with serving(ready_made(page_with_long_words)) as url:
        yield url


def seen_as(browser: Browser, url: str, scheme: Scheme, language: str, width: int, place: str = "CTEAM") -> Page:
    window = {"width": width, "height": 760}
    address = f"{url}/?as={ACTING[language]}&in={place}"
    return opened(browser, address, viewport=window, color_scheme=scheme, reduced_motion="reduce")


def goldens(language: str, tag: str) -> list[str]:
    """Return each distinct card ("section") or form of the golden files in a language."""
    found: dict[str, None] = {}
    for file in sorted(GOLDENS.glob(f"*/*[[]{language}[]][[]page[]].html")):
        found |= dict.fromkeys(re.findall(rf"^<{tag} .*?^</{tag}>", file.read_text("utf-8"), re.MULTILINE | re.DOTALL))
    assert len(found) > 10
    return list(found)


def show_cards(page: Page, cards: list[str]) -> None:
    """Show each card in a message of the bot, like the first one of the place."""
    page.evaluate(
        """(cards) => {
          const like = document.querySelector("#messages > li");
          const messages = cards.map((card, index) => {
            const one = like.cloneNode(true);
            one.id = `golden${index}`;
            one.querySelector(".card").outerHTML = card;
            return one;
          });
          document.getElementById("messages").append(...messages);
        }""",
        cards,
    )


def show_form(page: Page, form: str) -> None:
    page.evaluate(
        """(form) => {
          const dialog = document.getElementById("dialog");
          dialog.innerHTML = form;
          for (const error of dialog.querySelectorAll(".error")) {
            error.hidden = false;
            error.textContent = "Say what was promised.";
          }
          if (!dialog.open) dialog.showModal();
        }""",
        form,
    )


def check(page: Page, where: str | None = None) -> None:
    found = [*found_by_axe(page, where), *wider_than_the_window(page)]
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.mark.parametrize(("scheme", "language", "width"), LOOKS)
def test_every_screen_is_without_fault(browser: Browser, url: str, scheme: Scheme, language: str, width: int) -> None:
    page = seen_as(browser, url, scheme, language, width)
    check(page)
    composer(page).press_sequentially("/commit ")
    expect(page.get_by_role("option")).not_to_have_count(0)
    check(page)
    composer(page).fill(LONG)
    check(page)
    page.evaluate("document.getElementById('menu').click()")
    check(page)
    composer(page).fill("/commit form")
    composer(page).press("Enter")
    expect(page.get_by_role("dialog").locator(".shown")).to_have_count(2)
    check(page, "#dialog")
    empty = seen_as(browser, url, scheme, language, width, "CACME")
    expect(empty.locator(".empty")).to_be_visible()
    check(empty)


@pytest.mark.parametrize(("scheme", "language", "width"), LOOKS)
def test_every_card_is_without_fault(browser: Browser, url: str, scheme: Scheme, language: str, width: int) -> None:
    page = seen_as(browser, url, scheme, language, width)
    show_cards(page, [*goldens(language, "section"), card_html(LONG_CARD)])
    check(page)


@pytest.mark.parametrize(("scheme", "language", "width"), LOOKS)
def test_every_dialog_is_without_fault(browser: Browser, url: str, scheme: Scheme, language: str, width: int) -> None:
    page = seen_as(browser, url, scheme, language, width)
    for form in [*goldens(language, "form"), form_html(LONG_FORM, [c.Option("UALICE", LONG)])]:
        show_form(page, form)
        check(page, "#dialog")
