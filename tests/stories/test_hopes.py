"""A hope is said: it is no promise, and nothing is recorded, until somebody makes it one."""

import pytest

from tests.stage import Stage, seoul
from tests.stories.acting import button, commitment, count, labels, press, read

HOPE = "/commit we'll try to send the fix to Acme by Friday"


@pytest.mark.parametrize(
    ("who", "line", "sentence", "what", "offers"),
    [
        (
            "alice",
            "/commit we'll try to send the fix to Acme by Friday",
            "That sounds like a hope, not a promise yet, so nothing is on record.",
            "send the fix",
            ["Make it a promise", "Never mind"],
        ),
        (
            "minho",
            "/commit Acme: 금요일까지 검토해 보겠습니다",
            "확실한 약속이 아니라 해 보겠다는 뜻으로 읽혀, 아직 아무것도 기록하지 않았습니다.",
            "검토해 보겠습니다",
            ["약속으로 등록", "그만두기"],
        ),
    ],
)
async def test_a_hope_is_no_promise_until_somebody_makes_it_one(
    stage: Stage, who: str, line: str, sentence: str, what: str, offers: list[str]
) -> None:
    asked = await stage.say(who, line)
    assert asked.card is not None
    assert asked.card.title == sentence
    assert f"{what}”" in read(asked)
    assert labels(asked.card) == offers
    assert await count(stage) == 0
    made = await press(stage, who, "promise", asked)
    assert made.replaces
    assert "C-1" in read(made)
    assert (await commitment(stage)).due == seoul("2026-11-27 18:00")


async def test_a_hope_without_a_date_is_asked_for_one_once_it_is_a_promise(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit we'll try to send the fix to Acme")
    then = await press(stage, "alice", "promise", asked)
    assert then.card is not None
    assert then.replaces
    assert then.card.title == "By when?"
    assert "Customer: Acme" in read(await press(stage, "alice", "choose_date", then))


async def test_a_hope_with_two_dates_and_two_customers_is_asked_about_both(stage: Stage) -> None:
    await stage.say("alice", "/customer Beta announce ask")
    asked = await stage.say("alice", "/commit hopefully send fix to Acme and Beta next Friday")
    which = await press(stage, "alice", "promise", asked)
    assert which.card is not None
    assert which.card.title == "Which date do you mean?"
    assert labels(which.card)[:2] == ["Fri 27 Nov 2026, 18:00 KST", "Fri 4 Dec 2026, 18:00 KST"]
    then = await stage.press("alice", button(which.card, "Fri 4 Dec 2026, 18:00 KST"))
    assert then.card is not None
    assert then.card.title == "One promise, one customer. Which one?"
    made = await stage.press("alice", button(then.card, "Beta"))
    assert "Customer: Beta" in read(made)
    assert "Due: Fri 4 Dec 2026, 18:00 KST" in read(made)


async def test_a_hope_said_in_the_customers_channel_is_promised_to_that_customer(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit we'll try to send the fix by Friday", "acme")
    assert "Customer: Acme" in read(await press(stage, "alice", "promise", asked))


async def test_a_hope_that_is_dropped_stores_nothing(stage: Stage) -> None:
    asked = await stage.say("alice", HOPE)
    assert read(await press(stage, "alice", "drop_draft", asked)) == "Nothing was stored."
    assert "answered already" in read(await press(stage, "alice", "promise", asked))
    assert await count(stage) == 0


async def test_a_hope_is_made_one_promise_however_often_it_is_pressed(stage: Stage) -> None:
    asked = await stage.say("alice", HOPE)
    first = await press(stage, "alice", "promise", asked, key="press-1")
    assert await press(stage, "alice", "promise", asked, key="press-1") == first
    again = await press(stage, "alice", "promise", asked)
    assert "answered already" in read(again)
    assert not again.replaces
    assert await count(stage) == 1


async def test_somebody_elses_hope_cannot_be_made_a_promise(stage: Stage) -> None:
    asked = await stage.say("alice", HOPE)
    assert "not yours" in read(await press(stage, "sam", "promise", asked))
    assert await count(stage) == 0
