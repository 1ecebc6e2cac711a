"""Statements that are made once for each shape, as making one takes longer than running it.

The values of columns are given by their names; those that an UPDATE looks for as `where_…`, as the others are set.
"""

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Integer,
    Select,
    Table,
    TableValuedAlias,
    Text,
    Update,
    any_,
    bindparam,
    func,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeEngine

Insert = postgresql.Insert | sqlite.Insert
Names = tuple[str, ...]
Given = Mapping[str, ColumnElement[Any]]


def array_of(column: Column[Any]) -> postgresql.ARRAY[Any]:
    """Give PostgreSQL's type of a list of what a column holds, a text or a number."""
    return postgresql.ARRAY(Integer if column.type.python_type is int else Text)


def one_of(column: Column[Any], name: str, *, on_postgresql: bool) -> ColumnElement[bool]:
    """Give the condition that a column has one of the values that are given under a name."""
    if on_postgresql:
        return column == any_(bindparam(name, type_=array_of(column)))
    return column.in_(bindparam(name, expanding=True))


def unnested(**arrays: BindParameter[Any]) -> TableValuedAlias:
    """Give arrays of PostgreSQL as a table with a column of each."""
    return func.unnest(*arrays.values()).table_valued(*arrays).render_derived()


@cache
def select_by(table: Table, names: Names, order: Names = ()) -> Select[Any]:
    """Give the query for the rows where columns have the values given."""
    where = [table.c[name] == bindparam(name) for name in names]
    return select(table).where(*where).order_by(*(table.c[name] for name in order))


@cache
def select_ids(table: Table, *, on_postgresql: bool) -> Select[Any]:
    """Give the query for the rows of a `company` that have one of `ids`."""
    wanted = select(table).where(table.c.company == bindparam("company"))
    return wanted.where(one_of(table.c.id, "ids", on_postgresql=on_postgresql))


@cache
def update_by(table: Table, names: Names) -> Update:
    """Give the statement that sets what is given where columns have other values given."""
    return update(table).where(*(table.c[name] == bindparam(f"where_{name}") for name in names))


@cache
def insert(table: Table, *, on_postgresql: bool) -> Insert:
    """Give the database's own insert, which knows ON CONFLICT."""
    return postgresql.insert(table) if on_postgresql else sqlite.insert(table)


@cache
def insert_new(table: Table, *, on_postgresql: bool) -> Insert:
    """Give the statement that adds a row, unless there is one like it."""
    return insert(table, on_postgresql=on_postgresql).on_conflict_do_nothing()


@cache
def upsert(table: Table, keys: Names, columns: Names, *, on_postgresql: bool) -> Insert:
    """Give the statement that adds a row, or sets `columns` of the row that has the same `keys`."""
    statement = insert(table, on_postgresql=on_postgresql)
    changed = {name: statement.excluded[name] for name in columns}
    return statement.on_conflict_do_update(index_elements=[table.c[key] for key in keys], set_=changed)


class Each:
    """An UPDATE of many rows, each with values of its own, of the types that `columns` names.

    PostgreSQL runs it once, over an array of each column; SQLite, which is in our process, once for each row.
    Their values are given as `given_…`.
    """

    def __init__(self, columns: Mapping[str, TypeEngine[Any]], build: Callable[[Given], Update]) -> None:
        self.columns = columns
        self._build = build

    @cached_property
    def over_arrays(self) -> Update:
        """The statement for all rows at once."""
        types = {name: postgresql.ARRAY(type_) for name, type_ in self.columns.items()}
        given = unnested(**{name: bindparam(f"given_{name}", type_=type_) for name, type_ in types.items()})
        return self._build({name: given.c[name] for name in self.columns})

    @cached_property
    def one_by_one(self) -> Update:
        """The statement for one row."""
        return self._build({name: bindparam(f"given_{name}", type_=type_) for name, type_ in self.columns.items()})
