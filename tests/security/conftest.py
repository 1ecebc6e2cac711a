from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.security.world import World, make_world
from tests.stage import Stage


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The world to guard, made once."""
    return make_world(tmp_path_factory.mktemp("world"))


@pytest.fixture
async def stage(world: World, tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage on a copy of the world."""
    stage = world.play(tmp_path / "play")
    yield stage
    await stage.store.close()
