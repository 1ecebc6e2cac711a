"""A played Microsoft: the login, the published keys and the Bot Connector of Teams, on loopback, with state.

It keeps what was posted and edited, who is a member of what, and can be told to refuse.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from jwt.algorithms import RSAAlgorithm

from tests.loopback import loopback

CLIENT = "11111111-1111-4111-8111-111111111111"
TENANT = "22222222-2222-4222-8222-222222222222"
ELSEWHERE = "33333333-3333-4333-8333-333333333333"
BOT = f"28:{CLIENT}"
ISSUER = "https://api.botframework.com"
_KEY_ID = "key-1"

Json = dict[str, Any]


def object_id(name: str) -> str:
    """Return the object id of a person by their name, the same each time."""
    return f"00000000-0000-4000-8000-{name.encode().hex()[:12]:0>12}"


@dataclass(slots=True)
class Member:
    """A member of a conversation, as the connector tells of them."""

    name: str
    tenant: str = TENANT
    role: str = "user"
    email: str = ""

    @property
    def account(self) -> str:
        return f"29:{self.name}"

    def as_json(self) -> Json:
        return {
            "id": self.account, "name": self.name.title(), "aadObjectId": object_id(self.name),
            "tenantId": self.tenant, "userRole": self.role, "email": self.email,
        }  # fmt: skip


@dataclass(slots=True)
class Message:
    """What stands in a conversation: the newest form of one activity; `to` is the only one who sees it."""

    id: str
    conversation: str
    activity: Json
    to: str = ""
    edits: int = 0

    @property
    def card(self) -> Json:
        attachments = self.activity.get("attachments") or []
        return attachments[0]["content"] if attachments else {}

    @property
    def text(self) -> str:
        """Everything that is read, in its order."""
        return "\n".join([str(self.activity.get("text") or ""), *_texts(self.card.get("body") or [])]).strip()

    def button(self, title: str) -> Json:
        """Return the action of the button with a title."""
        return next(one for one in _actions(self.card.get("body") or []) if one["title"] == title)


@dataclass
class PlayedTeams:
    """Microsoft's side. `refusals` are answered, in turn, to the next writes: a status and an error code."""

    members: dict[str, list[Member]] = field(default_factory=dict)
    channels: dict[str, dict[str, str]] = field(default_factory=dict)
    """The names of the channels of each team, by their ids; the first has none."""
    messages: list[Message] = field(default_factory=list)
    refusals: list[tuple[int, str]] = field(default_factory=list)
    blocked: set[str] = field(default_factory=set)
    """Conversations in which nobody lets the bot write."""
    taken_before_refusing: bool = False
    calls: list[str] = field(default_factory=list)
    reads: list[str] = field(default_factory=list)
    """Of whose members."""
    key: RSAPrivateKey = field(default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048))
    url: str = ""
    uploads: list[tuple[bytes, str]] = field(default_factory=list)
    """Each with its Content-Range."""
    refuses_uploads: bool = False
    key_fetches: int = 0
    takes_messages: asyncio.Event | None = None
    """Set before messages are taken, if it is one."""
    posted: int = 0

    def token(self, **changed: Any) -> str:
        """Return the connector's token for a request; `changed` claims are those of a forger."""
        claims: Json = {
            "iss": ISSUER, "aud": CLIENT, "serviceurl": f"{self.url}/", "nbf": 0, "exp": 4_102_444_800, **changed,
        }  # fmt: skip
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(kept, self.key, algorithm="RS256", headers={"kid": _KEY_ID})

    def sent_to(self, conversation: str) -> list[Message]:
        return [one for one in self.messages if one.conversation.partition(";")[0] == conversation]

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._login)
        app.router.add_get("/keys", self._keys)
        app.router.add_post("/v3/conversations", self._open)
        app.router.add_post("/v3/conversations/{conversation}/activities", self._post)
        app.router.add_put("/v3/conversations/{conversation}/activities/{id}", self._update)
        app.router.add_delete("/v3/conversations/{conversation}/activities/{id}", self._delete)
        app.router.add_get("/v3/conversations/{conversation}/members/{account}", self._member)
        app.router.add_get("/v3/conversations/{conversation}/pagedMembers", self._members)
        app.router.add_get("/v3/teams/{team}/conversations", self._channels)
        app.router.add_get("/v3/teams/{team}", self._team)
        app.router.add_put("/upload", self._upload)
        return app

    async def _upload(self, request: web.Request) -> web.Response:
        assert "Authorization" not in request.headers, "our token is not OneDrive's"
        if self.refuses_uploads:
            return web.Response(status=507)
        self.uploads.append((await request.read(), request.headers["Content-Range"]))
        return web.json_response({}, status=201)

    async def _login(self, _: web.Request) -> web.Response:
        return web.json_response({"access_token": "token-of-the-bot", "expires_in": 3600})

    async def _keys(self, _: web.Request) -> web.Response:
        self.key_fetches += 1
        public = json.loads(RSAAlgorithm.to_jwk(self.key.public_key()))
        return web.json_response({"keys": [{**public, "kid": _KEY_ID, "use": "sig", "alg": "RS256"}]})

    async def _open(self, request: web.Request) -> web.Response:
        asked = await request.json()
        person = str(asked["members"][0]["id"])
        return web.json_response({"id": f"a:{person.removeprefix('29:')}"})

    async def _post(self, request: web.Request) -> web.Response:
        conversation, activity = request.match_info["conversation"], await request.json()
        if self.takes_messages:
            await self.takes_messages.wait()
        if conversation.partition(";")[0] in self.blocked:
            return _error(403, "MessageWritesBlocked")
        refusal = self._refusal("POST")
        if refusal is not None and not self.taken_before_refusing:
            return refusal
        to = activity["recipient"]["id"] if request.query.get("isTargetedActivity") else ""
        self.posted += 1
        message = Message(str(self.posted), conversation, activity, to)
        self.messages.append(message)
        return refusal or web.json_response({"id": message.id}, status=201)

    async def _update(self, request: web.Request) -> web.Response:
        if refusal := self._refusal("PUT"):
            return refusal
        found = next((one for one in self.messages if one.id == request.match_info["id"]), None)
        if found is None:
            return _error(404, "ActivityNotFoundInConversation")
        found.activity, found.edits = await request.json(), found.edits + 1
        return web.json_response({"id": found.id})

    async def _delete(self, request: web.Request) -> web.Response:
        self.messages = [one for one in self.messages if one.id != request.match_info["id"]]
        return web.Response()

    async def _member(self, request: web.Request) -> web.Response:
        asked = request.match_info["account"]
        for one in self.members.get(request.match_info["conversation"].partition(";")[0], []):
            if asked in {one.account, object_id(one.name)}:
                return web.json_response(one.as_json())
        return _error(404, "MemberNotFoundInConversation")

    async def _channels(self, request: web.Request) -> web.Response:
        found = self.channels.get(request.match_info["team"])
        if found is None:
            return _error(404, "NotFound")
        return web.json_response({"conversations": [{"id": id, "name": name or None} for id, name in found.items()]})

    async def _team(self, request: web.Request) -> web.Response:
        team = request.match_info["team"]
        return web.json_response({"id": team, "name": "Delivery"}) if team in self.channels else _error(404, "NotFound")

    async def _members(self, request: web.Request) -> web.Response:
        self.reads.append(request.match_info["conversation"].partition(";")[0])
        found = self.members.get(self.reads[-1], [])
        return web.json_response({"members": [one.as_json() for one in found]})

    def _refusal(self, call: str) -> web.Response | None:
        self.calls.append(call)
        return _error(*self.refusals.pop(0)) if self.refusals else None


def _error(status: int, code: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": "refused"}}, status=status)


def _texts(body: list[Json]) -> list[str]:
    found: list[str] = []
    for element in body:
        inlines = element.get("inlines") or []
        found += ["".join(str(run.get("text") or "") for run in inlines)] if inlines else []
        found += [str(element["text"])] if "text" in element else []
        found += [str(element["label"])] if "label" in element else []
    return found


def _actions(body: list[Json]) -> list[Json]:
    return [action for element in body for action in element.get("actions") or []]


@asynccontextmanager
async def played_teams() -> AsyncIterator[PlayedTeams]:
    """Play Microsoft on a free port of loopback."""
    teams = PlayedTeams()
    async with loopback(teams.app()) as teams.url:
        yield teams
