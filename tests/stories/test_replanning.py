"""What a plan depends on changes, and the reminders follow at once; a snooze stays."""

from dataclasses import replace

import pytest

from bot.conversation.directory_events import DirectoryEvents
from commitments.application import replanning
from commitments.application.law_changes import follow_calendars, replan_marked_company
from commitments.application.people import replan_person
from commitments.domain.person import Role
from tests.stage import NEW_YORK, PEOPLE, Stage, seoul, text_of
from tests.stories.acting import commitment, fill, read, times

LINE = "/commit send fix to Acme by the 15th"


@pytest.fixture
async def made(stage: Stage) -> Stage:
    """Alice promised C-1 to Acme by 15 December, an hour and more ago; Sam leads her."""
    await stage.say("alice", LINE)
    stage.clock.at = seoul("2026-11-23 09:00")
    return stage


async def _changed(stage: Stage, person: str, **fields: object) -> None:
    stage.slack.people[person] = replace(stage.slack.people[person], **fields)  # type: ignore[arg-type]
    await DirectoryEvents(stage.store, stage.slack, stage.clock).person_changed(stage.workspace, person, "event")


# --- policies ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("/customer Acme remind 5d", "Acme is saved"),
        ("/customer everyone remind 5d", "Reminders for everyone: 5d before the date."),
    ],
)
async def test_another_policy_replans_what_is_open_and_says_how_many(made: Stage, line: str, answer: str) -> None:
    await made.say("alice", "/commit send invoice to Acme by the 15th")
    reply = read(await made.say("root", line))
    assert reply.startswith(answer)
    assert "The reminders of 2 open commitments are planned anew." in reply
    await made.until(seoul("2026-12-15 08:00"))
    assert times(made.slack.to("alice")) == ["Tue 08 Dec 09:00"]


async def test_the_policy_of_a_tier_replans_its_customers_that_have_none_of_their_own(made: Stage) -> None:
    await made.say("root", "/customer Acme tier gold")
    await made.say("root", "/customer Beta tier gold remind 2d")
    await made.say("root", "/commit send invoice to Beta by the 15th")
    reply = read(await made.say("root", "/customer tier gold remind 5d"))
    assert "The reminders of 1 open commitment are planned anew." in reply
    await made.until(seoul("2026-12-15 08:00"))
    assert times(made.slack.to("alice")) == ["Tue 08 Dec 09:00"]
    assert times(made.slack.to("root")) == ["Fri 11 Dec 09:00"]


async def test_another_tier_replans_too(made: Stage) -> None:
    await made.say("root", "/customer tier gold remind 5d")
    reply = read(await made.say("root", "/customer Acme tier gold"))
    assert "The reminders of 1 open commitment are planned anew." in reply
    await made.until(seoul("2026-12-15 08:00"))
    assert times(made.slack.to("alice")) == ["Tue 08 Dec 09:00"]


async def test_in_korean_too(stage: Stage) -> None:
    stage.slack.people["root"] = replace(stage.slack.people["root"], language="ko")
    await stage.say("alice", LINE)
    await DirectoryEvents(stage.store, stage.slack, stage.clock).person_changed(stage.workspace, "root", "event")
    reply = read(await stage.say("root", "/customer everyone remind 5d"))
    assert reply.splitlines()[0] == "전체 알림: 기한 5일 전. 진행 중인 약속 1건의 알림을 다시 계획합니다."


async def test_what_changes_no_reminder_replans_nothing(made: Stage) -> None:
    reply = read(await made.say("root", "/customer everyone remind 3d 1d 2h"))
    assert reply.splitlines()[0] == "Reminders for everyone: 3d, 1d, 2h before the date."
    assert "planned anew" not in reply
    await made.say("root", "/customer Acme zone Asia/Tokyo")
    assert (await commitment(made)).revision == 0


@pytest.mark.parametrize("line", ["/customer everyone remind 5d", "/customer Acme remind 5d"])
async def test_what_is_much_is_planned_anew_in_small_transactions(
    made: Stage, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setattr(replanning, "MOST_AT_ONCE", 1)
    await follow_calendars(made.store, made.workspace, made.clock.now())
    assert await replan_marked_company(made.store, made.workspace, made.clock.now()) == 0
    await made.say("alice", "/commit send invoice to Acme by the 15th")
    assert "The reminders of 2 open commitments are planned anew." in read(await made.say("root", line))
    assert await replan_marked_company(made.store, made.workspace, made.clock.now()) == 2
    assert await replan_marked_company(made.store, made.workspace, made.clock.now()) == 0
    await made.until(seoul("2026-12-15 08:00"))
    assert times(made.slack.to("alice")) == ["Tue 08 Dec 09:00"]


# --- people ------------------------------------------------------------------------------------------------------


async def test_a_manager_who_travels_hears_in_the_new_zone(made: Stage) -> None:
    await _changed(made, "sam", zone=NEW_YORK, country="US")
    await made.until(seoul("2026-12-19 12:00"))
    assert times(made.slack.to("sam"), NEW_YORK) == ["Thu 17 Dec 09:00"]


async def test_a_customers_manager_who_travels_hears_in_the_new_zone(stage: Stage) -> None:
    await stage.say("jane", LINE)
    await stage.say("root", "/customer Acme manager <@sam>")
    await _changed(stage, "sam", zone=NEW_YORK, country="US")
    await stage.until(seoul("2026-12-19 12:00"))
    assert times(stage.slack.to("sam"), NEW_YORK) == ["Thu 17 Dec 09:00"]


async def test_when_the_manager_leaves_the_customers_manager_hears(made: Stage) -> None:
    await made.say("root", "/customer Acme manager <@jane>")
    await _changed(made, "sam", active=False)
    await made.until(seoul("2026-12-25 12:00"))
    assert made.slack.to("sam") == []
    assert times(made.slack.to("jane"), NEW_YORK) == ["Thu 17 Dec 09:00"]
    await _changed(made, "sam", active=True)


async def test_managers_are_read_again_once_a_day_like_owners(made: Stage) -> None:
    made.clock.at = seoul("2026-11-24 14:00")
    made.slack.people["sam"] = replace(PEOPLE["sam"], zone=NEW_YORK, country="US")
    await DirectoryEvents(made.store, made.slack, made.clock).read_owners_again(made.workspace)
    await made.until(seoul("2026-12-19 12:00"))
    assert times(made.slack.to("sam"), NEW_YORK) == ["Thu 17 Dec 09:00"]


# --- a snooze stays ------------------------------------------------------------------------------------------------


@pytest.fixture
async def snoozed(made: Stage) -> Stage:
    """Alice snoozed C-1 until Monday 14 December, 15:00; it is Thursday the 10th."""
    await made.until(seoul("2026-12-10 09:00"))
    await made.say("alice", "/commit snooze C-1 14 Dec 15:00")
    return made


async def _edit(stage: Stage) -> None:
    await fill(stage, "alice", await stage.say("alice", "/commit edit C-1"), {"what": "send hotfix"})


async def _travel(stage: Stage) -> None:
    await _changed(stage, "alice", country=None)


async def _new_manager(stage: Stage) -> None:
    await stage.say("root", "/commit manager <@root> <@alice>")


async def _policy(stage: Stage) -> None:
    await stage.say("root", "/customer everyone remind 2d 1d 2h")


async def _move(stage: Stage) -> None:
    await stage.say("alice", "/commit move C-1 to 16 Dec because vendor")


async def _move_and_undo(stage: Stage) -> None:
    await stage.say("alice", "/commit move C-1 to 11 Dec because vendor")
    await stage.say("alice", "/commit undo C-1")


async def _done_and_undo(stage: Stage) -> None:
    await stage.say("alice", "/commit done C-1")
    await stage.say("alice", "/commit undo C-1")


async def _give_and_undo(stage: Stage) -> None:
    await stage.say("alice", "/commit give C-1 <@minho>")
    await stage.say("alice", "/commit undo C-1")


@pytest.mark.parametrize(
    "change", [_edit, _travel, _new_manager, _policy, _move, _move_and_undo, _done_and_undo, _give_and_undo]
)
async def test_a_snooze_survives(snoozed: Stage, change: object) -> None:
    await change(snoozed)  # type: ignore[operator]
    await snoozed.until(seoul("2026-12-14 17:00"))
    reminders = [one for one in snoozed.slack.to("alice") if one.card.title.startswith("C-1 · send")]
    assert times(reminders) == ["Thu 10 Dec 09:00", "Mon 14 Dec 15:00"]


async def test_a_move_before_the_snoozed_moment_ends_the_snooze(snoozed: Stage) -> None:
    await snoozed.say("alice", "/commit move C-1 to 11 Dec because vendor")
    await snoozed.until(seoul("2026-12-14 17:00"))
    assert times(snoozed.slack.to("alice"))[1:] == [
        "Fri 11 Dec 09:00", "Fri 11 Dec 16:00", "Fri 11 Dec 18:00", "Mon 14 Dec 09:00",
    ]  # fmt: skip


async def test_who_hands_it_over_is_not_reminded_after_their_snooze(snoozed: Stage) -> None:
    await snoozed.say("alice", "/commit give C-1 <@minho>")
    await snoozed.until(seoul("2026-12-14 17:00"))
    assert times(snoozed.slack.to("alice")) == ["Thu 10 Dec 09:00"]


async def test_a_shorter_snooze_brings_back_what_a_longer_one_held_back(snoozed: Stage) -> None:
    await snoozed.say("alice", "/commit snooze C-1 11 Dec 10:00")
    await snoozed.until(seoul("2026-12-14 17:00"))
    assert times(snoozed.slack.to("alice")) == ["Thu 10 Dec 09:00", "Fri 11 Dec 10:00", "Mon 14 Dec 09:00"]


async def test_a_late_one_that_is_snoozed_stays_quiet_through_an_edit(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by 10 Dec")
    await stage.until(seoul("2026-12-11 12:00"))
    await stage.say("alice", "/commit snooze C-1 17 Dec 10:00")
    await _edit(stage)
    before = len(stage.slack.to("alice"))
    await stage.until(seoul("2026-12-18 12:00"))
    assert times(stage.slack.to("alice")[before:]) == ["Thu 17 Dec 10:00", "Fri 18 Dec 09:00"]


# --- undo of a snooze ----------------------------------------------------------------------------------------------


async def test_undo_takes_back_the_snooze_and_not_an_older_step(made: Stage) -> None:
    await made.say("alice", "/commit send invoice to Acme by the 15th")
    await made.say("alice", "/commit give C-2 <@minho>")
    await made.until(seoul("2026-12-10 09:00"))
    await made.say("alice", "/commit snooze C-1 14 Dec 15:00")
    assert read(await made.say("alice", "/commit undo")).startswith("C-1: the snooze is undone\n")
    assert (await commitment(made, 2)).owner == "minho"
    await made.until(seoul("2026-12-15 10:00"))
    assert times(made.slack.to("alice"))[-2:] == ["Mon 14 Dec 09:00", "Tue 15 Dec 09:00"]
    assert "Alice Kim snoozed it (undone)" in read(await made.say("alice", "/commit history C-1"))


async def test_undo_of_a_snooze_is_said_in_korean(stage: Stage) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    await stage.say("minho", "/commit 나중에 C-1 2시간")
    assert read(await stage.say("minho", "/commit 되돌리기")).startswith("C-1: 알림 미루기를 되돌렸습니다\n")


async def test_undo_of_a_second_snooze_brings_back_the_first(snoozed: Stage) -> None:
    await snoozed.say("alice", "/commit snooze C-1 11 Dec 10:00")
    await snoozed.say("alice", "/commit undo C-1")
    await snoozed.until(seoul("2026-12-14 17:00"))
    assert times(snoozed.slack.to("alice")) == ["Thu 10 Dec 09:00", "Mon 14 Dec 15:00"]


async def test_undo_of_a_snooze_leaves_what_others_changed_since(snoozed: Stage) -> None:
    await snoozed.say("root", "/commit move C-1 to 16 Dec because vendor")
    await snoozed.say("alice", "/commit undo C-1")
    assert (await commitment(snoozed)).due == seoul("2026-12-16 18:00")
    await snoozed.until(seoul("2026-12-14 10:00"))
    assert times(snoozed.slack.to("alice"))[-1] == "Fri 11 Dec 09:00"


async def test_a_snooze_that_is_over_is_said_and_nothing_else_taken_back(made: Stage) -> None:
    await made.say("alice", "/commit send invoice to Acme by the 15th")
    await made.say("alice", "/commit give C-2 <@minho>")
    await made.say("alice", "/commit snooze C-1 1h")
    await made.until(seoul("2026-11-23 12:00"))
    refused = read(await made.say("alice", "/commit undo"))
    assert refused == (
        "Your last step (C-1: the snooze) cannot be taken back. For an earlier one name it: /commit undo C-12."
    )
    assert (await commitment(made, 2)).owner == "minho"
    assert read(await made.say("alice", "/commit undo C-2")).startswith("C-2: handing it over is undone")


async def test_other_words_for_a_customer_cannot_be_taken_back_and_nothing_else_is(made: Stage) -> None:
    await made.say("alice", "/commit send invoice to Acme by the 15th")
    await made.say("alice", "/commit give C-2 <@minho>")
    for wording in ("send fix", "send the fix"):
        await fill(made, "alice", await made.say("alice", "/commit tell C-1"), {"wording": wording})
        await made.dispatch()
    refused = read(await made.say("alice", "/commit undo"))
    assert refused.startswith("Your last step (C-1: new words for the customer) cannot be taken back.")
    assert (await commitment(made, 2)).owner == "minho"


# --- what is due already is only delayed ---------------------------------------------------------------------------


@pytest.fixture
async def delayed(made: Stage) -> Stage:
    """Nothing was sent since Thursday 10 December, 08:59; it is 09:02, and the first reminder is due since 09:00."""
    await made.until(seoul("2026-12-10 08:59"))
    made.clock.at = seoul("2026-12-10 09:02")
    return made


@pytest.mark.parametrize("change", [_edit, _travel, _new_manager, _policy])
async def test_a_reminder_that_is_delayed_survives(delayed: Stage, change: object) -> None:
    await change(delayed)  # type: ignore[operator]
    await delayed.until(seoul("2026-12-10 20:00"))
    (reminder,) = delayed.slack.to("alice")
    assert reminder.at == seoul("2026-12-10 09:02")
    assert read(await delayed.say("alice", "/commit C-1")).splitlines()[1] in text_of(reminder.card)


@pytest.mark.parametrize(
    "line", ["move C-1 to 18 Dec because vendor", "give C-1 <@minho>", "done C-1", "snooze C-1 14 Dec 15:00"]
)
async def test_a_delayed_reminder_that_is_not_wanted_any_more_is_not_sent(delayed: Stage, line: str) -> None:
    await delayed.say("alice", f"/commit {line}")
    await delayed.until(seoul("2026-12-10 20:00"))
    assert [one for one in delayed.slack.to("alice") if one.card.title.startswith("C-1 · ")] == []


async def test_a_delayed_morning_of_a_late_one_is_neither_lost_nor_doubled(made: Stage) -> None:
    await made.until(seoul("2026-12-18 08:59"))
    mine, theirs = len(made.slack.to("alice")), len(made.slack.to("sam"))
    made.clock.at = seoul("2026-12-18 09:02")
    await _edit(made)
    await made.until(seoul("2026-12-21 20:00"))
    assert times(made.slack.to("alice")[mine:]) == ["Fri 18 Dec 09:02", "Mon 21 Dec 09:00"]
    assert made.slack.to("sam")[theirs:] == []


async def test_a_manager_who_was_to_be_told_hears_once(made: Stage) -> None:
    await made.until(seoul("2026-12-17 17:59"))
    made.clock.at = seoul("2026-12-17 18:02")
    await _edit(made)
    await made.until(seoul("2026-12-21 20:00"))
    assert times(made.slack.to("sam")) == ["Thu 17 Dec 18:02"]


# --- who is no colleague any more ----------------------------------------------------------------------------------


async def test_a_manager_who_became_a_guest_hears_nothing_and_the_customers_manager_does(made: Stage) -> None:
    await made.say("root", "/customer Acme manager <@jane>")
    await _changed(made, "sam", role=Role.OUTSIDER)
    await made.until(seoul("2026-12-25 12:00"))
    assert made.slack.to("sam") == []
    assert times(made.slack.to("jane"), NEW_YORK) == ["Thu 17 Dec 09:00"]


async def test_an_owner_who_became_a_guest_is_not_reminded_and_somebody_takes_over(made: Stage) -> None:
    await _changed(made, "alice", role=Role.OUTSIDER)
    await made.until(seoul("2026-12-15 20:00"))
    assert made.slack.to("alice") == []
    assert "Hand over" in text_of(made.slack.to("sam")[0].card)


@pytest.mark.parametrize(
    ("person", "line"),
    [("alice", "/commitments settings off 14 Dec"), ("root", "/commit manager <@sam> <@alice>")],
)
async def test_what_a_person_changed_for_many_is_planned_anew_within_a_minute(
    made: Stage, monkeypatch: pytest.MonkeyPatch, person: str, line: str
) -> None:
    await made.say("root", "/commit manager <@root> <@alice>")
    monkeypatch.setattr(replan_person, "PAGE", 1)
    await made.say("alice", "/commit send invoice to Acme by the 15th")
    reply = read(await made.say(person, line))
    assert "The reminders of 2 open commitments are planned anew." in reply or person == "root"
    await replan_person.replan_marked_people(made.store, made.workspace, made.clock.now())
    await made.until(seoul("2026-12-18 20:00"))
    assert times(made.slack.to("alice"))[0] == ("Wed 09 Dec 09:00" if person == "alice" else "Thu 10 Dec 09:00")
    assert (made.slack.to("sam") == []) is (person == "alice")


async def test_a_handing_over_by_somebody_who_left_is_not_taken_back(made: Stage) -> None:
    await made.say("root", "/commit give C-1 <@minho>")
    await _changed(made, "alice", active=False)
    refused = read(await made.say("root", "/commit undo C-1"))
    assert refused == "Alice Kim cannot own a commitment: pick an active colleague."
    assert (await commitment(made)).owner == "minho"
    await _changed(made, "alice", active=True)
