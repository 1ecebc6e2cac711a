"""Opens the store of DATABASE_URL."""

from commitments.adapters.sql.engines import Limits, open_engine, reach, reading_engine
from commitments.adapters.sql.migrator import check_schema, migrate_engine
from commitments.adapters.sql.store import SqlStore


async def open_store(
    database_url: str,
    *,
    migrate: bool = True,
    limits: Limits = Limits(),  # noqa: B008 (frozen)
) -> SqlStore:
    """Open the store of DATABASE_URL; the caller closes it.

    With `migrate`, a SQLite file is upgraded to the current schema. PostgreSQL is never changed here, since many
    processes may be using it. Raises BadDatabaseUrl, DatabaseUnreachable or SchemaOutdated.
    """
    engine = open_engine(database_url, limits)
    store = SqlStore(engine, limits.wait, reading_engine(engine, limits))
    try:
        await reach(engine)
        if migrate and engine.dialect.name == "sqlite":
            await migrate_engine(engine)
        await check_schema(engine)
        await store.read_joined()
    except BaseException:
        await store.close()
        raise
    return store
