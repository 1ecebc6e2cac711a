"""Makes the engine of DATABASE_URL."""

from pathlib import Path
from typing import Any

from asyncpg import PostgresError
from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from commitments.errors import BadDatabaseUrl, DatabaseUnreachable

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}
_WAIT_SECONDS = 30  # for a connection of the pool: it queues the transactions of one process


def read_url(database_url: str) -> URL:
    """Read DATABASE_URL, with the driver that this project uses; raises BadDatabaseUrl."""
    try:
        url = make_url(database_url)
    except ArgumentError:
        raise BadDatabaseUrl(problem="it is not an address of a database") from None
    family = url.drivername.split("+")[0]
    if family not in _DRIVERS:
        raise BadDatabaseUrl(problem=f"{family} is not supported")
    url = url.set(drivername=_DRIVERS[family])
    mode = url.query.get("sslmode")  # asyncpg calls it ssl
    return url if mode is None else url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})


def open_engine(database_url: str) -> AsyncEngine:
    """Make the engine; nothing is connected yet. Raises BadDatabaseUrl."""
    url = read_url(database_url)
    if url.get_backend_name() == "sqlite":
        return _open_sqlite(url)
    return create_async_engine(
        url,
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=10,
        pool_timeout=_WAIT_SECONDS,
        hide_parameters=True,  # errors are logged; what people wrote is not
    )


def _open_sqlite(url: URL) -> AsyncEngine:
    """Make an engine of one connection: SQLite has one writer, and the pool queues who wants to be it."""
    if url.database and url.database != ":memory:":
        try:
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadDatabaseUrl(problem=f"its folder cannot be made ({error.strerror})") from error
    engine = create_async_engine(
        url,
        pool_size=1,
        max_overflow=0,
        pool_timeout=_WAIT_SECONDS,
        hide_parameters=True,
        connect_args={"isolation_level": None},  # no BEGIN of the driver's own: _begin says which
    )
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 (the driver's own type)
    cursor = connection.cursor()
    for setting in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Take the writer's place at once: a reader that becomes a writer late can only fail."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


async def reach(engine: AsyncEngine) -> None:
    """Connect once; raises DatabaseUnreachable with the database's own words."""
    try:
        async with engine.connect() as connection:
            await connection.execute(text("SELECT 1"))
    except (DBAPIError, PostgresError, OSError) as error:
        problem = error.orig if isinstance(error, DBAPIError) else error
        raise DatabaseUnreachable(problem=problem) from error
