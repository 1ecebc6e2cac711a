"""An open question goes on when the bot restarts, or when its customer is renamed, archived or merged meanwhile."""

import pytest

from bot.conversation.requests import Reply
from tests.stage import Stage
from tests.stories.acting import count, every_button, fill, labels, press, read

TWO = "/commit send the deck to Acme by Dec 1 and the mock to Globex by Dec 3"


async def first_date(stage: Stage, on: Reply) -> Reply:
    return await stage.press("alice", next(one for one in every_button(on.card) if one.action == "choose_date"))


async def test_questions_and_open_forms_go_on_after_a_restart(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send logs to Acme")
    opened = await press(stage, "alice", "pick_date", asked)
    await stage.reopen()
    made = await fill(stage, "alice", opened, {"date": "2026-12-10"})
    assert read(made).startswith("C-1 is on record")
    batch = await stage.say("alice", TWO)
    await stage.reopen()
    added = await press(stage, "alice", "add_customer", batch)
    await stage.reopen()
    assert "2 promises are on record: C-2, C-3" in read(await press(stage, "alice", "record_all", added))


@pytest.mark.parametrize("line", ["/commit send logs to Acme", "/commit send logs to acme"])
async def test_a_renamed_customer_keeps_its_questions(stage: Stage, line: str) -> None:
    asked = await stage.say("alice", line)
    await stage.say("root", "/customer Acme rename Initech")
    made = await first_date(stage, asked)
    assert "Customer: Initech" in read(made)


async def test_a_name_that_became_a_customers_is_no_second_customer(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send logs to Initech by Dec 10")
    await stage.say("root", "/customer Acme rename Initech")
    made = await press(stage, "alice", "add_customer", asked)
    assert "Customer: Initech" in read(made)
    assert "is on record now" not in read(made)


async def test_an_archived_customer_of_an_open_question_is_said_and_another_asked_for(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send logs to Acme")
    await stage.say("root", "/customer Acme archive")
    again = await first_date(stage, asked)
    assert read(again).startswith("Acme is archived, so nothing new is promised to it: “/customer Acme restore”")
    assert "No customer" in labels(again.card)
    assert await count(stage) == 0
    await stage.say("root", "/customer Acme restore")
    listed = await stage.say("alice", "/commitments")
    ready = await press(stage, "alice", "resume_draft", listed)
    assert read(ready).startswith("Nothing is missing, and nothing is on record yet.")
    assert "Customer: Acme" in read(await press(stage, "alice", "promise", ready))


async def test_an_archived_customer_of_a_row_is_said_before_all_is_recorded(stage: Stage) -> None:
    await stage.say("root", "/customer Globex announce ask")
    asked = await stage.say("alice", TWO)
    await stage.say("root", "/customer Globex archive")
    again = await press(stage, "alice", "record_all", asked)
    assert "Globex is archived, so nothing new is promised to it" in read(again)
    assert "record_all" not in [one.action for one in every_button(again.card)]
    assert await count(stage) == 0
    await stage.say("root", "/customer Globex restore")
    made = await press(stage, "alice", "record_all", asked)
    assert "2 promises are on record" in read(made)
