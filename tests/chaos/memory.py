"""The resident memory of processes over time: at the start, once warm, and at the end."""

import asyncio
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MOST_GROWTH: Final = 1.3
_EVERY: Final = 0.5  # seconds


@dataclass(frozen=True, slots=True)
class Memory:
    """What a process held at the start, at the end and at most, in MB."""

    name: str
    start: float
    end: float
    most: float

    @property
    def growth(self) -> float:
        return self.end / self.start

    def __str__(self) -> str:
        return f"{self.name}: {self.start:.0f} MB, at the end {self.end:.0f} MB, at most {self.most:.0f} MB"


async def watch(pids: Callable[[], Mapping[str, int]], warm_seconds: float, kept: dict[str, Memory]) -> None:
    """Keep in `kept` the memory of processes, each from when it has used `warm_seconds` of processor time.

    By then it has loaded what it loads when it is first needed, also on a busy machine. Runs until cancelled.
    """
    while True:
        for name, pid in pids().items():
            held, used = resident(pid)
            if held and used >= warm_seconds:
                known = kept.get(name, Memory(name, held, held, held))
                kept[name] = Memory(name, known.start, held, max(known.most, held))
        await asyncio.sleep(_EVERY)


def resident(pid: int) -> tuple[float, float]:
    """Return the resident memory of a process in MB and its processor seconds; zeros where the system does not say."""
    try:
        user, system, pages = map(int, _fields(pid))
    except (OSError, ValueError):  # no such system, or it has just ended
        return 0.0, 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20, (user + system) / os.sysconf("SC_CLK_TCK")


def _fields(pid: int) -> tuple[str, str, str]:
    after_name = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return after_name[11], after_name[12], after_name[21]


def grown(kept: Iterable[Memory]) -> list[str]:
    """Name the processes that hold more than 1.3 times what they held at the start."""
    return [str(one) for one in kept if one.growth > MOST_GROWTH]
