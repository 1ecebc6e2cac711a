"""A Bot Connector of Teams that misbehaves, in a process of its own. Every message it takes is written down.

python -m tests.chaos.teams LOG SEED FAULTS(JSON): prints its address, then serves until told to stop.
"""

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from tests.chaos.faults import TAKEN, Fault, Faults
from tests.chaos.messages import Messages
from tests.chaos.named import HEADER
from tests.chaos.slack import serve_until_told
from tests.chaos.surfaces import BLOCKED
from tests.loopback import loopback
from tests.surfaces.teams.played_teams import Member, Message

FOOTER: Final = "This may be a second copy"
Json = dict[str, Any]


class PlayedConnector:
    """Takes calls, fails some of them, and keeps what it took."""

    def __init__(self, messages: Messages, seed: int, faults: Faults) -> None:
        self.messages = messages
        self.failed: Counter[str] = Counter()
        self._tries: Counter[str] = Counter()
        self._seed, self._faults = seed, faults

    async def post(self, request: web.Request) -> web.StreamResponse:
        """Take a message, unless the call fails."""
        conversation, _, thread = request.match_info["conversation"].partition(";messageid=")
        if conversation.endswith(BLOCKED):
            self.failed["403"] += 1
            return web.json_response({"error": {"code": "MessageWritesBlocked"}}, status=403)
        text = Message("", conversation, await request.json()).text

        def take(note: Json) -> str:
            return self.messages.take(conversation, text, thread=thread or None, note=note)

        return await self._call(request, f"post/{request.headers[HEADER]}", "chat.postMessage", text, take)

    async def update(self, request: web.Request) -> web.StreamResponse:
        """Take an edit, unless the call fails."""
        conversation, known = request.match_info["conversation"], request.match_info["id"]
        text = Message("", conversation, await request.json()).text

        def edit(note: Json) -> str:
            self.messages.edit(conversation, known, text, note)
            return known

        return await self._call(request, f"edit/{conversation}/{known}", "chat.update", text, edit)

    async def _call(
        self, request: web.Request, call: str, method: str, text: str, take: Callable[[Json], str]
    ) -> web.StreamResponse:
        arrived = time.monotonic()
        self._tries[call] += 1
        fault, delay = self._faults.of(self._seed, call, self._tries[call])
        self.failed[fault] += 1
        note = {
            "method": method, "id": request.headers[HEADER], "arrived": arrived, "fault": fault,
            "again": FOOTER in text,
        }  # fmt: skip
        await asyncio.sleep(delay / 2)
        taken = take(note) if fault in TAKEN else ""
        await asyncio.sleep(delay / 2)
        return _answered(request, fault, taken)

    async def members(self, _: web.Request) -> web.StreamResponse:
        return web.json_response({"members": [Member("alice").as_json()]})

    async def login(self, _: web.Request) -> web.StreamResponse:
        return web.json_response({"access_token": "t", "expires_in": 3600})

    async def figures(self, _: web.Request) -> web.StreamResponse:
        """Return how calls ended."""
        return web.json_response({"calls": {}, "failed": self.failed})


def _answered(request: web.Request, fault: Fault, taken: str) -> web.StreamResponse:
    if fault is Fault.LIMITED:
        return web.json_response({"error": {"code": "TooManyRequests"}}, status=429, headers={"Retry-After": "1"})
    if fault in {Fault.BROKEN_BEFORE, Fault.BROKEN_AFTER}:
        return web.Response(text="<html>Bad Gateway</html>", content_type="text/html", status=502)
    if fault is Fault.DROPPED and request.transport is not None:
        request.transport.abort()
    return web.json_response({"id": taken}, status=201)


async def serve(log: Path, seed: int, faults: Faults, say: Callable[[str], Awaitable[None]]) -> None:
    """Serve on a free loopback port until cancelled; say the address once it is open."""
    with Messages(log) as messages:
        played, app = PlayedConnector(messages, seed, faults), web.Application()
        app.add_routes([
            web.post("/{tenant}/oauth2/v2.0/token", played.login), web.get("/figures", played.figures),
            web.post("/v3/conversations/{conversation}/activities", played.post),
            web.put("/v3/conversations/{conversation}/activities/{id}", played.update),
            web.get("/v3/conversations/{conversation}/pagedMembers", played.members),
        ])  # fmt: skip
        async with loopback(app) as address:
            await say(address)
            await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve_until_told(serve, Path(sys.argv[1]), int(sys.argv[2]), Faults(**json.loads(sys.argv[3]))))
