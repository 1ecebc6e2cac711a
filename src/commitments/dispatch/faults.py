"""Errors of the program while a message is on its way: what is logged and shown of them."""

import logging
from enum import StrEnum

from commitments.application.ports.telemetry import logged, raised_at
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.retry_policy import MOST_FAULTS

log = logging.getLogger(__name__)


class Step(StrEnum):
    """What was being done."""

    COMPOSE = "compose"
    SEND = "send"
    NOTE = "note"
    TELL = "tell"


def is_spent(one: Notification) -> bool:
    """Whether its tries were broken off so often that there is no other."""
    return one.faults >= MOST_FAULTS


def reason_of(step: Step, error: Exception) -> str:
    """Return why a message is tried again or given up: the step and the name of the error, nothing that it says."""
    return f"cannot_{step}: {type(error).__name__}"


def log_fault(first: Notification, step: Step, error: Exception) -> None:
    """Log an error by its name and where it was raised."""
    log.error("notification_fault", extra={**logged(first), "error": reason_of(step, error), "where": raised_at(error)})
