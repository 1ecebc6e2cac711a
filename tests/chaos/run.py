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

from commitments.adapters.sql.opening import open_store
from commitments.domain.clock import SystemClock
from tests.chaos.channel_moves import longest_on_its_way, misdirected, vanished
from tests.chaos.faults import Fault, Faults
from tests.chaos.fill import ADMINS, Amount, fill
from tests.chaos.floods import dishonest, late_answers, unclear
from tests.chaos.judge import Taken, Verdict, figures, judge, left_unsought, read_log, refused_unsaid
from tests.chaos.meanwhile import Doings, Meanwhile, go_on, nothing_but_sending
from tests.chaos.memory import grown
from tests.chaos.requests import REPLY_URL
from tests.chaos.settings_race import lost_settings
from tests.chaos.stored import Stored, read_stored
from tests.chaos.surfaces import BLOCKED
from tests.chaos.web import Web
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
    """What a run is made of. `tolerance_seconds` is for messages seen late by a busy machine.

    `doings` are what people and strangers do meanwhile.
    """

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
    module: str = ""
    doings: Doings | None = None


async def run(plan: Plan, server: Server, folder: Path) -> Verdict:
    """Run it in a fresh database of that server; raises TimeoutError when it does not end in time."""
    log, surface = folder / "taken.jsonl", plan.amount.surface
    log.touch()
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(database(server))
        store = await open_store(url)
        stack.push_async_callback(store.close)
        planned = await fill(store, plan.amount, SystemClock().now())
        async with _played(log, plan, folder) as address, httpx.AsyncClient(base_url=address) as http:
            await surface.introduce(store, address, plan.amount.everybody, plan.amount.places, SystemClock().now())
            REPLY_URL.set(f"{address}/reply")
            began, environment = SystemClock().now(), _environment(plan, url, address)
            workers = Workers(plan.workers, plan.module or surface.sender, ROOT, folder, environment)
            restarts, meanwhile = await _all_at_once(plan, workers, server, url, log, http, environment)
            ends = await workers.stop()
            said = (await http.get("/figures")).json()
        stored, taken = await read_stored(store, surface.company), read_log(log)
    verdict = _judged(plan, stored, taken, meanwhile)
    verdict.lost += sorted(set(planned) - {row.id for row in stored.rows})  # not even a row is left
    verdict.figures = {
        **figures(stored.rows, [one for one in taken if not one.edit], began, plan.lease_seconds),
        "held where nobody may write": sum(row.place.endswith(BLOCKED) for row in stored.rows),
        "kills": workers.killed,
        "restarts of the database": restarts,
        "workers that ended by themselves": workers.ended,
        "workers that did not stop well": sum(end not in _STOPPED_WELL for end in ends),
        **_at_slack(said),
        **(meanwhile.figures() if plan.doings else {}),
    }
    if plan.doings:
        on_its_way = longest_on_its_way(stored.rows, taken, meanwhile.places, stored.customers)
        out = {one.id for one in taken}
        unsought = sum(row.id in out and left_unsought(row) for row in stored.rows)
        verdict.figures["lines out below a card that was left, held back in the store"] = unsought
        verdict.figures["longest on its way at a move in seconds"] = on_its_way
    return verdict


def _judged(plan: Plan, stored: Stored, taken: list[Taken], meanwhile: Meanwhile) -> Verdict:
    """Judge what was sent, and what was done meanwhile."""
    places, knocks = meanwhile.places, meanwhile.flooded.knocks
    open_rows = [row for row in stored.rows if not row.place.endswith(BLOCKED)]
    verdict = judge(open_rows, taken, plan.channel_seconds, plan.tolerance_seconds, places.same)
    verdict.refused_unsaid = refused_unsaid(stored.rows)
    if plan.doings:
        channels = {name: next(iter(stored.settings[name, "channel"]), "") for name in stored.customers.values()}
        verdict.settings_lost = lost_settings(meanwhile.changes, stored.settings)
        verdict.misdirected = misdirected(stored.rows, taken, places, stored.customers, plan.doings.on_its_way)
        verdict.vanished = vanished(stored.rows, stored.cards, channels, stored.customers)
        verdict.answers_over_3_s = late_answers(knocks, plan.doings.most_seconds)
        verdict.unclear_answers = unclear(meanwhile.answers)
        verdict.dishonest_answers = dishonest(knocks, stored.recorded)
        verdict.connections_held = ["one was not ended in time"] * meanwhile.flooded.still_held
        verdict.memory_grown = grown(meanwhile.memory.values())
    return verdict


async def _all_at_once(
    plan: Plan, workers: Workers, server: Server, url: str, log: Path, http: httpx.AsyncClient,
    environment: dict[str, str],
) -> tuple[int, Meanwhile]:  # fmt: skip
    """Send while everything fails; meanwhile people and strangers go on. Give the restarts, and what they did."""
    if plan.doings is None:
        return await _live(plan, workers, server, url, log), nothing_but_sending(plan.amount)
    over = asyncio.Event()
    async with Web(plan.doings.web, ROOT, workers.folder, environment) as web, asyncio.TaskGroup() as tasks:
        meanwhile = tasks.create_task(
            go_on(plan.doings, web, http, plan.amount, lambda count: _until_out(count, log), over,
                  lambda: workers.pids, random.Random(plan.seed))
        )  # fmt: skip
        try:
            restarts = await _live(plan, workers, server, url, log)
        finally:
            over.set()
        found = await meanwhile
        await _until_ended(url, workers)  # a channel may have moved last
    return restarts, found


def _at_slack(said: dict[str, Any]) -> dict[str, int]:
    """Return how calls ended at the played Slack, and how often it was asked for what it has."""
    failed = {str(fault): said["failed"].get(fault, 0) for fault in Fault if fault is not Fault.NONE}
    looks = sum(said["calls"].get(name, 0) for name in ("conversations.history", "conversations.replies"))
    return {**failed, "looks": looks}


async def _live(plan: Plan, workers: Workers, server: Server, url: str, log: Path) -> int:
    """Kill and restart until that is done and every notification has ended; give the number of restarts."""
    dice, is_ours = random.Random(plan.seed), server.stop is not None
    trouble = [*["kill"] * plan.kills, *["restart"] * (plan.restarts if is_ours else 0)]
    dice.shuffle(trouble)
    moments = sorted(dice.uniform(*_BUSY) * plan.amount.messages for _ in trouble)
    try:
        async with asyncio.timeout(plan.deadline_seconds):
            for what, moment in zip(trouble, moments, strict=True):
                await _until_out(moment, log, workers)
                if what == "kill":
                    await workers.kill(dice)
                else:
                    await asyncio.to_thread(server.restart)
            await _until_ended(url, workers)
    except BaseException as error:
        await workers.stop()
        error.add_note(workers.said())
        raise
    return trouble.count("restart")


async def _until_out(count: float, log: Path, workers: Workers | None = None) -> None:
    """Wait until Slack has taken so many messages; meanwhile replace the workers that ended."""
    seen = 0
    with log.open("rb") as file:
        while (seen := seen + file.read().count(b"\n")) < count:
            if workers:
                await workers.fill_up()
            await asyncio.sleep(_LOOK_SECONDS)


async def _until_ended(url: str, workers: Workers) -> None:
    """Wait until every notification that is due soon has ended."""
    while await _open(url) != 0:
        await workers.fill_up()
        await asyncio.sleep(_LOOK_SECONDS)


async def _open(url: str) -> int | None:
    """Count the notifications of today that have not ended; None while the database does not answer."""
    try:
        connection = await asyncpg.connect(url)
        try:
            return int(
                await connection.fetchval(
                    "SELECT count(*) FROM notifications WHERE state IN ('planned', 'claimed')"
                    " AND due_at < now() + interval '1 day' AND to_id NOT LIKE '%' || $1",
                    BLOCKED,
                )
            )
        finally:
            await connection.close()
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return None


@asynccontextmanager
async def _played(log: Path, plan: Plan, folder: Path) -> AsyncIterator[str]:
    """Run the played platform in a process of its own; give its address."""
    with (folder / "played.log").open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            *politely(), sys.executable, "-m", plan.amount.surface.played, str(log), str(plan.seed),
            json.dumps(asdict(plan.faults)), cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=errors,
        )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(_STARTS_WITHIN):
            address = (await process.stdout.readline()).decode().strip()
        assert address, (folder / "played.log").read_text("utf-8")
        yield address
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def _environment(plan: Plan, url: str, address: str) -> dict[str, str]:
    """Return a worker's settings. Slack's limits for a whole workspace are off: they would take half an hour."""
    return {
        "DATABASE_URL": url, "COMMITMENTS_ROLE": "worker", "PORT": "0", "ZONE": "UTC",
        **plan.amount.surface.settings(address), "ADMINS": ",".join(ADMINS),
        "SEND_LEASE_SECONDS": str(plan.lease_seconds), "MIN_CHANNEL_INTERVAL_SECONDS": str(plan.channel_seconds),
        "POSTS_PER_MINUTE": "0", "EDITS_PER_MINUTE": "0", "FILES_PER_MINUTE": "0", "HISTORY_READS_PER_MINUTE": "0",
    }  # fmt: skip
