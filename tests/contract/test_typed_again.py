"""Of the same promise made twice at once, the second is asked about; on both databases."""

import asyncio

import pytest
import pytest_asyncio

from commitments.adapters.sql.store import SqlStore
from tests.stage import PlayedSlack, Stage, StageClock, seoul, text_of

LINE = "/commit send fix to Acme by the 15th"


@pytest_asyncio.fixture(loop_scope="session")
async def stage(store: SqlStore) -> Stage:
    clock = StageClock(seoul("2026-11-23 09:00"))
    stage = Stage(store, PlayedSlack(clock), clock)
    await stage.say("alice", "/customer Acme here", "acme")
    return stage


@pytest.mark.parametrize("times", [2, 4])
async def test_it_is_recorded_once_however_many_come_at_once(stage: Stage, times: int) -> None:
    replies = await asyncio.gather(*(stage.say("alice", LINE) for _ in range(times)))
    asked = [one for one in replies if text_of(one.card).startswith("You already have C-1 like this")]
    assert len(asked) == times - 1
