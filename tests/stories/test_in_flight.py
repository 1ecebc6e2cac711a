"""A message was composed, and somebody changes what it shows while it is on its way: it is edited once it is there."""

from collections.abc import Awaitable, Callable

import pytest

from commitments.application.ports.messenger import Outgoing
from commitments.domain.errors import TryLater
from commitments.domain.notifications.addresses import MessageRef
from tests.stage import Stage, seoul, text_of
from tests.stories.acting import labels

MORNING = seoul("2026-12-04 09:00")
During = Callable[[], Awaitable[object]]


@pytest.fixture
async def on_its_way(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[During]:
    """What happens while the next messages are being sent, each once; the promise of Minho is due this Friday."""
    await stage.say("alice", "/commit <@minho> send the fix to Acme by 4 Dec")
    await stage.until(seoul("2026-12-03 20:00"))
    pending: list[During] = []
    send = stage.slack.send

    async def sending(message: Outgoing) -> MessageRef | None:
        if pending and message.destination.id == "minho":
            await pending.pop(0)()
        return await send(message)

    monkeypatch.setattr(stage.slack, "send", sending)
    return pending


async def test_a_reminder_of_what_is_done_meanwhile_does_not_ask_for_it(stage: Stage, on_its_way: list[During]) -> None:
    on_its_way.append(lambda: stage.say("minho", "/commit done C-1"))
    await stage.until(MORNING)
    reminder = stage.slack.to("minho")[-1]
    assert not on_its_way
    assert reminder.edits == 1
    assert "done" not in labels(reminder.card)
    assert "전달" in text_of(reminder.card)


async def test_a_reminder_of_what_is_moved_meanwhile_shows_the_new_date(stage: Stage, on_its_way: list[During]) -> None:
    on_its_way.append(lambda: stage.say("minho", "/commit move C-1 to 10 Dec because the vendor is late"))
    await stage.until(MORNING)
    assert "10" in text_of(stage.slack.to("minho")[-1].card)
    assert stage.slack.to("minho")[-1].edits == 1


async def test_two_changes_on_its_way_are_one_edit_and_the_last_one_counts(
    stage: Stage, on_its_way: list[During]
) -> None:
    async def both() -> None:
        await stage.say("minho", "/commit move C-1 to 10 Dec because the vendor is late")
        await stage.say("minho", "/commit done C-1")

    on_its_way.append(both)
    await stage.until(MORNING)
    reminder = stage.slack.to("minho")[-1]
    assert reminder.edits == 1
    assert "전달" in text_of(reminder.card)


async def test_a_message_that_did_not_arrive_needs_no_edit(stage: Stage, on_its_way: list[During]) -> None:
    before = len(stage.slack.to("minho"))

    async def done_and_lost() -> None:
        await stage.say("minho", "/commit done C-1")
        raise TryLater("ratelimited", 30)

    on_its_way.append(done_and_lost)
    await stage.until(seoul("2026-12-04 12:00"))
    assert len(stage.slack.to("minho")) == before


async def test_a_change_after_it_arrived_edits_it_as_ever(stage: Stage, on_its_way: list[During]) -> None:
    on_its_way.append(lambda: stage.say("minho", "/commit move C-1 to 10 Dec because the vendor is late"))
    await stage.until(MORNING)
    reminder = stage.slack.to("minho")[-1]
    await stage.say("minho", "/commit done C-1")
    await stage.dispatch()
    assert reminder.edits == 2
    assert "done" not in labels(reminder.card)
