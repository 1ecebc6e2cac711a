"""What the Slack tests share: a Slack on loopback, and the endpoint that Slack would call."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.client import Clients, open_clients
from bot.slack.installations import SettingsInstallation
from bot.slack.listeners import slack_app
from bot.slack.request_verification import slack_endpoint
from bot.telemetry.metrics import Metrics
from tests.surfaces.slack import payloads
from tests.surfaces.slack.fakes import FakeSlack, RecordedChanges, ScriptedConversation, StandingClock, fake_slack


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as running:
        yield running


@pytest.fixture
async def clients(slack: FakeSlack) -> AsyncIterator[Clients]:
    async with open_clients(f"{slack.url}/api") as opened:
        yield opened


@pytest.fixture
def client(clients: Clients) -> AsyncWebClient:
    return clients.of(payloads.HOME)


@dataclass
class Endpoint:
    """/slack/events with a scripted conversation behind it."""

    conversation: ScriptedConversation
    http: httpx.AsyncClient
    slack: FakeSlack
    metrics: Metrics
    changes: RecordedChanges = field(default_factory=RecordedChanges)

    @property
    def hook(self) -> str:
        """The response_url of this Slack."""
        return f"{self.slack.url}/hook"

    async def post(
        self, body: bytes, headers: dict[str, str] | None = None, *, at: datetime = payloads.NOW
    ) -> httpx.Response:
        sent = headers if headers is not None else payloads.signed(body, at=at)
        return await self.http.post("/slack/events", content=body, headers=sent)

    async def command(self, text: str = "send fix to Acme by the 15th", **more: str) -> httpx.Response:
        return await self.post(payloads.command(text=text, response_url=self.hook, **more))

    async def interact(self, payload: payloads.Json) -> httpx.Response:
        return await self.post(payloads.form({**payload, "response_url": self.hook}))

    async def event(self, inner: payloads.Json, **more: Any) -> httpx.Response:
        body = payloads.event(inner, **more)
        return await self.post(body, payloads.signed(body, kind=payloads.JSON))

    def opened(self) -> payloads.Json:
        """Return the modal that was opened last."""
        view = self.slack.made("views.open")[-1]["view"]
        opened: payloads.Json = json.loads(view) if isinstance(view, str) else view
        return opened


@pytest.fixture
async def endpoint(slack: FakeSlack, clients: Clients) -> AsyncIterator[Endpoint]:
    conversation, changes, clock = ScriptedConversation(), RecordedChanges(), StandingClock()
    installations = SettingsInstallation(payloads.HOME)
    metrics = Metrics()
    app = slack_app(
        conversation, clock=clock, installations=installations, clients=clients, changes=changes, meter=metrics
    )
    transport = httpx.ASGITransport(slack_endpoint(app, payloads.SECRET, clock, meter=metrics))
    async with httpx.AsyncClient(transport=transport, base_url="https://bot.example.com") as http:
        yield Endpoint(conversation, http, slack, metrics, changes)
