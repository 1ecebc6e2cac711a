"""Rows of a database as lines of text, and lines of text as rows of a database with the schema of their time."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    DateTime,
    MetaData,
    Table,
    func,
    insert,
    literal_column,
    select,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncEngine

from commitments.adapters.sql import migrations
from commitments.adapters.sql.column_types import Instant
from commitments.adapters.sql.engines import open_engine
from commitments.adapters.sql.schema import metadata

HERE = Path(__file__).parent
RELEASE_0_1_0 = HERE / "release_0_1_0.jsonl"
NOW = datetime(2026, 12, 16, 5, 0, tzinfo=UTC)
"""When it was written down: a Wednesday, 14:00 in Seoul."""
_NUMBERED = {"notifications": "sequence", "history": "id"}
_SQLITE = sqlite.dialect()
Line = Mapping[str, Any]


async def rows_of(engine: AsyncEngine) -> list[Line]:
    """Return every row of a database that has today's tables."""
    lines: list[Line] = []
    async with engine.connect() as connection:
        for table in metadata.sorted_tables:
            stored = [column for column in table.c if column.computed is None]
            found = (await connection.execute(select(*stored).order_by(*table.primary_key))).mappings()
            plain = [{name: _plain(value) for name, value in row.items()} for row in found]
            lines += [{"table": table.name, "row": row} for row in plain]
    return lines


def write(lines: Iterable[Line], file: Path) -> None:
    """Write rows as lines of text."""
    file.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")


def _plain(value: object) -> object:
    if isinstance(value, timedelta):
        return value // timedelta(microseconds=1)
    return value.isoformat() if isinstance(value, datetime) else value


def lines_of(file: Path) -> list[Line]:
    """Return the rows of a file, in the order in which they can be inserted."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


async def load(url: str, revision: str, lines: Iterable[Line]) -> None:
    """Create the schema of a revision in an empty database, and insert rows into it."""
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(_load, revision, list(lines))
    await engine.dispose()


def _load(connection: Connection, revision: str, lines: list[Line]) -> None:
    migrate_to(connection, revision)
    for name, group in groupby(lines, key=lambda line: str(line["table"])):
        table = Table(name, MetaData(), autoload_with=connection)
        for line in group:
            connection.execute(insert(table).values(dict(_typed(table, line["row"]))))
        if name in _NUMBERED and connection.dialect.name == "postgresql":
            _go_on_numbering(connection, table.c[_NUMBERED[name]])


def migrate_to(connection: Connection, revision: str) -> None:
    """Bring a database to the schema of a revision."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _typed(table: Table, row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Give each value the type that its column had then: a text in a column of numbers is a moment."""
    for name, value in row.items():
        is_moment = isinstance(value, str) and isinstance(table.c[name].type, BigInteger | DateTime)
        moment = datetime.fromisoformat(value) if is_moment else None
        if moment is not None and isinstance(table.c[name].type, BigInteger):
            yield name, Instant().process_bind_param(moment, _SQLITE)
        else:
            yield name, moment or value


def _go_on_numbering(connection: Connection, column: Column[Any]) -> None:
    assert column.table is not None
    newest = select(func.max(column)).scalar_subquery()
    series = func.pg_get_serial_sequence(literal_column(f"'{column.table.name}'"), literal_column(f"'{column.name}'"))
    connection.execute(select(func.setval(series, newest)))
