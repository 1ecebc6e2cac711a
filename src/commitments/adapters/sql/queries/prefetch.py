"""What the messages of many claims are about, read at once for all their workspaces: four queries, and no locks."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, FromClause, RowMapping, Table, bindparam, func, select

from commitments.adapters.sql import mappers
from commitments.adapters.sql.schema import commitments, companies, customers, people
from commitments.adapters.sql.session import Session
from commitments.adapters.sql.statements import array_of, unnested
from commitments.adapters.sql.unit_of_work import SqlUnitOfWork
from commitments.application.ports.outbox import Claim

Views = Mapping[str, SqlUnitOfWork]
_Keys = Collection[tuple[str, str | int]]


async def read_ahead(session: Session, views: Views, claims: Sequence[Claim]) -> None:
    """Let views, by workspace, remember the commitments of claims, their people and customers, and the settings."""
    for row in await session.rows(select(companies).where(session.among(companies.c.id, sorted(views)))):
        views[row["id"]].companies.cache(mappers.to_company(row))
    numbers = {(one.company, one.number) for claim in claims for one in claim.notifications if one.number is not None}
    names = {(claim.company, claim.destination.id) for claim in claims if claim.destination.kind == "person"}
    ids = set()
    for row in await _found(session, commitments, "number", numbers):
        views[row["company"]].commitments.cache(mappers.to_commitment(row))
        names |= {(row["company"], row["owner"]), (row["company"], row["maker"])}
        ids |= {(row["company"], row["customer"])} if row["customer"] is not None else set()
    for row in await _found(session, people, "id", names):
        views[row["company"]].people.cache(mappers.to_person(row))
    for row in await _found(session, customers, "id", ids):
        views[row["company"]].customers.cache(mappers.to_customer(row))


async def _found(session: Session, table: Table, column: str, keys: _Keys) -> Sequence[RowMapping]:
    """Give the rows with those keys: workspace and `column`."""
    if not keys:
        return []
    wanted = _arrays(table.c[column], keys) if session.is_postgresql else _json(keys)
    here = (table.c.company == wanted.c.company) & (table.c[column] == wanted.c.key)
    return await session.rows(select(table).join(wanted, here))


def _arrays(column: Column[Any], keys: _Keys) -> FromClause:
    names, values = zip(*sorted(keys), strict=True)
    company = bindparam("workspaces", list(names), array_of(companies.c.id))
    return unnested(company=company, key=bindparam("keys", list(values), array_of(column)))


def _json(keys: _Keys) -> FromClause:
    """Give the keys as a table; SQLite reads a whole table for (a, b) IN a list."""
    each = func.json_each(json.dumps(sorted(keys))).table_valued("value", name="each")
    parts = (func.json_extract(each.c.value, f"$[{at}]").label(name) for at, name in enumerate(("company", "key")))
    return select(*parts).subquery("wanted")
