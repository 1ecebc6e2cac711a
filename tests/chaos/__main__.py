"""make chaos: the long form. Prints what happened as JSON; ends with 1 when anything is not as it is promised.

With DATABASE_URL it runs in a fresh database of that PostgreSQL, which is then not restarted.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.chaos.fill import Amount
from tests.chaos.floods import Flood
from tests.chaos.meanwhile import Doings
from tests.chaos.run import Plan, run
from tests.chaos.surfaces import SURFACES
from tests.postgres import UNTORN, Server, plain, running
from tests.tools import postgres_bin

_SHOWN = 5  # of each kind of fault
_TABLE = "  {:<64} {}\n"
_FLOOD = Flood(half_sent=150, stalled=40, forged=60, greedy=80, a_second=5, waves=40, commands=4000)


def main() -> int:
    """Run as the command line says, and print the figures."""
    asked = _arguments()
    surface, in_slack = SURFACES[asked.surface], asked.surface == "slack"
    doings = Doings(_FLOOD, asked.rounds) if asked.rounds and in_slack else None
    amount = (
        Amount(asked.notifications, asked.channels, asked.moved, asked.racers)
        if in_slack
        else Amount(asked.notifications, asked.channels, blocked=asked.channels // 20, surface=surface)
    )
    plan = Plan(
        amount, asked.workers, asked.kills,
        asked.restarts, lease_seconds=asked.lease, channel_seconds=1.0, deadline_seconds=asked.deadline,
        tolerance_seconds=0.05, seed=asked.seed, module=asked.module, doings=doings,
    )  # fmt: skip
    with _server() as server, tempfile.TemporaryDirectory(prefix="commitments-chaos-") as folder:
        verdict = asyncio.run(run(plan, server, Path(folder)))
    for name, found in verdict.wrong.items():
        sys.stderr.writelines(f"{name}: {one}\n" for one in found[:_SHOWN])
    for name, value in {**verdict.faults, **verdict.figures}.items():
        sys.stderr.write(_TABLE.format(name, value))
    sys.stdout.write(json.dumps({"seed": plan.seed, "wrong": verdict.faults, **verdict.figures}, indent=2) + "\n")
    return int(any(verdict.faults.values()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    parser.add_argument("--surface", choices=[*SURFACES], default="slack", help="in teams nothing but sending goes on")
    parser.add_argument("--notifications", type=int, default=10_000)
    parser.add_argument("--channels", type=int, default=200)
    parser.add_argument("--moved", type=int, default=24, help="so many of the channels move")
    parser.add_argument("--racers", type=int, default=40, help="customers whose settings are raced")
    parser.add_argument("--rounds", type=int, default=400, help="of that, at most; 0: nothing but sending goes on")
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--restarts", type=int, default=2)
    parser.add_argument("--lease", type=float, default=20.0, help="seconds; longer than a call to Slack may take")
    parser.add_argument("--deadline", type=float, default=900.0, help="seconds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--module", default="", help="tests.chaos.forgetful shows what looking prevents")
    return parser.parse_args()


@contextmanager
def _server() -> Iterator[Server]:
    if given := os.environ.get("DATABASE_URL"):
        yield Server(plain(given))
        return
    programs = postgres_bin()
    if programs is None:
        raise SystemExit("PostgreSQL is missing (Debian: postgresql); or name a server in DATABASE_URL.")
    with running(programs, UNTORN) as server:
        yield server


if __name__ == "__main__":
    sys.exit(main())
