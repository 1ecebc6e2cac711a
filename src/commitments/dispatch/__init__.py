"""Sends what is due: claim, compose from the state of now, send, record. No transaction is open during a send."""

from commitments.dispatch.dispatcher import AT_ONCE, Dispatcher
from commitments.dispatch.handler import NotificationHandler

__all__ = ["AT_ONCE", "Dispatcher", "NotificationHandler"]
