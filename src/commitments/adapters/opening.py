"""Opens the store that DATABASE_URL names."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from commitments.adapters.store import SqlStore
from commitments.adapters.tables import metadata
from commitments.errors import BadDatabaseUrl

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
        url, pool_pre_ping=True, pool_size=10, max_overflow=10, pool_timeout=_WAIT_SECONDS
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


async def open_store(database_url: str, *, migrate: bool = True) -> SqlStore:
    """Open the store of DATABASE_URL; with `migrate`, a SQLite file gets today's tables."""
    store = SqlStore(open_engine(database_url))
    async with store.engine.begin() as connection:
        await connection.run_sync(metadata.create_all)
    return store
