"""One open transaction on one connection: runs statements and writes what every family of rows needs."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CursorResult,
    Executable,
    RowMapping,
    Table,
    any_,
    bindparam,
)
from sqlalchemy.exc import StatementError
from sqlalchemy.ext.asyncio import AsyncConnection

from commitments.adapters import statements
from commitments.adapters.rows import Values
from commitments.adapters.statements import Each, Insert, array_of
from commitments.adapters.trouble import Patience
from commitments.errors import CommitmentsError


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

    async def run_each(self, each: Each, rows: Sequence[Values]) -> None:
        """Update many rows, each with values of its own."""
        if not rows:
            return
        if self.is_postgresql:
            await self.run(each.over_arrays, {f"given_{name}": [row[name] for row in rows] for name in each.columns})
        else:
            await self.run(each.one_by_one, [{f"given_{name}": row[name] for name in each.columns} for row in rows])

    async def rows(self, statement: Executable, values: Values | None = None) -> Sequence[RowMapping]:
        """Give all rows of a query."""
        return (await self.run(statement, values)).mappings().all()

    async def row(self, statement: Executable, values: Values | None = None) -> RowMapping | None:
        """Give the first row of a query."""
        return (await self.run(statement, values)).mappings().first()

    def among(self, column: Column[Any], values: Collection[object]) -> ColumnElement[bool]:
        """Give the condition that a column has one of those values.

        On PostgreSQL they are one array, so that it is the same statement, planned once, however many they are.
        """
        if self.is_postgresql:
            return column == any_(bindparam(None, list(values), array_of(column), unique=True))
        return column.in_(values)

    def insert(self, table: Table) -> Insert:
        """Give the database's own insert, which knows ON CONFLICT."""
        return statements.insert(table, on_postgresql=self.is_postgresql)

    async def put(self, table: Table, values: Values, keys: Iterable[str] = ("workspace", "id")) -> None:
        """Insert a row, or replace those columns of the row with the same `keys`."""
        identity = tuple(keys)
        changed = tuple(name for name in values if name not in identity)
        statement = statements.put(table, identity, changed, on_postgresql=self.is_postgresql)
        await self.run(statement, values)


class Family:
    """Some of a transaction's methods; all of them see one workspace."""

    def __init__(self, session: Session, workspace: str) -> None:
        self.session = session
        self.workspace = workspace
        self.request = ""  # the name in logs of the request that this transaction answers

    async def _one(self, table: Table, **values: object) -> RowMapping | None:
        here = self._here(values)
        return await self.session.row(statements.select_by(table, tuple(here)), here)

    async def _all(self, table: Table, *order: str, **values: object) -> Sequence[RowMapping]:
        here = self._here(values)
        return await self.session.rows(statements.select_by(table, tuple(here), order), here)

    async def _set(self, table: Table, changed: Values, **values: object) -> int:
        """Set columns of the rows that have values; give how many rows there are."""
        here = self._here(values)
        where = {f"where_{name}": value for name, value in here.items()}
        result = await self.session.run(statements.update_by(table, tuple(here)), changed | where)
        return result.rowcount

    def _here(self, values: Values) -> Values:
        return {"workspace": self.workspace, **values}
