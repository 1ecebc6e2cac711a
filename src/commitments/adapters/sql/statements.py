"""Builds and caches statements for each shape, since building one takes longer than running it.

Column values are bound by column name; those in the WHERE of an UPDATE as `where_…`, since the plain names are set.
"""

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Delete,
    Integer,
    Select,
    Table,
    TableValuedAlias,
    Text,
    Update,
    any_,
    bindparam,
    delete,
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
    """Return PostgreSQL's array type for a text or number column."""
    return postgresql.ARRAY(Integer if column.type.python_type is int else Text)


def one_of(column: Column[Any], name: str, *, on_postgresql: bool) -> ColumnElement[bool]:
    """Return the condition that a column has one of the values bound to a name."""
    if on_postgresql:
        return column == any_(bindparam(name, type_=array_of(column)))
    return column.in_(bindparam(name, expanding=True))


def unnested(**arrays: BindParameter[Any]) -> TableValuedAlias:
    """Return PostgreSQL arrays as a table with a column for each."""
    return func.unnest(*arrays.values()).table_valued(*arrays).render_derived()


@cache
def select_by(table: Table, names: Names, order: Names = ()) -> Select[Any]:
    """Return the query for the rows with given column values."""
    where = [table.c[name] == bindparam(name) for name in names]
    return select(table).where(*where).order_by(*(table.c[name] for name in order))


@cache
def select_locked(table: Table, names: Names) -> Select[Any]:
    """Return the query for the row with given column values, locked; rows that refer to it may still be added."""
    return select_by(table, names).with_for_update(key_share=True)


@cache
def select_ids(table: Table, *, on_postgresql: bool) -> Select[Any]:
    """Return the query for the rows of a `company` with one of `ids`."""
    wanted = select(table).where(table.c.company == bindparam("company"))
    return wanted.where(one_of(table.c.id, "ids", on_postgresql=on_postgresql))


@cache
def update_by(table: Table, names: Names) -> Update:
    """Return the statement that sets columns of the rows with given column values."""
    return update(table).where(*(table.c[name] == bindparam(f"where_{name}") for name in names))


@cache
def delete_by(table: Table, names: Names) -> Delete:
    """Return the statement that deletes the rows with given column values."""
    return delete(table).where(*(table.c[name] == bindparam(name) for name in names))


@cache
def insert(table: Table, *, on_postgresql: bool) -> Insert:
    """Return the dialect's insert, which supports ON CONFLICT."""
    return postgresql.insert(table) if on_postgresql else sqlite.insert(table)


@cache
def insert_new(table: Table, *, on_postgresql: bool) -> Insert:
    """Return the statement that inserts a row unless its key exists."""
    return insert(table, on_postgresql=on_postgresql).on_conflict_do_nothing()


@cache
def insert_absent(table: Table, keys: Names, *, on_postgresql: bool) -> Insert:
    """Return the statement that inserts a row unless one with the same `keys` exists; other conflicts are errors."""
    statement = insert(table, on_postgresql=on_postgresql)
    return statement.on_conflict_do_nothing(index_elements=[table.c[key] for key in keys])


@cache
def upsert(table: Table, keys: Names, columns: Names, *, on_postgresql: bool) -> Insert:
    """Return the statement that inserts a row, or updates `columns` of the row with the same `keys`."""
    statement = insert(table, on_postgresql=on_postgresql)
    changed = {name: statement.excluded[name] for name in columns}
    return statement.on_conflict_do_update(index_elements=[table.c[key] for key in keys], set_=changed)


class Each:
    """An UPDATE of many rows, each with its own values, whose types are in `columns`.

    PostgreSQL runs it once, over an array per column; SQLite, which is in-process, once per row. The values are
    bound as `given_…`.
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
