"""The bot in a process of its own, as `make run` starts it."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from commitments.domain.clock import SystemClock
from tests.e2e.emulate import TEAM
from tests.surfaces.slack.payloads import command, signed
from tests.tools import free_port

PATIENCE = 60
_SECRETS = ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "TEAMS_CLIENT_SECRET", "ENCRYPTION_KEY")
_SETTINGS = ("SLACK_", "TEAMS_", "COMMITMENTS_")
METRICS_TOKEN = "the-token-of-operators"
OPERATOR = {"authorization": f"Bearer {METRICS_TOKEN}"}


@asynccontextmanager
async def server(root: Path, environment: Mapping[str, str], module: str = "bot") -> AsyncIterator[httpx.AsyncClient]:
    """Run the bot in a process until it answers, and tell it to stop at the end; it must stop cleanly."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_SETTINGS)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, cwd=root, stderr=asyncio.subprocess.PIPE,
        env={**kept, "METRICS_TOKEN": METRICS_TOKEN, **environment, "PORT": str(port)},
    )  # fmt: skip
    try:
        transport = httpx.AsyncHTTPTransport(retries=8)
        async with httpx.AsyncClient(
            transport=transport, base_url=f"http://127.0.0.1:{port}", timeout=30, headers=OPERATOR
        ) as http:
            async with asyncio.timeout(PATIENCE):
                assert (await http.get("/readyz")).json() == {"database": True}
            yield http
    finally:
        process.terminate()
        _, errors = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0, errors.decode()
    assert not [one for one in _SECRETS if environment.get(one, "xoxb-") in errors.decode()], "a secret in the log"


async def says(http: httpx.AsyncClient, person: str, name: str, text: str, channel: str, trigger: str) -> str:
    body = command(name, text, team_id=TEAM, user_id=person, channel_id=channel, trigger_id=trigger)
    headers = signed(body, at=SystemClock().now())
    answer = await http.post("/slack/events", content=body, headers=headers)
    assert answer.status_code == 200
    return json.dumps(answer.json(), ensure_ascii=False)
