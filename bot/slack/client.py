"""Slack's Web API client as this app uses it: one session, ten seconds, never a retry of its own."""

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import aiohttp
from pydantic import SecretStr
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.api_errors import reading
from commitments.application.ports.installations import Installation

SLACK_API: Final = "https://slack.com/api/"
_SECONDS: Final = 10


_SECRET: Final = re.compile(r"(?:xox[a-z]-|xapp-|ticket=)[\w.%-]+")


class _Discreet(logging.Filter):
    """Takes tokens, tickets and tracebacks (whose messages may quote an answer) out of a record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _SECRET.sub("(secret)", record.getMessage()), ()
        record.exc_info = record.exc_text = None
        # Bolt finds SLACK_BOT_TOKEN in the environment by itself and warns that our client comes first.
        return not record.msg.startswith("As you gave `client`")


def quiet_logger() -> logging.Logger:
    """Give the logger for Slack's libraries: below WARNING they write bodies and message text."""
    logger = logging.getLogger("commitments.slack.library")
    logger.setLevel(logging.WARNING)
    if not any(isinstance(known, _Discreet) for known in logger.filters):
        logger.addFilter(_Discreet())
    return logger


def make_client(token: str | None, base_url: str, session: aiohttp.ClientSession) -> AsyncWebClient:
    """Make a client. slack_sdk's own retries may post a message twice, so there are none."""
    url = base_url if base_url.endswith("/") else f"{base_url}/"
    return AsyncWebClient(
        token=token,
        base_url=url,
        timeout=_SECONDS,
        session=session,
        retry_handlers=[],
        logger=quiet_logger(),
    )


class Clients:
    """Makes a client for each installation, with its token and no other's, on one session for all."""

    def __init__(self, session: aiohttp.ClientSession, base_url: str) -> None:
        self._session = session
        self._base_url = base_url

    def of(self, installation: Installation) -> AsyncWebClient:
        return self.with_token(installation.token.get_secret_value())

    def with_token(self, token: str) -> AsyncWebClient:
        return make_client(token, self._base_url, self._session)

    def without_token(self) -> AsyncWebClient:
        """Return a client for Bolt, which puts a token in for each request."""
        return make_client(None, self._base_url, self._session)


@asynccontextmanager
async def open_clients(base_url: str = SLACK_API) -> AsyncIterator[Clients]:
    """Open a session for clients; it is closed at the end.

    slack_sdk leaves the time limit of a session that it is given as it is, so it is set here.
    """
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_SECONDS)) as session:
        yield Clients(session, base_url)


@asynccontextmanager
async def open_client(token: str, base_url: str = SLACK_API) -> AsyncIterator[AsyncWebClient]:
    """Open a session and return a client on it; the session is closed at the end."""
    async with open_clients(base_url) as clients:
        yield clients.with_token(token)


async def read_installation(client: AsyncWebClient) -> Installation:
    """Ask Slack who we are with the client's token; today a workspace is a company of its own.

    Raise WorkspaceRefused for a bad token, TryLater when Slack is away.
    """
    with reading():
        answer = await client.auth_test()
    team = str(answer["team_id"])
    return Installation(
        platform="slack",
        workspace=team,
        company=team,
        token=SecretStr(client.token or ""),
        enterprise=str(answer.get("enterprise_id") or ""),
        bot_user=str(answer.get("user_id") or ""),
        bot=str(answer.get("bot_id") or ""),
        name=str(answer.get("team") or ""),
        url=str(answer.get("url") or ""),
    )
