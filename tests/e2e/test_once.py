"""The same request fifty times at once, to two processes on one PostgreSQL: one effect, one answer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest

from commitments.adapters.sql.migrator import migrate
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.commitment_query import Query
from commitments.domain.clock import SystemClock
from commitments.domain.history import Event
from tests.e2e.process import server
from tests.surfaces.slack import payloads
from tests.surfaces.slack.fakes import FakeSlack, fake_slack, peopled

TIMES = 25


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as slack:
        peopled(slack)
        yield slack


@pytest.fixture
async def webs(root: Path, slack: FakeSlack, postgres_url: str) -> AsyncIterator[list[httpx.AsyncClient]]:
    await migrate(postgres_url)
    environment = {
        "DATABASE_URL": postgres_url, "SLACK_BOT_TOKEN": "xoxb-commitments", "SLACK_SIGNING_SECRET": payloads.SECRET,
        "SLACK_API_URL": f"{slack.url}/api/", "ZONE": "Asia/Seoul", "COMMITMENTS_ROLE": "web",
        "DATABASE_TIMEOUT_SECONDS": "20",  # nobody is told to try again because this machine is busy
    }  # fmt: skip
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(server(root, environment)) for _ in range(2)]


@pytest.fixture
async def store(postgres_url: str, webs: list[httpx.AsyncClient]) -> AsyncIterator[SqlStore]:
    store = await open_store(postgres_url)
    yield store
    await store.close()


async def post(web: httpx.AsyncClient, body: bytes) -> str:
    """Send a request as Slack does, on a connection of its own; give what was answered."""
    headers = {**payloads.signed(body, at=SystemClock().now()), "connection": "close"}
    answer = await web.post("/slack/events", content=body, headers=headers)
    assert answer.status_code == 200
    return answer.text


async def everywhere(webs: list[httpx.AsyncClient], body: bytes) -> list[str]:
    return await asyncio.gather(*(post(web, body) for _ in range(TIMES) for web in webs))


async def test_fifty_deliveries_of_a_command_and_of_a_click_have_one_effect(
    webs: list[httpx.AsyncClient], store: SqlStore, slack: FakeSlack
) -> None:
    await post(webs[0], payloads.command("/customer", "Acme here", trigger_id="t.1"))

    told = await everywhere(webs, payloads.command(text="send fix to Acme in 3 days", trigger_id="t.2"))
    assert len(told) == 2 * TIMES
    assert len(set(told)) == 1
    assert "C-1 is on record" in told[0]
    async with store.transaction("T001") as uow:
        assert await uow.commitments.count(Query(None, "any")) == 1
        assert [entry.event for entry in await uow.history.list_for(1)] == [Event.MADE]

    click = payloads.ephemeral(payloads.press("done:0", "1", response_url=f"{slack.url}/hook"))
    told = await everywhere(webs, payloads.form(click))
    assert set(told) == {""}
    shown = [str(one) for one in slack.made("hook")]
    assert len(shown) == 2 * TIMES
    assert len(set(shown)) == 1
    async with store.transaction("T001") as uow:
        assert [entry.event for entry in await uow.history.list_for(1)] == [Event.MADE, Event.DELIVERED]
