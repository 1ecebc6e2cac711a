"""Upgrades a database to the current schema, and checks whether it has it."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from commitments.adapters.sql.engines import PATIENT, open_engine, reach
from commitments.domain.errors import SchemaOutdated

_LOCK = 7_203_511  # any number, the same in every process


async def migrate(database_url: str) -> None:
    """Upgrade the database of DATABASE_URL to the current schema; does nothing if it has it already.

    Raises BadDatabaseUrl or DatabaseUnreachable.
    """
    engine = open_engine(database_url, PATIENT)
    try:
        await reach(engine)
        await migrate_engine(engine)
    finally:
        await engine.dispose()


async def migrate_engine(engine: AsyncEngine) -> None:
    """Upgrade an engine's database in one transaction; a concurrent upgrade waits."""
    async with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        await connection.run_sync(_upgrade)


async def check_schema(engine: AsyncEngine) -> None:
    """Raise SchemaOutdated unless the database has the current schema or a newer one."""
    async with engine.connect() as connection:
        if not await connection.run_sync(is_current):
            raise SchemaOutdated


def is_current(connection: Connection) -> bool:
    """Whether the database has the current schema or a newer one.

    A newer one belongs to a release whose first process already runs; releases only add to the schema.
    """
    revision = MigrationContext.configure(connection).get_current_revision()
    scripts = _scripts()
    known = {script.revision for script in scripts.walk_revisions()}
    return revision is not None and (revision == scripts.get_current_head() or revision not in known)


def _upgrade(connection: Connection) -> None:
    if is_current(connection):
        return
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())
