"""A promise changes after a reminder of it went out without an answer: what is out shows it, nothing stale is sent."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
import pytest_asyncio

from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.messenger import Outgoing
from commitments.domain.notifications.notification import State
from tests.stage import PlayedSlack, Sent, Stage, StageClock, buttons, seoul, text_of, unanswered
from tests.stories.acting import every_button

Change = Callable[[Stage], Awaitable[object]]
CHANGES: dict[str, Change] = {
    "done": lambda stage: stage.say("alice", "/commit done C-1"),
    "moved": lambda stage: stage.say("alice", "/commit move C-1 to 22 Dec because the vendor is late"),
    "handed over": lambda stage: stage.say("alice", "/commit give C-1 <@sam>"),
    "cancelled": lambda stage: stage.say("alice", "/commit cancel C-1 because it is not needed"),
}
MORNING = seoul("2026-12-04 09:00")


@pytest_asyncio.fixture(loop_scope="session")
async def stage(store: SqlStore) -> Stage:
    """Alice's C-1 and Minho's C-2, due at noon of the same Friday; it is the evening before."""
    clock = StageClock(seoul("2026-11-23 10:00"))
    stage = Stage(store, PlayedSlack(clock), clock)
    await stage.name_admin("root")
    await stage.say("root", "/commit manager <@sam> <@alice> <@minho>")
    await stage.say("alice", "/customer Acme people <@minho>")
    await stage.say("alice", "/commit send the fix to Acme by 4 Dec 12:00")
    await stage.until(seoul("2026-12-03 20:00"))
    return stage


async def remind(stage: Stage, *, taken: bool) -> list[Sent]:
    """Send the morning's reminder without an answer; return what stood there before."""
    before = stage.slack.to("alice")[:]
    stage.clock.at = MORNING
    with unanswered(stage.slack, taken=taken):
        await stage.dispatch()
    return before


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("minutes", [0, 3])
async def test_what_is_out_is_found_and_shows_the_change(stage: Stage, change: str, minutes: int) -> None:
    before = await remind(stage, taken=True)
    stage.clock.at += timedelta(seconds=1)
    await CHANGES[change](stage)
    if not minutes:
        await stage.dispatch()  # the edit is due before anybody looks for the message
    stage.clock.at += timedelta(minutes=minutes)
    await stage.until(MORNING + timedelta(minutes=30))
    (reminder,) = [one for one in stage.slack.to("alice") if one not in before]
    assert reminder.edits >= 1, text_of(reminder.card)
    assert "done" not in buttons(reminder.card)
    async with stage.store.read_only(stage.workspace) as uow:
        found = await uow.notifications.list_for(1)
    assert {one.state for one in found if one.kind.startswith("refresh")} == {State.SENT}
    assert {one.state for one in found if one.message == reminder.ref and one.payload.is_reminder} == {State.SENT}


@pytest.mark.parametrize("change", CHANGES)
async def test_what_is_not_out_is_not_sent_any_more(stage: Stage, change: str) -> None:
    before = await remind(stage, taken=False)
    stage.clock.at += timedelta(seconds=1)
    await CHANGES[change](stage)
    await stage.until(MORNING + timedelta(minutes=30))
    assert [text_of(one.card) for one in stage.slack.to("alice") if one not in before] == []


@pytest.mark.parametrize("change", CHANGES)
async def test_an_edit_that_is_due_before_anybody_looks_waits_for_it(
    stage: Stage, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Processes that send the reminder die: it waits by itself, and its place goes on meanwhile."""
    before, send = stage.slack.to("alice")[:], stage.slack.send
    stage.clock.at = MORNING
    for died in range(2):
        reached = asyncio.Event()

        async def ended(message: Outgoing, taken: bool = died == 0, reached: asyncio.Event = reached) -> None:
            if taken:
                await send(message)
            reached.set()
            await asyncio.Event().wait()

        monkeypatch.setattr(stage.slack, "send" if died == 0 else "find", ended)
        await stage.die_once(reached)
        stage.clock.at += timedelta(minutes=2)
        await stage.dispatcher.sweep()
    monkeypatch.undo()
    await CHANGES[change](stage)
    await stage.dispatcher.dispatch()
    async with stage.store.read_only(stage.workspace) as uow:
        waiting = [one for one in await uow.notifications.list_for(1) if one.state is State.PLANNED and one.attempts]
    assert {one.kind for one in waiting} == {"brief", "refresh"}, "the edit came first, and waits"
    await stage.until(MORNING + timedelta(hours=1))
    (reminder,) = [one for one in stage.slack.to("alice") if one not in before]
    assert reminder.edits >= 1
    assert "done" not in buttons(reminder.card)


async def test_of_two_promises_in_one_message_the_one_that_changed_is_shown_so(stage: Stage) -> None:
    await stage.say("alice", "/commit send the report to Acme by 4 Dec 12:00")
    before = await remind(stage, taken=True)
    stage.clock.at += timedelta(seconds=1)
    await stage.say("alice", "/commit done C-1")
    await stage.until(MORNING + timedelta(minutes=30))
    (reminder,) = [one for one in stage.slack.to("alice") if one not in before]
    assert "send the report" in text_of(reminder.card)
    assert [each.value for each in every_button(reminder.card) if each.action == "done"] == ["2"]


async def test_a_notice_whose_answer_was_lost_shows_the_change_too(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> write the report to Acme by 11 Dec 12:00")
    with unanswered(stage.slack, taken=True):
        await stage.dispatch()
    stage.clock.at += timedelta(seconds=1)
    await stage.say("alice", "/commit done C-2")
    await stage.until(stage.clock.at + timedelta(minutes=30))
    first = stage.slack.to("minho")[0]
    assert "write the report" in text_of(first.card)
    assert first.edits >= 1
    assert "done" not in buttons(first.card)
