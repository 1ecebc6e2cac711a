"""Errors of the program while a message is handled: what is logged and shown of them."""

import logging
from enum import StrEnum

from commitments.application.ports.telemetry import logged, raised_at
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.retry_policy import MOST_FAULTS

log = logging.getLogger(__name__)


class Step(StrEnum):
    """The step in which an error was raised."""

    COMPOSE = "compose"
    SEND = "send"
    NOTE = "note"
    TELL = "tell"


def is_exhausted(one: Notification) -> bool:
    """Whether its tries were aborted so often that it is not retried."""
    return one.faults >= MOST_FAULTS


def reason_of(step: Step, error: Exception) -> str:
    """Return the reason to store: the step and the name of the error, without the error's text."""
    return f"cannot_{step}: {type(error).__name__}"


def log_fault(first: Notification, step: Step, error: Exception) -> None:
    """Log an error by its name and the place where it was raised."""
    log.error("notification_fault", extra={**logged(first), "error": reason_of(step, error), "where": raised_at(error)})
