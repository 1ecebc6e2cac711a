"""A line that begins with a misspelt verb and names a commitment is asked about, not stored as a promise."""

import pytest

from bot.conversation.registry import registry
from tests.stage import Stage, buttons
from tests.stories.acting import form_of, labels, press, read


async def _numbers(stage: Stage) -> list[int]:
    async with stage.store.transaction(stage.workspace) as uow:
        return sorted(one.number for one in await uow.commitments.get_many(range(1, 10)))


@pytest.fixture
async def made(stage: Stage) -> Stage:
    await stage.say("alice", "/customer Acme here", "acme")
    await stage.say("alice", "/commit send fix to Acme by Dec 15")
    return stage


async def test_a_misspelt_verb_before_a_number_is_asked_about_and_nothing_is_promised(made: Stage) -> None:
    asked = await made.say("alice", "/commit mvoe C-1 to Monday")
    assert read(asked).startswith("Did you mean “move”? Nothing is on record yet.")
    assert labels(asked.card) == ["move C-1", "Make it a promise", "Never mind"]
    assert await _numbers(made) == [1]


async def test_the_button_runs_what_was_meant(made: Stage) -> None:
    asked = await made.say("alice", "/commit compelted C-1")
    done = await press(made, "alice", "run_suggestion", asked)
    assert "delivered" in read(done)
    again = await press(made, "alice", "run_suggestion", asked)
    assert read(again).startswith("That question was answered already")


async def test_what_the_verb_still_needs_is_asked_for(made: Stage) -> None:
    asked = await made.say("alice", "/commit mvoe C-1")
    form = form_of(await press(made, "alice", "run_suggestion", asked))
    assert (form.action, form.value.partition("|")[0]) == ("move_form", "1")


async def test_it_can_be_stored_as_a_promise_all_the_same(made: Stage) -> None:
    asked = await made.say("alice", "/commit mvoe C-1 parts to Acme by Dec 20")
    assert "C-2" in read(await press(made, "alice", "promise_anyway", asked))
    assert await _numbers(made) == [1, 2]


async def test_it_is_asked_in_korean_too(made: Stage) -> None:
    await made.say("minho", "/commit 애크미에 12월 20일까지 보고서")
    await made.say("minho", "/commit 보고서를 Acme에 12월 20일까지")
    asked = await made.say("minho", "/commit 안료 C-2")
    assert read(asked).startswith("혹시 “완료” 명령인가요?")
    assert labels(asked.card)[0] == "C-2 완료"


async def test_a_line_with_its_number_and_no_word_like_a_verb_is_a_promise(made: Stage) -> None:
    assert "C-2 is on record" in read(await made.say("alice", "/commit send C-9 parts to Acme by Dec 20"))


async def test_a_commitment_that_one_may_not_see_is_not_given_away(made: Stage) -> None:
    mine = await made.say("jane", "/commit mvoe C-1 parts to Acme by Dec 20")
    none = await made.say("jane", "/commit mvoe C-8 parts to Acme by Dec 20")
    assert "run_suggestion" not in buttons(mine.card)
    assert read(mine).replace("C-1", "C-8").replace("C-2", "C-3") == read(none)


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("mvoe C-6 to Monday", "move"),
        ("compelted C-6", "done"),
        ("canel #6 because it is not needed", "cancel"),
        ("snoze c6 2h", "snooze"),
        ("histroy C-6", "history"),
        ("변겅 C-6 월요일", "move"),
        ("안료 C-6", "done"),
    ],
)
def test_a_verb_is_known_by_its_letters_in_every_language(line: str, verb: str) -> None:
    command = registry().parser.suggest(line)
    assert command is not None
    assert (command.verb, command.number) == (verb, 6)


@pytest.mark.parametrize("line", ["send C-6 to Acme", "fix C-6", "ship C-6 by Friday", "견적 C-6"])
def test_a_word_of_its_own_is_no_misspelling(line: str) -> None:
    command = registry().parser.suggest(line)
    assert command is not None
    assert (command.verb, command.number, command.is_guess) == ("open", 6, True)


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("moove it to Monday", "move"), ("cancle the deck by Friday", "cancel"), ("mvoe the deck to Friday", "move"),
        ("updte them by Friday", "update"), ("tel them the news by Friday", "tell"), ("doen the deck Friday", "done"),
    ],
)  # fmt: skip
async def test_a_slip_of_the_fingers_in_a_customers_channel_is_no_promise(made: Stage, line: str, verb: str) -> None:
    asked = await made.say("alice", f"/commit {line}", "acme")
    assert read(asked).startswith(f"Did you mean “{verb}”? Nothing is on record yet.")
    assert "Make it a promise" in labels(asked.card)
    assert await _numbers(made) == [1]


@pytest.mark.parametrize(
    "line", ["notes from the call", "receive the goods", "five copies of the deck", "more of the parts", "edits to it"]
)
async def test_a_word_of_its_own_that_is_like_a_verb_begins_a_promise(made: Stage, line: str) -> None:
    assert "C-2 is on record" in read(await made.say("alice", f"/commit {line} by Friday", "acme"))


@pytest.mark.parametrize("line", ["mvoe C-999 to Monday", "cancle C-999 by Friday", "C-999 끝냈어 금요일"])
async def test_a_verb_with_a_number_that_there_is_not_is_no_promise(made: Stage, line: str) -> None:
    asked = await made.say("alice", f"/commit {line}", "acme")
    assert "Nothing is on record yet." in read(asked)
    assert "There is no C-999 that you can see." in read(asked)
    assert labels(asked.card) == ["Make it a promise", "Never mind"]
    assert await _numbers(made) == [1]


async def test_of_the_verbs_that_are_near_the_one_with_swapped_letters_is_meant(made: Stage) -> None:
    assert "done C-1" in labels((await made.say("alice", "/commit dnoe C-1")).card)


@pytest.mark.parametrize("line", ["history Acme", "why acme", "done Acme", "move Acme to Friday"])
async def test_a_verb_with_a_customer_alone_asks_which_of_their_promises(made: Stage, line: str) -> None:
    await made.say("alice", "/customer Globex tier gold")
    await made.say("alice", "/commit call Globex by Dec 1")
    asked = await made.say("alice", f"/commit {line}", "acme")
    verb = line.split(maxsplit=1)[0]
    assert labels(asked.card) == [f"{verb} C-1", "Make it a promise", "Never mind"]
    assert await _numbers(made) == [1, 2]
