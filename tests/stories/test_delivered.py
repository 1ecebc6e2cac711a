"""What becomes of a delivered promise: the customer is asked so that they notice, and nobody's silence ends it."""

from dataclasses import replace

import pytest

from bot.conversation.directory_events import DirectoryEvents
from commitments.domain.commitment import Status
from commitments.domain.errors import DestinationRefused
from tests.stage import PEOPLE, Stage, seoul, text_of
from tests.stories.acting import commitment, fill, labels, press, read, tell

DELIVERED = ["The customer has it", "Ask again", "Not done yet"]


@pytest.fixture
async def delivered(stage: Stage) -> Stage:
    """Minho's C-1, promised by Alice, told, and delivered on Monday the 23rd at 10:00."""
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await tell(stage, "alice", 1)
    stage.clock.at = seoul("2026-11-23 10:00")
    await stage.say("minho", "/commit done C-1")
    await stage.dispatch()
    return stage


async def test_the_customer_is_asked_in_a_new_message_that_the_channel_shows(delivered: Stage) -> None:
    card, asked = delivered.slack.to("acme")
    assert asked.card.title == "send fix: It is delivered. Do you have it?"
    assert (asked.thread, asked.broadcast) == (card.ref, True)
    assert labels(asked.card) == ["Received", "Not yet"]
    await press(delivered, "carol", "received", asked)
    await delivered.dispatch()
    assert (await commitment(delivered)).status is Status.ACCEPTED
    assert text_of(asked.card) == "send fix: received"


async def test_without_an_answer_in_two_working_days_the_owner_is_asked(delivered: Stage) -> None:
    before = len(delivered.slack.to("minho"))
    await delivered.until(seoul("2026-11-25 09:59"))
    assert len(delivered.slack.to("minho")) == before
    await delivered.until(seoul("2026-11-25 10:00"))
    asked = delivered.slack.to("minho")[-1]
    assert asked.card.title == "Acme에서 아직 받았다는 답이 없습니다: C-1 · send fix"
    assert labels(asked.card) == ["고객 수령 확인", "다시 묻기", "아직 안 끝남"]


async def test_ask_again_asks_anew_and_waits_two_working_days_more(delivered: Stage) -> None:
    await delivered.until(seoul("2026-11-25 10:00"))
    asked = delivered.slack.to("minho")[-1]
    await press(delivered, "minho", "ask_again", asked)
    await delivered.dispatch()
    assert [one.card.title for one in delivered.slack.to("acme")[1:]] == 2 * [
        "send fix: It is delivered. Do you have it?"
    ]
    assert text_of(asked.card).splitlines()[0] == "Acme에 다시 묻고 있습니다: C-1 · send fix"
    await delivered.until(seoul("2026-11-27 10:00"))
    assert len([one for one in delivered.slack.to("minho") if "답이 없습니다" in one.card.title]) == 1
    assert "답이 없습니다" in delivered.slack.to("minho")[-1].card.title


async def test_not_done_yet_opens_it_again_and_tells_the_customer(delivered: Stage) -> None:
    await delivered.until(seoul("2026-11-25 10:00"))
    asked = delivered.slack.to("minho")[-1]
    await press(delivered, "minho", "not_done", asked)
    await delivered.dispatch()
    stored = await commitment(delivered)
    assert (stored.status, stored.delivered_at) == (Status.OPEN, None)
    card, question, line = delivered.slack.to("acme")
    assert "Status: in progress" in text_of(card.card)
    assert text_of(question.card) == "send fix: in progress"
    assert line.card.title == "It is not done yet after all. We are on it again."
    assert delivered.slack.to("alice")[-1].card.title == "Minho Lee says that C-1 · send fix is not done yet"
    await delivered.until(seoul("2026-12-15 12:00"))  # its reminders are planned again
    assert delivered.slack.to("minho")[-1].at == seoul("2026-12-15 09:00")


async def test_the_customer_has_it_closes_it_and_the_question_says_so(delivered: Stage) -> None:
    await delivered.until(seoul("2026-11-25 10:00"))
    asked = delivered.slack.to("minho")[-1]
    await press(delivered, "minho", "agreed", asked)
    await delivered.dispatch()
    assert (await commitment(delivered)).status is Status.ACCEPTED
    assert labels(asked.card) == []


@pytest.mark.parametrize("who", ["alice", "sam", "root"])
async def test_a_delivered_promise_offers_the_way_on_to_everybody_who_can_act(delivered: Stage, who: str) -> None:
    shown = await delivered.say(who, "/commit show C-1")
    assert labels(shown.card) == [*DELIVERED, "Write an update", "Add a note"]
    again = await press(delivered, who, "not_done", shown)
    assert read(again).startswith("C-1 is open again")
    assert labels(again.card)[0] == "Done"


async def test_a_customer_who_was_never_told_cannot_be_asked_by_us(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    done = await stage.say("alice", "/commit done C-1")
    assert labels(done.card) == [DELIVERED[0], "Tell the customer", DELIVERED[2]]
    await stage.until(seoul("2026-11-26 12:00"))
    assert stage.slack.to("alice")[-1].card.title == "C-1 · send fix was delivered. Does the customer have it?"
    assert "was never shown to Acme" in read(await stage.say("alice", "/commit ask again C-1"))


async def test_what_is_delivered_is_told_from_its_own_card(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    done = await stage.say("alice", "/commit done C-1")
    told = await fill(stage, "alice", await press(stage, "alice", "tell", done), {})
    assert read(told).startswith("C-1: Acme is being told")
    await stage.dispatch()
    assert labels(stage.slack.to("acme")[0].card) == ["Received", "Not yet"]
    assert labels((await stage.say("alice", "/commit C-1")).card)[:3] == DELIVERED


async def test_a_customer_who_is_never_told_is_not_offered_to_be(stage: Stage) -> None:
    await stage.say("root", "/customer Acme announce never")
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    assert "Tell the customer" not in labels((await stage.say("alice", "/commit done C-1")).card)


async def test_undo_of_opening_it_again_is_delivered_again(delivered: Stage) -> None:
    await delivered.say("minho", "/commit not done C-1")
    await delivered.say("minho", "/commit undo")
    assert (await commitment(delivered)).status is Status.DELIVERED


async def test_an_owner_who_cannot_be_reached_is_not_the_only_one_who_is_asked(delivered: Stage) -> None:
    delivered.slack.refuse["minho"] = DestinationRefused("user_disabled")
    await delivered.until(seoul("2026-11-25 19:00"))
    assert delivered.slack.to("sam")[-1].card.title == "Acme has not said that they have it: C-1 · send fix"


async def test_where_the_owner_left_before_the_two_days_are_over_the_next_is_asked(delivered: Stage) -> None:
    delivered.slack.people["minho"] = replace(PEOPLE["minho"], active=False)
    await DirectoryEvents(delivered.store, delivered.slack, delivered.clock).person_changed(
        delivered.workspace, "minho", "event:1"
    )
    await delivered.until(seoul("2026-11-25 20:00"))
    assert [one.card.title for one in delivered.slack.to("sam")] == [
        "Acme has not said that they have it: C-1 · send fix"
    ]
    assert not [one for one in delivered.slack.to("minho") if "답이 없습니다" in one.card.title]
