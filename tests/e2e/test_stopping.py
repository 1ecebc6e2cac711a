"""A process that is told to stop ends what is under way, within ten seconds, and leaves the rest to others."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from aiohttp import web

from bot.web.chat_store import ChatFile
from commitments.adapters.sql.migrator import migrate
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.domain.clock import SystemClock
from commitments.domain.notifications.addresses import to_channel
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.notifications.payloads.notice import Notice
from tests.chaos.slack import TEAM
from tests.contract.values import commitment, notice
from tests.tools import free_port

_PATIENCE = 60
_STOPS_WITHIN = 10


class SlowSlack:
    """Takes a message at once and answers when it is told to, or never."""

    def __init__(self) -> None:
        self.taken = asyncio.Event()
        self.answer = asyncio.Event()

    async def call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if method == "auth.test":
            return web.json_response({"ok": True, "team_id": TEAM, "user_id": "U0BOT", "bot_id": "B0", "team": "Ours"})
        if method == "chat.postMessage":
            self.taken.set()
            await self.answer.wait()
        return web.json_response({"ok": True, "ts": "1.000001", "channel": "C1", "messages": []})


@asynccontextmanager
async def serving(slack: SlowSlack) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/api/{method}", slack.call)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    finally:
        slack.answer.set()  # nobody hears it any more
        await runner.cleanup()


@pytest.fixture
async def store(postgres_url: str) -> AsyncIterator[SqlStore]:
    """Yield a store with one card due in a customer's channel."""
    await migrate(postgres_url)
    store = await open_store(postgres_url)
    async with store.transaction(TEAM) as uow:
        await uow.commitments.add(commitment())
        card = notice("card", SystemClock().now(), to_channel("C1"), TEAM, 1, payload=_NEWS)
        await uow.notifications.add([card])
    yield store
    await store.close()


_NEWS = Notice(phrase="unreached", actor="jane", reason="not_in_channel")


async def stopped(root: Path, url: str, slack: SlowSlack, *, answers: bool) -> tuple[int, float]:
    """Run a worker until Slack has its message, tell it to stop; give how it ended, and after how many seconds."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "COMMITMENTS_"))}
    async with serving(slack) as address:
        environment = {
            **kept, "DATABASE_URL": url, "COMMITMENTS_ROLE": "worker", "SLACK_BOT_TOKEN": "xoxb-test",
            "SLACK_SIGNING_SECRET": "a-signing-secret-of-tests", "SLACK_API_URL": address, "PORT": str(free_port()),
        }  # fmt: skip
        worker = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", cwd=root, env=environment)
        try:
            async with asyncio.timeout(_PATIENCE):
                await slack.taken.wait()
            told = time.monotonic()
            worker.send_signal(signal.SIGTERM)
            if answers:
                asyncio.get_running_loop().call_later(1, slack.answer.set)
            async with asyncio.timeout(_PATIENCE):
                return await worker.wait(), time.monotonic() - told
        finally:
            if worker.returncode is None:
                worker.kill()


async def _card(store: SqlStore) -> Notification:
    async with store.transaction(TEAM) as uow:
        (card,) = [one for one in await uow.notifications.list_for(1) if one.id.endswith("-card")]
    return card


async def test_what_is_under_way_is_ended_and_recorded(root: Path, store: SqlStore, postgres_url: str) -> None:
    status, seconds = await stopped(root, postgres_url, SlowSlack(), answers=True)
    assert status == 0
    assert seconds <= _STOPS_WITHIN
    assert (await _card(store)).state is State.SENT


async def test_what_does_not_end_is_left_to_be_looked_for(root: Path, store: SqlStore, postgres_url: str) -> None:
    status, seconds = await stopped(root, postgres_url, SlowSlack(), answers=False)
    assert status == 0
    assert seconds <= _STOPS_WITHIN
    assert (await _card(store)).state is State.CLAIMED


async def test_a_process_that_is_stopped_while_it_fills_its_page_fills_it_first(root: Path, tmp_path: Path) -> None:
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "COMMITMENTS_"))}
    environment = {**kept, "PORT": str(port), "DATABASE_URL": f"sqlite:///{tmp_path}/page.db"}
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", cwd=root, env=environment)
    async with httpx.AsyncClient(transport=httpx.AsyncHTTPTransport(retries=8)) as http:
        assert (await http.get(f"http://127.0.0.1:{port}/healthz", timeout=_PATIENCE)).status_code == 200
    process.terminate()
    assert await asyncio.wait_for(process.wait(), _STOPS_WITHIN) == 0
    chat = ChatFile(tmp_path / "page-chat.db")
    assert not chat.is_empty()
    assert chat.fact("filling") == "ended"
    chat.close()
