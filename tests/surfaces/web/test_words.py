"""The page speaks English and Korean alike."""

import re

from bot.cards.actions import Verb
from bot.web.completion import completions, mentions
from bot.web.people import PEOPLE
from bot.web.words import WORDS
from tests.surfaces.web.fakes import COMMANDS


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["en"].keys() == WORDS["ko"].keys()


def test_both_languages_fill_in_the_same_blanks() -> None:
    for key, english in WORDS["en"].items():
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", WORDS["ko"][key])), key


def test_nothing_is_left_unsaid() -> None:
    assert all(word.strip() for words in WORDS.values() for word in words.values())


def test_everybody_has_a_job_title() -> None:
    assert all(profile.title in WORDS["en"] for profile in PEOPLE)


def test_commands_are_offered_by_their_typed_names() -> None:
    names = {verb.value: f"/x-{verb}" for verb in Verb}
    labels = [offer["label"] for offer in completions(names, WORDS["en"])]
    assert set(names.values()) <= set(labels)
    assert all(label.startswith("/x-") for label in labels)
    assert len(labels) == len(set(labels))


def test_the_customer_cannot_be_mentioned_as_an_owner() -> None:
    assert [offer["label"] for offer in mentions(PEOPLE)] == ["@alice", "@minho", "@sam"]


def test_completions_say_what_they_insert() -> None:
    (done,) = [offer for offer in completions(COMMANDS, WORDS["en"]) if offer["label"] == "/commit done"]
    assert done == {"label": "/commit done", "insert": "/commit done C-", "hint": "you have delivered it"}
