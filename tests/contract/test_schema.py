"""Migrations, refusals, and the sentences of a wrong DATABASE_URL."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData, Table, insert, inspect, text, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from commitments.adapters.sql import mappers, migrations
from commitments.adapters.sql.engines import open_engine, read_url
from commitments.adapters.sql.migrator import check_schema, migrate
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.schema import metadata
from commitments.application.ports.outbox import ClaimPolicy
from commitments.domain.errors import BadDatabaseUrl, DatabaseUnreachable, SchemaOutdated
from commitments.domain.notifications.addresses import to_channel
from commitments.domain.notifications.notification import State
from tests.contract.conftest import BOTH
from tests.contract.values import DAY, NOW, notice
from tests.postgres import Server


@pytest_asyncio.fixture(params=BOTH, loop_scope="session")
async def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Give a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'commitments.db'}"
        return
    server: Server = request.getfixturevalue("postgres_server")
    url = await server.create_database()
    yield url
    await server.drop_database(url)


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


async def test_migrations_reach_exactly_the_declared_tables(empty_url: str) -> None:
    await migrate(empty_url)
    engine = open_engine(empty_url)
    async with engine.connect() as connection:
        assert await connection.run_sync(_differences) == []
        await connection.execute(text("DROP INDEX notifications_due"))
        await connection.execute(text("ALTER TABLE people ADD COLUMN extra TEXT"))
        assert len(await connection.run_sync(_differences)) == 2, "a difference would be noticed"
    await engine.dispose()


async def test_partial_indexes_hold_planned_rows_only(empty_url: str) -> None:
    await migrate(empty_url)
    engine = open_engine(empty_url)
    master = "SELECT sql FROM sqlite_master WHERE name = 'notifications_due'"
    if engine.dialect.name == "postgresql":
        master = "SELECT indexdef FROM pg_indexes WHERE indexname = 'notifications_due'"
    async with engine.connect() as connection:
        definition = str((await connection.execute(text(master))).scalar_one())
    await engine.dispose()
    assert "planned" in definition.split("WHERE")[1]


async def test_migrating_again_or_twice_at_once_is_harmless(empty_url: str) -> None:
    await asyncio.gather(*(migrate(empty_url) for _ in range(4)))
    await migrate(empty_url)
    store = await open_store(empty_url)
    assert await store.ready()
    await store.close()


def _migrate_to(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


async def _planned_by_the_first_release(connection: AsyncConnection) -> None:
    """Write as the first release did: a notification under way, one planned, one sent."""
    table = Table("notifications", MetaData())
    await connection.run_sync(lambda sync: inspect(sync).reflect_table(table, None))
    for each in (
        notice("late", NOW + DAY, number=1),
        notice("sent", NOW - DAY, number=1, state=State.SENT, sent_at=NOW),
        notice("under way", NOW, to_channel("C1"), number=1, state=State.CLAIMED),
    ):
        written = mappers.from_notification(each)
        written["workspace"] = written.pop("company")  # the column's name in the database
        values = {name: value for name, value in written.items() if name in table.c}
        typed = {column.name: column for column in metadata.tables["notifications"].c}
        columns = {name: type_coerce(value, typed[name].type) for name, value in values.items()}
        await connection.execute(insert(table).values({**columns, "lease_until": None}))


async def test_what_an_older_release_planned_is_carried_over(empty_url: str) -> None:
    engine = open_engine(empty_url)
    async with engine.begin() as connection:
        await connection.run_sync(_migrate_to, "0001")
        await _planned_by_the_first_release(connection)
    await engine.dispose()
    await migrate(empty_url)
    store = await open_store(empty_url)
    async with store.transaction("T1") as uow:
        found = [(one.key, one.state, one.sent_at) for one in await uow.notifications.list_for(1)]
    assert found == [("sent", State.SENT, NOW), ("under way", State.PLANNED, None), ("late", State.PLANNED, None)]
    (claim,) = await store.claim(NOW, ClaimPolicy(), 9)
    assert claim.resumed, "it was under way: it may have been sent"
    assert await store.next_ready() == NOW + DAY
    await store.close()


async def test_a_start_without_todays_tables_is_refused(empty_url: str) -> None:
    with pytest.raises(SchemaOutdated):
        await open_store(empty_url, migrate=False)
    engine = open_engine(empty_url)
    with pytest.raises(SchemaOutdated):
        await check_schema(engine)
    await engine.dispose()


async def test_only_sqlite_is_migrated_at_start(empty_url: str) -> None:
    if empty_url.startswith("postgres"):
        with pytest.raises(SchemaOutdated):
            await open_store(empty_url)
        return
    store = await open_store(empty_url)
    assert await store.ready()
    await store.close()


@pytest.mark.parametrize(("revision", "ready"), [("0000", True), (None, False)])
async def test_newer_tables_are_accepted_and_missing_ones_are_not(
    empty_url: str, revision: str | None, ready: bool
) -> None:
    await migrate(empty_url)
    store = await open_store(empty_url)
    async with store.engine.begin() as connection:
        await connection.execute(text("DELETE FROM alembic_version"))
        if revision is not None:
            await connection.execute(text("INSERT INTO alembic_version VALUES (:r)"), {"r": revision})
    assert await store.ready() is ready
    await store.close()
    await migrate(empty_url) if ready else None


async def test_a_lost_database_is_not_ready(postgres_server: Server) -> None:
    url = await postgres_server.create_database()
    await migrate(url)
    store = await open_store(url)
    await postgres_server.drop_database(url)
    assert not await store.ready()
    await store.close()


@pytest.mark.parametrize(
    ("url", "code", "fields"),
    [
        ("", "bad_database_url", {}),
        ("commitments.db", "bad_database_url", {}),
        ("mysql://h/db", "unsupported_database", {"family": "mysql"}),
        ("sqlite:////proc/no/such/folder/x.db", "database_folder_failed", {"problem": "No such file or directory"}),
    ],
)
async def test_a_wrong_address_is_named(url: str, code: str, fields: dict[str, str]) -> None:
    with pytest.raises(BadDatabaseUrl) as refused:
        await open_store(url)
    assert (refused.value.code, refused.value.fields) == (code, fields)


async def test_a_database_that_does_not_answer_is_named(postgres_server: Server) -> None:
    for url in (
        "postgresql://nobody:secret@127.0.0.1:1/none",
        postgres_server.url.rsplit("/", 1)[0] + "/no_such_database",
    ):
        with pytest.raises(DatabaseUnreachable) as refused:
            await open_store(url)
        assert refused.value.fields["problem"]
        assert "secret" not in f"{refused.value} {refused.value.fields}"


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("sqlite:///var/x.db", "sqlite+aiosqlite:///var/x.db"),
        ("postgres://u@h/d", "postgresql+asyncpg://u@h/d"),
        ("postgresql://u@h:5433/d?sslmode=require", "postgresql+asyncpg://u@h:5433/d?ssl=require"),
        ("postgresql+asyncpg://u@h/d", "postgresql+asyncpg://u@h/d"),
    ],
)
def test_common_addresses_are_understood(given: str, read: str) -> None:
    assert read_url(given).render_as_string() == read


async def test_the_folder_of_a_sqlite_file_is_made(tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path}/var/deep/x.db")
    async with store.engine.connect() as connection:
        settings = [
            (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        ]
    await store.close()
    assert settings == ["wal", 1, 1, 2_500]
