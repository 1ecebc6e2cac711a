"""A worker whose calls to Teams name the notification in a header, so that the judge knows them.

Slack's messages carry that as metadata; Teams has nothing of the kind. python -m tests.chaos.named.
"""

import sys
from contextvars import ContextVar
from unittest.mock import patch

import httpx

from bot.__main__ import main
from bot.teams.connector import connector_http
from bot.teams.messenger import TeamsMessenger
from commitments.application.ports.messenger import Outgoing
from commitments.domain.notifications.addresses import MessageRef

HEADER = "X-Notification"
_sent: ContextVar[str] = ContextVar("sent", default="")
_send = TeamsMessenger.send


async def _named(self: TeamsMessenger, message: Outgoing) -> MessageRef | None:
    _sent.set(message.notification)
    return await _send(self, message)


async def _name(request: httpx.Request) -> None:
    request.headers[HEADER] = _sent.get()


def _client() -> httpx.AsyncClient:
    client = connector_http()
    client.event_hooks = {"request": [_name]}
    return client


if __name__ == "__main__":
    with patch.object(TeamsMessenger, "send", _named), patch("bot.teams.surface.connector_http", _client):
        sys.exit(main())
