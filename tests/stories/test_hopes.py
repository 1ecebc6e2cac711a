"""A hope is said: it is no promise, and nothing is recorded, until somebody makes it one."""

import pytest

from tests.stage import Stage, buttons, seoul
from tests.stories.acting import button, commitment, count, fill, form_of, labels, press, read, text_input

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
            "확실한 약속이 아니라 해 보겠다는 뜻으로 읽혀, 아직 아무것도 등록하지 않았습니다.",
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
    if made.form is not None:
        made = await fill(stage, who, made, {"what": "검토 결과 보내기"})
    assert made.replaces
    assert "C-1" in read(made)
    assert (await commitment(stage)).due == seoul("2026-11-27 18:00")


@pytest.mark.parametrize(
    ("line", "wording"),
    [
        ("maybe send the fix to Acme by Friday", "send the fix"),
        ("hopefully send the fix to Acme by Friday", "send the fix"),
        ("we'll try to send the fix to Acme by Friday", "send the fix"),
        ("send the fix to Acme by Friday if possible", "send the fix"),
        ("send the fix to Acme by Friday, no promises", "send the fix"),
        ("I think we can send the logs to Acme by Friday", "send the logs"),
        ("probably send the fix to Acme by Friday", "send the fix"),
        ("perhaps call Acme on Friday", "call Acme"),
        ("Acme에 가능하면 금요일까지 수정본 보내기", "수정본 보내기"),
        ("아마 금요일까지 Acme에 수정본 보내기", "수정본 보내기"),
    ],
)
async def test_the_customer_reads_no_hope_once_it_is_a_promise(stage: Stage, line: str, wording: str) -> None:
    asked = await stage.say("alice", f"/commit {line}")
    await press(stage, "alice", "promise", asked)
    made = await commitment(stage)
    assert made.what == made.wording == wording
    preview = await stage.say("alice", "/commit tell C-1")
    assert wording in str(form_of(preview).intro)


@pytest.mark.parametrize(
    "line", ["금요일까지 Acme에 검토해 보겠습니다", "Acme에 수정본 금요일까지 보내도록 노력하겠습니다"]
)
async def test_a_hope_that_cannot_be_taken_out_is_asked_for_in_other_words(stage: Stage, line: str) -> None:
    asked = await stage.say("alice", f"/commit {line}")
    opened = await press(stage, "alice", "promise", asked)
    for hope in (" ", "maybe send it", text_input(form_of(opened), "what").value):
        refused = await fill(stage, "alice", opened, {"what": hope})
        assert "only hopes or tries" in refused.errors["what"]
    assert await count(stage) == 0
    await fill(stage, "alice", opened, {"what": "수정본 보내기"})
    assert (await commitment(stage)).wording == "수정본 보내기"


async def test_a_hope_without_a_date_is_asked_for_one_once_it_is_a_promise(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit we'll try to send the fix to Acme")
    then = await press(stage, "alice", "promise", asked)
    assert then.card is not None
    assert then.replaces
    assert then.card.title == "By when?"
    assert "Customer: Acme" in read(await press(stage, "alice", "choose_date", then))


async def test_a_hope_with_two_dates_and_two_customers_is_asked_about_all_of_that(stage: Stage) -> None:
    await stage.say("alice", "/customer Beta announce ask")
    asked = await stage.say("alice", "/commit hopefully send fix to Acme and Beta next Friday")
    assert "sounds like a hope" in read(asked)
    assert "record_all" not in buttons(asked.card)
    then = await stage.press("alice", button(asked.card, "Fri 4 Dec 2026"))
    made = await press(stage, "alice", "record_all", then)
    assert "Acme · Alice Kim · Fri 4 Dec 2026" in read(made)
    assert "Beta · Alice Kim · Fri 4 Dec 2026" in read(made)


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
    assert "somebody else was asked" in read(await press(stage, "sam", "promise", asked))
    assert await count(stage) == 0
