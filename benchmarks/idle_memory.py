"""The resident memory of idle processes of `python -m bot`."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from benchmarks.worker_pool import ROOT
from tests.e2e.server import ready_made, serving
from tests.tools import free_port

_IDLE_SECONDS, _PATIENCE = 5.0, 60.0
_HOME = {"ok": True, "team_id": "T1", "team": "Bench", "user_id": "U0", "bot_id": "B0", "url": "https://bench.test/"}
SLACK = {
    "SLACK_BOT_TOKEN": "xoxb-bench", "SLACK_SIGNING_SECRET": "a-signing-secret-of-the-benchmark",
    "METRICS_TOKEN": "a-token-of-the-benchmark",
}  # fmt: skip
OPERATOR = {"Authorization": f"Bearer {SLACK['METRICS_TOKEN']}"}


async def idle_memory(url: str) -> dict[str, float]:
    """Return the resident memory of a worker and of a web process in MB, some seconds after they are ready."""
    found = {}
    with serving(ready_made(slack)) as address:
        for role in ("worker", "web"):
            settings = {"DATABASE_URL": url, "COMMITMENTS_ROLE": role, "SLACK_API_URL": f"{address}/api/", **SLACK}
            async with _bot(settings) as process:
                await asyncio.sleep(_IDLE_SECONDS)
                found[role] = await asyncio.to_thread(_resident, process)
    return found


def slack() -> Starlette:
    async def answer(_: Request) -> JSONResponse:
        return JSONResponse(_HOME)

    return Starlette(routes=[Route("/api/{method}", answer, methods=["POST"])])


@asynccontextmanager
async def _bot(settings: Mapping[str, str]) -> AsyncIterator[int]:
    port = free_port()
    environment = {**os.environ, **settings, "PORT": str(port), "LOG_LEVEL": "WARNING"}
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", cwd=ROOT, env=environment)
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http, asyncio.timeout(_PATIENCE):
            while not await _is_ready(http):  # noqa: ASYNC110 - another process, which sends us no event
                await asyncio.sleep(0.2)
        yield process.pid
    finally:
        process.terminate()
        await process.wait()


async def _is_ready(http: httpx.AsyncClient) -> bool:
    try:
        return (await http.get("/readyz", headers=OPERATOR)).status_code == 200
    except httpx.ConnectError:
        return False


def _resident(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmRSS:"))
    return round(int(kilobytes) / 1024, 1)
