"""Stands between the local Teams client and the bot: what Microsoft's cloud does and the client does not.

It signs what the client posts, gives the bot its token, tells who is a member of what, refuses messages that one person
only would see (the client shows them to everybody), and acts for the people whom the client cannot play.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import httpx
from aiohttp import web

from tests.loopback import loopback
from tests.surfaces.teams.conftest import Client
from tests.surfaces.teams.played_teams import Json, Member, PlayedTeams

_ZONE = "Asia/Seoul"


@dataclass
class Relay:
    """`bot` and `client` are the addresses of the bot and of the client's connector."""

    teams: PlayedTeams
    http: httpx.AsyncClient
    client: str = ""
    bot: str = ""
    cards: dict[str, Json] = field(default_factory=dict)

    async def from_client(self, request: web.Request) -> web.StreamResponse:
        """Sign an activity of the client and hand it to the bot."""
        if request.method == "HEAD" or not self.bot:
            return web.Response()
        body = await request.json()
        body |= {"serviceUrl": f"{self.teams.url}/", "localTimezone": _ZONE}
        headers = {"Authorization": f"Bearer {self.teams.token()}"}
        answer = await self.http.post(f"{self.bot}/api/messages", json=body, headers=headers)
        return web.Response(status=answer.status_code, body=answer.content, content_type="application/json")

    async def to_client(self, request: web.Request) -> web.StreamResponse:
        """Hand a call of the bot to the client's connector, and keep the cards that it posts."""
        if request.query.get("isTargetedActivity"):
            return web.json_response({"error": {"code": "NotSupported"}}, status=400)
        body = await request.json() if request.can_read_body else None
        answer = await self.http.request(request.method, f"{self.client}{request.path}", json=body)
        if body and answer.is_success:
            self.cards[str(answer.json().get("id") or request.match_info.get("id", ""))] = body
        return web.Response(status=answer.status_code, body=answer.content, content_type="application/json")

    def person(self) -> Client:
        """Return what acts for people whom the client cannot play."""
        http = httpx.AsyncClient(base_url=self.bot, timeout=30)
        return Client(self.teams, http, count(1000))

    def card(self, text: str) -> tuple[str, Json]:
        """Return the newest card with a text, and the id of its message."""
        return next((name, body) for name, body in reversed(self.cards.items()) if text in str(body))


@asynccontextmanager
async def relaying(members: dict[str, list[Member]]) -> AsyncIterator[Relay]:
    """Relay on a free port of loopback."""
    teams = PlayedTeams(members=members)
    async with httpx.AsyncClient(timeout=30) as http:
        relay = Relay(teams, http)
        app = web.Application()
        played: Any = teams
        app.router.add_post("/{tenant}/oauth2/v2.0/token", played._login)
        app.router.add_get("/keys", played._keys)
        app.router.add_get("/v3/conversations/{conversation}/members/{account}", played._member)
        app.router.add_get("/v3/conversations/{conversation}/pagedMembers", played._members)
        app.router.add_route("*", "/api/messages", relay.from_client)
        app.router.add_route("*", "/v3/{rest:.*}", relay.to_client)
        async with loopback(app) as teams.url:
            yield relay
