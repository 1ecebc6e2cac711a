from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from commitments.adapters.sql.migrator import migrate
from commitments.adapters.sql.opening import open_store
from tests.postgres import Server
from tests.stage import PlayedSlack, Stage, StageClock, buttons, seoul
from tests.stories.acting import tell


@pytest.fixture(params=["sqlite", "postgresql"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """A Monday in Seoul, 10:00; Acme was told of C-1 and C-2. Minho owns C-2 and C-3, Jane C-4. All is sent."""
    server: Server | None = request.getfixturevalue("postgres_server") if request.param == "postgresql" else None
    url = await server.create_database() if server else f"sqlite:///{tmp_path / 'poison.db'}"
    await migrate(url)
    clock = StageClock(seoul("2026-11-23 10:00"))
    stage = Stage(await open_store(url), PlayedSlack(clock), clock)
    await stage.say("alice", "/customer Acme here", "acme")
    for owner in ("alice", "minho", "minho", "jane"):
        made = await stage.say("alice", f"/commit <@{owner}> send fix to Acme by 18 Dec")
        if again := buttons(made.card).get("record_anyway"):
            await stage.press("alice", again)
    for number in (1, 2):
        await tell(stage, "alice", number)
    yield stage
    await stage.store.close()
    if server:
        await server.drop_database(url)
