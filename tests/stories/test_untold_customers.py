"""A customer who could not be told: what is tried, what is posted anew, and who hears what they can do."""

from dataclasses import replace

import pytest

from bot.conversation.directory_events import DirectoryEvents
from commitments.application.ports.messenger import Outgoing
from commitments.domain.errors import DestinationRefused, MessageGone, TryLater, Unsendable
from commitments.domain.notifications.addresses import MessageRef
from tests.stage import PEOPLE, Sent, Stage, seoul, text_of
from tests.stories.acting import commitment, fill, labels, move, press, read, tell

REFUSALS = ("is_archived", "is_inactive", "channel_not_found", "not_in_channel", "restricted_action")


@pytest.fixture
async def told(stage: Stage) -> Stage:
    """Minho's C-1, promised by Alice; Acme was told."""
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await tell(stage, "alice", 1)
    await stage.dispatch()
    return stage


def last(stage: Stage, to: str) -> Sent:
    return stage.slack.to(to)[-1]


def untold(stage: Stage, to: str) -> list[Sent]:
    """Give the messages that say that a customer was not told."""
    marks = ("has not been told", "알리지 못했습니다")
    return [one for one in stage.slack.to(to) if any(mark in text_of(one.card) for mark in marks)]


@pytest.mark.parametrize("reason", REFUSALS)
async def test_the_owner_hears_that_the_customer_was_not_told_with_words_to_send_by_hand(
    told: Stage, reason: str
) -> None:
    told.slack.refuse["acme"] = DestinationRefused(reason)
    await move(told, "alice", 1, "18 Dec", "the vendor slipped")
    await told.dispatch()
    (heard,) = untold(told, "minho")
    lines = text_of(heard.card).splitlines()
    assert lines[0] == "Acme에 알리지 못했습니다: C-1 · send fix"
    assert "send fix: The date moved to Fri 18 Dec 2026 (it was Tue 15 Dec 2026)." in (
        text_of(heard.card)
    )  # in the customer's language
    assert labels(heard.card) == ["다시 시도", "직접 알렸음"]
    assert untold(told, "alice") == []


async def test_what_it_says_in_english(told: Stage) -> None:
    await told.say("minho", "/commit give C-1 <@alice>")
    told.slack.refuse["acme"] = DestinationRefused("is_archived")
    await told.say("alice", "/commit done C-1")
    await told.dispatch()
    (heard,) = untold(told, "alice")
    assert text_of(heard.card).splitlines() == [
        "Acme has not been told: C-1 · send fix", "Reason: the channel is archived",
        "Try again, or send them these words yourself:", "send fix: It is delivered. Do you have it?", "Try again",
        "I told them",
    ]  # fmt: skip


async def test_every_promise_that_waits_for_the_channel_is_told_of_once(told: Stage) -> None:
    await told.say("alice", "/commit ship the box to Acme by the 16th")
    await tell(told, "alice", 2)
    told.slack.refuse["acme"] = DestinationRefused("is_archived")
    await told.say("alice", "/commit done C-1")
    await told.say("alice", "/commit done C-2")
    await told.dispatch()
    assert [text_of(one.card).splitlines()[0] for one in untold(told, "alice")] == [
        "Acme has not been told: C-2 · ship the box"
    ]
    assert len(untold(told, "minho")) == 1
    await told.until(seoul("2026-11-26 12:00"))  # it is tried again every day
    assert (len(untold(told, "alice")), len(untold(told, "minho"))) == (1, 1)


async def test_a_change_made_while_the_channel_is_known_to_refuse_is_told_of_too(told: Stage) -> None:
    told.slack.refuse["acme"] = DestinationRefused("is_archived")
    await told.say("minho", "/commit move C-1 to 18 Dec because vendor")
    await told.dispatch()
    await told.say("minho", "/commit move C-1 to 21 Dec because vendor")
    await told.dispatch()
    assert len(untold(told, "minho")) == 2


async def test_archived_and_back_ends_with_the_right_card_and_the_owner_sees_that_they_were_told(told: Stage) -> None:
    told.slack.refuse["acme"] = DestinationRefused("is_archived")
    await told.say("minho", "/commit move C-1 to 18 Dec because vendor")
    await told.dispatch()
    (heard,) = untold(told, "minho")
    del told.slack.refuse["acme"]
    told.clock.at = seoul("2026-11-23 10:05")
    await DirectoryEvents(told.store, told.slack, told.clock).channel_available(told.workspace, "acme", "event:1")
    await told.dispatch()
    assert "When: Fri 18 Dec 2026" in text_of(told.slack.to("acme")[0].card)
    assert text_of(heard.card) == "Acme에 2026년 11월 23일 (월) 10:05 KST에 알렸습니다: C-1 · send fix"
    assert len(told.slack.to("acme")) == 2  # the card, and the line below it


@pytest.mark.parametrize("gone", ["message_not_found", "edit_window_closed", "cant_update_message"])
async def test_a_card_that_is_gone_is_posted_anew_with_the_line_below_it(told: Stage, gone: str) -> None:
    (card,) = told.slack.to("acme")
    told.slack.gone.add(card.ref)
    await move(told, "alice", 1, "18 Dec", "the vendor slipped")
    await told.dispatch()
    anew, line = told.slack.to("acme")[1:]
    assert anew.thread is None
    assert "When: Fri 18 Dec 2026" in text_of(anew.card)
    assert (line.thread, line.card.title.startswith("The date moved to Fri 18 Dec")) == (anew.ref, True)
    assert (await commitment(told)).card == anew.ref
    assert untold(told, "minho") == untold(told, "alice") == []
    await told.say("minho", "/commit done C-1")
    await told.dispatch()
    assert labels(anew.card) == ["Received", "Not yet"]
    await press(told, "carol", "received", anew)
    assert (await commitment(told)).status == "accepted"


async def test_where_nothing_can_be_said_in_a_thread_the_card_is_posted_anew_once(told: Stage) -> None:
    send = told.slack.send

    async def without_threads(message: Outgoing) -> MessageRef | None:
        if message.thread is not None:
            raise MessageGone("restricted_action_non_threadable_channel")
        return await send(message)

    told.slack.send = without_threads  # type: ignore[method-assign]
    await told.say("minho", "/commit move C-1 to 18 Dec because vendor")
    await told.dispatch()
    assert len(told.slack.to("acme")) == 2
    assert "18 Dec" in text_of(last(told, "acme").card)


async def test_what_cannot_be_sent_for_another_reason_is_told_of_too(told: Stage) -> None:
    told.slack.refuse["acme"] = Unsendable("something_new")
    await told.say("minho", "/commit move C-1 to 18 Dec because vendor")
    await told.dispatch()
    assert len(untold(told, "minho")) == 1


async def test_try_again_tells_the_customer_and_the_same_message_says_so(told: Stage) -> None:
    told.slack.refuse["acme"] = Unsendable("something_new")
    await told.say("minho", "/commit move C-1 to 18 Dec because vendor")
    await told.dispatch()
    (heard,) = untold(told, "minho")
    await press(told, "minho", "retell", heard)
    await told.dispatch()
    assert labels(heard.card) == ["다시 시도", "직접 알렸음"]  # it was refused again
    del told.slack.refuse["acme"]
    await press(told, "minho", "retell", heard)
    await told.dispatch()
    assert text_of(heard.card).startswith("Acme에 2026년 11월 22일 (일) 13:00 KST에 알렸습니다")
    assert "When: Fri 18 Dec 2026" in text_of(told.slack.to("acme")[0].card)
    assert [one.card.title[:27] for one in told.slack.to("acme")[1:]] == ["The date moved to Fri 18 Dec"[:27]]


async def test_try_again_of_a_card_that_was_never_shown(stage: Stage) -> None:
    stage.slack.refuse["acme"] = DestinationRefused("not_in_channel")
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await tell(stage, "alice", 1)
    (heard,) = untold(stage, "alice")
    assert "I am not in that channel: invite me" in text_of(heard.card)
    assert "send fix: you will have it by Tue 15 Dec 2026." in text_of(heard.card)
    stage.slack.refuse.clear()
    await press(stage, "alice", "retell", heard)
    await stage.dispatch()
    assert len(stage.slack.to("acme")) == 1
    assert "was told on" in text_of(heard.card)


async def test_what_passes_is_tried_again_without_a_word(told: Stage) -> None:
    told.slack.refuse["acme"] = TryLater("update_failed")
    await told.say("minho", "/commit move C-1 to 18 Dec because vendor")
    await told.dispatch()
    told.slack.refuse.clear()
    await told.until(seoul("2026-11-22 13:10"))
    assert "18 Dec" in text_of(told.slack.to("acme")[0].card)
    assert untold(told, "minho") == []


async def test_where_the_owner_cannot_be_reached_the_manager_hears_it_then_the_maker_then_an_admin(
    told: Stage,
) -> None:
    told.slack.refuse |= {one: DestinationRefused("user_disabled") for one in ("acme", "minho", "sam", "alice")}
    await told.say("minho", "/commit move C-1 to 18 Dec because vendor")
    await told.dispatch()
    assert len(untold(told, "root")) == 1
    del told.slack.refuse["sam"]
    await told.say("minho", "/commit move C-1 to 21 Dec because vendor")
    await told.dispatch()
    assert (len(untold(told, "sam")), len(untold(told, "root"))) == (1, 1)


async def test_somebody_who_left_is_not_asked(told: Stage) -> None:
    async with told.store.transaction(told.workspace) as uow:
        minho = await uow.people.get_for_update("minho")
        assert minho is not None
        await uow.people.save(replace(minho, active=False))
    told.slack.refuse["acme"] = DestinationRefused("is_archived")
    await told.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await told.dispatch()
    assert (len(untold(told, "minho")), len(untold(told, "sam"))) == (0, 1)


async def test_history_tells_that_the_customer_was_not_told(told: Stage) -> None:
    told.slack.refuse["acme"] = DestinationRefused("is_archived")
    await told.say("minho", "/commit move C-1 to 18 Dec because vendor")
    await told.dispatch()
    shown = read(await told.say("alice", "/commit history C-1"))
    assert "Commitments could not tell the customer" in shown
    assert "the channel is archived" in shown


async def test_undo_still_takes_back_what_the_customer_was_not_told(told: Stage) -> None:
    told.slack.refuse["acme"] = DestinationRefused("is_archived")
    await told.say("minho", "/commit move C-1 to 18 Dec because vendor")
    await told.dispatch()
    assert "되돌렸습니다" in read(await told.say("minho", "/commit undo C-1"))
    assert (await commitment(told)).due == seoul("2026-12-15 18:00")


async def test_words_that_name_others_are_not_offered_to_be_sent_by_hand(stage: Stage) -> None:
    await stage.say("alice", "/commit send the fix of Globex to Acme by the 15th")
    await fill(stage, "alice", await stage.say("alice", "/commit tell C-1"), {})
    await stage.say("jane", "/customer Globex here", "globex")  # meanwhile
    await stage.dispatch()
    (heard,) = untold(stage, "alice")
    assert text_of(heard.card).splitlines() == [
        "Acme has not been told: C-1 · send the fix of Globex", "Reason: its words name others", "Tell the customer",
        "I told them",
    ]  # fmt: skip


async def archived(stage: Stage) -> Sent:
    """Let the channel be archived when the date moves; give what Minho is asked."""
    stage.slack.refuse["acme"] = DestinationRefused("is_archived")
    await move(stage, "alice", 1, "18 Dec", "the vendor slipped")
    await stage.dispatch()
    (question,) = untold(stage, "minho")
    return question


async def test_who_told_them_by_hand_says_so_and_is_not_asked_again(told: Stage) -> None:
    question = await archived(told)
    await press(told, "minho", "told_by_hand", question)
    await told.until(seoul("2026-11-26 20:00"))
    assert text_of(question.card) == "2026년 11월 22일 (일) 13:00 KST에 직접 Acme에 알렸습니다: C-1 · send fix"
    assert untold(told, "minho") == untold(told, "alice") == []
    history = read(await told.say("alice", "/commit history C-1"))
    assert "Minho Lee told the customer themselves" in history
    assert "notice given: 153 working hours" in history  # they know the new date from then on
    told.slack.refuse.clear()
    await DirectoryEvents(told.store, told.slack, told.clock).channel_available(told.workspace, "acme", "event:1")
    await told.dispatch()
    (card,) = told.slack.to("acme")  # without the line: they know
    assert "When: Fri 18 Dec 2026" in text_of(card.card)


async def test_the_next_change_after_that_is_asked_about_again(told: Stage) -> None:
    await press(told, "minho", "told_by_hand", await archived(told))
    before = len(told.slack.to("minho"))
    await move(told, "alice", 1, "21 Dec", "the vendor slipped again")
    await told.dispatch()
    assert untold(told, "minho")[-1] in told.slack.to("minho")[before:]


async def test_telling_by_hand_is_refused_where_nothing_failed(told: Stage) -> None:
    refused = await told.say("alice", "/commit told by hand C-1")
    assert read(refused) == "Acme has been told all there is to tell about C-1."
    assert read(await told.say("minho", "/commit 직접알림 C-1")) == "C-1은 Acme에 이미 모두 알렸습니다."


async def test_another_try_is_refused_where_nothing_failed(told: Stage) -> None:
    assert read(await told.say("alice", "/commit retell C-1")) == "Acme has been told all there is to tell about C-1."


async def test_two_who_try_again_tell_the_customer_once(told: Stage) -> None:
    told.slack.refuse["acme"] = Unsendable("something_new")
    await move(told, "alice", 1, "18 Dec", "the vendor slipped")
    await told.dispatch()
    (question,) = untold(told, "minho")
    told.slack.refuse.clear()
    await press(told, "minho", "retell", question)
    await told.say("alice", "/commit retell C-1")
    await told.dispatch()
    assert "told all there is" in read(await told.say("alice", "/commit retell C-1"))
    await told.dispatch()
    assert len(told.slack.to("acme")) == 2  # the card, and one line


async def test_the_new_owner_is_asked_and_the_old_one_can_only_read(told: Stage) -> None:
    question = await archived(told)
    await told.say("alice", "/commit give C-1 <@jane>")
    await told.dispatch()
    assert len(untold(told, "jane")) == 1
    assert labels(question.card) == []
    assert "직접 처리할 수 없는 약속입니다. 담당자나 관리자에게 요청해 주세요." in text_of(question.card)


async def test_where_the_owner_leaves_after_they_were_asked_the_next_is(told: Stage) -> None:
    told.slack.refuse["acme"] = DestinationRefused("is_archived")
    await told.say("minho", "/commit done C-1")
    await told.dispatch()
    told.slack.people["minho"] = replace(PEOPLE["minho"], active=False)
    await DirectoryEvents(told.store, told.slack, told.clock).person_changed(told.workspace, "minho", "event:1")
    await told.dispatch()
    assert len(untold(told, "sam")) == 1


async def test_who_lost_sight_of_it_has_no_button_left(told: Stage) -> None:
    await told.say("root", "/customer Acme manager <@jane>")
    told.slack.refuse |= {one: DestinationRefused("user_disabled") for one in ("minho", "sam")}
    told.slack.refuse["acme"] = DestinationRefused("is_archived")
    await move(told, "alice", 1, "18 Dec", "the vendor slipped")
    await told.dispatch()
    (question,) = untold(told, "jane")
    await told.say("root", "/customer Acme manager <@root>")
    await move(told, "alice", 1, "21 Dec", "the vendor slipped")
    await told.dispatch()
    assert text_of(question.card) == "No longer shown to you: C-1"


async def test_where_announcing_was_switched_off_meanwhile_the_owner_hears_that_they_were_not_told(told: Stage) -> None:
    await told.say("root", "/customer Acme announce never")
    told.reply_to = "said"
    await told.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await told.until(seoul("2026-11-23 10:00"))
    (heard,) = untold(told, "minho")
    assert text_of(heard.card).splitlines() == [
        "Acme에 알리지 못했습니다: C-1 · send fix", "사유: 고객 알림이 꺼져 있음", "아래 문구를 직접 보내 주세요:",
        "send fix: The date moved to Fri 18 Dec 2026 (it was Tue 15 Dec 2026).", "직접 알렸음",
    ]  # fmt: skip
    assert told.slack.replies["said"].title == "Acme has not been told: C-1 · send fix"
    assert len(told.slack.to("acme")) == 1


async def test_where_the_customer_has_no_channel_any_more_the_owner_hears_that_they_were_not_told(told: Stage) -> None:
    async with told.store.transaction(told.workspace) as uow:
        acme = await uow.customers.get_for_update(1)
        assert acme is not None
        await uow.customers.save(replace(acme, channel=None))
    await told.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await told.dispatch()
    (heard,) = untold(told, "minho")
    assert labels(heard.card) == ["직접 알렸음"]
    assert "The date moved to Fri 18 Dec" in text_of(heard.card)


async def test_what_they_were_told_by_hand_and_is_undone_is_told_too(told: Stage) -> None:
    await press(told, "minho", "told_by_hand", await archived(told))
    await told.say("alice", "/commit undo C-1")
    await told.dispatch()
    assert "Acme에 알리지 못했습니다" in text_of(told.slack.to("minho")[-1].card)
    told.slack.refuse.clear()
    await DirectoryEvents(told.store, told.slack, told.clock).channel_available(told.workspace, "acme", "event:1")
    await told.dispatch()
    card, line = told.slack.to("acme")
    assert "When: Tue 15 Dec 2026" in text_of(card.card)
    assert line.card.title.startswith("This was corrected. The date is Tue 15 Dec 2026")


async def test_what_is_undone_before_they_could_be_told_is_no_longer_asked_about(told: Stage) -> None:
    await archived(told)
    before = len(told.slack.to("minho"))
    await told.say("alice", "/commit undo C-1")
    await told.until(seoul("2026-11-26 12:00"))
    assert not [one for one in told.slack.to("minho")[before:] if "알리지 못했습니다" in one.card.title]


async def test_a_card_that_showed_what_is_undone_before_its_line_went_out_is_put_right(told: Stage) -> None:
    """Slack limits new messages and edits apart."""
    send = told.slack.send

    async def busy(message: Outgoing) -> MessageRef | None:
        if message.destination.id == "acme" and message.edit is None:
            raise TryLater("ratelimited", 75, limited=True, here=True)
        return await send(message)

    told.slack.send = busy  # type: ignore[method-assign]
    await told.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await told.until(seoul("2026-11-22 13:01"))
    (card,) = told.slack.to("acme")
    assert "18 Dec" in text_of(card.card), "the edit went out"
    await told.say("alice", "/commit undo C-1")
    told.slack.send = send  # type: ignore[method-assign]
    await told.until(seoul("2026-11-22 13:20"))
    assert "When: Tue 15 Dec 2026" in text_of(card.card)
