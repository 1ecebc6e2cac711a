"""The whole bot for Slack while its PostgreSQL stops and comes back: what Slack and a load balancer are told."""

import asyncio
from pathlib import Path

import httpx

from commitments.domain.clock import SystemClock
from tests.e2e.process import PATIENCE, server
from tests.postgres import Server
from tests.resilience.test_postgres import AWAY, halted, started
from tests.surfaces.slack import payloads
from tests.surfaces.slack.fakes import fake_slack, peopled

KOREAN = "지금은 기록에 접근할 수 없어 아무것도 바꾸지 않았습니다."


async def command(web: httpx.AsyncClient, name: str = "/commitments", **more: str) -> str:
    body = payloads.command(name, "", **more)
    answer = await web.post("/slack/events", content=body, headers=payloads.signed(body, at=SystemClock().now()))
    assert answer.status_code == 200
    return str(answer.json()["text"])


async def press(web: httpx.AsyncClient, hook: str) -> int:
    body = payloads.form(payloads.ephemeral(payloads.press("done:0", "1", response_url=hook)))
    headers = payloads.signed(body, at=SystemClock().now())
    return (await web.post("/slack/events", content=body, headers=headers)).status_code


async def event(web: httpx.AsyncClient) -> int:
    body = payloads.event({"type": "channel_shared", "channel": "C100"})
    headers = payloads.signed(body, at=SystemClock().now(), kind=payloads.JSON)
    return (await web.post("/slack/events", content=body, headers=headers)).status_code


async def until_green(web: httpx.AsyncClient) -> None:
    status = 503
    async with asyncio.timeout(PATIENCE):
        while status != 200:
            status = (await web.get("/readyz")).status_code


async def test_slack_hears_the_sentence_and_events_come_again(root: Path, postgres: Server, url: str) -> None:
    async with fake_slack() as slack:
        peopled(slack)
        environment = {
            "DATABASE_URL": url, "SLACK_BOT_TOKEN": "xoxb-commitments", "SLACK_SIGNING_SECRET": payloads.SECRET,
            "SLACK_API_URL": f"{slack.url}/api/", "LANGUAGE": "ko", "DATABASE_TIMEOUT_SECONDS": "1",
        }  # fmt: skip
        async with server(root, environment) as web:
            assert AWAY not in await command(web)
            halted(postgres)
            try:
                assert await command(web) == AWAY
                assert KOREAN in await command(web, user_id="U200")
                assert await press(web, f"{slack.url}/hook") == 200
                assert AWAY in str(slack.made("hook")[-1])
                assert await event(web) == 500
                assert (await web.get("/readyz")).status_code == 503
                assert (await web.get("/healthz")).status_code == 200
            finally:
                started(postgres)
            await until_green(web)
            assert await event(web) == 200
            assert AWAY not in await command(web)
