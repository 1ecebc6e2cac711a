"""Start-up time, from the process to its first answer: `python -m bot` on a fresh SQLite file.

With the local page, which is filled meanwhile, and with Slack, whose stand-in answers at once.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Mapping
from statistics import median

import httpx

from benchmarks.idle_memory import OPERATOR, SLACK, slack
from benchmarks.worker_pool import ROOT
from tests.e2e.server import ready_made, serving
from tests.tools import free_port

_TURNS, _PATIENCE, _PAUSE = 7, 60.0, 0.005


async def run() -> dict[str, object]:
    """Return the median seconds to `/healthz` and to `/readyz`, of turns that alternate."""
    turns: list[dict[str, float]] = []
    with serving(ready_made(slack)) as address:
        with_slack = {**SLACK, "SLACK_API_URL": f"{address}/api/"}
        for _ in range(_TURNS):
            page, app = await _start({}), await _start(with_slack)
            turns.append(
                {
                    "page_healthy_s": page[0], "page_ready_s": page[1],
                    "slack_healthy_s": app[0], "slack_ready_s": app[1],
                }
            )  # fmt: skip
    return {"turns": _TURNS, **{name: round(median(turn[name] for turn in turns), 2) for name in turns[0]}}


async def _start(settings: Mapping[str, str]) -> tuple[float, float]:
    """Return the seconds until a new process is healthy, and until it is ready."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "COMMITMENTS_"))}
    with tempfile.TemporaryDirectory() as folder:
        files = {"DATABASE_URL": f"sqlite:///{folder}/bot.db", "PORT": str(port), "LOG_LEVEL": "WARNING"}
        began = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", cwd=ROOT, env={**kept, **files, **settings}, stdout=asyncio.subprocess.DEVNULL
        )
        try:
            async with httpx.AsyncClient(
                base_url=f"http://127.0.0.1:{port}", timeout=_PATIENCE, headers=OPERATOR
            ) as http:
                healthy = await _until(http, "/healthz", began)
                return healthy, await _until(http, "/readyz", began)
        finally:
            process.terminate()
            await process.wait()


async def _until(http: httpx.AsyncClient, path: str, began: float) -> float:
    async with asyncio.timeout(_PATIENCE):
        while not await _is_good(http, path):  # noqa: ASYNC110 - another process, which sends us no event
            await asyncio.sleep(_PAUSE)
    return time.perf_counter() - began


async def _is_good(http: httpx.AsyncClient, path: str) -> bool:
    try:
        return (await http.get(path)).status_code == 200
    except httpx.TransportError:
        return False
