"""The dispatcher's notification handler: composition and follow-up of sends."""

from bot.notifications.registry import composers
from commitments.application.composition import Composers, Composition
from commitments.application.send_results import delivered, given_up, refused
from commitments.dispatch import NotificationHandler


def notification_handler(more: Composers | None = None) -> NotificationHandler:
    """Return the handler of every kind, and of `more`."""
    return NotificationHandler(Composition({**composers(), **(more or {})}), delivered, given_up, refused)
