import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stage import Stage, open_stage, seoul
from tests.stories.two_platforms import Both, two_platforms

START = "2026-11-22 13:00"


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with today's tables and the people of the stories in it, made once."""
    folder = tmp_path_factory.mktemp("migrated")

    async def make() -> None:
        stage = await open_stage(folder, seoul(START))
        await stage.name_admin("root")
        await stage.say("root", "/commit manager <@sam> <@alice> <@minho>")
        await stage.say("alice", "/customer Acme here people <@minho>", "acme")
        await stage.store.close()

    asyncio.run(make())
    return folder / "stage.db"


@pytest.fixture
async def stage(tmp_path: Path, migrated: Path) -> AsyncIterator[Stage]:
    """A Sunday in Seoul, 22 November 2026, 13:00; Ada is the admin, Sam leads Alice and Minho."""
    shutil.copy(migrated, tmp_path / "stage.db")
    stage = await open_stage(tmp_path, seoul(START))
    yield stage
    await stage.store.close()


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[Both]:
    """A workspace of Slack and a tenant of Teams, which are not connected yet."""
    async with two_platforms(tmp_path) as stage:
        yield stage
