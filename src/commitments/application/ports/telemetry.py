"""What operators watch: nothing by default, and how a request is named in logs from its start to its last send."""

import hashlib
from traceback import extract_tb
from typing import Protocol

from commitments.domain.notifications.notification import Notification


class NoTelemetry:
    """Takes what a dispatcher reports and does nothing with it; see ports.Watch."""

    def claimed(self, messages: int) -> None:
        """Hear that notifications were claimed."""

    def ended(self, kind: str, result: str, seconds: float) -> None:
        """Hear how the handling of a notification ended."""


def request_id(key: str) -> str:
    """Give the name of a request in logs: 12 hexadecimal digits, the same whenever `key` arrives again.

    It tells nothing of the key, which holds ids of people and channels.
    """
    return hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()[:12]


def logged(notification: Notification) -> dict[str, str | int]:
    """Return what a log line about a notification may hold, for `extra`: no person, no words.

    The place is a channel's id, or "direct" for somebody's direct messages, whose id would say who it was.
    """
    destination = notification.destination
    return {
        "workspace": notification.company, "place": destination.id if destination.kind == "channel" else "direct",
        "request": notification.request, "notification": notification.id, "kind": notification.kind,
        "attempt": notification.attempts,
    }  # fmt: skip


def raised_at(error: BaseException) -> str:
    """Return where an error was raised, the innermost place first; its text may quote what people wrote."""
    return " < ".join(f"{one.filename}:{one.lineno}" for one in reversed(extract_tb(error.__traceback__)))


class Telemetry(Protocol):
    """Hears from a dispatcher what operators watch. Must not raise; see watching.Unwatched."""

    def claimed(self, messages: int) -> None:
        """Hear that so many notifications were claimed."""
        ...

    def ended(self, kind: str, result: str, seconds: float) -> None:
        """Hear how one notification ended, and the seconds its handling took.

        `result`: sent, retried, unknown (it may have been sent), faulty (an error of the program), held_back, failed
        or paused.
        """
        ...
