"""Translates a query into SQL that uses the indexes.

A query is a UNION of a few branches: what a person owns, what they made, what a customer was promised, or everything
with a status. A branch is a range of one index for each of its values; the union removes duplicates. Statements are
cached for each shape of query, since building one costs more than running it.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    CompoundSelect,
    FromClause,
    Integer,
    Select,
    Subquery,
    Text,
    bindparam,
    func,
    literal,
    or_,
    select,
    true,
    tuple_,
    union,
)

from commitments.adapters.sql.column_types import Instant
from commitments.adapters.sql.mappers import Values
from commitments.adapters.sql.schema import commitments, history
from commitments.adapters.sql.statements import array_of, one_of, unnested
from commitments.application.ports.commitment_query import Query
from commitments.domain.commitment import Status
from commitments.domain.history import Event

_STATUSES = {
    "open": (Status.OPEN, Status.DELIVERED),
    "waiting": (Status.DELIVERED,),
    "closed": (Status.ACCEPTED, Status.CANCELLED),
    "overdue": (Status.OPEN,),
    "any": tuple(Status),
}
_FORMS = 4
_NO_LIMIT = 2**31 - 1
_c = commitments.c


class _Shape(NamedTuple):
    """What a statement depends on: the database, the filters with their columns, whether dates limit it, its words."""

    on_postgresql: bool
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    before: bool
    after: bool
    since: bool
    words: int


class _OneOf(NamedTuple):
    """The condition that a column has one of the values of a bind parameter."""

    name: str
    column: Column[Any]


_STATUS = _OneOf("statuses", _c.status)


def page(company: str, query: Query, *, on_postgresql: bool) -> tuple[Select[Any], Values]:
    """Return the statement for one page and one row more, by due date, then number, and its values."""
    values = {"number": query.limit + 1, "skipped": query.offset, "most": query.offset + query.limit + 1}
    shape, wanted = _read(company, query, on_postgresql)
    return _page(shape), wanted | values


def count(company: str, query: Query, most: int | None, *, on_postgresql: bool) -> tuple[Select[Any], Values]:
    """Return the statement that counts the results of `query` up to `most`, and its values."""
    shape, wanted = _read(company, query, on_postgresql)
    return _count(shape), wanted | {"most": _NO_LIMIT if most is None else most}


def _read(company: str, query: Query, on_postgresql: bool) -> tuple[_Shape, Values]:
    """Split a query into the shape of its statement and its values."""
    if query.status == "overdue" and query.due_before is None:
        raise ValueError("what is overdue depends on due_before")
    filters, dated = _filters(query), query.due_before is not None
    values: Values = {"company": company, "statuses": list(_STATUSES[query.status])}
    values |= {f"{name}_{column}": listed for name, by in filters.items() for column, listed in by.items()}
    values |= {"before": query.due_before} if dated else {}
    values |= {"after_due": query.after[0], "after_number": query.after[1]} if query.after else {}
    values |= {"since": query.due_from} if query.due_from else {}
    values |= {f"word_{n}_{m}": one for n, word in enumerate(query.words) for m, one in enumerate(_patterns(word))}
    by_columns = tuple((name, tuple(by)) for name, by in filters.items())
    since, words = query.due_from is not None, len(query.words)
    return _Shape(on_postgresql, by_columns, dated, query.after is not None, since, words), values


def _patterns(word: str) -> tuple[str, ...]:
    """Return the patterns of a word as it is, in small and large letters, and with a first large one.

    The databases differ in what they hold for the same letter in another case, beyond ASCII.
    """
    plain = re.sub(r"([\\%_])", r"\\\1", word)
    return tuple(f"%{one}%" for one in (plain, plain.lower(), plain.upper(), plain.capitalize()))


def _filters(query: Query) -> Mapping[str, Mapping[str, Sequence[object]]]:
    """Return the filters, most selective first; each lists columns and the values that one of them must have."""
    filters: dict[str, dict[str, Sequence[object]]] = {}
    if query.owners:
        filters["owner"] = {"owner": sorted(query.owners)}
    if query.customers:
        filters["customer"] = {"customer": sorted(query.customers)}
    if query.concerning:
        filters["concerning"] = {"owner": sorted(query.concerning), "maker": sorted(query.concerning)}
    if query.scope is not None:
        scope = query.scope
        owners, makers, customers = sorted(scope.owners), sorted(scope.makers), sorted(scope.customers)
        filters["scope"] = {"owner": owners, "maker": makers, "customer": customers}
    return filters


@cache
def _page(shape: _Shape) -> Select[Any]:
    keys = _union([_first(shape, branch) for branch in _branches(shape)])
    in_order = select(keys.c.number).order_by(keys.c.due, keys.c.number)
    numbers = in_order.limit(_bound("number")).offset(_bound("skipped"))
    here = _c.company == bindparam("company")
    return select(commitments).where(here, _c.number.in_(numbers.scalar_subquery())).order_by(_c.due, _c.number)


@cache
def _count(shape: _Shape) -> Select[Any]:
    branches = [_limited(_wanted(shape, _among(shape, branch))) for branch in _branches(shape)]
    counted = select(_union(branches).c.number).limit(_bound("most")).subquery()
    return select(func.count()).select_from(counted)


def _branches(shape: _Shape) -> list[list[_OneOf]]:
    """Return the UNION branches, driven by the most selective filter."""
    return [[_STATUS, one] for one in _each_one_of(*shape.filters[0])] if shape.filters else [[_STATUS]]


def _each_one_of(name: str, columns: Sequence[str]) -> list[_OneOf]:
    return [_OneOf(f"{name}_{column}", _c[column]) for column in columns]


def _union(branches: Sequence[Select[Any]]) -> Subquery:
    keys: Select[Any] | CompoundSelect[Any] = branches[0] if len(branches) == 1 else union(*branches)
    return keys.subquery("keys")


def _first(shape: _Shape, branch: Sequence[_OneOf]) -> Select[Any]:
    """Return the earliest of a branch: some of each of its ranges, or (SQLite has no LATERAL) of all together."""
    if not shape.on_postgresql:
        return _limited(_wanted(shape, _among(shape, branch)).order_by(_c.due, _c.number))
    lists = [unnested(value=bindparam(one.name, type_=array_of(one.column))) for one in branch]
    same = [one.column == each.c.value for one, each in zip(branch, lists, strict=True)]
    first = _wanted(shape, same).order_by(_c.due, _c.number).limit(_bound("most")).lateral("first")
    ranges: FromClause = lists[0]
    for each in (*lists[1:], first):
        ranges = ranges.join(each, true())
    return select(first.c.number, first.c.due).select_from(ranges)


def _limited(branch: Select[Any]) -> Select[Any]:
    most = branch.limit(_bound("most")).subquery()
    return select(most.c.number, most.c.due)


def _wanted(shape: _Shape, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Return number and due date where these conditions and all remaining filters hold."""
    always = [_c.company == bindparam("company"), *conditions]
    if shape.before:
        always.append(_c.due < bindparam("before"))
    if shape.after:
        always.append(tuple_(_c.due, _c.number) > tuple_(bindparam("after_due", type_=Instant), _bound("after_number")))
    if shape.since:
        always.append(_c.due >= bindparam("since"))
    always += [_has_word(number, shape) for number in range(shape.words)]
    always += [or_(*_among(shape, _each_one_of(*each))) for each in shape.filters[1:]]
    return select(_c.number, _c.due).where(*always)


def _has_word(number: int, shape: _Shape) -> ColumnElement[bool]:
    noted = [
        history.c.company == _c.company, history.c.number == _c.number, history.c.event == Event.NOTED,
        _is_like(history.c.reason, number, shape),
    ]  # fmt: skip
    return or_(_is_like(_c.what, number, shape), select(literal(1)).where(*noted).correlate(commitments).exists())


def _is_like(column: Column[Any], number: int, shape: _Shape) -> ColumnElement[bool]:
    like = column.ilike if shape.on_postgresql else column.like  # SQLite's ignores the case of ASCII
    return or_(*(like(bindparam(f"word_{number}_{form}", type_=Text), escape="\\") for form in range(_FORMS)))


def _among(shape: _Shape, lists: Sequence[_OneOf]) -> list[ColumnElement[bool]]:
    return [one_of(one.column, one.name, on_postgresql=shape.on_postgresql) for one in lists]


def _bound(name: str) -> BindParameter[int]:
    return bindparam(name, type_=Integer)
