"""A mention is replaced where it is certain; every other text stays as it was written."""

from typing import Any

import pytest

from bot.i18n.localizer import Localizer
from commitments.application.confidentiality.private_names import company_names
from commitments.application.personal_data.mentions import certain_names, looks_like_id, redactor
from commitments.domain.customer import Customer
from commitments.domain.erasure import ERASED, Quotes, is_pseudonym, new_pseudonym
from commitments.domain.history import Entry, Event
from commitments.domain.notifications.kinds import KINDS
from commitments.domain.person import Person
from tests.contract.values import NOW

JANE = Person("U0123", "Jane Doe")
OTHERS = (Person("U1", "Will"), Person("U2", "Ann Lee"), Person("U3", "Robo"))
ACME = Customer(1, "Acme", ("에이크미",))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ask <@U0123> now", "ask ███ now"),
        ("ask <@U0123|jane.doe> now", "ask ███ now"),
        ("ask @U0123, U0123 or U01234", "ask ███, ███ or U01234"),
        ("thank Jane Doe", "thank ███"),
        ("thank JANE  DOE's team", "thank ███'s team"),
        ("thank Ｊａｎｅ Doe, naïvely: café", "thank ███, naïvely: café"),
        ("Jané Doe", "███"),
        ("Jane will do it", "Jane will do it"),
        ("Mary-Jane Doering", "Mary-Jane Doering"),
        ("<@U0999> and <@U01234>", "<@U0999> and <@U01234>"),
        ("한글 문장은 그대로 둡니다", "한글 문장은 그대로 둡니다"),
    ],
)
def test_a_person_is_found_by_mention_id_and_whole_name(text: str, left: str) -> None:
    assert redactor([JANE.id], certain_names(JANE, (JANE, *OTHERS), (ACME,)))(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("send it to Acme", "send it to ███"),
        ("ACME's keys", "███'s keys"),
        ("에이크미에 보내기", "███에 보내기"),
        ("Acme West is another", "Acme West is another"),
        ("Acme and Acme West", "███ and Acme West"),
        ("Acmeology", "Acmeology"),
    ],
)
def test_a_customer_is_found_by_name_and_alias_but_not_in_anothers_name(text: str, left: str) -> None:
    others = company_names(Customer(2, "Acme West"))
    assert redactor([], company_names(ACME), others)(text) == left


def test_a_name_that_could_mean_somebody_or_something_else_is_not_certain() -> None:
    def certain(name: str, *others: str) -> bool:
        people = [Person("U9", name), *(Person(f"U{n}", other) for n, other in enumerate(others))]
        return bool(certain_names(people[0], people, (ACME,)))

    assert certain("Jane Doe", "Jane Roe")
    assert certain("김민호", "이민호")
    assert certain("Zedmark")
    assert not certain("Jane Doe", "jane doe")
    assert not certain("Jane", "Jane Roe")
    assert not certain("Will")
    assert not certain("Acme")


def test_short_ids_count_only_as_mentions() -> None:
    assert [one for one in ("U0123", "W012ABC", "T99:U12") if not looks_like_id(one)] == []
    assert [one for one in ("jane", "ACME", "U12", "u0123", "2026") if looks_like_id(one)] == []
    assert redactor(["jane"], [])("jane and <@jane>") == "jane and ███"


def test_a_text_is_quoted_by_all_of_its_words() -> None:
    quotes = Quotes()
    quotes.add("send the fix")
    quotes.add("…")
    assert quotes.are_in("by Friday: SEND, the  fix!")
    assert not quotes.are_in("send the prefix")
    assert not quotes.are_in("…")


def test_every_kind_of_notification_gives_up_all_of_its_content() -> None:
    for kind in KINDS.values():
        fields = {name: info for name, info in kind.model_fields.items() if info.annotation in (str, str | None)}
        content = [name for name, info in fields.items() if "code" not in info.metadata]
        values: dict[str, Any] = {**dict.fromkeys(fields, "secret"), "asked": "secret"}
        made = kind.model_construct(**values)
        bare = made.without_content()
        assert [name for name in content if getattr(bare, name) != ERASED] == []
        assert getattr(bare, "asked", None) != "secret" or kind.kind != "file"


@pytest.mark.parametrize("event", list(Event))
def test_an_entry_without_content_keeps_dates_and_codes(event: Event) -> None:
    entry = Entry(1, NOW, "jane", event, "old", "new", "why", before={"what": "x"})
    bare = entry.without_content()
    said = ERASED if event in {Event.EDITED, Event.MERGED, Event.TOLD, Event.TOLD_LATE, Event.UPDATED} else None
    assert (bare.old, bare.new, bare.reason, bare.before) == (said or "old", said or "new", ERASED, None)
    assert bare.without_content() == bare


@pytest.mark.parametrize(("language", "word"), [("en", "(erased)"), ("ko", "(삭제됨)")])
def test_the_mark_is_shown_as_a_word_of_the_language(language: str, word: str) -> None:
    localizer = Localizer(language, "UTC")
    assert localizer.words(f"ask {ERASED}") == f"ask {word}"
    assert word in localizer.text("news.reason", reason=ERASED)


def test_a_pseudonym_tells_nothing_of_whom_it_replaces() -> None:
    first, second = new_pseudonym(), new_pseudonym()
    assert is_pseudonym(first)
    assert first != second
    assert not is_pseudonym("U0123")
