"""One open transaction on one connection: runs statements and writes what every family of rows needs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CursorResult,
    Executable,
    FromClause,
    Integer,
    RowMapping,
    Table,
    Text,
    any_,
    bindparam,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import StatementError
from sqlalchemy.ext.asyncio import AsyncConnection

from commitments.adapters.rows import Values
from commitments.adapters.trouble import Patience
from commitments.errors import CommitmentsError

Insert = postgresql.Insert | sqlite.Insert


class Session:
    """Runs statements, each as long as `patience` lasts.

    An error of the domain raised by a column type comes out as itself.
    """

    def __init__(self, connection: AsyncConnection, patience: Patience | None = None) -> None:
        self._connection = connection
        self._patience = patience or Patience()

    @property
    def is_postgresql(self) -> bool:
        """Whether the database is PostgreSQL; otherwise it is SQLite."""
        return self._connection.dialect.name == "postgresql"

    async def run(self, statement: Executable, values: Values | Sequence[Values] | None = None) -> CursorResult[Any]:
        """Run a statement, once for each of `values`."""
        try:
            async with self._patience.limit():
                return await self._connection.execute(statement, values)
        except StatementError as error:
            if isinstance(error.orig, CommitmentsError):
                raise error.orig from None
            raise

    async def rows(self, statement: Executable) -> Sequence[RowMapping]:
        """Give all rows of a query."""
        return (await self.run(statement)).mappings().all()

    async def row(self, statement: Executable) -> RowMapping | None:
        """Give the first row of a query."""
        return (await self.run(statement)).mappings().first()

    def among(self, column: Column[Any], values: Collection[object]) -> ColumnElement[bool]:
        """Give the condition that a column has one of those values.

        On PostgreSQL they are one array, so that it is the same statement, planned once, however many they are.
        """
        if self.is_postgresql:
            return column == any_(bindparam(None, list(values), self.array_of(column), unique=True))
        return column.in_(values)

    def array_of(self, column: Column[Any]) -> postgresql.ARRAY[Any]:
        """Give PostgreSQL's type of a list of what a column holds, a text or a number."""
        return postgresql.ARRAY(Integer if column.type.python_type is int else Text)

    def insert(self, table: Table) -> Insert:
        """Give the database's own insert, which knows ON CONFLICT."""
        return postgresql.insert(table) if self.is_postgresql else sqlite.insert(table)

    async def put(self, table: Table, values: Values, keys: Iterable[str] = ("workspace", "id")) -> None:
        """Insert a row, or replace those columns of the row with the same `keys`."""
        identity = tuple(keys)
        changed = {name: value for name, value in values.items() if name not in identity}
        statement = self.insert(table).values(values)
        await self.run(statement.on_conflict_do_update(index_elements=identity, set_=changed))


def matches(source: FromClause, values: Mapping[str, object]) -> list[ColumnElement[bool]]:
    """Give the conditions that those columns have those values."""
    return [source.c[name] == value for name, value in values.items()]


class Family:
    """Some of a transaction's methods; all of them see one workspace."""

    def __init__(self, session: Session, workspace: str) -> None:
        self.session = session
        self.workspace = workspace
        self.request = ""  # the name in logs of the request that this transaction answers

    async def _one(self, table: Table, **values: object) -> RowMapping | None:
        return await self.session.row(select(table).where(*self._where(table, values)))

    async def _all(self, table: Table, *order: str, **values: object) -> Sequence[RowMapping]:
        by = [table.c[name] for name in order]
        return await self.session.rows(select(table).where(*self._where(table, values)).order_by(*by))

    def _where(self, table: FromClause, values: Mapping[str, object]) -> list[ColumnElement[bool]]:
        return matches(table, {"workspace": self.workspace, **values})
