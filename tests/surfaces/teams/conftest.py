"""The bot with Teams alone, beside a played Microsoft."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.settings import Settings
from bot.wiring import open_bot
from commitments.adapters.encryption import new_key
from tests.surfaces.teams.played_teams import (
    BOT,
    CLIENT,
    TENANT,
    Json,
    Member,
    Message,
    PlayedTeams,
    object_id,
    played_teams,
)

SEOUL = "Asia/Seoul"


def settings_of(teams: PlayedTeams, path: Path, **more: Any) -> Settings:
    return Settings(
        database_url=f"sqlite:///{path}", teams_client_id=CLIENT, teams_client_secret="s" * 24,
        teams_tenant_id=TENANT, teams_api_url=teams.url, encryption_key=(new_key(),), zone=SEOUL, country="KR",
        port=0, min_channel_interval_seconds=0, **more,
    )  # fmt: skip


@dataclass
class Client:
    """What Teams' clients do, as the connector posts it."""

    teams: PlayedTeams
    http: httpx.AsyncClient
    numbers: Any = field(default_factory=lambda: count(1))

    async def say(self, name: str, text: str, place: str = "", **more: Any) -> httpx.Response:
        """Send a message: in the personal chat, or with a mention of the bot in a place."""
        return await self.post(self.activity(name, place, text=text, **more))

    async def press(self, name: str, message: Message, title: str, place: str = "", **inputs: str) -> Json:
        """Press a button of a card by Action.Execute; return the invoke's answer."""
        button = message.button(title)
        action = {"type": "Action.Execute", "verb": button["verb"], "data": {**button["data"], **inputs}}
        activity = self.activity(
            name, place, type="invoke", name="adaptiveCard/action", value={"action": action, "trigger": "manual"},
            replyToId=message.id,
        )  # fmt: skip
        answer = await self.post(activity)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def submit(self, name: str, message: Message, title: str, place: str = "", **inputs: str) -> httpx.Response:
        """Press a button of a card by Action.Submit, as older clients do."""
        data = {**message.button(title)["fallback"]["data"], **inputs}
        return await self.post(self.activity(name, place, value=data, replyToId=message.id))

    def activity(self, who: str, place: str = "", /, **more: Any) -> Json:
        personal = {"conversationType": "personal", "id": f"a:{who}", "tenantId": TENANT}
        channel = {"conversationType": "channel", "id": f"{place};messageid=1", "tenantId": TENANT, "isGroup": True}
        return {
            "type": "message", "id": f"activity-{next(self.numbers)}", "channelId": "msteams",
            "serviceUrl": f"{self.teams.url}/", "timestamp": "2026-11-28T00:00:00Z",
            "from": {"id": f"29:{who}", "name": who.title(), "aadObjectId": object_id(who)},
            "conversation": channel if place else personal, "recipient": {"id": BOT, "name": "Commitments"},
            "channelData": {"tenant": {"id": TENANT}}, "locale": "en-US", "localTimezone": SEOUL,
            "entities": [
                {"type": "clientInfo", "locale": "en-US", "country": "KR", "timezone": SEOUL, "platform": "Web"}
            ],
            **more,
        }  # fmt: skip

    async def post(self, activity: Json, authorization: str | None = None) -> httpx.Response:
        token = f"Bearer {self.teams.token()}" if authorization is None else authorization
        return await self.http.post("/api/messages", json=activity, headers={"Authorization": token} if token else {})

    def said_to(self, name: str) -> Message:
        """Return the newest message in somebody's personal chat."""
        return self.teams.sent_to(f"a:{name}")[-1]


@pytest.fixture
async def teams() -> AsyncIterator[PlayedTeams]:
    async with played_teams() as played:
        for name in ("alice", "minho", "sam"):
            played.members[f"a:{name}"] = [Member(name)]
        yield played


@pytest.fixture
async def client(teams: PlayedTeams, tmp_path: Path) -> AsyncIterator[Client]:
    async with open_bot(settings_of(teams, tmp_path / "teams.db")) as bot:
        transport = httpx.ASGITransport(app=bot.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://bot") as http:
            yield Client(teams, http)
