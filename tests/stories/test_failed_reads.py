"""What could not be read from the platform leaves what was known, and is asked for again soon."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest

from bot.conversation.directory_events import DirectoryEvents
from bot.conversation.directory_sync import DirectorySync
from commitments.domain.channel import Channel
from commitments.domain.errors import DestinationRefused, SendError, TryLater
from commitments.domain.person import Person
from tests.stage import CHANNELS, PEOPLE, SEOUL, Stage, seoul

LIMITED, HIDDEN = TryLater("ratelimited", 30, limited=True), DestinationRefused("channel_not_found")
LATER = timedelta(hours=25)
T = TypeVar("T")


class Platform:
    """A platform that fails with `error`, and that another process may ask in between (`meanwhile`)."""

    def __init__(self) -> None:
        self.error: SendError | None = None
        self.person_known, self.channel_known = PEOPLE["minho"], CHANNELS["team"]
        self.asked = 0
        self.meanwhile: list[Callable[[], Awaitable[None]]] = []

    async def person(self, company: str, person: str) -> Person | None:
        return await self._answer(replace(self.person_known, id=person))

    async def channel(self, company: str, channel: str) -> Channel:
        return await self._answer(replace(self.channel_known, id=channel))

    async def outsiders(self, company: str, channel: str) -> Sequence[str]:
        return await self._answer(())

    async def _answer(self, answer: T) -> T:
        self.asked += 1
        if self.error is not None:
            raise self.error
        if self.meanwhile:
            await self.meanwhile.pop(0)()
        return answer


@pytest.fixture
def platform() -> Platform:
    return Platform()


async def _channel(stage: Stage, channel: str = "room") -> Channel | None:
    async with stage.store.read_only(stage.workspace) as uow:
        return await uow.channels.get(channel)


async def _person(stage: Stage, person: str) -> Person | None:
    async with stage.store.read_only(stage.workspace) as uow:
        return await uow.people.get(person)


@pytest.mark.parametrize("error", [LIMITED, HIDDEN])
async def test_a_failed_read_leaves_the_name_and_whether_a_channel_is_shared(
    stage: Stage, platform: Platform, error: SendError
) -> None:
    now = stage.clock.at
    await DirectorySync(stage.store, platform).ensure_channel(stage.workspace, "room", now)
    known = Channel("room", "team", False, now)
    assert await _channel(stage) == known
    platform.error = error
    sync = DirectorySync(stage.store, platform)
    await sync.ensure_channel(stage.workspace, "room", now + LATER)
    assert await _channel(stage) == known


async def test_a_failed_read_is_tried_again_after_minutes_and_neither_at_once_nor_after_a_day(
    stage: Stage, platform: Platform
) -> None:
    now, sync = stage.clock.at, DirectorySync(stage.store, platform)
    for ensure, name in ((sync.ensure_channel, "room"), (sync.ensure_person, "mia")):
        await ensure(stage.workspace, name, now)
        platform.error, platform.asked = LIMITED, 0
        for minutes, asked in ((0, 1), (4, 1), (6, 2)):
            await ensure(stage.workspace, name, now + LATER + timedelta(minutes=minutes))
            assert platform.asked == asked, minutes
        platform.error = None


async def test_a_person_who_cannot_be_read_stays_who_they_were(stage: Stage, platform: Platform) -> None:
    known = await _person(stage, "alice")
    assert known is not None
    platform.error = LIMITED
    await DirectorySync(stage.store, platform).ensure_person(stage.workspace, "alice", stage.clock.at + LATER)
    assert await _person(stage, "alice") == known


async def test_a_channel_that_was_never_read_is_not_stored_and_counts_as_shared(
    stage: Stage, platform: Platform
) -> None:
    platform.error = LIMITED
    await DirectorySync(stage.store, platform).ensure_channel(stage.workspace, "room", stage.clock.at)
    assert await _channel(stage) is None


async def test_a_channel_whose_sharing_changed_unread_counts_as_shared_until_it_can_be_read(
    stage: Stage, platform: Platform
) -> None:
    now = stage.clock.at
    events = DirectoryEvents(stage.store, platform, stage.clock)
    await events.channel_changed(stage.workspace, "room", "event:1")
    assert await _channel(stage) == Channel("room", "team", False, now)
    platform.error = LIMITED
    with pytest.raises(TryLater):  # the platform reports it again
        await events.channel_changed(stage.workspace, "room", "event:2")
    assert await _channel(stage) == Channel("room", "team", None, None)
    platform.error = None
    await events.channel_changed(stage.workspace, "room", "event:2")
    assert await _channel(stage) == Channel("room", "team", False, now)


async def test_an_older_answer_does_not_replace_a_newer_one(stage: Stage, platform: Platform) -> None:
    """While one process waits for its answer, another hears that the channel is shared now."""
    now, sync = stage.clock.at, DirectorySync(stage.store, platform)
    await sync.ensure_channel(stage.workspace, "room", now)

    async def becomes_shared() -> None:
        platform.channel_known = replace(platform.channel_known, shared=True)
        await DirectorySync(stage.store, platform).refresh_channel(stage.workspace, "room", now)

    platform.meanwhile = [becomes_shared]
    await sync.refresh_channel(stage.workspace, "room", now + LATER)
    assert await _channel(stage) == Channel("room", "team", True, now + LATER)


async def test_a_manager_that_is_set_while_a_person_is_read_stays_theirs(stage: Stage, platform: Platform) -> None:
    sync = DirectorySync(stage.store, platform)

    async def set_manager() -> None:
        await stage.say("root", "/commit manager <@sam> <@jane>")

    await stage.say("jane", "/commitments")
    platform.person_known, platform.meanwhile = replace(PEOPLE["jane"], zone=SEOUL), [set_manager]
    await sync.refresh_person(stage.workspace, "jane", seoul("2026-11-23 13:00"))
    jane = await _person(stage, "jane")
    assert jane is not None
    assert (jane.manager, jane.zone) == ("sam", SEOUL)


async def test_settings_that_never_stop_changing_do_not_keep_a_request_waiting(
    stage: Stage, platform: Platform
) -> None:
    now, sync = stage.clock.at, DirectorySync(stage.store, platform)
    for minutes in range(1, 9):

        async def elsewhere(minutes: int = minutes) -> None:
            async with stage.store.transaction(stage.workspace) as uow:
                known = await uow.channels.get_for_update("room")
                await uow.channels.save(replace(known or Channel("room"), name=f"room-{minutes}"))

        platform.meanwhile.append(elsewhere)
    await sync.refresh_channel(stage.workspace, "room", now)
    assert platform.asked == 3
    found = await _channel(stage)
    assert found is not None
    assert found.name == "room-3"
