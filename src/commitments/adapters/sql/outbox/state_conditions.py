"""Conditions on a notification's state, as literals: a partial index serves only queries that repeat its condition."""

from sqlalchemy import ColumnElement, literal_column

from commitments.adapters.sql.schema import notifications
from commitments.domain.notifications.notification import State


def _is_in(state: State) -> ColumnElement[bool]:
    return notifications.c.state == literal_column(f"'{state.value}'")


PLANNED, CLAIMED, FAILED = _is_in(State.PLANNED), _is_in(State.CLAIMED), _is_in(State.FAILED)
