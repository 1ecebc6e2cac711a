"""One run: fill the outbox, let workers send while everything fails, and judge what Slack took."""

import asyncio
import json
import random
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import asyncpg
import httpx
from sqlalchemy import select

from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.outbox.row_decoding import RAW, decode
from commitments.adapters.sql.store import SqlStore
from commitments.domain.clock import SystemClock
from tests.chaos.faults import Fault, Faults
from tests.chaos.fill import Amount, fill
from tests.chaos.judge import Row, Verdict, figures, judge, read_log
from tests.chaos.workers import Workers, politely
from tests.postgres import Server, database

ROOT = Path(__file__).parents[2]
_LOOK_SECONDS = 0.1
_STARTS_WITHIN = 60
_STOPPED_WELL = (0, 2, -signal.SIGTERM)
"""Done, refused because the database was away, or told to stop before it had begun."""
_BUSY = (0.03, 0.85)
"""Kills and restarts come while this share of the messages is out: there is work to break off."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is made of. `tolerance_seconds` is for messages seen late by a busy machine."""

    amount: Amount
    workers: int
    kills: int
    restarts: int
    lease_seconds: float
    channel_seconds: float
    deadline_seconds: float
    tolerance_seconds: float
    seed: int = 1
    faults: Faults = field(default_factory=Faults)
    module: str = "bot"


async def run(plan: Plan, server: Server, folder: Path) -> Verdict:
    """Run it in a fresh database of that server; raises TimeoutError when it does not end in time."""
    log = folder / "slack.jsonl"
    log.touch()
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(database(server))
        store = await open_store(url)
        stack.push_async_callback(store.close)
        planned = await fill(store, plan.amount, SystemClock().now())
        async with _slack(log, plan, folder) as address:
            began = SystemClock().now()
            workers = Workers(plan.workers, plan.module, ROOT, folder, _environment(plan, url, address))
            restarts = await _live(plan, workers, server, url, log)
            ends = await workers.stop()
            async with httpx.AsyncClient(base_url=address) as http:
                said = (await http.get("/figures")).json()
        rows, taken = await _rows(store), read_log(log)
    verdict = judge(rows, taken, plan.channel_seconds, plan.tolerance_seconds)
    verdict.lost += sorted(set(planned) - {row.id for row in rows})  # not even a row is left
    verdict.figures = {
        **figures(rows, taken, began, plan.lease_seconds),
        "kills": workers.killed,
        "restarts of the database": restarts,
        "workers that ended by themselves": workers.ended,
        "workers that did not stop well": sum(end not in _STOPPED_WELL for end in ends),
        **_at_slack(said),
    }
    return verdict


def _at_slack(said: dict[str, Any]) -> dict[str, int]:
    """Give how calls ended at the played Slack, and how often it was asked for what it has."""
    failed = {str(fault): said["failed"].get(fault, 0) for fault in Fault if fault is not Fault.NONE}
    looks = sum(said["calls"].get(name, 0) for name in ("conversations.history", "conversations.replies"))
    return {**failed, "looks": looks}


async def _live(plan: Plan, workers: Workers, server: Server, url: str, log: Path) -> int:
    """Kill and restart until that is done and every notification has ended; give the number of restarts."""
    dice, is_ours = random.Random(plan.seed), server.stop is not None
    trouble = [*["kill"] * plan.kills, *["restart"] * (plan.restarts if is_ours else 0)]
    dice.shuffle(trouble)
    messages = plan.amount.notifications - plan.amount.notices
    moments = sorted(dice.uniform(*_BUSY) * messages for _ in trouble)
    try:
        async with asyncio.timeout(plan.deadline_seconds):
            for what, moment in zip(trouble, moments, strict=True):
                await _until_out(moment, log, workers)
                if what == "kill":
                    await workers.kill(dice)
                else:
                    await asyncio.to_thread(server.restart)
            while await _open(url):
                await workers.fill_up()
                await asyncio.sleep(_LOOK_SECONDS)
    except BaseException as error:
        await workers.stop()
        error.add_note(workers.said())
        raise
    return trouble.count("restart")


async def _until_out(count: float, log: Path, workers: Workers) -> None:
    """Wait until Slack has taken so many messages."""
    seen = 0
    with log.open("rb") as file:
        while (seen := seen + file.read().count(b"\n")) < count:
            await workers.fill_up()
            await asyncio.sleep(_LOOK_SECONDS)


async def _open(url: str) -> int | None:
    """Count the notifications that have not ended; None while the database does not answer."""
    try:
        connection = await asyncpg.connect(url)
        try:
            return int(
                await connection.fetchval("SELECT count(*) FROM notifications WHERE state IN ('planned', 'claimed')")
            )
        finally:
            await connection.close()
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return None


async def _rows(store: SqlStore) -> list[Row]:
    async with store.engine.connect() as connection:
        found = map(decode, (await connection.execute(select(*RAW))).mappings())
        return [
            Row(one.id, one.kind, one.number, one.due_at, one.state, one.reason, one.sent_at, one.message)
            for one in found
        ]


@asynccontextmanager
async def _slack(log: Path, plan: Plan, folder: Path) -> AsyncIterator[str]:
    """Run the played Slack in a process of its own; give its address."""
    with (folder / "slack.log").open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            *politely(), sys.executable, "-m", "tests.chaos.slack", str(log), str(plan.seed),
            json.dumps(asdict(plan.faults)), cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=errors,
        )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(_STARTS_WITHIN):
            address = (await process.stdout.readline()).decode().strip()
        assert address, (folder / "slack.log").read_text("utf-8")
        yield address
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def _environment(plan: Plan, url: str, address: str) -> dict[str, Any]:
    """Give a worker's settings. Slack's limits for a whole workspace are off: they would take half an hour."""
    return {
        "DATABASE_URL": url, "COMMITMENTS_ROLE": "worker", "PORT": "0", "ZONE": "UTC",
        "SLACK_API_URL": f"{address}/api/", "SLACK_BOT_TOKEN": "xoxb-chaos", "SLACK_SIGNING_SECRET": "0" * 32,
        "SEND_LEASE_SECONDS": str(plan.lease_seconds), "MIN_CHANNEL_INTERVAL_SECONDS": str(plan.channel_seconds),
        "POSTS_PER_MINUTE": "0", "EDITS_PER_MINUTE": "0", "FILES_PER_MINUTE": "0", "HISTORY_READS_PER_MINUTE": "0",
    }  # fmt: skip
