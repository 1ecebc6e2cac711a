"""The first promise to a customer who is not on record yet: one press adds the customer and records it."""

from datetime import timedelta

import pytest

from tests.stage import DAY, Stage, buttons, seoul
from tests.stories.acting import commitment, count, customer, press, read

LINES = {
    "alice": (
        "/commit send fix to Globex by Dec 15",
        "Globex is not on record yet",
        "Tue 15 Dec",
        "Add Globex and record it",
    ),
    "minho": (
        "/commit 12월 15일까지 글로벡스에 수정본 보내기",
        "글로벡스는 아직 등록되지 않은 고객입니다",
        "12월 15일",
        "글로벡스를 추가하고 등록",
    ),
}


@pytest.mark.parametrize("person", LINES)
async def test_one_press_adds_the_customer_and_records_the_promise(stage: Stage, person: str) -> None:
    line, unknown, date, label = LINES[person]
    asked = await stage.say(person, line)
    assert unknown in read(asked)
    assert date in read(asked)
    first = buttons(asked.card)["add_customer"]
    assert (first.label, first.style) == (label, "primary")

    made = await press(stage, person, "add_customer", asked)
    assert "C-1" in read(made)
    promised = await commitment(stage)
    name = {"alice": "Globex", "minho": "글로벡스"}[person]
    assert promised.customer == (await customer(stage, name)).id
    assert f"/customer {name}" in read(made)


async def test_two_presses_record_it_once(stage: Stage) -> None:
    asked = await stage.say("alice", LINES["alice"][0])
    await press(stage, "alice", "add_customer", asked)
    again = await press(stage, "alice", "add_customer", asked)
    assert "answered already" in read(again)
    assert await count(stage) == 1


async def test_a_customer_that_a_colleague_added_meanwhile_is_taken(stage: Stage) -> None:
    asked = [await stage.say(one, LINES["alice"][0]) for one in ("alice", "minho")]
    for person, question in zip(("alice", "minho"), asked, strict=True):
        assert "add_customer" in buttons(question.card)
        await press(stage, person, "add_customer", question)
    assert await count(stage) == 2
    assert (await commitment(stage, 1)).customer == (await commitment(stage, 2)).customer


async def test_the_question_survives_a_restart(stage: Stage) -> None:
    asked = await stage.say("alice", LINES["alice"][0])
    await stage.reopen()
    assert "C-1" in read(await press(stage, "alice", "add_customer", asked))


async def test_a_date_that_passed_meanwhile_is_asked_again(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix to Globex by tomorrow 3pm")
    stage.clock.at += 2 * DAY
    again = await press(stage, "alice", "add_customer", asked)
    assert "That date has passed" in read(again)
    assert await count(stage) == 0
    assert "C-1" in read(await press(stage, "alice", "choose_date", again))


async def test_relative_words_mean_the_day_on_which_they_were_said(stage: Stage) -> None:
    """Next Friday is asked about; a day later the same two days are offered."""
    asked = await stage.say("alice", "/commit send fix to Acme next Friday")
    first = [each.label for each in buttons(asked.card).values() if each.action == "choose_date"]
    stage.clock.at += DAY
    later = await stage.say("alice", "/commitments")
    again = await press(stage, "alice", "resume_draft", later)
    assert [each.label for each in buttons(again.card).values() if each.action == "choose_date"] == first


async def test_a_name_like_a_known_one_is_refused_with_its_name(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix to Acmé by Dec 15")
    assert await count(stage) == 0
    refused = await press(stage, "alice", "add_customer", asked)
    assert "Acme" in read(refused)
    assert await count(stage) == 0


async def test_the_customer_who_is_new_can_be_another_after_all(stage: Stage) -> None:
    asked = await stage.say("alice", LINES["alice"][0])
    assert {"choose_customer", "new_customer", "no_customer", "drop_draft"} <= set(buttons(asked.card))
    assert "C-1" in read(await press(stage, "alice", "choose_customer", asked))


async def test_what_is_late_is_measured_from_the_press(stage: Stage) -> None:
    asked = await stage.say("alice", LINES["alice"][0])
    stage.clock.at = seoul("2026-11-22 13:00") + timedelta(hours=2)
    await press(stage, "alice", "add_customer", asked)
    assert (await commitment(stage)).made_at == stage.clock.at
