"""A verb beside a customer, without a number or a date, asks which promise of theirs is meant."""

import pytest

from tests.stage import Stage
from tests.stories.acting import count, form_of, labels, press, read


@pytest.fixture
async def two(stage: Stage) -> Stage:
    """Two promises to Acme and one to Globex."""
    await stage.say("alice", "/customer Acme alias 애크미")
    await stage.say("alice", "/customer Globex zone Seoul")
    for line in ("fix to Acme by Dec 15", "invoice to Acme by Dec 16", "offer to Globex by Dec 17"):
        await stage.say("alice", f"/commit send {line}")
    return stage


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("history Acme", "history"),
        ("history of Acme", "history"),
        ("why Acme", "why"),
        ("done Acme", "done"),
        ("move Acme", "move"),
        ("cancel Acme", "cancel"),
        ("give Acme @minho", "give"),
        ("note Acme they are away", "note"),
        ("update Acme it is in review", "update"),
        ("완료 애크미", "done"),
    ],
)
async def test_it_asks_which_of_theirs(two: Stage, line: str, verb: str) -> None:
    asked = await two.say("alice", f"/commit {line}")
    assert read(asked).startswith(f"Did you mean “{verb}”? Nothing is on record yet.")
    offered = [label for label in labels(asked.card) if "C-" in label]
    assert offered == [f"{verb} C-1", f"{verb} C-2"]
    assert "Make it a promise" in labels(asked.card)
    assert await count(two) == 3


async def test_it_asks_in_korean(two: Stage) -> None:
    await two.say("minho", "/commit 보고서를 애크미에 12월 20일까지 보내기")
    asked = await two.say("minho", "/commit 이력 애크미")
    assert read(asked).startswith("혹시 “이력” 명령인가요?")
    assert labels(asked.card)[:3] == ["C-1 이력", "C-2 이력", "C-4 이력"]


async def test_the_button_goes_on(two: Stage) -> None:
    asked = await two.say("alice", "/commit move Acme")
    assert form_of(await press(two, "alice", "move", asked)).action == "move_form"


@pytest.mark.parametrize("line", ["update Acme on the outage by Friday", "move the servers to Acme by Friday"])
async def test_with_a_date_it_is_a_promise(two: Stage, line: str) -> None:
    assert read(await two.say("alice", f"/commit {line}")).startswith("C-4 is on record")


async def test_with_more_words_and_no_date_the_date_is_asked(two: Stage) -> None:
    assert read(await two.say("alice", "/commit give Acme the new price list")).startswith("By when?")


@pytest.mark.parametrize(
    ("line", "example"),
    [
        ("help foo", "For example: /commit help move"),
        ("manager foo", "For example: /commit manager @sam of @alice @minho"),
    ],
)
async def test_a_verb_that_needs_no_number_gets_an_example_of_its_own(two: Stage, line: str, example: str) -> None:
    said = read(await two.say("alice", f"/commit {line}"))
    assert example in said
    assert "Which one?" not in said


async def test_help_shows_the_word_that_was_meant(two: Stage) -> None:
    assert read(await two.say("alice", "/commit help mvoe")).startswith("move")
    assert read(await two.say("minho", "/commit 도움말 완로")).startswith("완료")
