"""The private PostgreSQL of the tests."""

import asyncpg

from tests.postgres import UNTORN, Server, plain, running
from tests.tools import require


async def test_each_test_gets_an_empty_database(postgres_url: str) -> None:
    assert postgres_url.startswith("postgresql+asyncpg://")
    connection = await asyncpg.connect(plain(postgres_url))
    try:
        await connection.execute("CREATE TABLE promise (number int)")
        tables = await connection.fetchval("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
    finally:
        await connection.close()

    assert tables == 1


async def test_a_dropped_database_is_gone(postgres_server: Server) -> None:
    url = await postgres_server.create_database()
    await postgres_server.drop_database(url)

    try:
        await asyncpg.connect(url)
    except asyncpg.InvalidCatalogNameError:
        return
    raise AssertionError("the database is still there")


async def test_a_durable_server_keeps_what_was_committed_when_it_is_broken_off() -> None:
    with running(require("postgres"), UNTORN) as server:
        connection = await asyncpg.connect(server.url)
        await connection.execute("CREATE TABLE promise AS SELECT generate_series(1, 1000)")
        server.restart()
        assert connection.is_closed() or await _is_cut(connection)
        again = await asyncpg.connect(server.url)
        try:
            assert await again.fetchval("SELECT count(*) FROM promise") == 1000
        finally:
            await again.close()


async def _is_cut(connection: asyncpg.Connection) -> bool:
    try:
        await connection.fetchval("SELECT 1")
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return True
    return False
