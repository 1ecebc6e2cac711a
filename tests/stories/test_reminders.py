"""Owners are reminded before, at and after the date, in their working time; managers once."""

from dataclasses import replace

import pytest

from bot.conversation.directory_events import DirectoryEvents
from tests.stage import LONDON, NEW_YORK, Stage, seoul, text_of
from tests.stories.acting import commitment, everything, fill, labels, press, tell, times


async def test_reminders_come_three_and_one_days_two_hours_before_that_morning_and_at_the_date(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.until(seoul("2026-12-15 20:00"))
    assert times(stage.slack.to("alice")) == [
        "Thu 10 Dec 09:00", "Mon 14 Dec 09:00", "Tue 15 Dec 09:00", "Tue 15 Dec 16:00", "Tue 15 Dec 18:00",
    ]  # fmt: skip
    assert stage.slack.to("alice")[0].card.title == "C-1 · send fix · due Tue 15 Dec"
    assert labels(stage.slack.to("alice")[-1].card) == ["Done", "Move", "Snooze", "Hand over"]


async def test_a_date_with_a_time_is_reminded_of_at_that_time_of_day(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by 15 Dec 2026 15:00")
    await stage.until(seoul("2026-12-15 20:00"))
    assert times(stage.slack.to("alice")) == [
        "Thu 10 Dec 15:00", "Mon 14 Dec 15:00", "Tue 15 Dec 09:00", "Tue 15 Dec 13:00", "Tue 15 Dec 15:00",
    ]  # fmt: skip


async def test_what_would_fall_before_now_is_not_planned(stage: Stage) -> None:
    stage.clock.at = seoul("2026-12-14 17:00")
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.until(seoul("2026-12-15 20:00"))
    assert times(stage.slack.to("alice")) == ["Tue 15 Dec 09:00", "Tue 15 Dec 16:00", "Tue 15 Dec 18:00"]


async def test_the_owners_holidays_and_weekends_are_skipped(stage: Stage) -> None:
    """Jane is in the United States: Thanksgiving is 26 November. Her Monday is the 30th."""
    await stage.say("jane", "/commit send fix to Acme by 30 Nov")
    await stage.until(seoul("2026-12-01 12:00"))
    assert times(stage.slack.to("jane"), NEW_YORK) == [
        "Tue 24 Nov 09:00", "Fri 27 Nov 09:00", "Mon 30 Nov 09:00", "Mon 30 Nov 16:00", "Mon 30 Nov 18:00",
    ]  # fmt: skip


async def test_a_date_on_a_day_off_is_reminded_of_on_the_last_working_day_before(stage: Stage) -> None:
    """25 December 2026 is a Friday and a holiday in Korea."""
    await stage.say("alice", "/commit send fix to Acme by 25 Dec 2026")
    await stage.until(seoul("2026-12-27 12:00"))
    assert times(stage.slack.to("alice")) == [
        "Tue 22 Dec 09:00", "Thu 24 Dec 09:00", "Thu 24 Dec 16:00", "Thu 24 Dec 18:00",
    ]  # fmt: skip


async def test_an_owner_elsewhere_is_reminded_in_their_own_working_time(stage: Stage) -> None:
    await stage.say("alice", "/commit <@jane> send fix to Acme by the 15th")
    await stage.until(seoul("2026-12-15 18:00"))
    _, *reminders = stage.slack.to("jane")
    assert times(reminders, NEW_YORK) == [
        "Thu 10 Dec 09:00",
        "Mon 14 Dec 09:00",
        "Mon 14 Dec 16:00",
        "Mon 14 Dec 18:00",
    ]
    assert reminders[0].card.title == "C-1 · send fix · due Tue 15 Dec"


async def test_a_late_one_is_said_each_working_morning_until_it_is_done(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by 10 Dec")
    await stage.until(seoul("2026-12-15 12:00"))
    late = [one for one in stage.slack.to("alice") if "late" in one.card.title]
    assert times(late) == ["Fri 11 Dec 09:00", "Mon 14 Dec 09:00", "Tue 15 Dec 09:00"]
    assert [one.card.title for one in late] == [
        "C-1 · send fix · 1 working day late",
        "C-1 · send fix · 2 working days late",
        "C-1 · send fix · 3 working days late",
    ]
    await press(stage, "alice", "done", late[-1])
    await stage.until(seoul("2026-12-31 12:00"))
    assert len(stage.slack.to("alice")) == 5 + 3 + 1  # and for want of an answer


async def test_the_manager_hears_once_after_one_working_day_in_their_own_time(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by 10 Dec")
    await stage.until(seoul("2026-12-25 12:00"))
    (told,) = stage.slack.to("sam")
    assert times([told], LONDON) == ["Mon 14 Dec 09:00"]
    assert told.card.title == "C-1 · send fix · 2 working days late"
    assert "Owner: Alice Kim" in text_of(told.card)


@pytest.mark.parametrize("line", ["give C-1 <@minho>", "edit", "done C-1"])
async def test_the_manager_does_not_hear_again_of_the_same_missed_date(stage: Stage, line: str) -> None:
    await stage.say("alice", "/commit send fix to Acme by 10 Dec")
    await stage.until(seoul("2026-12-15 12:00"))
    if line == "edit":
        await fill(stage, "alice", await stage.say("alice", "/commit edit C-1"), {"what": "send hotfix"})
    else:
        await stage.say("alice", f"/commit {line}")
    await stage.say("alice", "/commit undo")
    await stage.until(seoul("2026-12-24 12:00"))
    assert len(stage.slack.to("sam")) == 1


async def test_the_manager_hears_again_when_a_second_date_is_missed(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by 10 Dec")
    await stage.until(seoul("2026-12-15 12:00"))
    await stage.say("alice", "/commit move C-1 to 17 Dec because vendor")
    await stage.until(seoul("2026-12-23 12:00"))
    assert len(stage.slack.to("sam")) == 2


async def test_a_manager_named_later_hears_of_what_was_promised_before(stage: Stage) -> None:
    await stage.say("jane", "/commit send fix to Acme by 10 Dec")
    await stage.say("root", "/commit manager <@sam> <@jane>")
    await stage.until(seoul("2026-12-20 12:00"))
    assert len(stage.slack.to("sam")) == 1


async def test_the_customers_manager_hears_where_the_owner_has_none(stage: Stage) -> None:
    await stage.say("jane", "/commit send fix to Acme by 10 Dec")
    await stage.say("root", "/customer Acme manager <@sam>")
    await stage.until(seoul("2026-12-20 12:00"))
    assert len(stage.slack.to("sam")) == 1


async def test_what_is_due_at_once_is_one_message_with_buttons_for_each(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.say("alice", "/commit send invoice to Acme by the 15th")
    await stage.until(seoul("2026-12-10 12:00"))
    (folded,) = stage.slack.to("alice")
    assert folded.card.title == "2 coming up"
    assert labels(folded.card) == ["Done", "Move", "Snooze", "Hand over"] * 2
    assert "C-1 · send fix · due Tue 15 Dec\nAcme\n" in text_of(folded.card)


async def test_what_is_due_within_five_minutes_is_one_message(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by 15 Dec 2026 15:01")
    await stage.say("alice", "/commit send invoice to Acme by 15 Dec 2026 15:04")
    await stage.until(seoul("2026-12-10 20:00"))
    assert times(stage.slack.to("alice")) == ["Thu 10 Dec 15:00"]


async def test_the_morning_brief_folds_what_is_late_with_what_is_due_today(stage: Stage) -> None:
    await stage.say("minho", "/commit Acme: 10일까지 수정본 보내기")
    await stage.say("minho", "/commit Acme: 11일까지 견적서")
    await stage.until(seoul("2026-12-11 09:00"))
    brief = stage.slack.to("minho")[-1]
    assert times([brief]) == ["Fri 11 Dec 09:00"]
    assert brief.card.title == "지연된 약속 1건 · 다가오는 약속 1건"
    assert "C-1 · 수정본 보내기 · 1영업일 지연" in text_of(brief.card)
    assert "C-2 · 견적서 · 기한 12월 11일 (금)" in text_of(brief.card)


async def test_a_snooze_holds_back_and_comes_again(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.until(seoul("2026-12-10 09:00"))
    (reminder,) = stage.slack.to("alice")
    opened = await press(stage, "alice", "snooze", reminder)
    await fill(stage, "alice", opened, {"until": "7d"})
    await stage.until(seoul("2026-12-17 12:00"))
    assert times(stage.slack.to("alice")) == ["Thu 10 Dec 09:00", "Thu 17 Dec 09:00"]
    assert "C-1 · send fix · 2 working days late" in text_of(stage.slack.to("alice")[-1].card)
    await stage.until(seoul("2026-12-18 12:00"))
    assert times(stage.slack.to("alice"))[-1] == "Fri 18 Dec 09:00"


async def test_a_snoozed_reminder_loses_its_buttons_and_the_next_one_has_them(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.until(seoul("2026-12-10 09:00"))
    await stage.say("alice", "/commit snooze C-1 2h")
    await stage.until(seoul("2026-12-10 11:00"))
    old, new = stage.slack.to("alice")
    assert old.card.title == "C-1 · send fix · snoozed"
    assert labels(old.card) == []
    assert labels(new.card) == ["Done", "Move", "Snooze", "Hand over"]


async def test_a_second_snooze_takes_the_place_of_the_first(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.until(seoul("2026-12-10 09:00"))
    await stage.say("alice", "/commit snooze C-1 4h")
    await stage.say("alice", "/commit snooze C-1 1h")
    await stage.until(seoul("2026-12-10 20:00"))
    assert times(stage.slack.to("alice")) == ["Thu 10 Dec 09:00", "Thu 10 Dec 10:00"]


async def test_a_manager_who_snoozes_does_not_silence_the_owner(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by 10 Dec")
    await stage.until(seoul("2026-12-15 00:00"))
    before = len(stage.slack.to("alice"))
    await press(stage, "sam", "snooze", stage.slack.to("sam")[0])
    await stage.say("sam", "/commit snooze C-1 3d")
    await stage.until(seoul("2026-12-16 12:00"))
    assert times(stage.slack.to("alice")[before:]) == ["Tue 15 Dec 09:00", "Wed 16 Dec 09:00"]
    await stage.until(seoul("2026-12-18 12:00"))
    assert times(stage.slack.to("sam"), LONDON) == ["Mon 14 Dec 09:00", "Thu 17 Dec 09:00"]


async def test_handing_over_moves_the_reminders_too(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.until(seoul("2026-12-10 12:00"))
    await stage.say("alice", "/commit give C-1 <@minho>")
    await stage.until(seoul("2026-12-15 20:00"))
    assert times(stage.slack.to("alice")) == ["Thu 10 Dec 09:00"]
    assert times(stage.slack.to("minho")) == [
        "Thu 10 Dec 12:00", "Mon 14 Dec 09:00", "Tue 15 Dec 09:00", "Tue 15 Dec 16:00", "Tue 15 Dec 18:00",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["done C-1", "cancel C-1 because x"])
async def test_done_and_cancel_stop_everything(stage: Stage, line: str) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.say("alice", f"/commit {line}")
    await stage.until(seoul("2026-12-31 12:00"))
    said = [one.card.title for one in stage.slack.to("alice")]  # want of an answer is asked about
    assert said == (["C-1 · send fix was delivered. Does the customer have it?"] if line.startswith("done") else [])
    assert {one.to for one in stage.slack.sent} <= {"alice", "sam"}


async def test_a_move_replans_and_the_old_times_are_silent(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.say("alice", "/commit move C-1 to 22 Dec because vendor")
    await stage.until(seoul("2026-12-22 20:00"))
    assert times(stage.slack.to("alice")) == [
        "Thu 17 Dec 09:00", "Mon 21 Dec 09:00", "Tue 22 Dec 09:00", "Tue 22 Dec 16:00", "Tue 22 Dec 18:00",
    ]  # fmt: skip


async def test_an_owner_who_travels_is_reminded_in_the_new_zone(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    stage.slack.people["alice"] = replace(stage.slack.people["alice"], zone=LONDON, country="GB")
    await DirectoryEvents(stage.store, stage.slack, stage.clock).person_changed(stage.workspace, "alice", "event-1")
    await stage.until(seoul("2026-12-15 20:00"))
    assert times(stage.slack.to("alice"), LONDON) == [
        "Thu 10 Dec 09:00", "Mon 14 Dec 09:00", "Mon 14 Dec 16:00", "Tue 15 Dec 09:00",
    ]  # fmt: skip
    assert "the owner is in another time zone" in await everything(stage, "alice", "/commit why C-1")


async def test_owners_and_managers_are_read_again_once_a_day(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    keeping = DirectoryEvents(stage.store, stage.slack, stage.clock)
    assert await keeping.read_owners_again(stage.workspace) == 0
    stage.clock.at = seoul("2026-11-23 10:00")
    stage.slack.people["minho"] = replace(stage.slack.people["minho"], zone=NEW_YORK, country="US")
    assert await keeping.read_owners_again(stage.workspace) == 2
    assert await keeping.read_owners_again(stage.workspace) == 0
    await stage.until(seoul("2026-12-11 12:00"))
    assert times(stage.slack.to("minho"), NEW_YORK)[-1] == "Thu 10 Dec 09:00"


async def test_somebody_who_acts_is_read_again_after_a_day(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    stage.slack.people["alice"] = replace(stage.slack.people["alice"], zone=NEW_YORK, country="US")
    await stage.say("alice", "/commitments")
    assert (await commitment(stage)).revision == 0
    stage.clock.at = seoul("2026-11-23 14:00")
    await stage.say("alice", "/commitments")
    await stage.until(seoul("2026-12-15 20:00"))
    assert times(stage.slack.to("alice"), NEW_YORK)[0] == "Thu 10 Dec 09:00"


async def test_why_tells_what_is_planned_was_sent_and_was_held_back(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.until(seoul("2026-12-10 12:00"))
    await stage.say("alice", "/commit move C-1 to 22 Dec because vendor")
    why = await everything(stage, "alice", "/commit why C-1")
    assert why.startswith("Notifications of C-1 · send fix\n")
    assert "Reminder, 3 working days before → Alice Kim\nsent Thu 10 Dec 2026, 09:00 KST" in why
    assert (
        "Reminder, 1 working day before → Alice Kim\n"
        "held back, was planned for Mon 14 Dec 2026, 09:00 KST · the date moved"
    ) in why
    assert "Late, to the manager → Sam Rivera\nplanned for Thu 24 Dec 2026, 18:00 KST" in why


async def test_why_is_korean_for_somebody_who_reads_korean(stage: Stage) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    await stage.say("minho", "/commit 완료 C-1")
    why = await everything(stage, "minho", "/commit 왜 C-1")
    assert "사전 알림 (3영업일 전) → Minho Lee\n보내지 않음 (예정: 2026년 12월 10일 (목) 09:00 KST) · 전달함" in why
    assert "사전 알림 (근무 시간 2시간 전) → Minho Lee" in why


async def test_a_reminder_shows_the_last_word_to_the_customer(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await tell(stage, "alice", 1)
    await fill(stage, "alice", await stage.say("alice", "/commit update C-1 It is being tested."), {})
    await stage.until(seoul("2026-12-10 12:00"))
    assert "Last word to the customer: “It is being tested.” (Sun 22 Nov 13:00)" in text_of(
        stage.slack.to("alice")[-1].card
    )
