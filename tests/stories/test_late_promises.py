"""A promise that is later than its customer was told: somebody is asked to tell them, in words that are looked at."""

import pytest

from commitments.domain.channel import Channel
from commitments.domain.errors import DestinationRefused
from tests.stage import Sent, Stage, seoul, text_of
from tests.stories.acting import button, commitment, fill, form_of, labels, move, press, read, tell, text_input

PASSED = seoul("2026-12-15 18:00")
ASKED = seoul("2026-12-16 10:00")  # an hour of working time later
TITLE = "C-1 · send fix is past its date, and Acme has not been told"
DRAFT = "send fix is later than promised. We will tell you the new date by Thu 17 Dec 2026."


@pytest.fixture
async def told(stage: Stage) -> Stage:
    """Alice's C-1, of which Acme was told, due on Tuesday the 15th at 18:00 in Seoul; Sam in London is her manager."""
    await stage.say("root", "/customer Acme zone Asia/Seoul")
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await tell(stage, "alice", 1)
    return stage


def asked(stage: Stage, person: str) -> list[Sent]:
    return [one for one in stage.slack.to(person) if one.card.title == TITLE]


async def test_the_owner_is_asked_with_words_in_the_customers_language(told: Stage) -> None:
    await told.until(seoul("2026-12-16 09:59"))
    assert asked(told, "alice") == []
    await told.until(ASKED)
    (question,) = asked(told, "alice")
    assert labels(question.card) == ["Tell them", "Done", "Move"]
    assert DRAFT in text_of(question.card)


async def test_a_korean_owner_of_an_english_customer_reads_both(stage: Stage) -> None:
    await stage.say("root", "/customer Acme language en zone Asia/Seoul")
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    await tell(stage, "minho", 1)
    await stage.until(ASKED)
    question = stage.slack.to("minho")[-1]
    assert question.card.title == "약속한 날짜가 지났는데 Acme에 아직 알리지 않았습니다: C-1 · 수정본 보내기"
    assert labels(question.card) == ["고객에게 알리기", "완료", "기한 변경"]
    assert "수정본 보내기 is later than promised. We will tell you the new date by" in text_of(question.card)


async def test_a_korean_customer_reads_korean(told: Stage) -> None:
    await told.say("root", "/customer Acme language ko")
    await told.until(ASKED)
    (question,) = asked(told, "alice")
    assert "send fix: 약속드린 날짜보다 늦어지고 있습니다. 새 일정은 2026년 12월 17일 (목)까지" in text_of(
        question.card
    )


async def test_tell_them_previews_the_words_and_posts_them_where_the_customer_notices(told: Stage) -> None:
    await told.until(ASKED)
    (question,) = asked(told, "alice")
    opened = await press(told, "alice", "tell_late", question)
    assert text_input(form_of(opened), "words").value == DRAFT
    assert len(told.slack.to("acme")) == 1, "nothing goes out with the preview"
    await fill(told, "alice", opened, {"words": "Sorry, the fix is late. You hear from us on Thursday."})
    await told.dispatch()
    card, line = told.slack.to("acme")
    assert line.card.title == "Sorry, the fix is late. You hear from us on Thursday."
    assert (line.thread, line.broadcast) == (card.ref, True)
    assert question.card.title == "Acme was told that C-1 · send fix is later than promised"
    assert labels(question.card) == ["Done", "Move"]
    history = read(await told.say("alice", "/commit history C-1"))
    assert "Alice Kim told the customer that it is late" in history


async def test_the_manager_is_asked_a_working_day_of_theirs_later(told: Stage) -> None:
    await told.until(seoul("2026-12-17 17:59"))  # 08:59 in London
    assert asked(told, "sam") == []
    await told.until(seoul("2026-12-17 18:00"))
    (question,) = asked(told, "sam")
    assert labels(question.card) == ["Tell them", "Done", "Move"]


async def test_a_holiday_of_the_manager_is_no_working_day(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by Dec 23")
    await tell(stage, "alice", 1)
    await stage.until(seoul("2026-12-28 23:00"))  # asked on the 24th; Christmas, the weekend and Boxing Day in London
    assert len(asked(stage, "alice")) == 1
    assert asked(stage, "sam") == []
    await stage.until(seoul("2026-12-29 18:00"))
    assert len(asked(stage, "sam")) == 1


@pytest.mark.parametrize("line", ["/commit done C-1", "/commit cancel C-1 because of budget"])
async def test_nobody_is_asked_about_what_is_done_or_cancelled(told: Stage, line: str) -> None:
    await told.until(seoul("2026-12-16 09:30"))
    await told.say("alice", line)
    await told.until(seoul("2026-12-18 20:00"))
    assert asked(told, "alice") == asked(told, "sam") == []


async def test_nobody_is_asked_about_what_was_moved_until_its_new_date_has_passed(told: Stage) -> None:
    await told.until(ASKED)
    (question,) = asked(told, "alice")
    await move(told, "alice", 1, "Dec 18", "vendor slipped")
    await told.dispatch()
    assert labels(question.card) == []
    assert "moved to" in question.card.title
    await told.until(seoul("2026-12-20 20:00"))
    assert (asked(told, "alice"), asked(told, "sam")) == ([], [])
    await told.until(seoul("2026-12-21 10:00"))
    assert len(asked(told, "alice")) == 1, "once for each date"


async def test_the_manager_is_not_asked_once_the_owner_has_told_them(told: Stage) -> None:
    await told.until(ASKED)
    opened = await press(told, "alice", "tell_late", asked(told, "alice")[0])
    await fill(told, "alice", opened, {})
    await told.until(seoul("2026-12-18 20:00"))
    assert asked(told, "sam") == []


@pytest.mark.parametrize("line", ["/commit snooze C-1 2h", "/commit give C-1 <@minho>", "/customer Acme tier gold"])
async def test_nobody_is_asked_twice_about_a_date(told: Stage, line: str) -> None:
    await told.until(ASKED)
    await told.say("alice", line)
    await told.until(seoul("2026-12-24 20:00"))
    assert sum(one.at >= ASKED and "Acme has not been told" in one.card.title for one in told.slack.to("alice")) <= 1
    assert len(asked(told, "sam")) <= 1


async def test_a_snooze_of_reminders_does_not_silence_what_the_customer_does_not_know(told: Stage) -> None:
    await told.until(seoul("2026-12-16 09:30"))
    await told.say("alice", "/commit snooze C-1 2h")
    await told.until(ASKED)
    assert len(asked(told, "alice")) == 1


async def test_a_customer_who_was_never_told_of_it_is_not_asked_about(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.until(seoul("2026-12-18 20:00"))
    assert not [one for one in (*stage.slack.to("alice"), *stage.slack.to("sam")) if "been told" in one.card.title]
    assert "was never shown to Acme" in read(await stage.say("alice", "/commit tell late C-1"))


async def test_what_was_told_after_its_date_is_asked_about_too(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.until(seoul("2026-12-16 12:00"))
    await tell(stage, "alice", 1)
    await stage.dispatch()
    assert len(asked(stage, "alice")) == 1


async def test_an_owner_who_cannot_be_reached_is_not_the_only_one_who_is_asked(told: Stage) -> None:
    await told.until(seoul("2026-12-16 09:30"))
    told.slack.refuse["alice"] = DestinationRefused("user_disabled")
    await told.until(seoul("2026-12-16 18:30"))
    assert len(asked(told, "sam")) == 1
    await told.until(seoul("2026-12-18 20:00"))
    assert len(asked(told, "sam")) == 1


async def test_telling_is_refused_before_the_date_and_a_second_time(told: Stage) -> None:
    assert "is not past its date" in read(await told.say("alice", "/commit tell late C-1"))
    await told.until(ASKED)
    opened = await told.say("alice", "/commit tell late C-1")
    again = await told.say("sam", "/commit tell late C-1")
    await fill(told, "alice", opened, {})
    assert "Acme was told already that C-1 is late" in (await fill(told, "sam", again, {})).errors["words"]
    await told.dispatch()
    assert len(told.slack.to("acme")) == 2


async def test_a_preview_of_what_was_moved_meanwhile_tells_nothing(told: Stage) -> None:
    await told.until(ASKED)
    opened = await told.say("alice", "/commit tell late C-1")
    await move(told, "alice", 1, "Dec 18", "vendor slipped")
    assert "is not past its date" in (await fill(told, "alice", opened, {})).errors["words"]


async def test_words_that_name_another_customer_are_refused_in_the_form(told: Stage) -> None:
    await told.say("root", "/customer Globex tier gold")
    await told.until(ASKED)
    opened = await told.say("alice", "/commit tell late C-1")
    refused = await fill(told, "alice", opened, {"words": "Globex comes first"})
    assert "Globex" in refused.errors["words"]
    empty = await fill(told, "alice", opened, {"words": "  "})
    assert "words" in empty.errors


async def test_words_that_did_not_arrive_are_given_to_be_sent_by_hand(told: Stage) -> None:
    await told.until(ASKED)
    opened = await told.say("alice", "/commit tell late C-1")
    told.slack.refuse["acme"] = DestinationRefused("is_archived")
    await fill(told, "alice", opened, {"words": "The fix is late, sorry."})
    await told.dispatch()
    untold = told.slack.to("alice")[-1]
    assert untold.card.title == "Acme has not been told: C-1 · send fix"
    assert "The fix is late, sorry." in text_of(untold.card)
    told.slack.refuse.clear()
    await told.press("alice", button(untold.card, "Try again"), untold)
    await told.dispatch()
    assert told.slack.to("acme")[-1].card.title == "The fix is late, sorry."


async def test_without_the_standing_permission_the_card_says_nothing_of_it(told: Stage) -> None:
    await told.until(seoul("2026-12-18 20:00"))
    (card,) = told.slack.to("acme")
    assert "Status: in progress" in text_of(card.card)
    assert card.edits == 0


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Status: later than promised"), ("ko", "상태: 진행 중; 약속한 날짜가 지났습니다")],
)
async def test_with_the_standing_permission_the_card_says_that_the_date_has_passed(
    told: Stage, language: str, said: str
) -> None:
    await told.say("root", f"/customer Acme language {language} announce auto")
    await told.until(PASSED)
    (card,) = told.slack.to("acme")
    assert said not in text_of(card.card)
    await told.until(seoul("2026-12-15 18:01"))
    assert said in text_of(card.card)
    await move(told, "alice", 1, "Dec 18", "vendor slipped")
    await told.dispatch()
    assert said not in text_of(card.card)
    assert (await commitment(told)).due == seoul("2026-12-18 18:00")


async def test_a_card_that_was_posted_anew_says_it_too(told: Stage) -> None:
    await told.say("root", "/customer Acme announce auto")
    told.slack.gone.add(told.slack.to("acme")[0].ref)
    await move(told, "alice", 1, "Dec 18", "vendor slipped")
    await told.dispatch()
    await told.dispatch()
    anew = [one for one in told.slack.to("acme") if one.thread is None][-1]
    assert anew.ref not in told.slack.gone
    await told.until(seoul("2026-12-18 18:01"))
    assert "Status: later than promised" in text_of(anew.card)


async def test_a_customer_in_another_channel_is_shown_nothing_by_the_passing_of_a_date(told: Stage) -> None:
    told.slack.channels["acme-new"] = Channel("acme-new", "acme-new", True)
    await told.say("root", "/customer Acme here", "acme-new")
    await told.say("root", "/customer Acme announce auto")
    await told.dispatch()
    assert told.slack.to("acme-new") == []
    await told.until(seoul("2026-12-16 09:59"))
    assert told.slack.to("acme-new") == []
    assert [one.card.title for one in told.slack.to("alice") if "has not been told" in one.card.title] == []
    await told.until(ASKED)
    opened = await press(told, "alice", "tell_late", asked(told, "alice")[0])
    await fill(told, "alice", opened, {"words": "It is late."})
    await told.until(seoul("2026-12-16 11:00"))
    assert "Status: later than promised" in text_of(told.slack.to("acme-new")[0].card)


async def test_whoever_told_them_by_hand_is_believed(told: Stage) -> None:
    await told.until(ASKED)
    opened = await told.say("alice", "/commit tell late C-1")
    told.slack.refuse["acme"] = DestinationRefused("is_archived")
    await fill(told, "alice", opened, {"words": "The fix is late, sorry."})
    await told.dispatch()
    await press(told, "alice", "told_by_hand", told.slack.to("alice")[-1])
    await told.until(seoul("2026-12-18 20:00"))
    assert asked(told, "sam") == []
    assert "Acme was told already that C-1 is late" in read(await told.say("sam", "/commit tell late C-1"))
