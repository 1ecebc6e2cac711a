"""Conditions on a notification's state, written out, not bound: a partial index serves only what repeats its own."""

from sqlalchemy import ColumnElement, literal_column

from commitments.adapters.sql.schema import notifications
from commitments.domain.notifications.notification import State


def _is_in(state: State) -> ColumnElement[bool]:
    """Give the condition that a notification is in a state."""
    return notifications.c.state == literal_column(f"'{state.value}'")


PLANNED, CLAIMED, FAILED = _is_in(State.PLANNED), _is_in(State.CLAIMED), _is_in(State.FAILED)
