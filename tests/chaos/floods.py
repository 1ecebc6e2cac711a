"""Floods at the door: strangers that hold connections or forge, people within the limits and beyond, and the truth."""

import asyncio
import math
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from tests.chaos.fill import FLOODED, FLOODERS, GREEDY
from tests.chaos.requests import HALF_SENT, command, forged, stalled
from tests.chaos.web import Answer, Said, Web

_TO: Final = f"to {FLOODED} in 9 days"


@dataclass(frozen=True, slots=True)
class Flood:
    """How much comes at once in a wave: half-sent heads, stalled bodies, forgeries, one greedy person's commands.

    Each wave goes to the next process.
    Beside it `a_second` commands come, of many people within their limits. `waves` follow each other, so many at most.
    """

    half_sent: int
    stalled: int
    forged: int
    greedy: int
    a_second: float
    waves: int
    commands: int


@dataclass(frozen=True, slots=True)
class Knock:
    """A command at the door: `what` it would record, and whether it is signed and its person within the limits."""

    what: str
    answer: Answer
    signed: bool = True
    within: bool = True


@dataclass(slots=True)
class Flooded:
    """What came to the door, and how it was answered."""

    knocks: list[Knock]
    held: int = 0
    still_held: int = 0


async def flood(web: Web, amount: Flood, over: asyncio.Event) -> Flooded:
    """Flood every process until it is over, or the amount is used up."""
    flooded = Flooded([])
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_strangers(web, amount, over, flooded))
        tasks.create_task(_people(web, amount, over, flooded))
    return flooded


async def warm_up(web: Web, commands: int) -> None:
    """Have each process do everything a few times, so that it has loaded what it needs."""
    for number in range(commands):
        asked = [command(f"send warm part {number}-{at} {_TO}", FLOODERS[number % len(FLOODERS)], f"warm.{number}.{at}")
                 for at in range(len(web))]  # fmt: skip
        await asyncio.gather(*(web.ask(at, one) for at, one in enumerate(asked)))


async def _people(web: Web, amount: Flood, over: asyncio.Event, flooded: Flooded) -> None:
    async with asyncio.TaskGroup() as tasks:
        for number in range(amount.commands):
            if over.is_set():
                return
            person, what = FLOODERS[number % len(FLOODERS)], f"send steady part {number}"
            asked = command(f"{what} {_TO}", person, f"steady.{number}")
            tasks.create_task(_knock(web, number, what, asked, flooded))
            await asyncio.sleep(1 / amount.a_second)


async def _strangers(web: Web, amount: Flood, over: asyncio.Event, flooded: Flooded) -> None:
    for wave in range(amount.waves):
        if over.is_set():
            return
        at = wave % len(web)
        async with asyncio.TaskGroup() as tasks:
            for _ in range(amount.half_sent):
                tasks.create_task(_hold(web, at, HALF_SENT, flooded))
            for number in range(amount.stalled):
                tasks.create_task(_hold(web, at, stalled(FLOODERS[0], f"stalled.{wave}.{number}"), flooded))
            for number in range(amount.forged):
                what = f"send forged part {wave}-{number}"
                asked = forged(f"{what} {_TO}", FLOODERS[0], f"forged.{wave}.{number}")
                tasks.create_task(_knock(web, at, what, asked, flooded, signed=False))
            for number in range(amount.greedy):
                what = f"send greedy part {wave}-{number}"
                asked = command(f"{what} {_TO}", GREEDY, f"greedy.{wave}.{number}")
                tasks.create_task(_knock(web, at, what, asked, flooded, within=False))


async def _knock(
    web: Web, at: int, what: str, asked: bytes, flooded: Flooded, *, signed: bool = True, within: bool = True
) -> None:
    flooded.knocks.append(Knock(what, await web.ask(at, asked), signed, within))


async def _hold(web: Web, at: int, sent: bytes, flooded: Flooded) -> None:
    flooded.held += 1
    flooded.still_held += not await web.hold(at, sent)


def late_answers(knocks: Iterable[Knock], most_seconds: float) -> list[str]:
    """Name the commands within the limits that were answered later than that, or never."""
    return [
        f"{one.what}: {one.answer.seconds:.2f} s, status {one.answer.status}"
        for one in knocks
        if one.signed and one.within and not (one.answer.status and one.answer.seconds <= most_seconds)
    ]


def unclear(answers: Iterable[Answer]) -> list[str]:
    """Return what was answered that says neither that it is done nor that it is not."""
    return [f"{one.status} {one.body[:200]}" for one in answers if one.status and one.said is Said.UNCLEAR]


def dishonest(knocks: Iterable[Knock], recorded: Collection[str]) -> list[str]:
    """Name what was answered otherwise than it was done: an accepted one is recorded, once; every other one is not.

    One whose answer says that nobody knows, or that had no answer, may be recorded or not.
    """
    counts = Counter(recorded)
    return [
        f"{one.what}: recorded {counts[one.what]} times, answered {one.answer.status} {one.answer.body[:200]}"
        for one in knocks
        if one.answer.status
        and one.answer.said is not Said.UNSURE
        and counts[one.what] != (one.signed and one.answer.said is Said.ACCEPTED)
    ]


def percentile(knocks: Iterable[Knock], share: float) -> float | None:
    """Return the seconds within which that share of the commands within the limits was answered."""
    seconds = sorted(one.answer.seconds for one in knocks if one.signed and one.within)
    return round(seconds[math.ceil(share * len(seconds)) - 1], 2) if seconds else None
