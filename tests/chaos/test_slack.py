"""The played Slack behaves as ours expects the real one to: whatever fails, looking tells what was taken."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cards.card import Card
from bot.slack.client import open_client, read_installation
from bot.slack.messenger import SlackMessenger
from commitments.application.ports.messenger import File, Outgoing
from commitments.domain.clock import SystemClock
from commitments.domain.errors import OutcomeUnknown, SendError, TryLater
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from tests.chaos.faults import Fault, Faults
from tests.chaos.judge import read_log
from tests.chaos.messages import Messages
from tests.chaos.slack import TEAM, serve

NOTHING = Faults(limited=0, before=0, after=0, dropped=0, looks_limited=0, slowest=0)
MESSAGE = Outgoing(TEAM, "n1", to_channel("C1"), Card("The date of C-7 moved"))


class Opened:
    """A played Slack in this process, and a messenger that speaks to it."""

    def __init__(self, log: Path, faults: Faults) -> None:
        self.log, self._faults, self._address = log, faults, asyncio.Queue[str]()

    async def __aenter__(self) -> SlackMessenger:
        self._serving = asyncio.create_task(serve(self.log, 1, self._faults, self._address.put))
        self._client = open_client("xoxb-chaos", f"{await self._address.get()}/api/")
        client = await self._client.__aenter__()
        return SlackMessenger(client, await read_installation(client), SystemClock())

    async def __aexit__(self, *_: object) -> None:
        await self._client.__aexit__(None, None, None)
        self._serving.cancel()
        await asyncio.wait([self._serving])


@pytest.fixture
async def messenger(tmp_path: Path) -> AsyncIterator[SlackMessenger]:
    """A messenger to a Slack where nothing fails."""
    async with Opened(tmp_path / "log", NOTHING) as messenger:
        yield messenger


@pytest.mark.parametrize(
    "message",
    [
        MESSAGE,
        Outgoing(TEAM, "n1", to_person("U1"), Card("C-7")),
        Outgoing(TEAM, "n1", to_channel("C1"), Card("C-7"), thread=MessageRef("C1", "1.000001")),
        Outgoing(TEAM, "n1", to_person("U1"), Card("C-7"), file=File("late.csv", b"C-7")),
    ],
    ids=["channel", "person", "thread", "file"],
)
async def test_what_was_sent_is_found_and_written_down(
    messenger: SlackMessenger, tmp_path: Path, message: Outgoing
) -> None:
    assert await messenger.find(message) is None
    sent = await messenger.send(message)
    found = await messenger.find(message)
    assert found is not None
    assert sent in {found, None}
    written = read_log(tmp_path / "log")
    assert [(one.id, one.ref, one.labels) for one in written] == [("n1", found, frozenset({"C-7"}))]


@pytest.mark.parametrize(
    ("always", "error", "taken"),
    [
        (replace(NOTHING, limited=1.0), TryLater, 0),
        (replace(NOTHING, before=1.0), OutcomeUnknown, 0),
        (replace(NOTHING, after=1.0), OutcomeUnknown, 1),
        (replace(NOTHING, dropped=1.0), OutcomeUnknown, 1),
    ],
    ids=["limited", "before", "after", "dropped"],
)
async def test_a_fault_means_what_the_messenger_says(
    tmp_path: Path, always: Faults, error: type[SendError], taken: int
) -> None:
    async with Opened(tmp_path / "log", always) as messenger:
        with pytest.raises(error):
            await messenger.send(MESSAGE)
        assert (await messenger.find(MESSAGE) is not None) == bool(taken)
    assert len(read_log(tmp_path / "log")) == taken


async def test_an_old_message_is_found_over_pages(messenger: SlackMessenger) -> None:
    sent = await messenger.send(MESSAGE)
    for number in range(250):
        await messenger.send(Outgoing(TEAM, f"other{number}", to_channel("C1"), Card("C-8")))
    assert await messenger.find(MESSAGE) == sent


def test_a_call_fails_alike_in_every_run() -> None:
    faults = Faults()
    ends = [faults.of(7, f"post/{number}", 1) for number in range(1000)]
    assert ends == [faults.of(7, f"post/{number}", 1) for number in range(1000)]
    assert len({fault for fault, _ in ends}) == 5
    assert ends != [faults.of(8, f"post/{number}", 1) for number in range(1000)]


def test_a_call_fails_a_few_times_at_most() -> None:
    always = Faults(limited=1.0, most=2)
    assert [always.of(1, "post/n1", attempt)[0] for attempt in (1, 2, 3)] == [Fault.LIMITED, Fault.LIMITED, Fault.NONE]


def test_replies_stand_in_their_thread_only(tmp_path: Path) -> None:
    with Messages(tmp_path / "log") as messages:
        first = messages.take("C1", "one", note={"id": "a"})
        below = messages.take("C1", "two", thread=first, note={"id": "b"})
        assert [one["ts"] for one in messages.newest_first("C1")] == [first]
        assert [one["ts"] for one in messages.thread("C1", first)] == [first, below]
        assert below > first
