"""What the customer sees in their channel, what they answer there, and what they never see."""

from dataclasses import replace

import pytest

from bot.conversation.directory_events import DirectoryEvents
from commitments.domain.commitment import Status
from commitments.domain.errors import DestinationRefused
from commitments.domain.person import Person, Role
from tests.stage import NEW_YORK, Sent, Stage, buttons, seoul, text_of
from tests.stories.acting import commitment, everything, fill, form_of, labels, move, press, read, tell


@pytest.fixture
async def told(stage: Stage) -> Stage:
    """Minho's C-1, promised by Alice; Acme was told."""
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await tell(stage, "alice", 1)
    return stage


def card(stage: Stage) -> Sent:
    return stage.slack.to("acme")[0]


def lines(stage: Stage) -> list[str]:
    return [one.card.title for one in stage.slack.to("acme") if one.thread == card(stage).ref]


def every_text(stage: Stage) -> str:
    return "\n".join(text_of(one.card) for one in stage.slack.to("acme"))


async def test_the_customer_gets_one_card_in_the_words_of_the_preview(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix (blocked by tests) to Acme by the 15th")
    reply = await tell(stage, "alice", 1, wording="the fix for your login")
    assert read(reply).startswith("C-1: Acme is being told")
    (shown,) = stage.slack.to("acme")
    assert text_of(shown.card).splitlines() == [
        "C-1 · Our promise to Acme", "What: the fix for your login", "When: Tue 15 Dec 2026",
        "Status: in progress",
        "Any news?",
    ]  # fmt: skip
    assert labels(shown.card) == ["Any news?"]


async def test_the_customer_reads_their_language_and_zone(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme country KR zone America/New_York")
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await tell(stage, "alice", 1)
    assert text_of(card(stage).card).splitlines() == [
        "C-1 · Acme에 드린 약속", "내용: send fix", "기한: 2026년 12월 15일 (화)", "상태: 진행 중",
        "소식 있나요?",
    ]  # fmt: skip
    await move(stage, "alice", 1, "18 Dec", "the vendor slipped")
    await stage.say("alice", "/commit done C-1")
    await stage.dispatch()
    assert lines(stage) == [
        "기한이 2026년 12월 18일 (금)로 바뀌었습니다 (이전: 2026년 12월 15일 (화)). 사유: the vendor slipped",
        "send fix: 전달드렸습니다. 받으셨나요?",
    ]
    assert labels(card(stage).card) == ["받았습니다", "아직 못 받았습니다"]


async def test_telling_twice_makes_one_card(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    opened = await stage.say("alice", "/commit tell C-1")
    for _ in range(2):
        await fill(stage, "alice", opened, {})
        await stage.dispatch()
    await stage.say("alice", "/commit tell C-1")
    await stage.dispatch()
    assert len(stage.slack.to("acme")) == 1


async def test_telling_again_in_other_words_corrects_the_card(told: Stage) -> None:
    await tell(told, "alice", 1, wording="the login fix")
    assert "What: the login fix" in text_of(card(told).card)
    assert lines(told) == ["This was corrected. The date is Tue 15 Dec 2026."]
    assert "send fix → the login fix" in read(await told.say("alice", "/commit history C-1"))


async def test_an_edit_changes_nothing_that_the_customer_reads_and_says_so(told: Stage) -> None:
    opened = await told.say("alice", "/commit edit C-1")
    reply = await fill(told, "alice", opened, {"what": "send fix, ask Bob first"})
    assert read(reply).startswith("C-1 is saved\n")
    assert "The customer still reads “send fix”; /commit tell C-1 changes that." in read(reply)
    await told.dispatch()
    assert "What: send fix\n" in text_of(card(told).card)
    assert "Bob" not in every_text(told)


async def test_with_announce_auto_the_customer_is_told_by_itself(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme announce auto")
    made = await stage.say("alice", "/commit send fix to Acme by the 15th")
    assert "The customer is being told in their channel." in read(made)
    assert labels(made.card) == ["Edit", "Undo"]
    await stage.dispatch()
    assert card(stage).card.title == "C-1 · Our promise to Acme"


async def test_announce_auto_waits_for_a_person_when_the_words_name_others(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme announce auto")
    made = await stage.say("alice", "/commit send the fix that Minho Lee wrote to Acme by the 15th")
    assert labels(made.card)[0] == "Tell the customer"
    await stage.dispatch()
    assert stage.slack.to("acme") == []


async def test_with_announce_never_nothing_is_offered_or_sent(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme announce never")
    made = await stage.say("alice", "/commit send fix to Acme by the 15th")
    assert labels(made.card) == ["Edit", "Undo"]
    refused = await stage.say("alice", "/commit tell C-1")
    assert read(refused) == "Announcing to Acme is off. “/customer Acme announce ask” turns it on."
    await stage.until(seoul("2026-12-20 12:00"))
    assert stage.slack.to("acme") == []


async def test_turning_announcing_off_silences_what_was_told_before(told: Stage) -> None:
    await told.say("root", "/customer Acme announce never")
    await told.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await told.dispatch()
    assert lines(told) == []
    assert "announcing is off" in await everything(told, "alice", "/commit why C-1")


async def test_a_move_is_shown_with_its_reason(told: Stage) -> None:
    reply = await move(told, "alice", 1, "18 Dec", "the vendor slipped")
    assert "The customer is being told the new date and your reason." in read(reply)
    await told.dispatch()
    assert "When: Fri 18 Dec 2026" in text_of(card(told).card)
    assert lines(told) == ["The date moved to Fri 18 Dec 2026 (it was Tue 15 Dec 2026). Reason: the vendor slipped"]


@pytest.mark.parametrize("reason", ["internal: we forgot", "Jane Doe is ill", "Beta goes first"])
async def test_a_reason_that_is_internal_or_names_others_is_not_shown(told: Stage, reason: str) -> None:
    await told.say("jane", "/customer Beta announce ask")
    await told.say("alice", f"/commit move C-1 to 18 Dec because {reason}")
    await told.dispatch()
    assert lines(told) == ["The date moved to Fri 18 Dec 2026 (it was Tue 15 Dec 2026)."]
    assert reason not in every_text(told)
    assert "Reason" not in every_text(told)


async def test_whoever_moves_it_hears_when_the_reason_is_not_shown(told: Stage) -> None:
    inside = await told.say("alice", "/commit move C-1 to 18 Dec because internal: we forgot")
    assert "The customer is being told the new date, not your reason." in read(inside)
    named = await told.say("alice", "/commit move C-1 to 21 Dec because Minho Lee is ill")
    assert "not your reason, because I am not sure they may read “Minho Lee”." in read(named)


async def test_the_internal_box_of_the_form_keeps_a_reason_inside(told: Stage) -> None:
    opened = await told.say("alice", "/commit move C-1 to 18 Dec")
    await fill(told, "alice", opened, {"reason": "we forgot", "internal": "yes"})
    await told.dispatch()
    assert "forgot" not in every_text(told)


async def test_on_done_the_customer_is_asked_and_received_closes_it(told: Stage) -> None:
    reply = await told.say("minho", "/commit 완료 C-1")
    assert read(reply).startswith("C-1을 전달했습니다. 고객에게 받았는지 묻고 있습니다.")
    await told.dispatch()
    assert text_of(card(told).card).splitlines()[-3:] == ["Status: delivered, do you have it?", "Received", "Not yet"]
    await press(told, "carol", "received", card(told))
    await told.dispatch()
    assert (await commitment(told)).status is Status.ACCEPTED
    assert labels(card(told).card) == []
    assert lines(told)[-1] == "Thank you. It is noted as received."
    assert told.slack.to("minho")[-1].card.title.startswith("C-1 수령을 확인했습니다: 고객이 받았습니다")


async def test_not_yet_reopens_it_and_tells_the_owner_what_is_missing(told: Stage) -> None:
    await told.say("minho", "/commit done C-1")
    await told.dispatch()
    opened = await press(told, "carol", "not_yet", card(told))
    assert form_of(opened).title == "Not yet"
    await fill(told, "carol", opened, {"missing": "the second file"}, place="acme")
    await told.dispatch()
    assert (await commitment(told)).status is Status.OPEN
    news = told.slack.to("minho")[-1]
    assert news.card.title.startswith("C-1을 다시 열었습니다: 고객이 아직 받지 못했습니다")
    assert "사유: the second file" in text_of(news.card)
    assert labels(news.card)[0] == "완료"
    assert lines(told)[-1] == "Thank you for telling us. We are on it again."
    assert "Status: in progress" in text_of(card(told).card)
    await told.until(seoul("2026-12-15 12:00"))
    assert told.slack.to("minho")[-1].at == seoul("2026-12-15 09:00")


async def test_answering_twice_is_harmless(told: Stage) -> None:
    await told.say("minho", "/commit done C-1")
    await told.dispatch()
    answers = buttons(card(told).card)
    await told.press("carol", answers["received"], card(told))
    again = await told.press("carol", answers["received"], card(told))
    assert read(again) == "C-1 is not waiting for the customer's answer."
    late = await told.press("carol", answers["not_yet"], card(told))
    assert read(late) == "C-1 is not waiting for the customer's answer."
    await told.dispatch()
    assert lines(told).count("Thank you. It is noted as received.") == 1


async def test_an_outsider_of_another_channel_may_not_answer(told: Stage) -> None:
    told.slack.people["eve"] = Person("eve", "Eve Else", NEW_YORK, role=Role.OUTSIDER)
    await told.say("minho", "/commit done C-1")
    await told.dispatch()
    received = buttons(card(told).card)["received"]
    for place in ("team", "", "beta"):
        refused = await told.press("eve", received, place=place)
        assert read(refused).startswith(
            "Only the company that made you the promise can do that. Use the buttons of your card"
        )
    assert (await commitment(told)).status is Status.DELIVERED


async def test_one_of_us_may_not_answer_for_the_customer_in_their_channel(told: Stage) -> None:
    await told.say("minho", "/commit done C-1")
    await told.dispatch()
    refused = await press(told, "alice", "received", card(told))
    assert read(refused).startswith("Only the customer presses that, in their channel. If they told you")


async def test_a_cancel_is_shown_without_an_internal_reason(told: Stage) -> None:
    await told.say("alice", "/commit cancel C-1 because internal: they never paid")
    await told.dispatch()
    assert lines(told) == ["This was cancelled."]
    assert "Status: cancelled" in text_of(card(told).card)
    assert "paid" not in every_text(told)


async def test_an_undone_move_is_corrected_before_the_customer(told: Stage) -> None:
    await told.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await told.dispatch()
    await told.say("alice", "/commit undo")
    await told.dispatch()
    assert lines(told)[-1] == "This was corrected. The date is Tue 15 Dec 2026."
    assert "When: Tue 15 Dec 2026" in text_of(card(told).card)


async def test_a_move_that_is_undone_at_once_is_not_announced_with_its_reason(told: Stage) -> None:
    await told.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await told.say("alice", "/commit undo")
    await told.dispatch()
    assert "vendor" not in every_text(told)
    assert "18 Dec" not in every_text(told)


async def test_undoing_the_making_cancels_it_before_the_customer(told: Stage) -> None:
    await told.say("alice", "/commit undo")
    await told.dispatch()
    assert lines(told) == ["This was cancelled."]
    assert "Status: cancelled" in text_of(card(told).card)


@pytest.mark.parametrize("words", ["the fix of Minho Lee", "first Beta, then you", "BETA's fix", "Beta에 보낼 것"])
async def test_words_that_name_another_customer_or_a_colleague_are_refused(stage: Stage, words: str) -> None:
    await stage.say("jane", "/customer Beta announce ask")
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    opened = await stage.say("alice", "/commit tell C-1")
    wrong = await fill(stage, "alice", opened, {"wording": words})
    name = next(name for name in ("Minho Lee", "Beta", "BETA") if name in words)  # as it is written there
    assert wrong.errors == {"wording": f"Acme must not read: {name}. Change the words they see."}
    await stage.dispatch()
    assert stage.slack.to("acme") == []


async def test_words_that_leak_only_since_they_were_checked_do_not_reach_the_customer(stage: Stage) -> None:
    await stage.say("alice", "/commit send the Globex fix to Acme by the 15th")
    await fill(stage, "alice", await stage.say("alice", "/commit tell C-1"), {})
    await stage.say("jane", "/customer Globex announce ask")
    await stage.dispatch()
    assert stage.slack.to("acme") == []
    assert "its words name others" in await everything(stage, "alice", "/commit why C-1")


async def test_a_leak_is_refused_in_korean_too(stage: Stage) -> None:
    await stage.say("jane", "/commitments")
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    opened = await stage.say("minho", "/commit 알리기 C-1")
    assert form_of(opened).title == "고객에게 보여 줄 카드"
    wrong = await fill(stage, "minho", opened, {"wording": "Jane Doe가 만든 수정본"})
    assert wrong.errors == {"wording": "Acme에 알리면 안 되는 이름이 있습니다: Jane Doe. 문구를 바꿔 주세요."}


async def test_promised_words_that_leak_can_be_changed_in_the_preview(stage: Stage) -> None:
    await stage.say("jane", "/customer Beta announce ask")
    await stage.say("alice", "/commit Acme: the Beta fix by the 15th")
    opened = await stage.say("alice", "/commit tell C-1")
    assert "Beta" not in str(form_of(opened).intro)
    assert not (await fill(stage, "alice", opened, {"wording": "the login fix"})).errors
    await stage.dispatch()
    assert "What: the login fix" in text_of(card(stage).card)


async def test_a_channel_that_refuses_us_is_heard_of_and_can_be_told_later(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    stage.slack.refuse["acme"] = DestinationRefused("not_in_channel")
    await tell(stage, "minho", 1)
    news = stage.slack.to("minho")[-1]
    assert news.card.title == "Acme에 알리지 못했습니다: C-1 · send fix"
    assert "사유: 채널에 참여하고 있지 않음 (앱을 채널에 초대해 주세요)" in text_of(news.card)
    assert "planned for Sun 22 Nov 2026, 13:00 KST · I am not in that channel: invite me" in read(
        await stage.say("alice", "/commit why C-1")
    )
    del stage.slack.refuse["acme"]
    await tell(stage, "alice", 1)
    assert card(stage).card.title == "C-1 · Our promise to Acme"


async def test_a_channel_that_invites_us_gets_what_waited(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    stage.slack.refuse["acme"] = DestinationRefused("not_in_channel")
    await tell(stage, "minho", 1)
    del stage.slack.refuse["acme"]
    await stage.dispatch()
    assert stage.slack.to("acme") == []
    keeping = DirectoryEvents(stage.store, stage.slack, stage.clock)
    await keeping.channel_available(stage.workspace, "acme", "event:1")
    await stage.dispatch()
    assert card(stage).card.title == "C-1 · Our promise to Acme"


async def test_the_customer_reads_nothing_of_us_whatever_happens(told: Stage) -> None:
    """Everything is done to C-1; no name of ours, no internal word, no other customer shows."""
    await told.say("jane", "/customer Beta announce ask")
    for line in (
        "move C-1 to 18 Dec because internal: Minho Lee forgot", "give C-1 <@alice>", "snooze C-1 2h", "done C-1",
        "undo", "move C-1 to 20 Dec because the plant closed",
    ):  # fmt: skip
        await told.say("alice", f"/commit {line}")
        await told.dispatch()
    await move(told, "alice", 1, "21 Dec", "the vendor slipped")
    await told.say("alice", "/commit done C-1")
    await told.dispatch()
    await press(told, "carol", "received", card(told))
    await told.until(seoul("2027-01-10 12:00"))
    shown = every_text(told)
    for private in ("Minho", "Alice", "Sam", "Beta", "forgot", "plant", "snooze"):
        assert private not in shown
    assert "the vendor slipped" in shown


async def test_a_channel_shared_with_nobody_may_be_answered_by_a_colleague(stage: Stage) -> None:
    """An internal customer: their channel is ours, so anybody there but the owner answers."""
    stage.slack.channels["ops"] = replace(stage.slack.channels["team"], id="ops", name="ops")
    await stage.say("alice", "/customer Operations here", "ops")
    await stage.say("alice", "/commit <@minho> send report to Operations by the 15th")
    await tell(stage, "alice", 1)
    await stage.say("minho", "/commit done C-1")
    await stage.dispatch()
    (shown,) = [one for one in stage.slack.to("ops") if one.thread is None]
    refused = read(await press(stage, "minho", "received", shown))
    assert refused.startswith("고객이 고객 채널에서 직접 누르는 버튼입니다.")
    await press(stage, "jane", "received", shown)
    assert (await commitment(stage)).status is Status.ACCEPTED
