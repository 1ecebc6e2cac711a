from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stage import Stage, open_stage, seoul


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A Sunday in Seoul, 22 November 2026, 13:00; Ada is the admin, Sam leads Alice and Minho."""
    stage = await open_stage(tmp_path, seoul("2026-11-22 13:00"))
    await stage.name_admin("root")
    await stage.say("root", "/commit manager <@sam> <@alice> <@minho>")
    await stage.say("alice", "/customer Acme here", "acme")
    yield stage
    await stage.store.close()
