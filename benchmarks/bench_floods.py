"""A bot for Slack on SQLite, in a process of its own, under floods: 2,000 commands at once, half-sent requests, bodies.

`over_3_s` counts answers that Slack would not have waited for; `recorded` is what the database holds, `accepted` what
people were told: they must be equal. `processor_s` is the bot's own time, on however busy a machine.
"""

import asyncio
import os
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

import httpx

from benchmarks.timing import summarise
from benchmarks.worker_pool import ROOT
from commitments.domain.clock import SystemClock
from tests.surfaces.slack import payloads
from tests.surfaces.slack.fakes import fake_slack, peopled
from tests.tools import free_port

COMMANDS, PEOPLE = 2_000, 500
HALVES, BODIES = 1_300, 300
_PATIENCE = 60.0
_REFUSED = b"nothing was recorded"
_AWAY = b"nothing was changed"


@dataclass(frozen=True, slots=True)
class Bot:
    """A running bot."""

    port: int
    pid: int
    folder: Path

    def memory(self) -> float:
        """Return its resident memory in MB."""
        lines = Path(f"/proc/{self.pid}/status").read_text("utf-8").splitlines()
        return round(int(next(line.split()[1] for line in lines if line.startswith("VmRSS:"))) / 1024, 1)

    def processor(self) -> float:
        """Return the seconds of processor time that it has used."""
        user, system = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def recorded(self) -> int:
        with closing(sqlite3.connect(f"file:{self.folder / 'bot.db'}?mode=ro", uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM commitments").fetchone()[0])

    async def ask(self, request: bytes) -> tuple[float, bytes]:
        """Send a request over a connection of its own; return the seconds to its answer, and that."""
        began = time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(request)
        answer = await reader.read()
        writer.close()
        return time.perf_counter() - began, answer

    async def hold(self, sent: bytes, times: int) -> list[asyncio.StreamWriter]:
        """Open connections that send only that."""
        held = []
        for _ in range(times):
            _, writer = await asyncio.open_connection("127.0.0.1", self.port)
            writer.write(sent)
            held.append(writer)
        return held


async def run() -> dict[str, object]:
    async with _bot() as bot:
        commands = await _commands(bot)
    async with _bot() as bot:
        halves = await _held(bot, b"POST /slack/ev", HALVES)
        stalled = re.sub(rb"Content-Length: \d+", b"Content-Length: 1000000", _command(0)) + b"x" * 900_000
        bodies = await _held(bot, stalled, BODIES)
    return {"commands": commands, "half_sent": halves, "stalled_bodies": bodies}


@asynccontextmanager
async def _bot() -> AsyncIterator[Bot]:
    port = free_port()
    async with fake_slack() as slack:
        peopled(slack)
        with tempfile.TemporaryDirectory() as folder:
            environment = {
                **os.environ, "PORT": str(port), "DATABASE_URL": f"sqlite:///{folder}/bot.db", "LOG_LEVEL": "INFO",
                "SLACK_BOT_TOKEN": "xoxb-bench", "SLACK_SIGNING_SECRET": payloads.SECRET,
                "SLACK_API_URL": f"{slack.url}/api/",
            }  # fmt: skip
            with (Path(folder) / "log").open("wb") as log:
                process = await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "bot", cwd=ROOT, env=environment, stdout=log, stderr=log
                )
            try:
                transport = httpx.AsyncHTTPTransport(retries=9)
                address = f"http://127.0.0.1:{port}"
                async with httpx.AsyncClient(transport=transport, base_url=address, timeout=_PATIENCE) as http:
                    await http.get("/healthz")
                yield Bot(port, process.pid, Path(folder))
            finally:
                process.terminate()
                await process.wait()


async def _commands(bot: Bot) -> dict[str, object]:
    for number in range(PEOPLE):  # the bot asks Slack about people whom it does not know yet
        await bot.ask(_command(number, name="/customer", text="Acme here"))
    requests = [_command(number) for number in range(COMMANDS)]
    before, memory = bot.processor(), bot.memory()
    answers = await asyncio.gather(*map(bot.ask, requests))
    seconds = [taken for taken, _ in answers]
    return {
        "at_once": COMMANDS, **summarise([taken * 1000 for taken in seconds]),
        "over_3_s": sum(taken > 3 for taken in seconds),
        "accepted": sum(b"is on record" in answer for _, answer in answers), "recorded": bot.recorded(),
        "refused": sum(_REFUSED in answer for _, answer in answers),
        "timed_out": sum(_AWAY in answer for _, answer in answers), "processor_s": round(bot.processor() - before, 2),
        "memory_ratio": round(bot.memory() / memory, 2),
    }  # fmt: skip


async def _held(bot: Bot, sent: bytes, times: int) -> dict[str, object]:
    before = bot.memory()
    held = await bot.hold(sent, times)
    healthy, answer = await bot.ask(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    peak = bot.memory()
    for writer in held:
        writer.close()
    log = (bot.folder / "log").stat().st_size
    return {
        "connections": times, "healthz_s": round(healthy, 3), "healthy": b"200 OK" in answer, "memory_mb": before,
        "memory_then_mb": peak, "log_bytes": log,
    }  # fmt: skip


def _command(number: int, name: str = "/commit", text: str = "send part {} to Acme in 9 days") -> bytes:
    person = f"U{1000 + number % PEOPLE}"
    body = payloads.command(name, text.format(number), user_id=person, trigger_id=f"{name}.{number}")
    fields = {**payloads.signed(body, at=SystemClock().now()), "Host": "localhost", "Connection": "close"}
    head = "".join(f"{field}: {value}\r\n" for field, value in {**fields, "Content-Length": str(len(body))}.items())
    return f"POST /slack/events HTTP/1.1\r\n{head}\r\n".encode() + body
