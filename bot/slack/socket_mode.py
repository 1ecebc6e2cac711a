"""Socket Mode: Slack's requests over a websocket, for a bot that no address leads to.

Only one process may hold it: Slack hands each request to any one connection. While it is on, Slack calls
no URL. Source: https://docs.slack.dev/apis/events-api/using-socket-mode.
"""

import asyncio
from contextlib import suppress

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from bot.slack.api_errors import reading
from bot.slack.client import Clients, quiet_logger


class SocketMode:
    """One connection to Slack, kept open and made again by slack_sdk until `stop`."""

    def __init__(self, app: AsyncApp, app_token: str, clients: Clients) -> None:
        self._app = app
        self._token = app_token
        self._clients = clients
        self._handler: AsyncSocketModeHandler | None = None
        self._connecting: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Check the app token and begin to connect; raises WorkspaceRefused, or TryLater without Slack.

        slack_sdk's own `connect` tries for ever, a bad token too; so the first address is asked for here.
        """
        client = self._clients.without_token()
        with reading():
            opened = await client.apps_connections_open(app_token=self._token)
        handler = AsyncSocketModeHandler(self._app, self._token, logger=quiet_logger(), web_client=client)
        handler.client.wss_uri = str(opened["url"])
        self._handler = handler
        self._connecting = asyncio.create_task(_connect(handler))

    async def stop(self) -> None:
        """Close the connection and everything that belongs to it; harmless when it is closed."""
        handler, self._handler = self._handler, None
        task, self._connecting = self._connecting, None
        if handler is not None:
            await handler.close_async()  # type: ignore[no-untyped-call]
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def ready(self) -> bool:
        """Tell whether requests can come in now; /readyz asks."""
        return self._handler is not None and await self._handler.client.is_connected()


async def _connect(handler: AsyncSocketModeHandler) -> None:
    await handler.connect_async()  # type: ignore[no-untyped-call]
