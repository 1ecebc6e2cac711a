"""Calls auth.test for `commitments doctor`: identity, scopes and clock skew."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.api_errors import FAILURES, error_code
from bot.slack.app_manifest_data import BOT_SCOPES
from commitments.domain.clock import SystemClock


@dataclass(frozen=True, slots=True)
class SlackAnswer:
    """The result of auth.test.

    `team` is the workspace's name. `refusal` is Slack's error code, `failure` why Slack could not be reached;
    both "" on success. `missing` are scopes of the manifest that the token lacks. `skew` is how far the machine's
    clock is ahead of Slack's, None if the response had no date.
    """

    team: str = ""
    refusal: str = ""
    failure: str = ""
    missing: tuple[str, ...] = ()
    skew: timedelta | None = None


async def examine_slack(client: AsyncWebClient) -> SlackAnswer:
    """Return the result of auth.test, which changes nothing."""
    try:
        answer = await client.auth_test()
    except FAILURES as error:
        headers = _lowered(getattr(getattr(error, "response", None), "headers", None))
        code = error_code(error)
        return SlackAnswer(refusal=code, failure="" if code else type(error).__name__, skew=_skew(headers))
    headers = _lowered(answer.headers)
    return SlackAnswer(team=str(answer.get("team") or ""), missing=_missing(headers), skew=_skew(headers))


def _lowered(headers: Mapping[str, str] | None) -> dict[str, str]:
    return {str(name).lower(): str(value) for name, value in (headers or {}).items()}


def _missing(headers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the scopes that the token lacks; none if the response lists no scopes."""
    if "x-oauth-scopes" not in headers:
        return ()
    given = {scope.strip() for scope in headers["x-oauth-scopes"].split(",")}
    return tuple(sorted(set(BOT_SCOPES) - given))


def _skew(headers: Mapping[str, str]) -> timedelta | None:
    """Return how far the machine's clock is ahead of the Date header, which is exact to the second."""
    now = SystemClock().now()
    try:
        theirs: datetime = parsedate_to_datetime(headers["date"])
        return now - theirs
    except (KeyError, ValueError, TypeError):
        return None
