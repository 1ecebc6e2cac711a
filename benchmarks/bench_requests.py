"""Latency of whole signed Slack requests through the guard, Bolt, the conversation and the store.

Measured with 1,000 and with 100,000 commitments stored, so that the ratio shows what growth costs.
"""

import hashlib
import hmac
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from urllib.parse import urlencode

import httpx
from pydantic import SecretStr

from benchmarks.one_workspace import NOW, PEOPLE, TEAM, workspace_with
from benchmarks.timing import Figures, summarise
from bot.conversation.companies import company_by
from bot.conversation.service import ConversationService
from bot.slack.client import open_clients
from bot.slack.installations import SettingsInstallation
from bot.slack.listeners import slack_app
from bot.slack.request_verification import slack_endpoint
from commitments.application.ports.installations import Installation
from commitments.application.ports.store import Store
from commitments.domain.channel import Channel
from commitments.domain.person import Person

SECRET = "a-signing-secret-of-the-benchmark"  # noqa: S105 - signs requests to ourselves
TYPED = {"commit": "/commit", "commitments": "/commitments", "overdue": "/overdue", "customer": "/customer"}
FEW, MANY, ROUNDS = 1_000, 100_000, 300


class _Clock:
    def now(self) -> datetime:
        return NOW


class _Directory:
    async def person(self, workspace: str, person: str) -> Person | None:
        return None

    async def channel(self, workspace: str, channel: str) -> Channel:
        return Channel(channel, shared=False)

    async def outsiders(self, workspace: str, channel: str) -> list[str]:
        return []


async def run() -> dict[str, object]:
    few, many = await _measured(FEW), await _measured(MANY)
    ratios = {name: round(many[name]["p99_ms"] / few[name]["p99_ms"], 2) for name in many}
    return {f"at_{FEW}": few, f"at_{MANY}": many, "p99_ratio": ratios}


async def _measured(stored: int) -> dict[str, Figures]:
    async with workspace_with(stored) as store:
        return await measured_requests(store)


async def measured_requests(store: Store, team: str = TEAM, rounds: int = ROUNDS) -> dict[str, Figures]:
    """Return how long each command takes in a workspace of `one_workspace.py`'s people and customers."""
    async with slack_requests(store, team) as http:
        return {
            "commit": await timed_requests(http, team, "/commit", "send part {} to Acme by the 15th", rounds),
            "commitments": await timed_requests(http, team, "/commitments", "", rounds),
            "overdue": await timed_requests(http, team, "/overdue", "", rounds),
            "overdue_of_leader": await timed_requests(http, team, "/overdue", "", rounds, PEOPLE[20]),
            "overdue_of_admin": await timed_requests(http, team, "/overdue", "", rounds, PEOPLE[0]),
        }


@asynccontextmanager
async def slack_requests(store: Store, team: str) -> AsyncIterator[httpx.AsyncClient]:
    """Open a client of the whole surface."""
    installations = SettingsInstallation(Installation("slack", team, team, SecretStr("xoxb-bench")))
    async with open_clients("http://127.0.0.1:9/") as clients:
        conversation = ConversationService(store, _Directory(), TYPED, company_of=company_by(installations))
        app = slack_app(conversation, clock=_Clock(), installations=installations, clients=clients)
        endpoint = slack_endpoint(app, SECRET, _Clock())
        async with httpx.AsyncClient(transport=httpx.ASGITransport(endpoint), base_url="https://bench") as http:
            yield http


async def timed_requests(
    http: httpx.AsyncClient, team: str, command: str, text: str, rounds: int, actor: str = PEOPLE[21]
) -> Figures:
    """Return how long one command takes; `{}` in its text is the number of the round."""
    timings = []
    for number in range(rounds):
        request = _signed(team, command, text.format(number), actor, f"{command}{text}{actor}{number}")
        started = time.perf_counter()
        answer = await http.send(request)
        timings.append((time.perf_counter() - started) * 1000)
        if answer.status_code != 200 or "blocks" not in answer.text:
            raise RuntimeError(f"{command} answered {answer.status_code}")
    return summarise(timings[10:])


def _signed(team: str, command: str, text: str, actor: str, trigger: str) -> httpx.Request:
    fields = {
        "command": command, "text": text, "user_id": actor, "team_id": team, "channel_id": "CBENCH",
        "channel_name": "bench", "trigger_id": trigger, "response_url": "http://127.0.0.1:9/", "api_app_id": "A1",
    }  # fmt: skip
    body, stamp = urlencode(fields), str(int(NOW.timestamp()))
    digest = hmac.new(SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": f"v0={digest}",
    }
    return httpx.Request("POST", "https://bench/slack/events", content=body, headers=headers)
