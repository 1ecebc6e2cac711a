"""Classifies failed calls to the Bot Connector: retry later, outcome unknown, refused, or a bug of ours.

Source: https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability (status codes).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import httpx

from commitments.domain.errors import (
    DestinationRefused,
    MessageGone,
    OutcomeUnknown,
    SendError,
    TryLater,
    Unsendable,
    WorkspaceRefused,
)

_DEFAULT_WAIT: Final = 5.0
_MOST_WAIT: Final = 3600.0
_NOT_TAKEN: Final = frozenset({412, 429, 503})  # the service is busy, and has done nothing
_UNKNOWN: Final = frozenset({408, 500, 502, 504})
_WORKSPACE_CODES: Final = frozenset({"BotNotInTenant", "TenantNotFound", "InvalidBotId", "BotDisabledByAdmin"})
_GONE_CODES: Final = frozenset({"ActivityNotFoundInConversation", "MessageNotFound", "ActivityNotFound"})


def send_error(error: httpx.HTTPError) -> SendError:
    """Return the SendError for a failed call that changes something."""
    if isinstance(error, httpx.HTTPStatusError):
        return _refusal(error.response)
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        return TryLater("connect_failed")
    return OutcomeUnknown(type(error).__name__)


@contextmanager
def sending() -> Iterator[None]:
    """Convert failures inside to SendErrors."""
    try:
        yield
    except httpx.HTTPError as error:
        raise send_error(error) from error


@contextmanager
def reading() -> Iterator[None]:
    """Convert failures inside to SendErrors; reads change nothing, so no outcome is unknown."""
    try:
        yield
    except httpx.HTTPError as error:
        meaning = send_error(error)
        if isinstance(meaning, OutcomeUnknown):
            raise TryLater(meaning.reason) from error
        raise meaning from error


def _refusal(response: httpx.Response) -> SendError:
    status, code = response.status_code, _code(response)
    reason = code or f"http_{status}"
    if status in _NOT_TAKEN:
        return TryLater("ratelimited" if status == 429 else reason, _wait(response), limited=status == 429, here=True)
    if status in _UNKNOWN:
        return OutcomeUnknown(reason)
    if status == 401 or code in _WORKSPACE_CODES:
        return WorkspaceRefused(reason)
    if code in _GONE_CODES:
        return MessageGone(reason)
    if status in {403, 404}:
        return DestinationRefused(reason)
    return Unsendable(reason)


def _code(response: httpx.Response) -> str:
    """Return the error's code, or its finer one; "" if the answer has none."""
    try:
        body: Any = response.json()
    except ValueError:
        return ""
    error = body.get("error") if isinstance(body, dict) else None
    if not isinstance(error, dict):
        return ""
    inner = error.get("innerHttpError") or error.get("innererror")
    finer = inner.get("code") if isinstance(inner, dict) else None
    code = finer or error.get("code") or ""
    return code if isinstance(code, str) and code.isidentifier() and len(code) <= 60 else ""


def _wait(response: httpx.Response) -> float:
    """Return Retry-After in seconds, an hour at most."""
    value = response.headers.get("retry-after", "")
    return min(_MOST_WAIT, float(value)) if value.isascii() and value.isdigit() else _DEFAULT_WAIT
