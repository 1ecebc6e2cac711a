"""Slack Web API clients: one shared session, a ten second timeout, no automatic retries."""

import logging
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Final

import aiohttp
from pydantic import SecretStr
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.api_errors import reading
from commitments.application.ports.installations import Installation
from commitments.domain.errors import TryLater, WorkspaceRefused

SLACK_API: Final = "https://slack.com/api/"
_SECONDS: Final = 10


_SECRET: Final = re.compile(r"(?:xox[a-z]-|xapp-|ticket=)[\w.%-]+")


class _RedactingFilter(logging.Filter):
    """Removes tokens, tickets and tracebacks (whose messages may quote a response) from records."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _SECRET.sub("(secret)", record.getMessage()), ()
        record.exc_info = record.exc_text = None
        # Bolt also reads SLACK_BOT_TOKEN from the environment, and warns that our client takes precedence.
        return not record.msg.startswith("As you gave `client`")


def quiet_logger() -> logging.Logger:
    """Return the logger for Slack's libraries; below WARNING they log bodies and message texts."""
    logger = logging.getLogger("commitments.slack.library")
    logger.setLevel(logging.WARNING)
    if not any(isinstance(known, _RedactingFilter) for known in logger.filters):
        logger.addFilter(_RedactingFilter())
    return logger


def make_client(token: str | None, base_url: str, session: aiohttp.ClientSession) -> AsyncWebClient:
    """Return a client without retries: those of slack_sdk may post a message twice."""
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
    """Creates a client per installation, with its own token, on one shared session."""

    def __init__(self, session: aiohttp.ClientSession, base_url: str) -> None:
        self._session = session
        self._base_url = base_url

    def of(self, installation: Installation) -> AsyncWebClient:
        return self.with_token(installation.token.get_secret_value())

    def with_token(self, token: str) -> AsyncWebClient:
        return make_client(token, self._base_url, self._session)

    def without_token(self) -> AsyncWebClient:
        """Return a client for Bolt, which sets the token for each request."""
        return make_client(None, self._base_url, self._session)


@asynccontextmanager
async def open_clients(base_url: str = SLACK_API) -> AsyncIterator[Clients]:
    """Open a session for clients, and close it at the end.

    slack_sdk does not set a timeout on a given session, so it is set here.
    """
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=_SECONDS)) as session:
        yield Clients(session, base_url)


@asynccontextmanager
async def open_client(token: str, base_url: str = SLACK_API) -> AsyncIterator[AsyncWebClient]:
    """Open a session with a client, and close it at the end."""
    async with open_clients(base_url) as clients:
        yield clients.with_token(token)


@contextmanager
def refusing() -> Iterator[None]:
    """Convert failures of a start to SendErrors: TryLater is waited out, but an expired token is refused for good."""
    try:
        with reading():
            yield
    except TryLater as error:
        if error.reason == "token_expired":
            raise WorkspaceRefused(error.reason) from error
        raise


async def read_installation(client: AsyncWebClient) -> Installation:
    """Return the installation of the client's token; currently each workspace is its own company.

    Raises WorkspaceRefused for a bad token, TryLater when Slack is unavailable.
    """
    with refusing():
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
