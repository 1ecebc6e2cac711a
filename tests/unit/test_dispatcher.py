"""What a dispatcher keeps under way: a slow message holds nobody up, and nothing is under way twice."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.notifications.handler import notification_handler
from commitments.application.ports.messenger import Outgoing
from commitments.application.ports.outbox import Claim, ClaimPolicy, Outcome
from commitments.dispatch import Dispatcher
from commitments.domain.errors import StoreUnavailable
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import State
from tests.stage import Stage, open_stage, seoul

_PATIENCE = 20
NINE = seoul("2026-12-10 09:00")


class SlowFor:
    """Sends to one person only when it is let go, to all others at once."""

    def __init__(self, stage: Stage, person: str) -> None:
        self._send, self._person = stage.slack.send, person
        self.reached, self.let_go, self.went_on = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def __call__(self, message: Outgoing) -> MessageRef | None:
        if message.destination.id == self._person:
            self.reached.set()
            await self.let_go.wait()
        else:
            self.went_on.set()
        return await self._send(message)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    stage = await open_stage(tmp_path, seoul("2026-11-22 13:00"))
    await stage.say("alice", "/customer Acme here", "acme")
    yield stage
    await stage.store.close()


async def alice_is_slow(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> tuple[SlowFor, asyncio.Task[int]]:
    """Dispatch until Alice's reminder of nine o'clock is under way and stays so."""
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    slow = SlowFor(stage, "alice")
    monkeypatch.setattr(stage.slack, "send", slow)
    stage.clock.at = NINE
    running = asyncio.create_task(stage.dispatcher.dispatch())
    await slow.reached.wait()
    return slow, running


async def test_a_message_that_takes_long_holds_nobody_up(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async with asyncio.timeout(_PATIENCE):
        slow, running = await alice_is_slow(stage, monkeypatch)
        await stage.say("alice", "/commit <@minho> send the invoice to Acme by the 18th")
        await slow.went_on.wait()
        slow.let_go.set()
        await running
    assert len(stage.slack.to("alice")) == 1


async def test_what_is_under_way_is_sent_and_recorded_though_the_database_goes_away_meanwhile(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asyncio.Event()

    async def away(*_: object) -> Sequence[Claim]:
        asked.set()
        raise StoreUnavailable

    async with asyncio.timeout(_PATIENCE):
        slow, running = await alice_is_slow(stage, monkeypatch)
        monkeypatch.setattr(stage.store, "claim", away)
        await asked.wait()
        slow.let_go.set()
        with pytest.raises(StoreUnavailable):
            await running
    async with stage.store.transaction(stage.workspace) as uow:
        assert [one.state for one in await uow.notifications.list_for(1) if one.due_at <= NINE] == [State.SENT]


async def test_what_is_under_way_is_not_sent_again_though_the_clock_jumps_ahead(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with asyncio.timeout(_PATIENCE):
        slow, running = await alice_is_slow(stage, monkeypatch)
        stage.clock.at += timedelta(hours=5)
        await stage.dispatcher.sweep()
        await stage.say("alice", "/commit <@minho> send the invoice to Acme by the 18th")
        await slow.went_on.wait()  # it has claimed since
        slow.let_go.set()
        await running
    assert len(stage.slack.to("alice")) == 1


async def test_a_dispatcher_that_is_stopped_claims_nothing_more(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    stage.clock.at = NINE
    stopped = Dispatcher(stage.store, stage.slack, notification_handler(), stage.clock, ClaimPolicy())
    stopped.stop()
    assert await stopped.dispatch() == 0
    assert stage.slack.sent == []


async def test_while_what_was_sent_is_recorded_as_much_again_is_sent_and_no_more(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for person in ("alice", "minho", "jane"):
        await stage.say("alice", f"/commit <@{person}> send fix to Acme by the 15th")
    stage.clock.at = NINE
    happened: list[str] = []
    two_sent = asyncio.Event()
    claim, send, record = stage.store.claim, stage.slack.send, stage.store.record

    async def noted_claim(now: datetime, policy: ClaimPolicy, room: int) -> Sequence[Claim]:
        happened.append("claimed")
        return await claim(now, policy, room)

    async def noted_send(message: Outgoing) -> MessageRef | None:
        happened.append("sent")
        if happened.count("sent") == 2:
            two_sent.set()
        return await send(message)

    async def late_record(outcomes: Sequence[Outcome], policy: ClaimPolicy) -> None:
        await two_sent.wait()
        await record(outcomes, policy)
        happened.append("recorded")

    monkeypatch.setattr(stage.store, "claim", noted_claim)
    monkeypatch.setattr(stage.slack, "send", noted_send)
    monkeypatch.setattr(stage.store, "record", late_record)
    async with asyncio.timeout(_PATIENCE):
        await Dispatcher(
            stage.store, stage.slack, notification_handler(), stage.clock, ClaimPolicy(), max_concurrent_sends=1
        ).dispatch()
    assert happened[:5] == ["claimed", "sent", "claimed", "sent", "recorded"]
    assert sorted(one.to for one in stage.slack.sent) == ["alice", "jane", "minho"]
