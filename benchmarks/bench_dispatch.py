"""Throughput of a worker in messages a second, compared with two libraries that keep jobs in PostgreSQL.

The receiver is in the process and the same for all: an HTTP client would cost all of them the same. Ours claims,
composes each message from the promise as it stands, sends, and records. A job of a library is one reminder, composed
by the same code; an empty job, which calls the receiver with a name, shows what the machinery alone costs. All systems
take turns; the best turn counts, as the machine is shared. Rates are a process and a second.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.job_libraries import fill_apscheduler, fill_procrastinate, name_of
from benchmarks.postgres_setup import SETTINGS, postgres
from benchmarks.worker_pool import Rates, send_all
from benchmarks.workload import Workload, fill_workload
from commitments.adapters.sql.migrator import migrate
from commitments.adapters.sql.opening import open_store
from tests.postgres import Server, database

Place = Callable[[], AbstractAsyncContextManager[str]]
LATENCIES = {"0_ms": 0.0, "100_ms": 0.1}
PROCESSES = (1, 2, 4)
AT_ONCE = {"ours": 200, "apscheduler": 0, "procrastinate": 100}  # APScheduler begins whatever is due
TURNS = 3
WORKSPACES, PEOPLE, JOBS, FEW = 100, 20, 200, 40
FILL = {"apscheduler": fill_apscheduler, "procrastinate": fill_procrastinate}
SYSTEMS = ("ours", *FILL, *(f"{name}_empty" for name in FILL))


async def run() -> dict[str, object]:
    with postgres() as server:
        place = partial(database, server)
        return {
            "postgresql_settings": SETTINGS,
            "at_once": {name: many or "all" for name, many in AT_ONCE.items()},
            "one_process_on_postgresql": {name: await _beside(server, wait) for name, wait in LATENCIES.items()},
            "ours_on_postgresql": await _spread("ours", place),
            "empty_procrastinate_on_postgresql": await _spread("procrastinate_empty", place),
            "ours_on_sqlite": await _spread("ours", _file, FEW),
        }


async def _beside(server: Server, latency: float) -> dict[str, object]:
    turns: dict[str, list[Rates]] = {system: [] for system in SYSTEMS}
    for _ in range(TURNS):
        for system, rates in turns.items():
            async with database(server) as url:
                rates.append(await _sent(system, url, 1, latency))
    best = {system: max(one["a_second"] for one in rates) for system, rates in turns.items()}
    over = {f"ours_over_{system}": round(best["ours"] / best[system], 2) for system in SYSTEMS[1:]}
    return {**{system: _summary(rates) for system, rates in turns.items()}, **over}


def _summary(rates: list[Rates]) -> dict[str, float]:
    seconds, cpu = [one["a_second"] for one in rates], [one["a_cpu_second"] for one in rates]
    return {"best": round(max(seconds)), "median": round(median(seconds)), "best_a_cpu_second": round(max(cpu))}


async def _spread(system: str, place: Place, workspaces: int = WORKSPACES) -> dict[str, object]:
    """Return the rates of 1, 2 and 4 processes together and of each."""
    found: dict[str, object] = {}
    for name, latency in LATENCIES.items():
        for processes in PROCESSES:
            async with place() as url:
                rates = await _sent(system, url, processes, latency, workspaces)
            found[f"{name}_{processes}_processes"] = {
                "together": round(rates["a_second"]), "each": round(rates["a_second"] / processes),
            }  # fmt: skip
    return found


async def _sent(system: str, url: str, processes: int, latency: float, workspaces: int = WORKSPACES) -> Rates:
    """Fill a database and send everything in it."""
    name = system.removesuffix("_empty")
    began = datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1)
    workload = Workload(workspaces, PEOPLE, lambda number: began - timedelta(minutes=number % 10))
    expected = workspaces * PEOPLE if name == "ours" else JOBS
    if not system.endswith("_empty"):
        store = await open_store(url)
        await fill_workload(store, workload)
        await store.close()
    if name != "ours":
        await FILL[name](url, [name_of(one) for one in workload.reminders()][:JOBS])
    return await send_all(system, url, processes=processes, latency=latency, at_once=AT_ONCE[name], expected=expected)


@asynccontextmanager
async def _file() -> AsyncIterator[str]:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.db"
        await migrate(url)
        yield url
