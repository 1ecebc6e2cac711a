"""Socket Mode against a websocket on loopback."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

import pytest
from aiohttp import WSMsgType, web

from bot.cards.card import Card
from bot.conversation.requests import CommandRequest, Reply
from bot.slack.client import Clients, quiet_logger
from bot.slack.installations import SettingsInstallation
from bot.slack.listeners import slack_app
from bot.slack.socket_mode import SocketMode
from commitments.domain.errors import WorkspaceRefused
from tests.lines import told
from tests.surfaces.slack.fakes import FakeSlack, ScriptedConversation, StandingClock
from tests.surfaces.slack.payloads import HOME, Json, command

TIMEOUT = 5


@dataclass
class Socket:
    """Slack's end: sends one envelope to who connects, keeps what comes back."""

    envelope: Json
    answers: asyncio.Queue[Json] = field(default_factory=asyncio.Queue)
    url: str = ""

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        await socket.send_json(self.envelope)
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self.answers.put(json.loads(message.data))
        return socket


@pytest.fixture
async def socket() -> AsyncIterator[Socket]:
    payload = dict(parse_qsl(command().decode()))
    far = Socket({"type": "slash_commands", "envelope_id": "E1", "accepts_response_payload": True, "payload": payload})
    app = web.Application()
    app.router.add_get("/", far.serve)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    far.url = f"ws://127.0.0.1:{runner.addresses[0][1]}/?ticket=secret"
    yield far
    await runner.cleanup()


async def test_a_command_comes_and_is_answered_over_the_socket(
    slack: FakeSlack, clients: Clients, socket: Socket, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    slack.says("apps.connections.open", url=socket.url)
    conversation = ScriptedConversation(Reply(card=Card("C-12 is written down")))
    app = slack_app(conversation, clock=StandingClock(), installations=SettingsInstallation(HOME), clients=clients)
    mode = SocketMode(app, "xapp-1-secret", clients)

    assert not await mode.ready()
    await mode.start()
    answer = await asyncio.wait_for(socket.answers.get(), TIMEOUT)
    ready = await mode.ready()
    await mode.stop()
    await mode.stop()

    assert (answer["envelope_id"], answer["payload"]["text"]) == ("E1", "C-12 is written down")
    assert answer["payload"]["response_type"] == "ephemeral"
    assert (ready, await mode.ready()) == (True, False)
    heard = conversation.heard[0]
    assert isinstance(heard, CommandRequest)
    assert heard.text == "send fix to Acme by the 15th"
    assert "secret" not in told(caplog)
    assert "send fix" not in told(caplog)


@dataclass
class TwoSockets:
    """Slack's end of an app with several connections: gives each envelope to one of them, in turn."""

    open: list[web.WebSocketResponse] = field(default_factory=list)
    answers: asyncio.Queue[Json] = field(default_factory=asyncio.Queue)
    hellos: asyncio.Queue[int] = field(default_factory=asyncio.Queue)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.open.append(socket)
        await socket.send_json({"type": "hello", "num_connections": len(self.open)})
        await self.hellos.put(len(self.open))
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self.answers.put(json.loads(message.data))
        self.open.remove(socket)
        return socket

    async def deliver(self, number: int) -> str:
        """Send one command; return the envelope that was answered."""
        payload = dict(parse_qsl(command(trigger_id=f"t.{number}").decode()))
        envelope = {"type": "slash_commands", "envelope_id": f"E{number}", "accepts_response_payload": True}
        await self.open[number % len(self.open)].send_json({**envelope, "payload": payload})
        return str((await asyncio.wait_for(self.answers.get(), TIMEOUT))["envelope_id"])


@asynccontextmanager
async def two_sockets() -> AsyncIterator[tuple[TwoSockets, str]]:
    far, app = TwoSockets(), web.Application()
    app.router.add_get("/", far.serve)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield far, f"ws://127.0.0.1:{runner.addresses[0][1]}/?ticket=secret"
    await runner.cleanup()


async def test_two_connections_take_each_request_once_and_one_is_renewed_while_the_other_goes_on(
    slack: FakeSlack, clients: Clients, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    conversation = ScriptedConversation(Reply(card=Card("C-12 is written down")))
    app = slack_app(conversation, clock=StandingClock(), installations=SettingsInstallation(HOME), clients=clients)
    mode = SocketMode(app, "xapp-1-secret", clients)
    async with two_sockets() as (far, url):
        slack.says("apps.connections.open", url=url)
        await mode.start()
        for _ in range(2):
            await asyncio.wait_for(far.hellos.get(), TIMEOUT)
        delivered = [await far.deliver(number) for number in range(6)]
        await far.open[0].send_json({"type": "disconnect", "reason": "refresh_requested"})
        await asyncio.wait_for(far.hellos.get(), TIMEOUT)
        delivered += [await far.deliver(number) for number in range(6, 10)]
        assert await mode.ready()
        await mode.stop()

    assert delivered == [f"E{number}" for number in range(10)]
    assert len(conversation.heard) == len({one.key for one in conversation.heard}) == 10
    lines = [(one.getMessage(), vars(one)["connection"]) for one in caplog.records if "socket_" in one.getMessage()]
    assert sorted(lines[:2]) == [("socket_connected", 1), ("socket_connected", 2)]
    (closing, number), (again, same) = lines[2:]
    assert (closing, again, number) == ("socket_closing", "socket_connected", same)
    assert "secret" not in told(caplog)


async def test_the_same_event_over_both_connections_has_one_key(
    slack: FakeSlack, clients: Clients, socket: Socket
) -> None:
    slack.says("apps.connections.open", url=socket.url)
    conversation = ScriptedConversation(Reply(card=Card("C-12 is written down")))
    app = slack_app(conversation, clock=StandingClock(), installations=SettingsInstallation(HOME), clients=clients)
    mode = SocketMode(app, "xapp-1-secret", clients)
    await mode.start()
    for _ in range(2):
        await asyncio.wait_for(socket.answers.get(), TIMEOUT)
    await mode.stop()
    assert (len(conversation.heard), len({one.key for one in conversation.heard})) == (2, 1)


async def test_what_bolt_cannot_read_is_acknowledged_over_the_socket(
    slack: FakeSlack, clients: Clients, socket: Socket, caplog: pytest.LogCaptureFixture
) -> None:
    socket.envelope = {"type": "interactive", "envelope_id": "E1", "payload": {"type": "block_actions", "actions": []}}
    slack.says("apps.connections.open", url=socket.url)
    app = slack_app(
        ScriptedConversation(), clock=StandingClock(), installations=SettingsInstallation(HOME), clients=clients
    )
    mode = SocketMode(app, "xapp-1-secret", clients)
    await mode.start()
    answer = await asyncio.wait_for(socket.answers.get(), TIMEOUT)
    await mode.stop()
    assert answer["envelope_id"] == "E1"
    assert "request_unreadable" in told(caplog)


async def test_a_bad_app_token_stops_the_start(slack: FakeSlack, clients: Clients) -> None:
    slack.refuses("apps.connections.open", "invalid_auth")
    app = slack_app(
        ScriptedConversation(), clock=StandingClock(), installations=SettingsInstallation(HOME), clients=clients
    )
    mode = SocketMode(app, "xapp-1-secret", clients)

    with pytest.raises(WorkspaceRefused, match="invalid_auth"):
        await mode.start()

    assert not await mode.ready()


def test_slacks_libraries_log_no_token(caplog: pytest.LogCaptureFixture) -> None:
    logger = quiet_logger()
    try:
        raise ValueError("wss://x/?ticket=abc")
    except ValueError:
        logger.exception("Failed with %s at %s", "xoxb-1-abc", "wss://x/?ticket=abc")
    logger.info("a body")

    assert "abc" not in told(caplog)
    assert "body" not in told(caplog)
    assert "Failed with (secret)" in told(caplog)
