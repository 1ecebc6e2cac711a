"""A conversation that answers as it is told, a clock that stands still, and a Slack on loopback."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Reply, Request
from bot.conversation.service import ConversationService
from tests.loopback import loopback
from tests.surfaces.slack.payloads import NOW

Json = dict[str, Any]
Answer = Callable[[Json], Awaitable[web.StreamResponse] | web.StreamResponse]


class StandingClock:
    """A clock that moves only when it is told."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class ScriptedConversation(ConversationService):
    """Gives the same reply to everything, and keeps what it was asked."""

    def __init__(self, reply: Reply | None = None, error: Exception | None = None) -> None:
        self.reply = reply or Reply()
        self.error = error
        self.heard: list[Request] = []

    async def handle_command(self, said: CommandRequest) -> Reply:
        return self._hear(said)

    async def handle_button(self, pressed: ButtonPress) -> Reply:
        return self._hear(pressed)

    async def handle_form(self, submitted: FormSubmission) -> Reply:
        return self._hear(submitted)

    def _hear(self, request: Request) -> Reply:
        self.heard.append(request)
        if self.error:
            raise self.error
        return self.reply


class RecordedChanges:
    """Keeps the changes it hears of; raises `error` while it is set."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, ...]] = []
        self.error: Exception | None = None

    async def channel_changed(self, workspace: str, channel: str, key: str) -> None:
        self._hear("channel_changed", workspace, channel, key)

    async def channel_id_changed(self, workspace: str, old: str, new: str, key: str) -> None:
        self._hear("channel_id_changed", workspace, old, new, key)

    async def channel_available(self, workspace: str, channel: str, key: str) -> None:
        self._hear("channel_available", workspace, channel, key)

    async def person_changed(self, workspace: str, person: str, key: str) -> None:
        self._hear("person_changed", workspace, person, key)

    async def removed(self, workspace: str, key: str) -> None:
        self._hear("removed", workspace, key)

    def _hear(self, *what: str) -> None:
        if self.error:
            raise self.error
        self.heard.append(what)


@dataclass
class FakeSlack:
    """Answers Web API calls as `answers` says for a method, else {"ok": true}; keeps every call, and its token.

    A method in `drops` is taken, and then the connection is closed without an answer.
    """

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    calls: list[tuple[str, Json]] = field(default_factory=list)
    drops: set[str] = field(default_factory=set)
    tokens: list[str] = field(default_factory=list)

    def made_with(self, token: str) -> list[tuple[str, Json]]:
        """Return the calls that carried a token ("" for none)."""
        return [call for call, used in zip(self.calls, self.tokens, strict=True) if used == token]

    def made(self, method: str) -> list[Json]:
        """Return the arguments of every call of one method."""
        return [arguments for name, arguments in self.calls if name == method]

    def says(self, method: str, *, status: int = 200, headers: dict[str, str] | None = None, **answer: Any) -> None:
        """Answer a method with JSON from now on."""
        self.answers[method] = lambda _: web.json_response({"ok": True, **answer}, status=status, headers=headers)

    def refuses(self, method: str, error: str) -> None:
        """Answer a method with one of Slack's errors from now on."""
        self.says(method, ok=False, error=error)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.path.removeprefix("/api/").strip("/")
        arguments = await read_arguments(request)
        self.calls.append((method, arguments))
        self.tokens.append(request.headers.get("authorization", "").removeprefix("Bearer "))
        if method in self.drops and request.transport:
            request.transport.close()
        if method not in self.answers:
            return web.json_response({"ok": True, "ts": "1772441000.000300", "channel": {"id": "D100"}})
        answer = self.answers[method](arguments)
        return await answer if isinstance(answer, Awaitable) else answer


async def read_arguments(request: web.Request) -> Json:
    """Read the arguments of a call, whether sent as JSON, as a form or in the address."""
    body = await request.read()
    if request.content_type == "application/json":
        return {**request.query, **json.loads(body)}
    if request.content_type == "application/octet-stream":
        return {"bytes": body}
    return {**request.query, **dict(parse_qsl(body.decode()))}


@asynccontextmanager
async def fake_slack() -> AsyncIterator[FakeSlack]:
    """Run a Slack on a free loopback port."""
    app = web.Application(client_max_size=1 << 22)
    slack = FakeSlack("")
    app.router.add_route("*", "/{tail:.*}", slack.handle)
    async with loopback(app, 0.1) as slack.url:
        yield slack


def peopled(slack: FakeSlack) -> None:
    """Let a Slack know itself, everybody who is asked about and every channel, as far as the bot asks."""
    slack.says("auth.test", team_id="T001", user_id="U0BOT", bot_id="B001", team="Ours", url="https://ours.slack.com/")
    slack.answers["users.info"] = lambda asked: web.json_response(
        {"ok": True, "user": {"id": asked["user"], "team_id": "T001", "tz": "Asia/Seoul", "real_name": "Ann Lee"}}
    )
    slack.says("conversations.members", members=[])
    slack.answers["conversations.info"] = lambda asked: web.json_response(
        {"ok": True, "channel": {"id": asked["channel"], "name": "team", "is_ext_shared": False}}
    )
