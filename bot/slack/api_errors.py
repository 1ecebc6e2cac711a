"""Classifies failed Slack API calls: retry later, outcome unknown, refused, or a bug of ours.

Source: https://docs.slack.dev/reference/methods/chat.postMessage#errors.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from commitments.domain.errors import (
    DestinationRefused,
    MessageGone,
    OutcomeUnknown,
    ScopeMissing,
    SendError,
    TryLater,
    Unsendable,
    WorkspaceRefused,
)

FAILURES: Final = (SlackClientError, aiohttp.ClientError, TimeoutError)

_HOUR: Final = 3600.0
_DEFAULT_WAIT: Final = 30.0

_LATER: Final = {
    "ratelimited": _DEFAULT_WAIT,
    "rate_limited": _DEFAULT_WAIT,
    "service_unavailable": 0.0,
    "team_added_to_org": _HOUR,
    "org_login_required": _HOUR,
    "token_expired": _HOUR,
    "external_channel_migrating": _DEFAULT_WAIT,
    "update_failed": 0.0,
}
_LIMITED: Final = frozenset({"ratelimited", "rate_limited"})
# About one message a second in a channel; every other limit is of a method in the whole workspace.
_LIMITED_BY_CHANNEL: Final = frozenset({"chat.postMessage"})
_UNKNOWN: Final = frozenset({"internal_error", "fatal_error", "request_timeout"})
_DESTINATION: Final = frozenset(
    {
        "access_denied",
        "cannot_dm_bot",
        "channel_not_found",
        "ekm_access_denied",
        "is_archived",
        "is_inactive",
        "messages_tab_disabled",
        "no_permission",
        "not_in_channel",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
    }
)
_GONE: Final = frozenset(
    {
        "cannot_reply_to_message",
        "cant_update_message",
        "edit_window_closed",
        "invalid_thread_ts",
        "message_not_found",
        "restricted_action_non_threadable_channel",
        "restricted_action_thread_locked",
        "thread_not_found",
    }
)
_WORKSPACE: Final = frozenset(
    {
        "account_inactive",
        "invalid_auth",
        "not_allowed_token_type",
        "not_authed",
        "team_access_not_granted",
        "token_revoked",
    }
)
PERHAPS_ONE: Final = frozenset({"account_inactive", "not_allowed_token_type", "team_access_not_granted"})
"""Codes that Slack gives both for a token that is void and for one person, channel or method that it does not reach."""
_SCOPES: Final = re.compile(r"[a-z]+:[a-z:.]+(?:,[a-z]+:[a-z:.]+)*")
_BLOCKS: Final = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})


def error_code(error: Exception) -> str:
    """Return Slack's error code, "" if the response has none (such as an HTML page)."""
    data = getattr(getattr(error, "response", None), "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def are_blocks_refused(error: Exception) -> bool:
    """Whether Slack rejected the blocks; the text alone may still be accepted."""
    return error_code(error) in _BLOCKS


def send_error(error: Exception) -> SendError:
    """Return the SendError for a failed call that changes something in Slack."""
    if isinstance(error, SlackApiError):
        return _refusal(error)
    if isinstance(error, aiohttp.ClientConnectorError):
        return TryLater("connect_failed")
    if isinstance(error, TimeoutError | aiohttp.ClientError):
        return OutcomeUnknown(type(error).__name__)
    return Unsendable(type(error).__name__)


def _refusal(error: SlackApiError) -> SendError:
    code, status = error_code(error), _status(error)
    if status == 429 or code in _LATER:
        wait = _wait(error, _LATER.get(code, _DEFAULT_WAIT))
        limited = status == 429 or code in _LIMITED
        return TryLater(code or "ratelimited", wait, limited=limited, here=_method(error) in _LIMITED_BY_CHANNEL)
    if code in _UNKNOWN or (not code and status >= 500):
        return OutcomeUnknown(code or f"http_{status}")
    if code in _GONE:
        return MessageGone(code)
    if code == "missing_scope":
        return ScopeMissing(_needed(error))
    if code in _DESTINATION or code.startswith("restricted_action"):
        return DestinationRefused(code)
    return WorkspaceRefused(code) if code in _WORKSPACE else Unsendable(code or f"http_{status}")


def _needed(error: SlackApiError) -> str:
    """Return the scopes that Slack names, of which one is enough; "unknown" if it names none."""
    needed = str(error.response.get("needed"))
    return needed if _SCOPES.fullmatch(needed) else "unknown"


def _method(error: SlackApiError) -> str:
    """Return the method that was called, "" if it is not known."""
    return str(getattr(error.response, "api_url", None) or "").rpartition("/")[2]


def _status(error: SlackApiError) -> int:
    """Return the HTTP status; slack_sdk puts aiohttp's own response here when a body was not JSON."""
    response = error.response
    return int(getattr(response, "status_code", 0) or getattr(response, "status", 0) or 0)


def _wait(error: SlackApiError, otherwise: float) -> float:
    """Return Retry-After in seconds."""
    headers = getattr(error.response, "headers", None) or {}
    named = {str(name).lower(): str(value) for name, value in headers.items()}
    value = named.get("retry-after", "")
    return float(value) if value.isascii() and value.isdigit() else otherwise


@contextmanager
def sending() -> Iterator[None]:
    """Convert failures inside to SendErrors."""
    try:
        yield
    except FAILURES as error:
        raise send_error(error) from error


@contextmanager
def reading() -> Iterator[None]:
    """Convert failures inside to SendErrors; reads change nothing, so no outcome is unknown."""
    try:
        yield
    except FAILURES as error:
        meaning = send_error(error)
        if isinstance(meaning, OutcomeUnknown):
            raise TryLater(meaning.reason) from error
        raise meaning from error
