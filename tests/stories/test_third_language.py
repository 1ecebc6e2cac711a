"""A language is one file: Polish, with a few sentences and all of its plurals, put beside the others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import bot.i18n
from bot.cards.card import Card, Fields
from bot.cards.customer_card import customer_localizer
from bot.i18n.catalogues import catalogue_of, catalogues, find_language, language_of_locale, missing, text_of
from bot.i18n.en import ENGLISH
from bot.i18n.localizer import Localizer
from bot.settings import Settings, SettingsError, read_settings
from bot.web.chat import Chat
from bot.web.chat_store import ChatFile
from bot.web.demo_people import ACME, PEOPLE, ROOMS
from bot.web.page_requests import viewer_of
from bot.web.views import Views
from bot.web.words import words_of
from commitments.domain.company import Company
from commitments.domain.customer import Customer
from commitments.domain.errors import UnknownCommitment
from tests.stage import Stage
from tests.stories.acting import read
from tests.surfaces.web.fakes import COMMANDS

AT = datetime(2026, 12, 15, 9, 0, tzinfo=UTC)
POLISH = """
from bot.i18n.catalogue import Catalogue

CATALOGUE = Catalogue(
    code="pl",
    name="polski",
    spoken=("polish", "po polsku"),
    countries=("PL",),
    sentences={
        "list.mine": "{count} otwartego zobowiązania",
        "list.mine.one": "{count} otwarte zobowiązanie",
        "list.mine.few": "{count} otwarte zobowiązania",
        "list.mine.many": "{count} otwartych zobowiązań",
        "field.language": "Język",
        "error.unknown_commitment": "Nie ma {label}. Zobacz {slash_commitments}.",
        "date.moment": "EEEE, d MMMM y, HH:mm",
        "page.channels": "Kanały",
    },
)
"""


def forget() -> None:
    for found in (catalogues, words_of):
        found.cache_clear()


@pytest.fixture(autouse=True)
def _polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "pl.py").write_text(POLISH, "utf-8")
    monkeypatch.setattr(bot.i18n, "__path__", [*bot.i18n.__path__, str(tmp_path)])
    forget()
    yield
    forget()


def test_a_file_is_all_that_a_language_needs() -> None:
    assert list(catalogues()) == ["en", "ko", "pl"]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 otwarte zobowiązanie"), (3, "3 otwarte zobowiązania"), (5, "5 otwartych zobowiązań"),
        (12, "12 otwartych zobowiązań"), (22, "22 otwarte zobowiązania"),
    ],
)  # fmt: skip
def test_numbers_take_the_forms_of_the_language(count: int, said: str) -> None:
    assert Localizer("pl", "UTC").text("list.mine", count=count) == said


def test_errors_and_dates_are_said_in_it() -> None:
    localizer = Localizer("pl", "Europe/Warsaw")
    assert localizer.moment(AT) == "wtorek, 15 grudnia 2026, 10:00 CET"
    assert localizer.short(AT) == "wt. 15 gru 10:00", "by the pattern of English, in Polish words"
    assert localizer.error(UnknownCommitment(label="C-9"), COMMANDS) == "Nie ma C-9. Zobacz /commitments."


def test_what_it_lacks_is_said_in_english_and_listed() -> None:
    localizer = Localizer("pl", "UTC")
    assert localizer.text("list.moves", count=1) == "moved once"
    assert localizer.text("list.moves", count=3) == "moved 3 times"
    lacking = missing(catalogue_of("pl"))
    assert {"list.moves", "button.done", "date.short"} <= set(lacking)
    assert {"list.mine", "list.moves.one", "field.language"} & set(lacking) == set()


def test_a_language_whose_file_is_gone_is_english() -> None:
    assert Localizer("eo", "UTC").text("button.done") == ENGLISH["button.done"]
    assert text_of("eo", "date.short") == ENGLISH["date.short"]


@pytest.mark.parametrize("typed", ["pl", "PL", "polski", "Polish", " po polsku "])
def test_it_is_known_by_its_names(typed: str) -> None:
    assert find_language(typed) == "pl"
    assert find_language("klingon") is None


def test_a_locale_of_a_platform_leads_to_it() -> None:
    assert [language_of_locale(one) for one in ("pl-PL", "pl", "ko-KR", "kok-IN", "en-GB", "")] == [
        "pl", "pl", "ko", "en", "en", "en"
    ]  # fmt: skip


def test_customers_of_its_country_read_it() -> None:
    acme = Customer(1, "Acme", country="PL")
    assert customer_localizer(Company("T1"), acme, "UTC").language == "pl"
    assert customer_localizer(Company("T1", language="pl"), Customer(1, "Acme"), "UTC").language == "pl"


def test_the_settings_take_it_and_name_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings(language="pl").language == "pl"
    monkeypatch.setenv("LANGUAGE", "tlh")
    with pytest.raises(SettingsError, match="LANGUAGE must be one of en, ko, pl"):
        read_settings()


async def test_a_customer_is_set_to_it_and_the_card_says_so_in_it(stage: Stage) -> None:
    saved = read(await stage.say("root", "/customer Acme language polski"))
    assert "Language: polski" in saved
    async with stage.store.transaction(stage.workspace) as uow:
        root = await uow.people.get_for_update("root")
        assert root is not None
        await uow.people.save(replace(root, language="pl", read_at=stage.clock.now()))
    shown = (await stage.say("root", "/customer Acme settings")).card
    assert isinstance(shown, Card)
    assert "Język" in [row.label for block in shown.blocks if isinstance(block, Fields) for row in block.fields]


def test_the_page_offers_it_and_speaks_it() -> None:
    chat = Chat(ChatFile(":memory:"), PEOPLE, ROOMS)
    reader = next(iter(chat.people))
    chat.set_language(reader, "pl")
    viewer = viewer_of(chat, {"as": reader, "in": ACME})
    page = Views(chat, COMMANDS).page(viewer, AT, None)
    assert '<html lang="pl">' in page
    assert "Kanały" in page
    assert 'data-language="pl"' in page
    assert ">polski</button>" in page
