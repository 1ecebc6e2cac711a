"""Nothing is lost and nothing is said twice: restarts, downtime, crashes and refusals."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.cards.card import Item
from bot.conversation.directory_events import DirectoryEvents
from commitments.application.ports.outbox import ClaimPolicy, End, Outcome
from commitments.domain.errors import DestinationRefused, OutcomeUnknown, TryLater, Unsendable
from commitments.domain.notifications.addresses import MessageRef
from tests.stage import Stage, seoul, text_of
from tests.stories.acting import button, commitment, count, fill, labels, press, read, times

LEASE = ClaimPolicy().lease
MORNING = "Thu 10 Dec 09:00"


async def test_the_story_goes_on_though_the_process_restarts_between_all_steps(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit <@minho> send fix to Acme next Friday")
    await stage.reopen()
    made = await stage.press("alice", button(asked.card, "Fri 4 Dec 2026"))
    await stage.reopen()
    opened = await press(stage, "alice", "tell", made)
    await stage.reopen()
    await fill(stage, "alice", opened, {})
    for moment in ("2026-12-01 08:59", "2026-12-01 09:00", "2026-12-03 09:00", "2026-12-04 09:01"):
        await stage.reopen()
        await stage.until(seoul(moment))
    await stage.reopen()
    await press(stage, "minho", "done", stage.slack.to("minho")[-1])
    await stage.reopen()
    await stage.dispatch()
    await stage.reopen()
    await press(stage, "carol", "received", stage.slack.to("acme")[0])
    await stage.reopen()
    await stage.until(seoul("2027-01-10 10:00"))

    minho = stage.slack.to("minho")
    assert times(minho[1:4]) == ["Tue 01 Dec 09:00", "Thu 03 Dec 09:00", "Fri 04 Dec 09:00"]
    assert len(minho) == 1 + 3 + 1
    assert [len(stage.slack.to(who)) for who in ("acme", "alice", "sam")] == [3, 2, 0]
    assert len({one.notification for one in stage.slack.sent}) == len(stage.slack.sent)


async def test_a_week_of_downtime_with_thirty_open_is_one_folded_message_a_person(stage: Stage) -> None:
    for who in ("alice", "minho", "jane"):
        for number in range(10):
            line = f"/commit <@{who}> send part {who[0]}{number} to Acme by {7 + number % 5} Dec"
            await stage.say(who, line)
    await stage.until(seoul("2026-12-02 07:00"))
    before = len(stage.slack.sent)
    await stage.sleep_until(seoul("2026-12-11 10:17"))
    woken = stage.slack.sent[before:]
    assert sorted(one.to for one in woken) == ["alice", "minho"]
    assert woken[0].at == seoul("2026-12-11 10:17")
    await stage.until(seoul("2026-12-11 23:05"))
    woken += [one for one in stage.slack.sent[before:] if one.to == "jane"]
    assert times(woken[2:], "America/New_York") == ["Fri 11 Dec 09:00"]
    for folded in woken:
        assert len({item.title for item in folded.card.blocks if isinstance(item, Item)}) == 10
    assert next(one for one in woken if one.to == "alice").card.title == "8 late · 2 coming up"


async def test_after_downtime_in_working_hours_the_message_comes_at_once_and_only_once(stage: Stage) -> None:
    for number in range(3):
        await stage.say("alice", f"/commit send part {number} to Acme by {9 + number} Dec")
    await stage.sleep_until(seoul("2026-12-10 10:17"))
    (folded,) = stage.slack.to("alice")
    assert folded.card.title == "1 late · 2 coming up"
    await stage.dispatch()
    stage.restart()
    await stage.dispatch()
    assert len(stage.slack.to("alice")) == 1
    await stage.until(seoul("2026-12-11 09:00"))
    assert times(stage.slack.to("alice"))[1:] == ["Thu 10 Dec 16:00", "Thu 10 Dec 18:00", "Fri 11 Dec 09:00"]


async def test_what_comes_hours_late_waits_for_working_hours_and_says_so(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.sleep_until(seoul("2026-12-12 02:00"))
    assert stage.slack.to("alice") == []
    assert "waiting for working hours" in read(await stage.say("alice", "/commit why C-1"))
    await stage.until(seoul("2026-12-14 12:00"))
    assert times(stage.slack.to("alice")) == ["Mon 14 Dec 09:00"]


async def test_a_snooze_names_its_own_time_even_after_hours(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    stage.clock.at = seoul("2026-12-09 20:00")
    await stage.say("alice", "/commit snooze C-1 2h")
    await stage.until(seoul("2026-12-09 23:00"))
    assert times(stage.slack.to("alice")) == ["Wed 09 Dec 22:00"]


async def die_before_recording(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dispatch, and end the process when something that was sent is about to be recorded."""
    record, reached = stage.store.record, asyncio.Event()

    async def never(outcomes: Sequence[Outcome], policy: ClaimPolicy) -> None:
        if not any(one.end is End.SENT for one in outcomes):
            await record(outcomes, policy)
            return
        reached.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(stage.store, "record", never)
    await stage.die_once(reached)
    monkeypatch.setattr(stage.store, "record", record)


async def test_a_dispatcher_that_dies_before_recording_does_not_send_twice(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    stage.clock.at = seoul("2026-12-10 09:00")
    await die_before_recording(stage, monkeypatch)
    assert times(stage.slack.to("alice")) == [MORNING]
    await stage.dispatch()
    stage.clock.at += LEASE + timedelta(seconds=1)
    await stage.dispatch()
    assert times(stage.slack.to("alice")) == [MORNING]
    assert "sent Thu 10 Dec 2026, 09:01 KST" in read(await stage.say("alice", "/commit why C-1"))
    await stage.until(seoul("2026-12-14 10:00"))
    assert len(stage.slack.to("alice")) == 2


async def test_a_customers_card_is_not_posted_twice_when_recording_fails(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await fill(stage, "alice", await stage.say("alice", "/commit tell C-1"), {})
    await die_before_recording(stage, monkeypatch)
    stage.clock.at += LEASE + timedelta(seconds=1)
    await stage.dispatch()
    assert len(stage.slack.to("acme")) == 1
    history = read(await stage.say("alice", "/commit history C-1"))
    assert history.count("showed it to the customer") == 1
    assert (await commitment(stage)).card == stage.slack.to("acme")[0].ref


async def test_one_destination_that_goes_wrong_stops_no_other(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    stage.slack.refuse["alice"] = RuntimeError("a bug")
    stage.clock.at = seoul("2026-12-10 09:00")
    await stage.dispatch()
    assert times(stage.slack.to("minho")) == [MORNING]
    del stage.slack.refuse["alice"]
    stage.clock.at += LEASE + timedelta(seconds=1)
    await stage.dispatch()
    assert times(stage.slack.to("alice")) == ["Thu 10 Dec 09:01"]


async def test_a_refused_message_is_visible_in_why_and_the_manager_hears_of_it(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    stage.slack.refuse["minho"] = DestinationRefused("user_disabled")
    await stage.dispatch()
    (news,) = stage.slack.to("sam")
    assert news.card.title == "Minho Lee cannot be reached. Who takes over this open promise?"
    assert labels(news.card) == ["Hand over", "Hand over all"]
    why = read(await stage.say("alice", "/commit why C-1"))
    assert "News → Minho Lee\nplanned for Sun 22 Nov 2026, 13:00 KST · the account is deactivated" in why
    async with stage.store.transaction(stage.workspace) as uow:
        planned = await uow.notifications.list_for(1)
    lost, told = (one.request for one in planned if one.kind in ("notice", "take_over"))
    assert lost, "the request has a name in the logs"
    assert told == lost, "and what follows from its message has that name too"


async def test_an_owner_who_made_it_and_is_not_reached_is_heard_of_by_the_manager(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    stage.slack.refuse["alice"] = Unsendable("invalid_blocks")
    await stage.until(seoul("2026-12-10 09:30"))
    (news,) = stage.slack.to("sam")
    assert news.card.title == "Alice Kim could not be reached about C-1 · send fix"


async def test_the_manager_hears_once_not_for_every_message(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by 10 Dec")
    stage.slack.refuse["minho"] = DestinationRefused("user_disabled")
    await stage.until(seoul("2026-12-10 20:00"))
    heard = [one for one in stage.slack.to("sam") if "cannot be reached" in one.card.title]
    assert times(heard) == ["Sun 22 Nov 13:00"]
    del stage.slack.refuse["minho"]
    await stage.until(seoul("2026-12-11 20:00"))
    assert len(stage.slack.to("minho")) == 1, "all that waited is one message"


async def test_when_nobody_can_be_reached_it_waits(stage: Stage) -> None:
    for who in ("alice", "minho", "sam", "root"):
        stage.slack.refuse[who] = DestinationRefused("user_disabled")
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await stage.dispatch()
    assert stage.slack.sent == []
    why = read(await stage.say("alice", "/commit why C-1"))
    assert "planned for Sun 22 Nov 2026, 13:00 KST · the account is deactivated" in why


@pytest.mark.parametrize("error", [TryLater("ratelimited", 30), OutcomeUnknown("timeout")])
async def test_what_may_be_tried_again_is_and_arrives_once(stage: Stage, error: Exception) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    stage.slack.refuse["alice"] = error
    await stage.until(seoul("2026-12-10 09:00"))
    assert stage.slack.to("alice") == []
    del stage.slack.refuse["alice"]
    await stage.until(seoul("2026-12-10 12:00"))
    (reminder,) = stage.slack.to("alice")
    assert timedelta(0) < reminder.at - seoul("2026-12-10 09:00") <= timedelta(minutes=1)
    if isinstance(error, TryLater):
        assert reminder.at - seoul("2026-12-10 09:00") >= timedelta(seconds=30)


async def test_a_message_that_went_out_though_we_were_not_told_is_found_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    send = stage.slack.send

    async def send_and_lose_the_answer(message: object) -> MessageRef | None:
        await send(message)  # type: ignore[arg-type]
        raise OutcomeUnknown("timeout")

    stage.clock.at = seoul("2026-12-10 09:00")
    monkeypatch.setattr(stage.slack, "send", send_and_lose_the_answer)
    await stage.dispatch()
    monkeypatch.setattr(stage.slack, "send", send)
    await stage.until(seoul("2026-12-10 12:00"))
    assert len(stage.slack.to("alice")) == 1


async def test_what_is_done_while_it_waits_is_not_sent_any_more(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    stage.slack.refuse["alice"] = TryLater("ratelimited", 600)
    await stage.until(seoul("2026-12-10 09:00"))
    del stage.slack.refuse["alice"]
    await stage.say("alice", "/commit done C-1")
    await stage.until(seoul("2026-12-11 12:00"))
    assert stage.slack.to("alice") == []


async def test_what_is_refused_for_more_than_a_day_has_failed_and_somebody_hears_of_it(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    stage.slack.refuse["minho"] = TryLater("service_unavailable")
    for _ in range(70):
        await stage.dispatch()
        stage.clock.at += timedelta(minutes=31)
    assert not stage.slack.to("minho")
    assert "could not be reached" in stage.slack.to("sam")[0].card.title
    assert "failed" in text_of((await stage.say("alice", "/commit why C-1")).card)


async def test_a_request_and_an_open_question_are_remembered_for_two_weeks_and_no_longer(stage: Stage) -> None:
    keeping = DirectoryEvents(stage.store, stage.slack, stage.clock)
    asked = await stage.say("alice", "/commit send fix by Dec 30")
    await stage.say("alice", "/commit send fix to Acme by Dec 30", key="again")
    for day, made in ((13, 1), (15, 2)):
        stage.clock.at = seoul("2026-11-22 13:00") + timedelta(days=day)
        await keeping.every_hour(stage.workspace)
        await stage.say("alice", "/commit send fix to Acme by Dec 30", key="again")
        assert await count(stage) == made
    await press(stage, "alice", "no_customer", asked)
    assert await count(stage) == 2
