"""Queries for commitments, each with its customer, owner and maker, and whether anything was sent about it."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, exists, or_, select

from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import commitments, customers, notifications, people
from commitments.adapters.sql.statements import one_of
from commitments.domain.notifications.kinds import delayed_kinds, planned_kinds, stored_kinds
from commitments.domain.notifications.notification import State

_c, _n = commitments.c, notifications.c
_OWNER, _MAKER = people.alias("owner_of_it"), people.alias("maker_of_it")

DELAYED_KINDS = sorted(mark for kind in delayed_kinds() for mark in stored_kinds(kind))
PLANNED_KINDS = sorted(mark for kind in planned_kinds() for mark in stored_kinds(kind))
TOLD = or_(_n.state.not_in((State.PLANNED, State.HELD_BACK)), _n.kind.not_in(PLANNED_KINDS), _n.unknown)
"""The condition for all but those of `planned_kinds` that are only planned and cannot be out, or were held back."""
_ANYTHING_TOLD = exists(select(_n.number).where(_n.company == _c.company, _n.number == _c.number, TOLD))
COLUMNS = (commitments, customers, _OWNER, _MAKER, _ANYTHING_TOLD)


class Details(NamedTuple):
    """The rows of a commitment, its customer, owner and maker; `told`: whether anything was sent about it."""

    commitment: mappers.Row
    customer: mappers.Row | None
    owner: mappers.Row | None
    maker: mappers.Row | None
    told: bool


def joined(commitment: FromClause = commitments) -> FromClause:
    """Return commitments (or a join that includes them) joined with customer, owner and maker."""
    whose = (customers.c.company == _c.company) & (customers.c.id == _c.customer)
    owns = (_OWNER.c.company == _c.company) & (_OWNER.c.id == _c.owner)
    makes = (_MAKER.c.company == _c.company) & (_MAKER.c.id == _c.maker)
    return commitment.outerjoin(customers, whose).outerjoin(_OWNER, owns).outerjoin(_MAKER, makes)


_TABLES = (commitments, customers, _OWNER, _MAKER)
_TOLD = sum(len(table.c) for table in _TABLES)  # where a row tells whether the customer was told


@cache
def details(*, locked: bool) -> Select[Any]:
    """Return the query for the commitment of `number`, locked on request."""
    return _details(_c.number == bindparam("number"), locked=locked)


@cache
def details_of_many(*, locked: bool, on_postgresql: bool) -> Select[Any]:
    """Return the query for the commitments with these `numbers`, by number."""
    return _details(one_of(_c.number, "numbers", on_postgresql=on_postgresql), locked=locked).order_by(_c.number)


def _details(which: ColumnElement[bool], *, locked: bool) -> Select[Any]:
    wanted = select(*COLUMNS).select_from(joined()).where(_c.company == bindparam("company"), which)
    return wanted.with_for_update(key_share=True, of=commitments) if locked else wanted


def parts(row: Sequence[Any]) -> Details:
    """Split a row that begins with `COLUMNS`."""
    commitment, customer, owner, maker = mappers.split(row, *_TABLES)
    if commitment is None:
        raise ValueError(row)
    return Details(commitment, customer, owner, maker, bool(row[_TOLD]))
