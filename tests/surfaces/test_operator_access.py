"""/metrics and /readyz are for operators: with a token, or at a port of their own; /healthz is for everybody."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from bot.settings import Settings, SettingsError, read_settings
from bot.wiring import open_bot
from commitments.domain.clock import SystemClock
from tests.surfaces.slack import payloads
from tests.surfaces.slack.fakes import fake_slack, peopled

TOKEN = "a-token-of-operators"
CLOSED = ("/metrics", "/readyz")


def client(app: Starlette) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8000")


@asynccontextmanager
async def apps(tmp_path: Path, *, slack: bool = True, **more: Any) -> AsyncIterator[list[httpx.AsyncClient]]:
    """Open the bot; give a client of its port, and of METRICS_PORT if that is set."""
    async with fake_slack() as played:
        peopled(played)
        for_slack = {
            "slack_bot_token": "xoxb-1", "slack_signing_secret": payloads.SECRET, "slack_api_url": f"{played.url}/api/",
        }  # fmt: skip
        url = f"sqlite:///{tmp_path / 'bot.db'}"
        settings = Settings(_env_file=None, database_url=url, **(for_slack if slack else {}), **more)
        async with open_bot(settings) as bot:
            clients = [client(app) for app in bot.apps]
            yield clients
            for one in clients:
                await one.aclose()


async def test_without_a_setting_nobody_is_answered_and_the_refusal_names_both(tmp_path: Path) -> None:
    async with apps(tmp_path) as (web,):
        for path in CLOSED:
            answer = await web.get(path, headers={"authorization": "Bearer "})
            assert answer.status_code == 403
            assert "METRICS_TOKEN" in answer.text
            assert "METRICS_PORT" in answer.text
        assert (await web.get("/healthz")).text == "ok"


async def test_with_a_token_only_whoever_sends_it_is_answered(tmp_path: Path) -> None:
    async with apps(tmp_path, metrics_token=TOKEN) as (web,):
        for path in CLOSED:
            for wrong in ({}, {"authorization": TOKEN}, {"authorization": f"Bearer {TOKEN}x"}, {"authorization": "é"}):
                answer = await web.get(path, headers=[(b"x", b"y"), *encoded(wrong)])
                assert answer.status_code == 401
                assert TOKEN not in answer.text
            assert (await web.get(path, headers={"authorization": f"Bearer {TOKEN}"})).status_code == 200
        assert (await web.get("/healthz")).status_code == 200


def encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers.items()]


async def test_with_a_port_of_their_own_they_are_there_alone(tmp_path: Path) -> None:
    async with apps(tmp_path, metrics_port=9000) as (web, operators):
        for path in CLOSED:
            assert (await web.get(path)).status_code == 404
            assert (await operators.get(path)).status_code == 200
        assert [(await one.get("/healthz")).status_code for one in (web, operators)] == [200, 200]
        assert (await operators.post("/slack/events")).status_code == 404


async def test_with_both_the_port_asks_for_the_token(tmp_path: Path) -> None:
    async with apps(tmp_path, metrics_port=9000, metrics_token=TOKEN) as (_, operators):
        assert (await operators.get("/metrics")).status_code == 401


async def test_the_local_page_alone_has_no_outside(tmp_path: Path) -> None:
    async with apps(tmp_path, slack=False) as (web,):
        assert (await web.get("/readyz")).status_code in (200, 503)


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"METRICS_TOKEN": "short"}, "METRICS_TOKEN must have at least 16 characters."),
        ({"METRICS_TOKEN": "비밀" * 20}, "METRICS_TOKEN has a space or a letter that is not ASCII inside"),
        ({"METRICS_PORT": "0"}, "METRICS_PORT must be a whole number from 1 to 65535."),
        ({"METRICS_PORT": "8000"}, "METRICS_PORT and PORT must differ."),
    ],
)
def test_a_wrong_setting_is_one_sentence(
    given: dict[str, str], problem: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert str(refused.value).startswith(problem)


async def test_readiness_names_the_scopes_that_slack_misses_and_stays_ready(tmp_path: Path) -> None:
    async with fake_slack() as played:
        peopled(played)
        settings = Settings(
            _env_file=None, database_url=f"sqlite:///{tmp_path / 'bot.db'}", slack_bot_token="xoxb-1",
            slack_signing_secret=payloads.SECRET, slack_api_url=f"{played.url}/api/", metrics_token=TOKEN,
        )  # fmt: skip
        headers = {"authorization": f"Bearer {TOKEN}"}
        async with open_bot(settings) as bot, client(bot.app) as http:
            assert (await http.get("/readyz", headers=headers)).json() == {"database": True}
            played.says("conversations.info", ok=False, error="missing_scope", needed="channels:read")
            body = payloads.command()
            await http.post("/slack/events", content=body, headers=payloads.signed(body, at=SystemClock().now()))
            answer = await http.get("/readyz", headers=headers)
    assert (answer.status_code, answer.json()) == (200, {"database": True, "missing_scopes": ["channels:read"]})
