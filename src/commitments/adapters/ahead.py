"""What the messages of many claims are about, read at once for all their workspaces: four queries, and no locks."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, FromClause, RowMapping, Table, bindparam, func, select

from commitments.adapters import rows
from commitments.adapters.commitments import Commitments
from commitments.adapters.session import Session
from commitments.adapters.statements import array_of, unnested
from commitments.adapters.tables import commitments, customers, people, workspaces
from commitments.outbox import Claim

Views = Mapping[str, Commitments]
_Keys = Collection[tuple[str, str | int]]


async def read_ahead(session: Session, views: Views, claims: Sequence[Claim]) -> None:
    """Let views, by workspace, remember the commitments of claims, their people and customers, and the settings."""
    for row in await session.rows(select(workspaces).where(session.among(workspaces.c.id, sorted(views)))):
        views[row["id"]].remember_workspace(rows.to_workspace(row))
    numbers = {(one.workspace, one.number) for claim in claims for one in claim.notifications if one.number is not None}
    names = {(claim.workspace, claim.destination.id) for claim in claims if claim.destination.kind == "person"}
    ids = set()
    for row in await _found(session, commitments, "number", numbers):
        views[row["workspace"]].remember_commitment(rows.to_commitment(row))
        names |= {(row["workspace"], row["owner"]), (row["workspace"], row["maker"])}
        ids |= {(row["workspace"], row["customer"])} if row["customer"] is not None else set()
    for row in await _found(session, people, "id", names):
        views[row["workspace"]].remember_person(rows.to_person(row))
    for row in await _found(session, customers, "id", ids):
        views[row["workspace"]].remember_customer(rows.to_customer(row))


async def _found(session: Session, table: Table, column: str, keys: _Keys) -> Sequence[RowMapping]:
    """Give the rows with those keys: workspace and `column`."""
    if not keys:
        return []
    wanted = _arrays(table.c[column], keys) if session.is_postgresql else _json(keys)
    here = (table.c.workspace == wanted.c.workspace) & (table.c[column] == wanted.c.key)
    return await session.rows(select(table).join(wanted, here))


def _arrays(column: Column[Any], keys: _Keys) -> FromClause:
    names, values = zip(*sorted(keys), strict=True)
    workspace = bindparam("workspaces", list(names), array_of(workspaces.c.id))
    return unnested(workspace=workspace, key=bindparam("keys", list(values), array_of(column)))


def _json(keys: _Keys) -> FromClause:
    """Give the keys as a table; SQLite reads a whole table for (a, b) IN a list."""
    each = func.json_each(json.dumps(sorted(keys))).table_valued("value", name="each")
    parts = (func.json_extract(each.c.value, f"$[{at}]").label(name) for at, name in enumerate(("workspace", "key")))
    return select(*parts).subquery("wanted")
