"""Telemetry for operators, and the request id that log lines carry from a request to its last send."""

import hashlib
from traceback import extract_tb
from typing import Protocol

from commitments.domain.notifications.notification import Notification


class NoTelemetry:
    """Ignores everything."""

    def claimed(self, messages: int) -> None:
        """Ignore."""

    def ended(self, kind: str, result: str, seconds: float) -> None:
        """Ignore."""


def request_id(key: str) -> str:
    """Return the id of a request in logs: 12 hexadecimal digits, the same whenever `key` arrives again.

    It does not disclose the key, which contains ids of people and channels.
    """
    return hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()[:12]


def logged(notification: Notification) -> dict[str, str | int]:
    """Return the fields of a log line about a notification, for `extra`: no person, no words.

    The place is a channel's id, or "direct" for direct messages, whose id would identify the person.
    """
    destination = notification.destination
    return {
        "workspace": notification.company, "place": destination.id if destination.kind == "channel" else "direct",
        "request": notification.request, "notification": notification.id, "kind": notification.kind,
        "attempt": notification.attempts,
    }  # fmt: skip


def raised_at(error: BaseException) -> str:
    """Return where an error was raised, the innermost place first, without its text, which may quote people."""
    return " < ".join(f"{one.filename}:{one.lineno}" for one in reversed(extract_tb(error.__traceback__)))


class Telemetry(Protocol):
    """Receives what a dispatcher does. Must not raise."""

    def claimed(self, messages: int) -> None:
        """Count claimed notifications."""
        ...

    def ended(self, kind: str, result: str, seconds: float) -> None:
        """Record the result of one notification, and how many seconds its handling took.

        `result`: sent, retried, unknown (it may have been sent), faulty (an error of the program), held_back, failed
        or paused.
        """
        ...
