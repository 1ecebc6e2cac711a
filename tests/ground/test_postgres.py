"""The private PostgreSQL of the tests."""

import asyncpg

from tests.postgres import Server, plain


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
