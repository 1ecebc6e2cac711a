"""The npm package `emulate`: a stateful Slack Web API on loopback, seeded with the manifest's scopes.

It checks scopes strictly, so what works against it needs no scope that the manifest lacks. It knows no
commands, no clicks, no Socket Mode, no Slack Connect, no time zones and no rate limits: tests post signed
payloads themselves. Unlike Slack it takes POST with a body only, and lets a bot write to any public channel.
"""

import asyncio
import json
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import aiohttp

from bot.slack.app_manifest_data import BOT_SCOPES
from tests.tools import free_port, node

BOT_TOKEN: Final = "xoxb-commitments"
BOT_USER: Final = "U0BOT"
BOT: Final = "B001"
TEAM: Final = "T000000001"
ADMIN: Final = "admin"
_SECONDS_TO_START: Final = 30

Json = dict[str, Any]


@dataclass
class EmulatedSlack:
    """A running Slack. `people` and `channels` give ids by name; the bot is in every channel of `channels`."""

    url: str
    session: aiohttp.ClientSession
    people: dict[str, str] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)

    @property
    def api_url(self) -> str:
        """What SLACK_API_URL has to be."""
        return f"{self.url}/api/"

    async def call(self, method: str, by: str = ADMIN, **arguments: str) -> Json:
        """Call a method as one of the people, who have every scope; raises AssertionError when Slack refuses."""
        headers = {"Authorization": f"Bearer {token_of(by)}"}
        async with self.session.post(self.api_url + method, data=arguments, headers=headers) as response:
            answer: Json = await response.json()
        assert answer["ok"], f"{method}: {answer.get('error')}"
        return answer

    async def messages(self, channel: str, by: str = ADMIN) -> list[Json]:
        """Return a channel's messages (by the channel's id), newest first."""
        answer = await self.call("conversations.history", by, channel=channel, include_all_metadata="true")
        return list(answer["messages"])

    async def direct_messages(self, person: str) -> list[Json]:
        """Return what the bot and one of the people wrote to each other, newest first."""
        opened = await self.call("conversations.open", person, users=BOT_USER)
        return await self.messages(opened["channel"]["id"], person)

    async def trigger_id(self) -> str:
        """Return a trigger_id that opens one modal within three seconds, as a command or a click brings."""
        headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
        async with self.session.post(self.api_url + "views.generateTriggerId", headers=headers) as response:
            answer: Json = await response.json()
        return str(answer["trigger_id"])

    async def _learn_ids(self) -> None:
        users = await self.call("users.list")
        self.people = {one["name"]: one["id"] for one in users["members"]}
        listed = await self.call("conversations.list", types="public_channel,private_channel")
        self.channels = {one["name"]: one["id"] for one in listed["channels"]}

    async def _invite_bot(self, names: Iterable[str]) -> None:
        for name in names:
            await self.call("conversations.invite", channel=self.channels[name], users=BOT_USER)


def token_of(person: str) -> str:
    """Return the token with which a person acts."""
    return f"xoxp-{person}"


def seed(people: Iterable[str], channels: Iterable[str], private: Iterable[str], scopes: Iterable[str]) -> Json:
    """Return the seed: a workspace whose bot has exactly `scopes`."""
    granted = sorted(scopes)
    app = {"client_id": "1.2", "client_secret": "s", "name": "Commitments", "redirect_uris": ["http://localhost/"]}
    bot = {"bot_id": BOT, "bot_user_id": BOT_USER}
    tokens: list[Json] = [{"token": token_of(name), "type": "user", "user": name} for name in (ADMIN, *people)]
    tokens.append({"token": BOT_TOKEN, "type": "bot", "user_id": BOT_USER, "scopes": granted, **bot})
    return {
        "slack": {
            "team": {"name": "Ours", "domain": "ours"},
            "strict_scopes": True,
            "users": [{"name": name} for name in people],
            "channels": [{"name": name} for name in channels]
            + [{"name": name, "is_private": True} for name in private],
            "oauth_apps": [{**app, **bot, "bot_name": "commitments", "scopes": granted}],
            "tokens": tokens,
        }
    }


@asynccontextmanager
async def emulated_slack(
    script: Path,
    folder: Path,
    *,
    people: Iterable[str] = ("ann", "sam"),
    channels: Iterable[str] = ("acme",),
    private: Iterable[str] = (),
    scopes: Iterable[str] = tuple(BOT_SCOPES),
) -> AsyncIterator[EmulatedSlack]:
    """Run `script` (the fixture `emulate`) with its seed in `folder`, and stop it at the end."""
    members, public, closed = list(people), list(channels), list(private)
    config = folder / "emulate.yaml"
    config.write_text(json.dumps(seed(members, public, closed, scopes)), encoding="utf-8")
    port = free_port()
    async with _process(script, folder, port, config), aiohttp.ClientSession() as session:
        slack = EmulatedSlack(f"http://127.0.0.1:{port}", session)
        await slack._learn_ids()
        await slack._invite_bot([*public, *closed])
        yield slack


@asynccontextmanager
async def _process(script: Path, folder: Path, port: int, config: Path) -> AsyncIterator[Process]:
    program = str(node())
    arguments = [str(script), "start", "--service", "slack", "--port", str(port), "--seed", str(config)]
    process = await asyncio.create_subprocess_exec(program, *arguments, cwd=folder, stdout=PIPE, stderr=PIPE)
    reading: asyncio.Task[None] | None = None
    try:
        await asyncio.wait_for(_until_started(process, config), _SECONDS_TO_START)
        reading = asyncio.create_task(_drain(process))
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        if reading is not None:
            await reading


async def _until_started(process: Process, config: Path) -> None:
    """Read what it says until the line that it says last."""
    assert process.stdout
    assert process.stderr
    while line := await process.stdout.readline():
        if config.name.encode() in line:
            return
    raise AssertionError(f"the Slack stand-in did not start: {(await process.stderr.read()).decode()}")


async def _drain(process: Process) -> None:
    assert process.stdout
    assert process.stderr
    await asyncio.gather(process.stdout.read(), process.stderr.read())
