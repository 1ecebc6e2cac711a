"""A reply that says "is being told" changes to when the customer was told, or to what can be done."""

import pytest

from commitments.domain.errors import DestinationRefused, TryLater
from tests.stage import Stage, seoul, text_of
from tests.stories.acting import fill, labels, press, read


async def tell(stage: Stage, actor: str) -> None:
    form = (await stage.say(actor, "/commit tell C-1")).form
    assert form is not None
    stage.reply_to = "form"
    reply = await stage.fill(actor, form, {"wording": ""})
    assert "Acme is being told" in read(reply) or "Acme에 알리고 있습니다" in read(reply)


@pytest.fixture
async def made(stage: Stage) -> Stage:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    stage.clock.at = seoul("2026-11-23 10:05")
    return stage


async def later(stage: Stage) -> None:
    await stage.until(seoul("2026-11-23 10:06"))


@pytest.mark.parametrize(
    ("actor", "title"), [("alice", "C-1: Acme was told at 10:05"), ("minho", "C-1: Acme에 10:05에 알렸습니다")]
)
async def test_the_same_card_says_when_they_were_told(made: Stage, actor: str, title: str) -> None:
    await tell(made, actor)
    await later(made)
    card = made.slack.replies["form"]
    assert card.title == title
    assert "send fix" in text_of(card)


async def test_a_new_promise_says_so_in_its_note_and_keeps_the_rest(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme announce auto")
    stage.reply_to = "said"
    said = await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.until(seoul("2026-11-22 13:01"))
    shown = stage.slack.replies["said"]
    assert text_of(shown) == read(said).replace(
        "The customer is being told in their channel.", "The customer was told at 13:00."
    )
    assert labels(shown) == ["Edit", "Undo"]


@pytest.mark.parametrize("line", ["move C-1 to 18 Dec because vendor", "done C-1", "cancel C-1 because vendor"])
async def test_every_change_that_the_customer_hears_of_says_so(made: Stage, line: str) -> None:
    await tell(made, "alice")
    await later(made)
    made.reply_to = "said"
    said = await made.say("alice", f"/commit {line}")
    assert "is being" in read(said)
    await made.until(seoul("2026-11-23 10:10"))
    assert "was told at 10:06" in text_of(made.slack.replies["said"])


async def test_not_told_shows_why_with_words_and_another_try(made: Stage) -> None:
    made.slack.refuse["acme"] = DestinationRefused("not_in_channel")
    await tell(made, "alice")
    await later(made)
    card = made.slack.replies["form"]
    assert card.title == "Acme has not been told: C-1 · send fix"
    assert "send fix: you will have it by Tue 15 Dec 2026." in text_of(card)
    assert labels(card) == ["Try again", "I told them"]


async def test_another_try_from_the_reply_changes_the_next_reply(made: Stage) -> None:
    made.slack.refuse["acme"] = DestinationRefused("not_in_channel")
    await tell(made, "alice")
    await later(made)
    made.slack.refuse.clear()
    made.reply_to = "again"
    again = await made.say("alice", "/commit retell C-1")
    assert read(again).startswith("C-1: Acme is being told")
    await made.until(seoul("2026-11-23 10:07"))
    assert made.slack.replies["again"].title == "C-1: Acme was told at 10:06"


async def test_while_nothing_is_known_the_reply_says_so_before_it_can_be_changed_no_longer(made: Stage) -> None:
    made.slack.refuse["acme"] = TryLater("ratelimited", 3600)
    await tell(made, "alice")
    await made.until(seoul("2026-11-23 10:31"))
    assert made.slack.replies["form"].title == (
        "C-1: Acme is not told yet. I go on trying, and whoever owns it hears if it does not work."
    )


async def test_what_tells_the_customer_nothing_says_nothing_of_them(made: Stage) -> None:
    await tell(made, "alice")
    await later(made)
    made.reply_to = "said"
    given = await made.say("alice", "/commit give C-1 <@jane>")
    assert "told" not in read(given)
    edited = await fill(made, "alice", await made.say("alice", "/commit edit C-1"), {"what": "send it"})
    assert "being told" not in read(edited)
    await later(made)
    assert "said" not in made.slack.replies


async def test_a_press_on_a_message_has_no_reply_of_its_own(made: Stage) -> None:
    await tell(made, "alice")
    await made.until(seoul("2026-12-15 09:30"))
    reminder = made.slack.to("minho")[-1]
    assert (await press(made, "minho", "done", reminder)).card is None
