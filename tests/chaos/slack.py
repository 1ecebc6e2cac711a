"""A Slack that misbehaves: its Web API over HTTP, in a process of its own. Every message it takes is written down.

python -m tests.chaos.slack LOG SEED FAULTS(JSON): prints its address, then serves until told to stop.
"""

import asyncio
import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from tests.chaos.faults import TAKEN, Fault, Faults
from tests.chaos.messages import Messages
from tests.loopback import loopback

TEAM: Final = "T0CHAOS"
_RETRY_AFTER: Final = {"Retry-After": "1"}
_MOST_ON_A_PAGE: Final = 999

Json = dict[str, Any]
Method = Callable[["PlayedApi", Json], Json]
Serve = Callable[[Path, int, Faults, Callable[[str], Awaitable[None]]], Coroutine[Any, Any, None]]


class PlayedApi:
    """Takes calls, fails some of them, and keeps what it took."""

    def __init__(self, messages: Messages, seed: int, faults: Faults) -> None:
        self.messages = messages
        self.calls: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self.uploads: dict[str, str] = {}
        self.renumbered: set[str] = set()
        self._tries: Counter[str] = Counter()
        self._seed, self._faults = seed, faults

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer one call of the Web API; what it changes is changed, and written down, before the answer."""
        arrived, name = time.monotonic(), request.match_info["method"]
        asked = await _arguments(request)
        self.calls[name] += 1
        if name not in METHODS:
            return web.json_response({"ok": False, "error": "unknown_method"})
        if asked.get("channel") in self.renumbered:
            return web.json_response({"ok": False, "error": "channel_not_found"})
        call = _identity(name, asked)
        self._tries[call] += 1
        fault, delay = self._faults.of(self._seed, call, self._tries[call])
        self.failed[fault] += 1
        await asyncio.sleep(delay / 2)
        if asked.get("channel") in self.renumbered:
            return web.json_response({"ok": False, "error": "channel_not_found"})
        said = METHODS[name](self, {**asked, "arrived": arrived, "fault": fault}) if fault in TAKEN else {}
        await asyncio.sleep(delay / 2)
        return _answered(request, fault, said)

    async def renumber(self, request: web.Request) -> web.StreamResponse:
        """Let Slack Connect begin in a channel: it has another id, and nobody is answered under the old one."""
        asked = await request.json()
        self.messages.renumber(asked["old"], asked["new"])
        self.renumbered.add(asked["old"])
        return web.Response(text="OK")

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """Take the bytes of a file; nobody sees them yet."""
        await request.read()
        return web.Response(text="OK")

    async def reply(self, _: web.Request) -> web.StreamResponse:
        """Take a late answer, which nobody reads here."""
        return web.Response(text="ok")

    async def figures(self, _: web.Request) -> web.StreamResponse:
        """Return what was called, and how calls ended."""
        return web.json_response({"calls": self.calls, "failed": self.failed})


async def _arguments(request: web.Request) -> Json:
    if request.content_type == "application/json":
        found: Json = await request.json()
        return found
    form = {name: str(value) for name, value in (await request.post()).items()}
    for name in ("metadata", "files", "blocks"):
        if name in form:
            form[name] = json.loads(form[name])
    return form


def _identity(name: str, asked: Json) -> str:
    """Name a call so that its second try is known as one: a message by its notification, a look by its place."""
    if name == "chat.postMessage":
        return f"post/{notification_of(asked)}"
    if name == "files.completeUploadExternal":
        return f"file/{asked['files'][0]['id']}"
    if name == "chat.update":
        return f"edit/{asked['channel']}/{asked['ts']}"
    return f"look/{name}/{asked.get('channel', '')}/{asked.get('ts', '')}"


def notification_of(asked: Json) -> str:
    """Return the notification's id from a message's metadata, "" where it has none."""
    return str(((asked.get("metadata") or {}).get("event_payload") or {}).get("id") or "")


def _answered(request: web.Request, fault: Fault, said: Json) -> web.StreamResponse:
    if fault is Fault.LIMITED:
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=_RETRY_AFTER)
    if fault in {Fault.BROKEN_BEFORE, Fault.BROKEN_AFTER}:
        return web.Response(text="<html>Server Error</html>", content_type="text/html", status=500)
    if fault is Fault.DROPPED and request.transport is not None:
        request.transport.abort()
    return web.json_response({"ok": True, **said})


def _auth(_: PlayedApi, __: Json) -> Json:
    return {"team_id": TEAM, "team": "Chaos", "user_id": "U0BOT", "bot_id": "B0BOT", "url": "https://chaos.slack.test/"}


def _open(_: PlayedApi, asked: Json) -> Json:
    return {"channel": {"id": f"D{asked['users']}"}}


def _user(_: PlayedApi, asked: Json) -> Json:
    profile = {"real_name": asked["user"]}
    return {"user": {"id": asked["user"], "team_id": TEAM, "tz": "UTC", "locale": "en-US", "profile": profile}}


def _channel(_: PlayedApi, asked: Json) -> Json:
    return {"channel": {"id": asked["channel"], "name": asked["channel"].lower(), "is_ext_shared": True}}


def _members(_: PlayedApi, __: Json) -> Json:
    return {"members": []}


def _post(api: PlayedApi, asked: Json) -> Json:
    ts = api.messages.take(
        asked["channel"], asked["text"], thread=asked.get("thread_ts"), metadata=asked.get("metadata"),
        note={"method": "chat.postMessage", "id": notification_of(asked), "arrived": asked["arrived"],
              "fault": asked["fault"]},
    )  # fmt: skip
    return {"channel": asked["channel"], "ts": ts}


def _update(api: PlayedApi, asked: Json) -> Json:
    note = {"method": "chat.update", "id": notification_of(asked), "arrived": asked["arrived"], "fault": asked["fault"]}
    api.messages.edit(asked["channel"], asked["ts"], asked["text"], note)
    return {"channel": asked["channel"], "ts": asked["ts"]}


def _history(api: PlayedApi, asked: Json) -> Json:
    return _page(api.messages.newest_first(asked["channel"]), asked)


def _replies(api: PlayedApi, asked: Json) -> Json:
    return _page(api.messages.thread(asked["channel"], asked["ts"]), asked)


def _page(found: list[Json], asked: Json) -> Json:
    start, limit = int(asked.get("cursor") or 0), min(int(asked.get("limit") or 100), _MOST_ON_A_PAGE)
    further = str(start + limit) if start + limit < len(found) else ""
    return {"messages": found[start : start + limit], "response_metadata": {"next_cursor": further}}


def _place(api: PlayedApi, asked: Json) -> Json:
    # The id follows from the name, which is the notification's own: a second try is known as one.
    file = f"F{asked['filename']}"
    api.uploads[file] = asked["filename"]
    return {"file_id": file, "upload_url": f"{api.messages.address}/upload"}


def _complete(api: PlayedApi, asked: Json) -> Json:
    name = api.uploads[asked["files"][0]["id"]]
    api.messages.take(
        asked["channel_id"], asked["initial_comment"], thread=asked.get("thread_ts"), files=[{"name": name}],
        note={"method": "files.completeUploadExternal", "id": Path(name).stem.rpartition("-")[2],
              "arrived": asked["arrived"], "fault": asked["fault"]},
    )  # fmt: skip
    return {"files": asked["files"]}


METHODS: Final[dict[str, Method]] = {
    "auth.test": _auth,
    "conversations.open": _open,
    "conversations.info": _channel,
    "conversations.members": _members,
    "users.info": _user,
    "chat.postMessage": _post,
    "chat.update": _update,
    "conversations.history": _history,
    "conversations.replies": _replies,
    "files.getUploadURLExternal": _place,
    "files.completeUploadExternal": _complete,
}


async def serve(log: Path, seed: int, faults: Faults, say: Callable[[str], Awaitable[None]]) -> None:
    """Serve on a free loopback port until cancelled; say the address once it is open."""
    with Messages(log) as messages:
        api, app = PlayedApi(messages, seed, faults), web.Application()
        app.add_routes([
            web.post("/api/{method}", api.call), web.post("/upload", api.upload), web.get("/figures", api.figures),
            web.post("/renumber", api.renumber), web.post("/reply", api.reply),
        ])  # fmt: skip
        async with loopback(app) as messages.address:
            await say(messages.address)
            await asyncio.Event().wait()


async def serve_until_told(serve: Serve, log: Path, seed: int, faults: Faults) -> None:
    """Serve until the process is told to stop; print the address."""
    serving = asyncio.create_task(serve(log, seed, faults, _print))
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, serving.cancel)
    with suppress(asyncio.CancelledError):
        await serving


async def _print(address: str) -> None:
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(serve_until_told(serve, Path(sys.argv[1]), int(sys.argv[2]), Faults(**json.loads(sys.argv[3]))))
