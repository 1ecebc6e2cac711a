"""Whatever the clocks do, nothing is lost and nothing is said twice."""

import asyncio
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.notifications.handler import notification_handler
from commitments.application.ports.messenger import Outgoing
from commitments.application.ports.outbox import ClaimPolicy
from commitments.dispatch import Dispatcher
from commitments.domain.notifications.addresses import MessageRef
from tests.stage import NEW_YORK, Stage, StageClock, seoul
from tests.stories.acting import read, times

HOURS = timedelta(hours=1)
BY_THE_15TH = ["Thu 10 Dec 09:00", "Mon 14 Dec 09:00", "Tue 15 Dec 09:00", "Tue 15 Dec 16:00", "Tue 15 Dec 18:00"]


async def _sent_by(stage: Stage, moments: list[str]) -> list[str]:
    for moment in moments:
        stage.clock.at = seoul(moment)
        await stage.dispatch()
    return times(stage.slack.to("alice"))


async def test_a_clock_that_jumps_ahead_and_back_loses_and_doubles_nothing(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    seen = await _sent_by(
        stage,
        [
            "2026-12-10 08:59", "2026-12-10 13:00", "2026-12-10 08:59:30", "2026-12-10 09:00", "2026-12-14 09:00",
            "2026-12-14 03:00", "2026-12-14 09:00", "2026-12-15 09:00", "2026-12-15 16:00", "2026-12-15 10:00",
            "2026-12-15 18:00",
        ],
    )  # fmt: skip
    early = ["Thu 10 Dec 13:00"]  # by its own clock it was time
    assert seen == [*early, *BY_THE_15TH[1:]]


async def test_what_was_under_way_when_the_clock_is_set_back_does_not_wait_for_hours(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    send, reached = stage.slack.send, asyncio.Event()

    async def hang(message: Outgoing) -> MessageRef | None:
        reached.set()
        await asyncio.Event().wait()
        return None

    monkeypatch.setattr(stage.slack, "send", hang)
    stage.clock.at = seoul("2026-12-10 14:00")
    await stage.dispatcher.sweep()
    await stage.die_once(reached)
    monkeypatch.setattr(stage.slack, "send", send)
    assert await _sent_by(stage, ["2026-12-10 09:00:30"]) == ["Thu 10 Dec 09:00"]


async def test_two_replicas_half_a_minute_apart_send_once_and_no_earlier_than_that(stage: Stage) -> None:
    """On PostgreSQL they take the database's time; even if they did not, no more than this would happen."""
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    ahead, behind = StageClock(stage.clock.at), StageClock(stage.clock.at)
    replicas = [
        Dispatcher(stage.store, stage.slack, notification_handler(), clock, ClaimPolicy()) for clock in (ahead, behind)
    ]
    start = seoul("2026-12-10 08:58")
    for tick in range(24):
        stage.clock.at = start + tick * timedelta(seconds=10)
        ahead.at, behind.at = stage.clock.at + timedelta(seconds=15), stage.clock.at - timedelta(seconds=15)
        for replica in replicas:
            await replica.sweep()
        await asyncio.gather(*(replica.dispatch() for replica in replicas))
    (reminder,) = stage.slack.to("alice")
    assert abs(reminder.at - seoul("2026-12-10 09:00")) <= timedelta(seconds=30)


async def test_reminders_keep_the_owners_morning_across_the_change_of_clocks(stage: Stage) -> None:
    """New York sets its clocks ahead on 14 March 2027: the morning stays nine o'clock there."""
    stage.clock.at = seoul("2027-03-11 00:00")
    await stage.say("jane", "/commit send fix to Acme by March 16")
    await stage.until(seoul("2027-03-18 12:00"))
    mornings = [one.at.astimezone(ZoneInfo(NEW_YORK)) for one in stage.slack.to("jane")]
    assert {(at.hour, at.minute) for at in mornings} <= {(9, 0), (16, 0), (18, 0), (17, 0), (15, 0)}
    assert {at.utcoffset() for at in mornings} == {timedelta(hours=-5), timedelta(hours=-4)}


async def test_a_promise_for_the_leap_day_is_kept_in_sight(stage: Stage) -> None:
    stage.clock.at = seoul("2028-02-21 10:00")
    await stage.say("alice", "/commit send fix to Acme by Feb 29")
    await stage.until(seoul("2028-02-29 19:00"))
    assert times(stage.slack.to("alice"))[-1] == "Tue 29 Feb 18:00"


async def test_a_clock_that_is_set_back_an_hour_sends_nothing_early_and_calls_nothing_late(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by 10 Dec 2026 18:00")
    await stage.until(seoul("2026-12-10 18:05"))
    sent = len(stage.slack.sent)
    stage.clock.at = seoul("2026-12-10 17:05")
    assert "Nothing is late" in read(await stage.say("alice", "/overdue"))
    assert "late" not in read(await stage.say("alice", "/commitments"))
    for moment in ("17:05", "17:30", "17:59", "18:00", "18:30", "19:30"):
        stage.clock.at = seoul(f"2026-12-10 {moment}")
        await stage.dispatch()
    assert len(stage.slack.sent) == sent
    await stage.say("alice", "/commit send invoice to Acme by 14 Dec 2026 18:00")
    stage.clock.at = seoul("2026-12-10 18:35")
    await stage.say("alice", "/commit snooze C-2 1h")
    await stage.until(seoul("2026-12-10 19:34"))
    assert len(stage.slack.sent) == sent
    await stage.until(seoul("2026-12-11 09:00"))
    assert times(stage.slack.to("alice")[sent:])[:2] == ["Thu 10 Dec 19:35", "Fri 11 Dec 09:00"]
