"""A private, durable PostgreSQL for the benchmarks of the outbox, and tables filled by COPY."""

import json
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from itertools import islice

import asyncpg
from sqlalchemy import Table, insert
from sqlalchemy.schema import CreateIndex, DropIndex

from commitments.adapters.sql.column_types import Json
from commitments.adapters.sql.store import SqlStore
from tests.postgres import DURABLE, Server, running
from tests.tools import postgres_bin

Row = Mapping[str, object]
SETTINGS = ", ".join((*DURABLE, "synchronous_commit=on"))
_BATCH = 20_000


@contextmanager
def postgres() -> Iterator[Server]:
    """Run a private PostgreSQL with durable commits while the block runs."""
    programs = postgres_bin()
    if programs is None:
        raise SystemExit("this benchmark needs the PostgreSQL server programs, and none were found")
    with running(programs, DURABLE) as server:
        yield server


async def fill(store: SqlStore, table: Table, rows: Iterable[Row]) -> None:
    """Write rows straight into a table, thousands at once: by COPY on PostgreSQL."""
    left = iter(rows)
    async with store.engine.begin() as connection:
        while batch := list(islice(left, _BATCH)):
            if connection.dialect.name == "postgresql":
                raw = (await connection.get_raw_connection()).driver_connection
                assert raw is not None
                await _copy(raw, table, batch)
            else:
                await connection.execute(insert(table), batch)


async def _copy(connection: asyncpg.Connection, table: Table, batch: list[Row]) -> None:
    columns = list(batch[0])
    texts = {name for name in columns if isinstance(table.c[name].type, Json)}
    records = (
        tuple(json.dumps(row[name]) if name in texts and row[name] is not None else row[name] for name in columns)
        for row in batch
    )
    stored = [table.c[name].name for name in columns]
    await connection.copy_records_to_table(table.name, records=records, columns=stored)


@asynccontextmanager
async def without_indexes(store: SqlStore, *filled: Table) -> AsyncIterator[None]:
    """Drop the indexes of PostgreSQL tables while they are filled, and create them at the end: much faster."""
    indexes = [index for table in filled for index in table.indexes]
    async with store.engine.begin() as connection:
        for index in indexes:
            await connection.execute(DropIndex(index))
    yield
    async with store.engine.begin() as connection:
        for index in indexes:
            await connection.execute(CreateIndex(index))


async def analyze(store: SqlStore) -> None:
    """Update the planner statistics and vacuum, as autovacuum would have done by the next day."""
    statements = ["ANALYZE"]
    if store.engine.dialect.name == "postgresql":
        statements = ["SET statement_timeout = 0", "VACUUM ANALYZE", "RESET statement_timeout"]
    async with store.engine.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        for statement in statements:
            await alone.exec_driver_sql(statement)
