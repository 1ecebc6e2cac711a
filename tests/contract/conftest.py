"""One store for each test, on each database: SQLite as a new file, PostgreSQL emptied."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from commitments.adapters.migrating import migrate
from commitments.adapters.opening import open_store
from commitments.adapters.store import SqlStore
from commitments.adapters.tables import metadata
from tests.postgres import Server

BOTH = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: Server) -> Iterator[str]:
    """Give the address of one migrated database for the whole run."""
    url = asyncio.run(postgres_server.create_database())
    asyncio.run(migrate(url))
    yield url
    asyncio.run(postgres_server.drop_database(url))


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one migrated file, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "commitments.db"
    asyncio.run(migrate(f"sqlite:///{file}"))
    return file


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a database with today's tables, for each kind of database."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("migrated_postgres"))
    file = tmp_path / "commitments.db"
    shutil.copy(request.getfixturevalue("migrated_sqlite"), file)
    return f"sqlite:///{file}"


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[SqlStore]:
    """Give an empty store."""
    store = await open_store(database_url)
    if store.engine.dialect.name == "postgresql":
        names = ", ".join(f'"{table}"' for table in metadata.tables)
        async with store.engine.begin() as connection:
            await connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
    yield store
    await store.close()
