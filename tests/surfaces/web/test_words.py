"""The words of the page."""

from bot.conversation.registry import registry
from bot.i18n.catalogues import catalogues
from bot.web.completion import completions, mentions
from bot.web.demo_people import PEOPLE
from bot.web.words import words_of
from tests.surfaces.web.fakes import COMMANDS


def test_every_language_has_the_same_words() -> None:
    assert {frozenset(words_of(language)) for language in catalogues()} == {frozenset(words_of("en"))}


def test_everybody_has_a_job_title() -> None:
    assert all(profile.title in words_of("en") for profile in PEOPLE)


def test_commands_are_offered_by_their_typed_names() -> None:
    names = {name: f"/x-{name}" for name in registry().commands}
    labels = [offer["label"] for offer in completions(names, words_of("en"))]
    assert set(names.values()) <= set(labels)
    assert all(label.startswith("/x-") for label in labels)
    assert len(labels) == len(set(labels))


def test_the_customer_cannot_be_mentioned_as_an_owner() -> None:
    assert [offer["label"] for offer in mentions(PEOPLE)] == ["@alice", "@minho", "@sam"]


def test_completions_say_what_they_insert() -> None:
    (done,) = [offer for offer in completions(COMMANDS, words_of("en")) if offer["label"] == "/commit done"]
    assert done == {"label": "/commit done", "insert": "/commit done C-", "hint": "you have delivered it"}
