"""Socket Mode: receives Slack's requests over websockets, for a bot without a public address.

Slack sends each request to one of an app's connections. We keep two, so that requests still come while one is
renewed, which Slack asks for every few hours. Only one process may connect. While enabled, Slack calls no URL.
Source: https://docs.slack.dev/apis/events-api/using-socket-mode.
"""

import asyncio
import json
import logging
from contextlib import suppress
from typing import Final

from aiohttp import WSMessage
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.conversation.request_metrics import Meter, NullMeter
from bot.slack.client import Clients, quiet_logger, refusing
from bot.slack.payload_shapes import UnreadablePayload, kind_of
from bot.slack.unreadable_requests import BOLTS_OWN, UnreadableRequests

CONNECTIONS: Final = 2
_log = logging.getLogger(__name__)


class _Connection(AsyncSocketModeHandler):
    """One websocket; `number` tells it from the other in the log."""

    def __init__(
        self, app: AsyncApp, token: str, clients: Clients, number: int, unreadable: UnreadableRequests
    ) -> None:
        super().__init__(app, token, logger=quiet_logger(), web_client=clients.without_token())
        self._number = number
        self._connected = 0
        self._unreadable = unreadable
        self.client.on_message_listeners.append(self._note)

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Answer a request; one that Bolt itself cannot read is acknowledged, or Slack delivers it again."""
        try:
            await super().handle(client, req)
        except BOLTS_OWN as error:
            self._unreadable.note(UnreadablePayload(kind_of(req.payload or {}), type(error).__name__))
            await client.send_socket_mode_response(SocketModeResponse(envelope_id=req.envelope_id))

    async def _note(self, message: WSMessage) -> None:
        """Log that the connection is open, again if it was before, or that Slack is about to close it."""
        said = json.loads(message.data) if str(message.data).startswith("{") else {}
        if said.get("type") == "hello":
            self._connected += 1
            _log.info("socket_connected", extra={"connection": self._number, "attempt": self._connected})
        elif said.get("type") == "disconnect":
            reason = str(said.get("reason") or "")
            _log.info("socket_closing", extra={"connection": self._number, "reason": reason})


class SocketMode:
    """The connections to Slack; slack_sdk reconnects each until `stop`."""

    def __init__(
        self,
        app: AsyncApp,
        app_token: str,
        clients: Clients,
        meter: Meter = NullMeter(),  # noqa: B008 (stateless)
    ) -> None:
        self._app = app
        self._token = app_token
        self._clients = clients
        self._unreadable = UnreadableRequests(meter)
        self._open: list[_Connection] = []
        self._connecting: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Check the app token and start connecting; raises WorkspaceRefused, or TryLater if Slack is unavailable.

        slack_sdk's own `connect` retries forever, even with a bad token, so the first address is requested here.
        """
        with refusing():
            opened = await self._clients.without_token().apps_connections_open(app_token=self._token)
        for number in range(1, CONNECTIONS + 1):
            one = _Connection(self._app, self._token, self._clients, number, self._unreadable)
            if number == 1:
                one.client.wss_uri = str(opened["url"])
            self._open.append(one)
            self._connecting.append(asyncio.create_task(_connect(one)))

    async def stop(self) -> None:
        """Close the connections and their resources; idempotent."""
        connections, self._open = self._open, []
        tasks, self._connecting = self._connecting, []
        for one in connections:
            await one.close_async()  # type: ignore[no-untyped-call]
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def ready(self) -> bool:
        """Whether requests can be received now; a check of /readyz."""
        return any([await one.client.is_connected() for one in self._open])


async def _connect(handler: AsyncSocketModeHandler) -> None:
    await handler.connect_async()  # type: ignore[no-untyped-call]
