"""The real server process, as `make run` starts it, against the emulated Slack with the manifest's scopes only."""

import asyncio
import json
import os
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx

from commitments.adapters.migrating import migrate
from commitments.clock import SystemClock
from tests.e2e.emulate import BOT_TOKEN, TEAM, EmulatedSlack, emulated_slack
from tests.surfaces.slack.payloads import SECRET, command, signed

_PATIENCE = 60


@asynccontextmanager
async def server(root: Path, environment: Mapping[str, str]) -> AsyncIterator[httpx.AsyncClient]:
    """Run the bot in a process until it answers, and tell it to stop at the end; it must stop cleanly."""
    port = _free_port()
    quiet = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "COMMITMENTS_"))}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=root, env={**quiet, **environment, "PORT": str(port)},
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        transport = httpx.AsyncHTTPTransport(retries=8)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{port}", timeout=10) as http:
            async with asyncio.timeout(_PATIENCE):
                assert (await http.get("/readyz")).json() == {"database": True}
            yield http
    finally:
        process.terminate()
        _, errors = await asyncio.wait_for(process.communicate(), _PATIENCE)
    assert process.returncode == 0, errors.decode()
    assert BOT_TOKEN not in errors.decode()


async def says(http: httpx.AsyncClient, person: str, name: str, text: str, channel: str, trigger: str) -> str:
    body = command(name, text, team_id=TEAM, user_id=person, channel_id=channel, trigger_id=trigger)
    headers = signed(body, at=SystemClock().now())
    answer = await http.post("/slack/events", content=body, headers=headers)
    assert answer.status_code == 200
    return json.dumps(answer.json(), ensure_ascii=False)


async def test_the_server_keeps_promises_in_slack_across_a_restart(emulate: Path, root: Path, tmp_path: Path) -> None:
    async with emulated_slack(emulate, tmp_path, people=("alice", "minho")) as slack:
        alice, minho, acme = slack.people["alice"], slack.people["minho"], slack.channels["acme"]
        environment = {
            "DATABASE_URL": f"sqlite:///{tmp_path / 'server.db'}", "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": slack.api_url, "ADMINS": alice, "ZONE": "Asia/Seoul",
        }  # fmt: skip
        async with server(root, environment) as http:
            await says(http, alice, "/customer", "Acme here announce auto", acme, "t.1")
            made = await says(http, alice, "/commit", f"<@{minho}> send fix to Acme in 3 days", acme, "t.2")
            assert "C-1 is on record" in made
            assert _in_three_days() in made
            await _until_direct_message(slack, "minho", "gave you C-1")
            assert (await http.get("/")).status_code == 404, "the local page is off beside Slack"
        async with server(root, environment) as http:
            again = await says(http, alice, "/commit", f"<@{minho}> send fix to Acme in 3 days", acme, "t.2")
            assert again == made
            assert "C-1 · send fix" in await says(http, minho, "/commitments", "", acme, "t.3")
            assert "Nothing is late" in await says(http, alice, "/overdue", "", acme, "t.4")
        cards = [one for one in await slack.messages(acme) if "Our promise to Acme" in one["text"]]
        assert len(cards) == 1


def _in_three_days() -> str:
    day = SystemClock().now().astimezone(ZoneInfo("Asia/Seoul")) + timedelta(days=3)
    return f"{day:%a} {day.day} {day:%b} {day.year}, 18:00 KST"


async def _until_direct_message(slack: EmulatedSlack, person: str, text: str) -> None:
    """Look again and again, for a minute at most; each look is a request to Slack."""
    found = False
    async with asyncio.timeout(_PATIENCE):
        while not found:
            found = any(text in one["text"] for one in await slack.direct_messages(person))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_on_postgresql_one_process_answers_and_another_sends(
    emulate: Path, root: Path, tmp_path: Path, postgres_url: str
) -> None:
    await migrate(postgres_url)
    async with emulated_slack(emulate, tmp_path, people=("alice", "minho")) as slack:
        alice, minho, acme = slack.people["alice"], slack.people["minho"], slack.channels["acme"]
        environment = {
            "DATABASE_URL": postgres_url, "SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": slack.api_url, "ZONE": "Asia/Seoul",
        }  # fmt: skip
        async with server(root, {**environment, "COMMITMENTS_ROLE": "web"}) as web:
            await says(web, alice, "/customer", "Acme here", acme, "t.1")
            made = await says(web, alice, "/commit", f"<@{minho}> send fix to Acme in 3 days", acme, "t.2")
            assert "C-1 is on record" in made
            why = await says(web, alice, "/commit", "why C-1", acme, "t.3")
            assert "News → minho" in why
            assert not await slack.direct_messages("minho"), "a web process leaves sending to workers"
            async with server(root, {**environment, "COMMITMENTS_ROLE": "worker"}) as worker:
                await _until_direct_message(slack, "minho", "gave you C-1")
                assert (await worker.post("/slack/events")).status_code == 404, "a worker answers nobody"
            assert len(await slack.direct_messages("minho")) == 1
