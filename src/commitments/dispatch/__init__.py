"""Sends what is due: claim, compose from the state of now, send, record. No transaction is open during a send."""

from commitments.dispatch.carrier import MOST_ATTEMPTS, backoff
from commitments.dispatch.dispatcher import AT_ONCE, Dispatcher
from commitments.dispatch.office import Composed, Office

__all__ = ["AT_ONCE", "MOST_ATTEMPTS", "Composed", "Dispatcher", "Office", "backoff"]
