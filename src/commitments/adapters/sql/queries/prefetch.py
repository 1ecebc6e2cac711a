"""Prefetches what the messages of many claims need, for all their companies: two queries, no locks."""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, FromClause, Select, Table, bindparam, func, select

from commitments.adapters.sql import mappers
from commitments.adapters.sql.queries import commitment_details
from commitments.adapters.sql.schema import commitments, companies, people
from commitments.adapters.sql.session import Session
from commitments.adapters.sql.statements import array_of, unnested
from commitments.adapters.sql.unit_of_work import SqlUnitOfWork
from commitments.application.ports.outbox import Claim

Views = Mapping[str, SqlUnitOfWork]
_Key = tuple[str, str | int]


async def read_ahead(session: Session, views: Views, claims: Sequence[Claim]) -> None:
    """Fill the caches of views (by company): settings, commitments, whom they name, and the readers."""
    numbers = {(one.company, one.number) for claim in claims for one in claim.notifications if one.number is not None}
    known = await _read_commitments(session, views, numbers)
    readers = {(claim.company, claim.destination.id) for claim in claims if claim.destination.kind == "person"}
    if unknown := readers - known:
        statement = _people(on_postgresql=session.is_postgresql)
        for row in await session.rows(statement, _wanted(unknown, on_postgresql=session.is_postgresql)):
            views[row["company"]].people.cache(row["id"], row)


_SETTINGS = len(companies.c)


async def _read_commitments(session: Session, views: Views, numbers: Collection[_Key]) -> set[tuple[str, str]]:
    """Read commitments with the people and customers they name; return their owners and makers."""
    if not numbers:
        return set()
    statement = _commitments(on_postgresql=session.is_postgresql)
    found = await session.run(statement, _wanted(numbers, on_postgresql=session.is_postgresql))
    people_known: set[tuple[str, str]] = set()
    for row in found.all():
        details = commitment_details.parts(row)
        company, one = details.commitment["company"], details.commitment
        views[company].commitments.cache(details)
        people_known |= {(company, one["owner"]), (company, one["maker"])}
        settings = mappers.split(row[-_SETTINGS:], companies)[0]
        if settings is not None:
            views[company].companies.cache(settings)
    return people_known


@cache
def _commitments(*, on_postgresql: bool) -> Select[Any]:
    """Return the query for commitments; the settings are joined only to the first of each company."""
    keys = _keys(commitments.c.number, on_postgresql=on_postgresql)
    settings = (companies.c.id == commitments.c.company) & (keys.c.first == 1)
    joined = commitment_details.joined(commitments.join(keys, _here(commitments, "number", keys)))
    return select(*commitment_details.COLUMNS, companies).select_from(joined.outerjoin(companies, settings))


@cache
def _people(*, on_postgresql: bool) -> Select[Any]:
    keys = _keys(people.c.id, on_postgresql=on_postgresql)
    return select(people).join(keys, _here(people, "id", keys))


def _here(table: Table, column: str, keys: FromClause) -> Any:  # noqa: ANN401 (a condition)
    return (table.c.company == keys.c.company) & (table.c[column] == keys.c.key)


def _wanted(keys: Collection[_Key], *, on_postgresql: bool) -> mappers.Values:
    """Return the bind values of `_keys`."""
    rows: list[tuple[str, str | int, int]] = []
    for company, key in sorted(keys):
        rows.append((company, key, int(not rows or rows[-1][0] != company)))
    if not on_postgresql:
        return {"wanted": json.dumps(rows)}
    names, values, first = zip(*rows, strict=True)
    return {"wanted_companies": list(names), "wanted_keys": list(values), "wanted_first": list(first)}


def _keys(column: Column[Any], *, on_postgresql: bool) -> FromClause:
    """Return the keys as a table: company, key, and whether it is the company's first."""
    if on_postgresql:
        number = array_of(commitments.c.number)
        return unnested(
            company=bindparam("wanted_companies", type_=array_of(companies.c.id)),
            key=bindparam("wanted_keys", type_=array_of(column)),
            first=bindparam("wanted_first", type_=number),
        )
    each = func.json_each(bindparam("wanted")).table_valued("value", name="each")
    names = ("company", "key", "first")
    parts = (func.json_extract(each.c.value, f"$[{at}]").label(name) for at, name in enumerate(names))
    return select(*parts).subquery("wanted")
