"""One store on each database for the whole run, emptied for each test."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from commitments.adapters.sql.migrator import migrate
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.schema import metadata
from commitments.adapters.sql.store import SqlStore
from tests.postgres import Server

BOTH = ("sqlite", "postgresql")
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run these tests in one event loop, so that they can share connections."""
    for item in items:
        if pytest_asyncio.is_async_test(item) and HERE in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.fixture(scope="session", params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a database with today's tables, for each kind of database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('store') / 'commitments.db'}"
        asyncio.run(migrate(url))
        yield url
        return
    server: Server = request.getfixturevalue("postgres_server")
    url = asyncio.run(server.create_database())
    asyncio.run(migrate(url))
    yield url
    asyncio.run(server.drop_database(url))


@pytest_asyncio.fixture(scope="session", loop_scope="session", name="_store")
async def _open(database_url: str) -> AsyncIterator[SqlStore]:
    store = await open_store(database_url)
    yield store
    await store.close()


@pytest_asyncio.fixture(loop_scope="session")
async def store(_store: SqlStore) -> SqlStore:
    """Give an empty store."""
    async with _store.engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            await connection.execute(table.delete())
    return _store
