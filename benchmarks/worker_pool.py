"""Several worker processes that start sending at the same moment."""

import asyncio
import json
import os
import sys
import time
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
_PATIENCE = 120
Rates = dict[str, float]


async def send_all(who: str, url: str, *, processes: int, latency: float, at_once: int, expected: int) -> Rates:
    """Send everything with several workers ; return the rates. Raise RuntimeError unless each message arrives once."""
    workers = [await _start(who, url, str(latency), str(at_once)) for _ in range(processes)]
    for worker in workers:
        await _ready(worker)
    began = time.time()
    found: list[dict[str, Any]] = [json.loads(said) for said in await _finished(workers)]
    names = [name for one in found for name in one["names"]]
    if len(names) != expected or len(set(names)) != expected:
        raise RuntimeError(f"{who}: {len(names)} messages, {len(set(names))} different, {expected} expected")
    seconds = max(one["ended"] for one in found) - began
    cpu = sum(one["cpu_seconds"] for one in found)
    return {"a_second": expected / seconds, "a_cpu_second": expected / cpu}


async def _finished(workers: list[Process]) -> list[bytes]:
    """Start all and wait for all to end; a worker that hangs is killed. Raise TimeoutError."""
    try:
        async with asyncio.timeout(_PATIENCE):
            return await asyncio.gather(*map(_go, workers))
    finally:
        for worker in workers:
            if worker.returncode is None:
                worker.kill()


async def _start(*arguments: str) -> Process:
    path = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    command = [sys.executable, "-m", "benchmarks.worker_process", *arguments]
    return await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": path}, limit=2**26
    )


async def _ready(worker: Process) -> None:
    assert worker.stdout is not None
    if await worker.stdout.readline() != b"ready\n":
        raise RuntimeError("a worker did not start")


async def _go(worker: Process) -> bytes:
    said, _ = await worker.communicate(b"go\n")
    if worker.returncode:
        raise RuntimeError("a worker failed")
    return said
