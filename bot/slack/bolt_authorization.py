"""Resolves the installation of each request, and authorizes Bolt with its token."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse
from structlog.contextvars import bind_contextvars, clear_contextvars

from bot.slack.identity import find_installation, named_workspace, origin
from bot.slack.payload_shapes import check_shape
from commitments.application.ports.installations import Installation, Installations
from commitments.application.ports.telemetry import request_id

_KEY: Final = "installation"
_log = logging.getLogger(__name__)

Body = Mapping[str, Any]


class Authorization:
    """Resolves the installation of each request before Bolt authorizes it."""

    def __init__(self, installations: Installations) -> None:
        self._installations = installations

    async def resolve(
        self, context: AsyncBoltContext, body: Body, next: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        """Pass on requests for an installation of ours; acknowledge all others without further action.

        Raises UnreadablePayload.

        As the first middleware it resets the log context: in Socket Mode all requests share one.
        """
        clear_contextvars()
        if body.get("type") == "url_verification":
            return await next()
        check_shape(body)
        if "event_id" in body:
            bind_contextvars(request=request_id(event_key(body)))
        found = await find_installation(body, self._installations)
        if found is None:
            _log.warning("request_of_other_workspace", extra={"workspace": named_workspace(body) or origin(body)[0]})
            return BoltResponse(status=200)
        context[_KEY] = found
        return await next()


async def authorize(context: AsyncBoltContext) -> AuthorizeResult:
    """Return the bot's identity there. The enterprise and team that Bolt reads may be those of the submitter."""
    home = installation_of(context)
    return AuthorizeResult(
        enterprise_id=home.enterprise or None,
        team_id=home.workspace,
        bot_user_id=home.bot_user,
        bot_id=home.bot,
        bot_token=home.token.get_secret_value(),
    )


def find_in(context: AsyncBoltContext) -> Installation | None:
    """Return the installation that `Authorization.resolve` found, if any."""
    found = context.get(_KEY)
    return found if isinstance(found, Installation) else None


def installation_of(context: AsyncBoltContext) -> Installation:
    """Return the installation that `Authorization.resolve` found; raises LookupError if none."""
    found = find_in(context)
    if found is None:
        raise LookupError("this request has no installation")
    return found


def event_key(body: Body) -> str:
    """Return the key of an event, the same on each of Slack's retries."""
    return f"event:{body['event_id']}"
