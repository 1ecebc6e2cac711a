"""Sends due notifications: claim, compose from current state, send, record; no transaction is open during a send."""

from commitments.dispatch.dispatcher import Dispatcher
from commitments.dispatch.notification_handler import NotificationHandler

__all__ = ["Dispatcher", "NotificationHandler"]
