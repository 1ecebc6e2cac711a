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

from commitments.adapters.sql import statements
from commitments.adapters.sql.database_errors import Deadline
from commitments.adapters.sql.mappers import Values
from commitments.adapters.sql.statements import Each, Insert, array_of
from commitments.domain.errors import CommitmentsError


class Session:
    """Runs statements, each as long as `patience` lasts.

    An error of the domain raised by a column type comes out as itself.
    """

    def __init__(self, connection: AsyncConnection, patience: Deadline | None = None) -> None:
        self._connection = connection
        self._patience = patience or Deadline()

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

    async def upsert(self, table: Table, values: Values, keys: Iterable[str] = ("company", "id")) -> None:
        """Insert a row, or replace those columns of the row with the same `keys`."""
        identity = tuple(keys)
        changed = tuple(name for name in values if name not in identity)
        statement = statements.upsert(table, identity, changed, on_postgresql=self.is_postgresql)
        await self.run(statement, values)


class CompanySession:
    """The session of one company: its statements see the rows of that company only."""

    def __init__(self, session: Session, company: str) -> None:
        self.session = session
        self.company = company
        self.request = ""  # the name in logs of the request that this unit of work answers
        self.is_postgresql = session.is_postgresql
        self.run, self.rows, self.row = session.run, session.rows, session.row
        self.among, self.insert, self.upsert = session.among, session.insert, session.upsert

    def here(self, values: Values) -> Values:
        """Return values with the company added."""
        return {"company": self.company, **values}

    async def one(self, table: Table, **values: object) -> RowMapping | None:
        """Return the row of the company where columns have these values."""
        here = self.here(values)
        return await self.row(statements.select_by(table, tuple(here)), here)

    async def all(self, table: Table, *order: str, **values: object) -> Sequence[RowMapping]:
        """Return the rows of the company where columns have these values, in order."""
        here = self.here(values)
        return await self.rows(statements.select_by(table, tuple(here), order), here)

    async def with_ids(self, table: Table, ids: Collection[object]) -> Sequence[RowMapping]:
        """Return the rows of the company that have one of these ids."""
        wanted = statements.select_ids(table, on_postgresql=self.is_postgresql)
        return await self.rows(wanted, self.here({"ids": list(ids)}))

    async def update(self, table: Table, changed: Values, **values: object) -> int:
        """Set columns of the rows where columns have these values; return the number of rows."""
        here = self.here(values)
        where = {f"where_{name}": value for name, value in here.items()}
        result = await self.run(statements.update_by(table, tuple(here)), changed | where)
        return result.rowcount
