"""One open transaction on one connection: runs statements and provides what all repositories need."""

from collections.abc import Collection, Hashable, Iterable, Sequence
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
from commitments.adapters.sql.database_errors import Deadline, take_a_minute
from commitments.adapters.sql.mappers import Values
from commitments.adapters.sql.row_locks import RowLocks
from commitments.adapters.sql.statements import Each, Insert, array_of
from commitments.domain.errors import ChangedMeanwhile, CommitmentsError


class Session:
    """Runs statements, each within the deadline `patience`.

    An error of the domain raised by a column type is raised unchanged.
    """

    def __init__(self, connection: AsyncConnection, patience: Deadline | None = None) -> None:
        self.connection = connection
        self._patience = patience or Deadline()

    @property
    def is_postgresql(self) -> bool:
        """Whether the database is PostgreSQL; otherwise it is SQLite."""
        return self.connection.dialect.name == "postgresql"

    async def prolong(self) -> None:
        """Let the rest of this transaction take as long as it needs, each statement a minute at most."""
        self._patience = Deadline()
        await take_a_minute(self.connection)

    async def run(self, statement: Executable, values: Values | Sequence[Values] | None = None) -> CursorResult[Any]:
        """Run a statement, once for each of `values`."""
        try:
            async with self._patience.limit():
                return await self.connection.execute(statement, values)
        except StatementError as error:
            if isinstance(error.orig, CommitmentsError):
                raise error.orig from None
            raise

    async def run_each(self, each: Each, rows: Sequence[Values]) -> None:
        """Update many rows, each with its own values."""
        if not rows:
            return
        if self.is_postgresql:
            await self.run(each.over_arrays, {f"given_{name}": [row[name] for row in rows] for name in each.columns})
        else:
            await self.run(each.one_by_one, [{f"given_{name}": row[name] for name in each.columns} for row in rows])

    async def rows(self, statement: Executable, values: Values | None = None) -> Sequence[RowMapping]:
        return (await self.run(statement, values)).mappings().all()

    async def row(self, statement: Executable, values: Values | None = None) -> RowMapping | None:
        """Return the first row of a query."""
        return (await self.run(statement, values)).mappings().first()

    def among(self, column: Column[Any], values: Collection[object]) -> ColumnElement[bool]:
        """Return the condition that a column has one of these values.

        On PostgreSQL they are one array parameter, so that the statement is the same, and planned once, for any number.
        """
        if self.is_postgresql:
            return column == any_(bindparam(None, list(values), array_of(column), unique=True))
        return column.in_(values)

    def insert(self, table: Table) -> Insert:
        """Return the dialect's insert, which supports ON CONFLICT."""
        return statements.insert(table, on_postgresql=self.is_postgresql)

    async def upsert(self, table: Table, values: Values, keys: Iterable[str] = ("company", "id")) -> None:
        """Insert a row, or update these columns of the row with the same `keys`."""
        identity = tuple(keys)
        changed = tuple(name for name in values if name not in identity)
        statement = statements.upsert(table, identity, changed, on_postgresql=self.is_postgresql)
        await self.run(statement, values)


class CompanySession:
    """The session of one company: its statements only see that company's rows."""

    def __init__(self, session: Session, company: str) -> None:
        self.session = session
        self.company = company
        self.request = ""  # the id in logs of the request that this unit of work handles
        self.is_postgresql = session.is_postgresql
        self.locks = RowLocks()
        self.run, self.rows, self.row = session.run, session.rows, session.row
        self.among, self.insert, self.upsert = session.among, session.insert, session.upsert

    def here(self, values: Values) -> Values:
        """Return values with the company added."""
        return {"company": self.company, **values}

    async def one(self, table: Table, **values: object) -> RowMapping | None:
        """Return the company's row with these column values."""
        here = self.here(values)
        return await self.row(statements.select_by(table, tuple(here)), here)

    async def all(self, table: Table, *order: str, **values: object) -> Sequence[RowMapping]:
        """Return the company's rows with these column values, in order."""
        here = self.here(values)
        return await self.rows(statements.select_by(table, tuple(here), order), here)

    async def with_ids(self, table: Table, ids: Collection[object]) -> Sequence[RowMapping]:
        """Return the company's rows with one of these ids."""
        wanted = statements.select_ids(table, on_postgresql=self.is_postgresql)
        return await self.rows(wanted, self.here({"ids": list(ids)}))

    async def replace(self, table: Table, rows: Sequence[Values], **values: object) -> None:
        """Replace the company's rows with these column values by others."""
        here = self.here(values)
        await self.run(statements.delete_by(table, tuple(here)), here)
        if rows:
            await self.run(self.insert(table), rows)

    async def update(self, table: Table, changed: Values, **values: object) -> int:
        """Update the company's rows with these column values; return the number of rows."""
        here = self.here(values)
        where = {f"where_{name}": value for name, value in here.items()}
        result = await self.run(statements.update_by(table, tuple(here)), changed | where)
        return result.rowcount

    async def lock(self, table: Table, key: Hashable) -> RowMapping | None:
        """Return the company's row with an id, locked until the unit of work ends; None if there is none."""
        here = self.here({"id": key})
        row = await self.row(statements.select_locked(table, tuple(here)), here)
        self.locks.add(table, key, exists=row is not None)
        return row

    async def save(self, table: Table, values: Values) -> None:
        """Update a row that is locked, or insert one that does not exist.

        Raises ValueError for a row that was not locked, ChangedMeanwhile for one that was added since `lock`.
        """
        key = values["id"]
        if self.locks.has_existing(table, key):
            await self.update(table, values, id=key)
            return
        absent = statements.insert_absent(table, ("company", "id"), on_postgresql=self.is_postgresql)
        if not (await self.run(absent, values)).rowcount:
            if self.locks.has(table, key):
                raise ChangedMeanwhile
            self.locks.require(table, key)
        self.locks.add(table, key)
