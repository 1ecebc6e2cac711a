"""Real worker processes, killed without warning and replaced, as a supervisor would."""

import asyncio
import os
import random
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

_STOPS_WITHIN = 30


class Workers:
    """Keeps so many `python -m <module>` running; what each says goes to a file of its own."""

    def __init__(self, count: int, module: str, root: Path, folder: Path, environment: Mapping[str, str]) -> None:
        self._count, self._module, self._root, self.folder = count, module, root, folder
        self._environment = {**kept_environment(), **environment}
        self._running: list[asyncio.subprocess.Process] = []
        self._started = 0
        self.killed = 0
        self.ended = 0
        """So many gave up by themselves, as when the database was away at their start."""

    async def fill_up(self) -> None:
        """Start what is missing."""
        alive = [one for one in self._running if one.returncode is None]
        self.ended += len(self._running) - len(alive)
        self._running = alive
        while len(self._running) < self._count:
            self._running.append(await self._start())

    async def kill(self, dice: random.Random) -> None:
        """Kill one, which learns nothing of it, and start another."""
        await self.fill_up()
        victim = self._running.pop(dice.randrange(len(self._running)))
        victim.kill()
        await victim.wait()
        self.killed += 1
        await self.fill_up()

    async def stop(self) -> list[int]:
        """Ask all to stop; give how they ended. Who does not stop in time is killed, and gives -9."""
        running, self._running = self._running, []
        return list(await asyncio.gather(*map(stop_process, running)))

    @property
    def pids(self) -> dict[str, int]:
        """Return the processes that run, by name."""
        return {f"worker {one.pid}": one.pid for one in self._running if one.returncode is None}

    def said(self) -> str:
        """Return the last words of each worker, to explain a failure."""
        files = sorted(self.folder.glob("worker-*.log"))
        return "\n".join(f"{file.name}: {file.read_text('utf-8', 'replace')[-500:]}" for file in files)

    async def _start(self) -> asyncio.subprocess.Process:
        self._started += 1
        log = self.folder / f"worker-{self._started:03}.log"
        with log.open("wb") as file:
            return await asyncio.create_subprocess_exec(
                *politely(), sys.executable, "-m", self._module, cwd=self._root, env=self._environment,
                stdin=asyncio.subprocess.DEVNULL, stdout=file, stderr=file,
            )  # fmt: skip


def politely() -> list[str]:
    """Return what a command starts with so that it makes room for other tests on the same machine."""
    nice = shutil.which("nice")
    return [nice, "-n", "5"] if nice else []


def kept_environment() -> dict[str, str]:
    """Return what of our own environment a process may have: no settings of ours."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "COMMITMENTS_"))}


async def stop_process(process: asyncio.subprocess.Process) -> int:
    """Ask a process to stop; give how it ended. One that does not stop in time is killed, and gives -9."""
    if process.returncode is None:
        process.terminate()
    try:
        return await asyncio.wait_for(process.wait(), _STOPS_WITHIN)
    except TimeoutError:
        process.kill()
        return await process.wait()
