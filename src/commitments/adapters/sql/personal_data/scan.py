"""Reads every row of a company, table by table, page by page, with moments and JSON as they are stored."""

from collections.abc import AsyncIterator
from functools import cache
from typing import Any

from sqlalchemy import Select, Table, bindparam, or_, select, tuple_

from commitments.adapters.sql import mappers
from commitments.adapters.sql.outbox.row_decoding import raw
from commitments.adapters.sql.personal_data.columns import company_column
from commitments.adapters.sql.schema import companies
from commitments.adapters.sql.session import Session

_PAGE = 2000
_JOINED = companies.alias("joined")  # what is kept by the workspace that joined the company
Raw = mappers.Row


async def rows_of(session: Session, table: Table, company: str) -> AsyncIterator[Raw]:
    """Return the rows of a company in the order of their keys; the caller may change or delete what it got."""
    keys = [column.key for column in table.primary_key]
    values: dict[str, object] = {"of": company}
    statement = _first(table)
    while page := await session.rows(statement, values):
        for row in page:
            yield dict(row)  # quicker to read than the row, of which every column is read
        values |= {f"after_{key}": page[-1][key] for key in keys}
        statement = _next(table)


@cache
def _first(table: Table) -> Select[Any]:
    theirs, whose = select(_JOINED.c.id).where(_JOINED.c.joined_to == bindparam("of")), company_column(table)
    here = select(*(raw(column).label(column.key) for column in table.c)).where(
        or_(whose == bindparam("of"), whose.in_(theirs))
    )
    return here.order_by(*table.primary_key).limit(_PAGE)


@cache
def _next(table: Table) -> Select[Any]:
    keys = list(table.primary_key)
    after = [bindparam(f"after_{key.key}", type_=key.type) for key in keys]
    return _first(table).where(tuple_(*keys) > tuple_(*after))


def key_of(table: Table, row: Raw) -> dict[str, Any]:
    """Return the key of a row."""
    return {column.key: row[column.key] for column in table.primary_key}
