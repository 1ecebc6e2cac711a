"""What goes on while the outbox is sent: people set customers up, channels move, and the door is flooded."""

import asyncio
import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.chaos.channel_moves import Places, UntilOut, move
from tests.chaos.fill import Amount, channel_of, customer_of
from tests.chaos.floods import Flood, Flooded, flood, percentile, warm_up
from tests.chaos.memory import Memory, watch
from tests.chaos.settings_race import Change, race
from tests.chaos.web import Answer, Said, Web


@dataclass(frozen=True, slots=True)
class Doings:
    """How much of it there is. A message that arrives up to `on_its_way` seconds after a move was on its way.

    Slack waits `most_seconds` for an answer.
    The memory of a process counts from when it has used `warm_seconds` of processor time.
    """

    flood: Flood
    rounds: int
    web: int = 2
    warm_commands: int = 50
    warm_seconds: float = 2.0
    on_its_way: float = 3.0
    most_seconds: float = 3.0


@dataclass(slots=True)
class Meanwhile:
    """What was done and answered meanwhile."""

    places: Places
    changes: list[Change] = field(default_factory=list)
    flooded: Flooded = field(default_factory=lambda: Flooded([]))
    memory: dict[str, Memory] = field(default_factory=dict)

    @property
    def answers(self) -> list[Answer]:
        """Return what was answered to everything that was signed."""
        settings = [one.answer for one in self.changes if one not in self.places.moves]
        return [*settings, *(one.answer for one in self.flooded.knocks if one.signed)]

    def figures(self) -> dict[str, Any]:
        """Return it in numbers."""
        knocks, moves = self.flooded.knocks, self.places.moves
        said = [one.answer.said for one in knocks if one.signed]
        settings = [one.said for one in self.changes if one not in moves]
        return {
            "settings saved": settings.count(Said.ACCEPTED),
            "settings not saved, and said so": settings.count(Said.REFUSED),
            "channels led elsewhere": len(moves) - len(self.places.renumbered),
            "channels renumbered": len(self.places.renumbered),
            "commands recorded": said.count(Said.ACCEPTED),
            "commands refused": said.count(Said.REFUSED),
            "answered that nobody knows": sum(one.said is Said.UNSURE for one in self.answers),
            "not answered at all": sum(not one.status for one in self.answers),
            "forged": sum(not one.signed for one in knocks),
            "connections left half-sent": self.flooded.held,
            "p50, p99 of answers within limits in seconds": [percentile(knocks, 0.5), percentile(knocks, 0.99)],
            "slowest answer within limits in seconds": percentile(knocks, 1.0),
            "processes whose memory was compared": len(self.memory),
            "most growth of memory": round(max((one.growth for one in self.memory.values()), default=0.0), 2),
        }


def nothing_but_sending(amount: Amount) -> Meanwhile:
    """Return what a run without all that has to show."""
    return Meanwhile(Places({customer_of(index): channel_of(index) for index in range(amount.channels)}))


async def go_on(
    doings: Doings, web: Web, slack: httpx.AsyncClient, amount: Amount, until_out: UntilOut, over: asyncio.Event,
    workers: Callable[[], Mapping[str, int]], dice: random.Random,
) -> Meanwhile:  # fmt: skip
    """Do it all until it is over; give what happened. The channels move in any case."""
    found = nothing_but_sending(amount)
    await warm_up(web, doings.warm_commands)
    watching = asyncio.create_task(watch(lambda: {**web.pids, **workers()}, doings.warm_seconds, found.memory))
    try:
        async with asyncio.TaskGroup() as tasks:
            racing = tasks.create_task(race(web, amount.racers, doings.rounds, over, dice))
            moving = tasks.create_task(move(web, slack, amount, until_out, dice))
            flooding = tasks.create_task(flood(web, doings.flood, over))
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
    found.places, found.flooded = moving.result(), flooding.result()
    found.changes = [*racing.result(), *found.places.moves]
    return found
