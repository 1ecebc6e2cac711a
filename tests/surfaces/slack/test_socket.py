"""Socket Mode against a websocket on loopback."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
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
