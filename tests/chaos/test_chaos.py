"""The short form of `make chaos`, and the proof that it is able to fail."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chaos.faults import Faults
from tests.chaos.fill import Amount
from tests.chaos.floods import Flood
from tests.chaos.meanwhile import Doings
from tests.chaos.run import Plan, run
from tests.chaos.surfaces import TEAMS
from tests.postgres import UNTORN, Server, running
from tests.tools import require

# One after the other: each is several busy processes.
pytestmark = pytest.mark.xdist_group("chaos")
# A machine that runs other tests besides tells nothing about seconds: the long form does.
DOINGS = Doings(
    Flood(half_sent=40, stalled=10, forged=20, greedy=80, a_second=4, waves=1, commands=200), rounds=40,
    warm_commands=15, on_its_way=10, most_seconds=30,
)  # fmt: skip

# Half of the calls fail, so that an unknown outcome is followed by a refusal, and that by another try.
UNCERTAIN = Faults(limited=0.2, before=0.1, after=0.1, dropped=0.1, looks_limited=0, slowest=0.05, most=2)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of our own: restarting it disturbs no other test."""
    with running(require("postgres"), UNTORN) as server:
        yield server


async def test_nothing_is_lost_doubled_or_in_disorder_while_everything_fails(server: Server, tmp_path: Path) -> None:
    plan = Plan(
        Amount(200, 20, moved=4, racers=3), workers=3, kills=3, restarts=1, lease_seconds=5, channel_seconds=0.2,
        deadline_seconds=240, tolerance_seconds=0.15, faults=Faults(most=1), doings=DOINGS,
    )  # fmt: skip

    verdict = await run(plan, server, tmp_path)

    assert not any(verdict.faults.values()), verdict
    assert verdict.figures["sent"] + verdict.figures["held back"] == verdict.figures["notifications"] >= 200
    assert (verdict.figures["kills"], verdict.figures["restarts of the database"]) == (3, 1)
    assert verdict.figures["workers that did not stop well"] == 0
    for trouble in ("429", "500 before", "500 after", "dropped", "found by looking"):
        assert verdict.figures[trouble] > 0, trouble
    for doing in ("settings saved", "channels led elsewhere", "channels renumbered", "commands recorded", "forged"):
        assert verdict.figures[doing] > 0, doing
    assert verdict.figures["commands refused"] > 0, "one person asked for too much at once"
    assert verdict.figures["not answered at all"] == 0


async def test_in_teams_nothing_is_lost_and_what_comes_twice_says_so(server: Server, tmp_path: Path) -> None:
    plan = Plan(
        Amount(40, 20, blocked=2, surface=TEAMS), workers=1, kills=0, restarts=0, lease_seconds=30,
        channel_seconds=0.05, deadline_seconds=120, tolerance_seconds=0.15, faults=UNCERTAIN,
    )  # fmt: skip

    verdict = await run(plan, server, tmp_path)

    assert not any(verdict.faults.values()), verdict
    assert verdict.figures["doubled after an unknown outcome, and said so"] > 0
    assert verdict.figures["held where nobody may write"] > 0
    assert verdict.figures["workers that did not stop well"] == 0
    for trouble in ("429", "500 before", "500 after", "dropped"):
        assert verdict.figures[trouble] > 0, trouble


async def test_without_looking_what_nobody_answered_is_sent_twice(server: Server, tmp_path: Path) -> None:
    plan = Plan(
        Amount(60, 6), workers=1, kills=0, restarts=0, lease_seconds=60, channel_seconds=0.05, deadline_seconds=120,
        tolerance_seconds=0.05, faults=Faults(before=0, limited=0, after=0.1, dropped=0.1, looks_limited=0, most=1),
        module="tests.chaos.forgetful",
    )  # fmt: skip

    verdict = await run(plan, server, tmp_path)

    assert not verdict.lost
    unanswered = verdict.figures["500 after"] + verdict.figures["dropped"]
    assert 0 < len(verdict.doubled) <= unanswered
