"""Socket Mode: receives Slack's requests over a websocket, for a bot without a public address.

Only one process may connect: Slack sends each request to any one connection. While enabled, Slack calls
no URL. Source: https://docs.slack.dev/apis/events-api/using-socket-mode.
"""

import asyncio
from contextlib import suppress

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from bot.slack.api_errors import reading
from bot.slack.client import Clients, quiet_logger


class SocketMode:
    """A connection to Slack; slack_sdk reconnects it until `stop`."""

    def __init__(self, app: AsyncApp, app_token: str, clients: Clients) -> None:
        self._app = app
        self._token = app_token
        self._clients = clients
        self._handler: AsyncSocketModeHandler | None = None
        self._connecting: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Check the app token and start connecting; raises WorkspaceRefused, or TryLater if Slack is unavailable.

        slack_sdk's own `connect` retries forever, even with a bad token, so the first address is requested here.
        """
        client = self._clients.without_token()
        with reading():
            opened = await client.apps_connections_open(app_token=self._token)
        handler = AsyncSocketModeHandler(self._app, self._token, logger=quiet_logger(), web_client=client)
        handler.client.wss_uri = str(opened["url"])
        self._handler = handler
        self._connecting = asyncio.create_task(_connect(handler))

    async def stop(self) -> None:
        """Close the connection and its resources; idempotent."""
        handler, self._handler = self._handler, None
        task, self._connecting = self._connecting, None
        if handler is not None:
            await handler.close_async()  # type: ignore[no-untyped-call]
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def ready(self) -> bool:
        """Whether requests can be received now; a check of /readyz."""
        return self._handler is not None and await self._handler.client.is_connected()


async def _connect(handler: AsyncSocketModeHandler) -> None:
    await handler.connect_async()  # type: ignore[no-untyped-call]
