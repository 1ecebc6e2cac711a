"""A start while Slack is away: a bad token ends it with a sentence, all else is waited out and shown by readiness."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiohttp import web

from bot.settings import Settings
from bot.wiring import Bot, open_bot
from commitments.adapters.sql.opening import open_store
from commitments.domain.errors import WorkspaceRefused
from commitments.domain.person import Person, Role
from tests.e2e.process import METRICS_TOKEN, OPERATOR
from tests.resilience.test_page import client_of
from tests.surfaces.slack import payloads
from tests.surfaces.slack.fakes import FakeSlack, Json, fake_slack, peopled
from tests.tools import free_port

Answers = list[Callable[[], web.Response]]
BUSY = {"ok": False, "error": "ratelimited"}


class Waits:
    """Keeps how long was to be waited, and lets each wait end when the test says."""

    def __init__(self) -> None:
        self.seconds: asyncio.Queue[float] = asyncio.Queue()
        self.go = asyncio.Semaphore(0)

    async def __call__(self, seconds: float) -> None:
        await self.seconds.put(seconds)
        await self.go.acquire()


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as running:
        peopled(running)
        yield running


@asynccontextmanager
async def opened(slack: FakeSlack, tmp_path: Path, waits: Waits, **more: Any) -> AsyncIterator[Bot]:
    settings = Settings(
        _env_file=None, database_url=f"sqlite:///{tmp_path / 'bot.db'}", slack_bot_token="xoxb-test",
        slack_api_url=f"{slack.url}/api/", metrics_token=METRICS_TOKEN,
        **{"slack_signing_secret": payloads.SECRET, **more},
    )  # fmt: skip
    async with open_bot(settings, waits) as bot:
        yield bot


def away(slack: FakeSlack, method: str, *answers: Callable[[], web.Response]) -> None:
    """Let Slack answer a method so, one answer a call, and then as it did."""
    then, left = slack.answers[method], list(answers)

    def answer(arguments: Json) -> web.StreamResponse:
        found = left.pop(0)() if left else then(arguments)
        assert isinstance(found, web.StreamResponse)
        return found

    slack.answers[method] = answer


def asked() -> dict[str, Any]:
    """Return Slack's question whether the address is ours, as it posts it now."""
    body = json.dumps({"type": "url_verification", "challenge": "quartz", "token": "legacy"}).encode()
    return {"content": body, "headers": payloads.signed(body, at=datetime.now(UTC), kind="application/json")}


def busy() -> web.Response:
    return web.json_response(BUSY, status=429, headers={"Retry-After": "7"})


def broken() -> web.Response:
    return web.Response(text="<html>Bad gateway</html>", status=502, content_type="text/html")


async def test_a_start_waits_until_slack_answers_and_says_that_it_is_not_ready(
    slack: FakeSlack, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    away(slack, "auth.test", busy, broken, broken)
    waits = Waits()
    async with opened(slack, tmp_path, waits) as bot, client_of(bot) as http:
        assert "does not answer (ratelimited)" in bot.startup_message
        for expected in (7, 4, 8):
            assert await waits.seconds.get() == expected
            assert (await http.get("/healthz")).status_code == 200
            ready = await http.get("/readyz", headers=OPERATOR)
            assert (ready.status_code, ready.json()["slack"]) == (503, False)
            waits.go.release()
        assert bot.connecting
        await bot.connecting
        assert (await http.get("/readyz", headers=OPERATOR)).json() == {"database": True}
        assert (await http.post("/slack/events")).status_code == 401, "Slack's door is open, and guarded"
    reasons = [vars(one)["reason"] for one in caplog.records if one.getMessage() == "slack_start_postponed"]
    assert reasons == ["ratelimited", "http_502", "http_502"]


async def test_what_slack_posts_before_it_is_reached_is_asked_for_again_and_then_answered(
    slack: FakeSlack, tmp_path: Path
) -> None:
    away(slack, "auth.test", busy, broken)
    waits = Waits()
    async with opened(slack, tmp_path, waits) as bot, client_of(bot) as http:
        for _ in range(2):
            await waits.seconds.get()
            shut = await http.post("/slack/events", **asked())
            assert (shut.status_code, shut.text) == (503, "Slack is not connected yet")
            assert int(shut.headers["retry-after"]) > 0
            waits.go.release()
        assert bot.connecting
        await bot.connecting
        answered = await http.post("/slack/events", **asked())
        assert (answered.status_code, json.loads(answered.text)) == (200, {"challenge": "quartz"})


@pytest.mark.parametrize(
    "more", [{"commitments_role": "worker"}, {"slack_app_token": "xapp-1", "slack_signing_secret": ""}]
)
async def test_where_slack_posts_nothing_there_is_no_door(
    more: dict[str, str], slack: FakeSlack, tmp_path: Path
) -> None:
    away(slack, "auth.test", busy)
    waits = Waits()
    async with opened(slack, tmp_path, waits, **more) as bot, client_of(bot) as http:
        await waits.seconds.get()
        assert (await http.post("/slack/events", **asked())).status_code == 404


async def test_admins_of_the_settings_are_admins_from_the_start_and_no_longer_than_they_stand_there(
    slack: FakeSlack, tmp_path: Path
) -> None:
    async def roles(*admins: str) -> dict[str, Role]:
        async with opened(slack, tmp_path, Waits(), admins=admins):
            store = await open_store(f"sqlite:///{tmp_path / 'bot.db'}")
            async with store.transaction("T001") as uow:
                for name, role in (("U1", Role.MEMBER), ("U2", Role.MEMBER), ("U3", Role.OUTSIDER)):
                    if await uow.people.get_for_update(name) is None:
                        await uow.people.save(Person(name, name, role=role))
                known = await uow.people.get_many(["U1", "U2", "U3"])
            await store.close()
            return {name: one.role for name, one in known.items()}

    member, admin, outsider = Role.MEMBER, Role.ADMIN, Role.OUTSIDER
    assert await roles() == {"U1": member, "U2": member, "U3": outsider}
    assert await roles("U1", "U3", "U9") == {"U1": admin, "U2": member, "U3": outsider}
    assert await roles("U2") == {"U1": member, "U2": admin, "U3": outsider}
    assert await roles() == {"U1": member, "U2": member, "U3": outsider}


async def test_waits_grow_to_a_minute(slack: FakeSlack, tmp_path: Path) -> None:
    away(slack, "auth.test", *[broken] * 9)
    waits = Waits()
    waits.go = asyncio.Semaphore(99)
    async with opened(slack, tmp_path, waits) as bot:
        assert bot.connecting
        await bot.connecting
    assert [waits.seconds.get_nowait() for _ in range(waits.seconds.qsize())] == [2, 4, 8, 16, 32, 60, 60, 60, 60]


async def test_socket_mode_is_waited_for_too_and_leaves_nothing_half_open(slack: FakeSlack, tmp_path: Path) -> None:
    slack.says("apps.connections.open", url=f"{slack.url.replace('http', 'ws')}/socket")
    away(slack, "apps.connections.open", broken)
    waits = Waits()
    async with opened(slack, tmp_path, waits, slack_app_token="xapp-test", slack_signing_secret="") as bot:
        assert await waits.seconds.get() == 2
        waits.go.release()
        assert bot.connecting
        await bot.connecting


@pytest.mark.parametrize("code", ["invalid_auth", "token_expired", "account_inactive", "not_allowed_token_type"])
async def test_a_bad_token_ends_the_start_at_once_or_as_soon_as_slack_says_so(
    code: str, slack: FakeSlack, tmp_path: Path
) -> None:
    slack.refuses("auth.test", code)
    with pytest.raises(WorkspaceRefused, match=code):
        async with opened(slack, tmp_path, Waits()):
            pass
    away(slack, "auth.test", busy)
    waits = Waits()
    waits.go.release()
    async with opened(slack, tmp_path, waits) as bot:
        assert bot.connecting
        with pytest.raises(WorkspaceRefused, match=code):
            await bot.connecting


async def test_a_start_that_waits_is_stopped_like_any_other(slack: FakeSlack, tmp_path: Path) -> None:
    away(slack, "auth.test", *[broken] * 9)
    waits = Waits()
    async with opened(slack, tmp_path, waits) as bot:
        await waits.seconds.get()
    assert bot.connecting
    assert bot.connecting.cancelled()


def environment(slack: FakeSlack, tmp_path: Path, port: int) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "COMMITMENTS_"))}
    return {
        **kept, "PORT": str(port), "DATABASE_URL": f"sqlite:///{tmp_path / 'bot.db'}", "SLACK_BOT_TOKEN": "xoxb-test",
        "SLACK_SIGNING_SECRET": payloads.SECRET, "SLACK_API_URL": f"{slack.url}/api/",
        "METRICS_TOKEN": METRICS_TOKEN,
    }  # fmt: skip


async def test_the_process_says_that_a_token_is_bad_and_ends_and_one_that_waits_stops_when_told(
    slack: FakeSlack, tmp_path: Path
) -> None:
    slack.refuses("auth.test", "invalid_auth")
    command, given = [sys.executable, "-m", "bot"], environment(slack, tmp_path, port := free_port())
    ended = await asyncio.to_thread(
        subprocess.run, command, cwd=tmp_path, env=given, capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended.stderr
    assert "invalid_auth" in ended.stderr
    slack.says("auth.test", status=503)
    process = await asyncio.create_subprocess_exec(*command, cwd=tmp_path, env=given, stderr=asyncio.subprocess.PIPE)
    transport = httpx.AsyncHTTPTransport(retries=8)
    async with httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{port}", timeout=60) as http:
        assert (await http.get("/readyz", headers=OPERATOR)).status_code == 503
    process.terminate()
    _, told = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, told.decode()
    assert b"Traceback" not in told
