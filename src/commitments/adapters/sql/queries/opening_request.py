"""Reads what every request needs in one statement: the company, the actor, their manager, and whether it is new.

The same statement shares the lock of the company's row until the request ends, so that it cannot join another company
meanwhile, and reads that row as it is under the lock.

PostgreSQL reserves the key in the same statement, so that a duplicate delivery waits there for the first. On SQLite
writers run one at a time, and the key is stored with the answer.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, func, literal, select

from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import companies, people, requests
from commitments.adapters.sql.statements import insert_new

_ACTOR, _MANAGER = people.alias("actor"), people.alias("manager")
_OWN = companies.alias("own")
_HERE = select(bindparam("company", type_=companies.c.id.type).label("id")).subquery("here")


@cache
def acting() -> Select[Any]:
    """Return the query for the company, `actor` and their manager."""
    return select(companies, _ACTOR, _MANAGER).select_from(_joined())


@cache
def begin(*, on_postgresql: bool) -> Select[Any]:
    """Return the query for the same and, first, whether the key is new (PostgreSQL), or its stored answer (SQLite).

    Then the company that this one has joined, if any.
    """
    key = _reserved() if on_postgresql else _answered()
    return select(key, _joined_to(), companies, _ACTOR, _MANAGER).select_from(_joined())


def parts(row: Sequence[Any]) -> list[mappers.Row | None]:
    """Return the rows of the company, the actor and the manager; None for one that is not stored."""
    return mappers.split(row, companies, _ACTOR, _MANAGER)


def _joined() -> FromClause:
    acts = (_ACTOR.c.company == _HERE.c.id) & (_ACTOR.c.id == bindparam("actor"))
    leads = (_MANAGER.c.company == _ACTOR.c.company) & (_MANAGER.c.id == _ACTOR.c.manager)
    company = _HERE.outerjoin(companies, companies.c.id == _HERE.c.id)
    return company.outerjoin(_ACTOR, acts).outerjoin(_MANAGER, leads)


def _joined_to() -> ColumnElement[Any]:
    own = select(_OWN.c.joined_to).where(_OWN.c.id == bindparam("company"))
    return own.with_for_update(read=True, key_share=True).scalar_subquery()


def _reserved() -> ColumnElement[Any]:
    values: dict[str, object] = {name: bindparam(f"given_{name}") for name in ("company", "key", "at")}
    reserved = (
        insert_new(requests, on_postgresql=True).values({**values, "answer": ""}).returning(literal(1)).cte("reserved")
    )
    return select(func.count()).select_from(reserved).scalar_subquery()


def _answered() -> ColumnElement[Any]:
    here = (requests.c.company == bindparam("company")) & (requests.c.key == bindparam("given_key"))
    return select(requests.c.answer).where(here).scalar_subquery()
