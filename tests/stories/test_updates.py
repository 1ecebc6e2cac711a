"""An update is words to the customer, looked at before they go out; a note is words that stay inside."""

import pytest

from commitments.domain.errors import DestinationRefused
from tests.stage import Stage, seoul, text_of
from tests.stories.acting import button, commitment, count, fill, form_of, labels, press, read, tell, text_input

WORDS = "The fix is in review; you have it on Tuesday."


@pytest.fixture
async def told(stage: Stage) -> Stage:
    """Alice's C-1, of which Acme was told."""
    await stage.say("root", "/customer Acme zone Asia/Seoul")
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await tell(stage, "alice", 1)
    return stage


async def update(stage: Stage, actor: str, said: str, **answers: str) -> None:
    await fill(stage, actor, await stage.say(actor, f"/commit update C-1 {said}"), answers)
    await stage.dispatch()


async def test_words_are_previewed_and_go_below_the_customers_card(told: Stage) -> None:
    opened = await told.say("alice", f"/commit update C-1 {WORDS}")
    assert text_input(form_of(opened), "words").value == WORDS
    assert form_of(opened).submit == "Send"
    intro = " ".join(str(block) for block in form_of(opened).intro)
    assert "Acme" in intro
    assert "C-1 · send fix" in intro
    assert len(told.slack.to("acme")) == 1, "nothing goes out with the preview"
    reply = await fill(told, "alice", opened, {})
    assert "Acme is being told" in read(reply)
    await told.dispatch()
    card, line = told.slack.to("acme")
    assert (line.card.title, line.thread, line.broadcast) == (WORDS, card.ref, True)
    assert "Alice Kim wrote to the customer\n" in read(await told.say("alice", "/commit history C-1")) + "\n"
    assert WORDS in read(await told.say("alice", "/commit history C-1"))
    assert "Update to the customer" in read(await told.say("alice", "/commit why C-1"))
    assert f"Last word to the customer: “{WORDS}”" in read(await told.say("alice", "/commit show C-1"))


async def test_the_reply_says_when_they_were_told(told: Stage) -> None:
    opened = await told.say("alice", f"/commit update C-1 {WORDS}")
    told.reply_to = "form"
    await fill(told, "alice", opened, {})
    await told.until(seoul("2026-11-23 10:00"))
    assert told.slack.replies["form"].title.startswith("C-1: Acme was told at ")


async def test_without_words_the_form_has_the_last_update(told: Stage) -> None:
    assert text_input(form_of(await told.say("alice", "/commit update C-1")), "words").value == ""
    await update(told, "alice", WORDS)
    assert text_input(form_of(await told.say("sam", "/commit update C-1")), "words").value == WORDS


async def test_the_customer_gets_what_was_written_in_the_form(told: Stage) -> None:
    await update(told, "alice", WORDS, words="It is on its way.")
    assert told.slack.to("acme")[-1].card.title == "It is on its way."


@pytest.mark.parametrize(
    "line",
    ["업데이트 C-1 화요일에 보내 드립니다.", "소식 C-1 화요일에 보내 드립니다.", "C-1 화요일에 보내 드립니다. 소식"],
)
async def test_in_korean(told: Stage, line: str) -> None:
    await told.say("root", "/commit give C-1 <@minho>")
    opened = await told.say("minho", f"/commit {line}")
    assert text_input(form_of(opened), "words").value == "화요일에 보내 드립니다."
    assert form_of(opened).submit == "보내기"
    assert "Acme에 알리고 있습니다" in read(await fill(told, "minho", opened, {}))


async def test_words_that_name_another_customer_are_refused_where_they_can_be_changed(told: Stage) -> None:
    await told.say("root", "/customer Globex tier gold")
    opened = await told.say("alice", "/commit update C-1 Globex comes first")
    assert "Acme must not read: Globex" in " ".join(str(block) for block in form_of(opened).intro)
    assert text_input(form_of(opened), "words").value == "Globex comes first"
    assert "Globex" in (await fill(told, "alice", opened, {})).errors["words"]
    assert "words" in (await fill(told, "alice", opened, {"words": " "})).errors
    assert len(told.slack.to("acme")) == 1


async def test_the_name_of_a_colleague_who_is_mentioned_is_refused_too(told: Stage) -> None:
    opened = await told.say("alice", "/commit update C-1 <@sam> looks at it")
    assert text_input(form_of(opened), "words").value == "@Sam Rivera looks at it"
    assert "Sam Rivera" in (await fill(told, "alice", opened, {})).errors["words"]


@pytest.mark.parametrize(("actor", "label", "said"), [
    ("alice", "Tell the customer", "Acme has not been shown C-1"),
    ("minho", "고객에게 알리기", "아직 Acme에 알리지 않은 약속입니다"),
])  # fmt: skip
async def test_of_what_they_were_not_told_the_card_goes_first(stage: Stage, actor: str, label: str, said: str) -> None:
    await stage.say(actor, "/commit send fix to Acme by the 15th")
    reply = await stage.say(actor, f"/commit update C-1 {WORDS}")
    assert said in read(reply)
    assert WORDS in read(reply), "words are never dropped"
    assert (await stage.press(actor, button(reply.card, label))).form is not None


@pytest.mark.parametrize(("line", "said"), [
    ("internal: send fix to Acme by the 15th", "is internal"),
    ("send fix to Initech by the 15th", "no channel"),
])  # fmt: skip
async def test_of_what_no_customer_hears_the_refusal_keeps_the_words(stage: Stage, line: str, said: str) -> None:
    await stage.say("root", "/customer Initech tier gold")
    await stage.say("alice", f"/commit {line}")
    refused = read(await stage.say("alice", f"/commit update C-1 {WORDS}"))
    assert said in refused
    assert WORDS in refused
    assert "note C-1" in refused


async def test_after_it_is_closed_nothing_is_sent(told: Stage) -> None:
    opened = await told.say("alice", f"/commit update C-1 {WORDS}")
    await told.say("alice", "/commit cancel C-1 because of budget")
    assert "already cancelled" in (await fill(told, "alice", opened, {})).errors["words"]


async def test_words_that_did_not_arrive_are_given_to_be_sent_by_hand_and_can_be_tried_again(told: Stage) -> None:
    told.slack.refuse["acme"] = DestinationRefused("is_archived")
    await update(told, "alice", WORDS)
    untold = told.slack.to("alice")[-1]
    assert untold.card.title == "Acme has not been told: C-1 · send fix"
    assert WORDS in text_of(untold.card)
    told.slack.refuse.clear()
    await press(told, "alice", "retell", untold)
    await told.dispatch()
    assert told.slack.to("acme")[-1].card.title == WORDS


async def test_an_update_to_several_names_each_line_to_say(told: Stage) -> None:
    await told.say("alice", "/commit send report to Acme by the 18th")
    asked = read(await told.say("alice", f"/commit update C-1, C-2 {WORDS}"))
    assert f"/commit update C-1 {WORDS}" in asked
    assert f"/commit update C-2 {WORDS}" in asked


async def test_a_note_stays_inside(told: Stage) -> None:
    said = read(await told.say("alice", "/commit note C-1 they are on holiday; see C-99"))
    assert "C-1: the note is kept inside" in said
    await told.dispatch()
    assert len(told.slack.to("acme")) == 1
    history = read(await told.say("alice", "/commit history C-1"))
    assert "Alice Kim left a note" in history
    assert "they are on holiday; see C-99 (internal)" in history
    assert "they are on holiday; see C-99" in read(await told.say("sam", "/commit show C-1"))


async def test_a_note_by_another_reaches_the_owner(told: Stage) -> None:
    await told.say("sam", "/commit note C-1 call Carol first")
    await told.dispatch()
    news = told.slack.to("alice")[-1]
    assert news.card.title == "Sam Rivera left a note on C-1 · send fix"
    assert "call Carol first" in text_of(news.card)


async def test_without_words_a_note_is_asked_for(told: Stage) -> None:
    opened = await told.say("alice", "/commit note C-1")
    assert "words" in (await fill(told, "alice", opened, {"words": " "})).errors
    assert "kept inside" in read(await fill(told, "alice", opened, {"words": "ask Carol"}))


@pytest.mark.parametrize("line", ["메모 C-1 휴가 중", "C-1 휴가 중 메모"])
async def test_a_note_in_korean(told: Stage, line: str) -> None:
    await told.say("root", "/commit give C-1 <@minho>")
    assert "메모를 남겼습니다" in read(await told.say("minho", f"/commit {line}"))
    assert "휴가 중" in read(await told.say("minho", "/commit C-1"))


async def test_a_note_on_several(told: Stage) -> None:
    await told.say("alice", "/commit send report to Acme by the 18th")
    await told.say("alice", "/commit note C-1, C-2 they moved office")
    for number in (1, 2):
        assert "they moved office" in read(await told.say("alice", f"/commit C-{number}"))


async def test_a_note_on_a_closed_one_is_kept(told: Stage) -> None:
    await told.say("alice", "/commit cancel C-1 because of budget")
    assert "kept inside" in read(await told.say("alice", "/commit note C-1 they may come back in spring"))


@pytest.mark.parametrize("verb", ["update", "note"])
async def test_neither_is_taken_for_a_promise(told: Stage, verb: str) -> None:
    await told.say("alice", f"/commit {verb}")
    await told.say("alice", f"/commit {verb} C-1 by Friday")
    assert await count(told) == 1
    assert (await commitment(told)).due == seoul("2026-12-15 18:00")


async def test_they_are_offered_where_one_looks_at_a_promise(told: Stage) -> None:
    assert "Write an update" in labels((await told.say("alice", "/commit C-1")).card)


@pytest.mark.parametrize(("actor", "said"), [("alice", "words to the customer"), ("minho", "고객에게 전한 소식")])
async def test_an_update_cannot_be_taken_back_and_undo_says_so(told: Stage, actor: str, said: str) -> None:
    await told.say("root", f"/commit give C-1 <@{actor}>")
    await fill(told, actor, await told.say(actor, f"/commit update C-1 {WORDS}"), {})
    assert said in read(await told.say(actor, "/commit undo"))


async def test_undo_after_other_words_to_the_customer_says_what_cannot_be_taken_back(told: Stage) -> None:
    await told.say("alice", "/commit done C-1")
    await told.dispatch()
    await told.say("alice", "/commit ask again C-1")
    assert "C-1: asking the customer again" in read(await told.say("alice", "/commit undo"))


async def test_what_was_delivered_before_the_customer_heard_of_it_can_be_shown(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.say("alice", "/commit done C-1")
    refused = await stage.say("alice", f"/commit update C-1 {WORDS}")
    assert read(refused).startswith("Acme has not been shown C-1 yet. Show it first, then write your update.")
    await fill(stage, "alice", await press(stage, "alice", "tell", refused), {})
    await stage.dispatch()
    (shown,) = stage.slack.to("acme")
    assert labels(shown.card) == ["Received", "Not yet"]
    assert form_of(await stage.say("alice", f"/commit update C-1 {WORDS}")).action == "update_form"


async def test_two_who_write_at_once_do_not_write_twice_unknowingly(told: Stage) -> None:
    first, second = [await told.say(one, f"/commit update C-1 {WORDS}") for one in ("alice", "sam")]
    await fill(told, "alice", first, {"words": "You have it tomorrow."})
    again = await fill(told, "sam", second, {"words": "You have it on Friday."})
    intro = " ".join(str(block) for block in form_of(again).intro)
    assert "Alice Kim has written to them since: “You have it tomorrow.” Send again to write this too." in intro
    assert text_input(form_of(again), "words").value == "You have it on Friday."
    await told.dispatch()
    assert len(told.slack.to("acme")) == 2, "the card and Alice's words"
    assert "is being told" in read(await fill(told, "sam", again, {}))
    await told.dispatch()
    assert len(told.slack.to("acme")) == 3


async def test_an_update_for_another_customer_by_now_is_looked_at_again(told: Stage) -> None:
    opened = await told.say("alice", f"/commit update C-1 {WORDS}")
    await told.say("root", "/customer Globex here", "team")
    merged = await told.say("root", "/customer Acme merge Globex")
    await told.press("root", button(merged.card, "Merge Acme into Globex"))
    again = await fill(told, "alice", opened, {})
    intro = " ".join(str(block) for block in form_of(again).intro)
    assert "Look at it once more" in intro
    assert "Globex reads this below its card" in intro
