"""Real web processes on the same database, and requests to them over connections of their own, timed."""

import asyncio
import re
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from tests.chaos.workers import kept_environment, stop_process
from tests.tools import free_port

_STARTS_WITHIN: Final = 60.0
_PATIENCE: Final = 30.0
_LOOK_SECONDS: Final = 0.1
_UNSIGNED: Final = b"POST /slack/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
_UNAUTHORIZED: Final = 401  # the door is open: before, while Slack has not answered, it is not there
_ACCEPTED: Final = re.compile(r"is on record|is saved")
_REFUSED: Final = re.compile(r"nothing was (recorded|changed)|I changed nothing")
_UNSURE: Final = re.compile(r"look in a minute whether it is there|One moment ")


class Said(StrEnum):
    """What an answer told the person: that it is done, that it is not, that nobody knows, or none of these."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNSURE = "unsure"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a request, with the Unix times around it; `status` 0: there was none."""

    began: float
    ended: float
    status: int = 0
    body: str = ""

    @property
    def seconds(self) -> float:
        return self.ended - self.began

    @property
    def said(self) -> Said:
        if self.status != 200:
            return Said.UNCLEAR
        if _ACCEPTED.search(self.body):
            return Said.ACCEPTED
        if not self.body or _UNSURE.search(self.body):
            return Said.UNSURE  # what is empty was answered at the response_url
        return Said.REFUSED if _REFUSED.search(self.body) else Said.UNCLEAR


class Web:
    """So many `python -m bot` with the role of web. They are not nice to others: people wait for them."""

    def __init__(self, count: int, root: Path, folder: Path, environment: Mapping[str, str]) -> None:
        self._root, self._folder = root, folder
        self._environment = {**kept_environment(), **environment, "COMMITMENTS_ROLE": "web"}
        self._ports = [free_port() for _ in range(count)]
        self._running: list[asyncio.subprocess.Process] = []

    async def __aenter__(self) -> "Web":
        for number, port in enumerate(self._ports):
            with (self._folder / f"web-{number}.log").open("wb") as file:
                self._running.append(
                    await asyncio.create_subprocess_exec(
                        sys.executable, "-m", "bot", cwd=self._root, env={**self._environment, "PORT": str(port)},
                        stdin=asyncio.subprocess.DEVNULL, stdout=file, stderr=file,
                    )
                )  # fmt: skip
        async with asyncio.timeout(_STARTS_WITHIN):
            for number in range(len(self._ports)):
                while (await self.ask(number, _UNSIGNED)).status != _UNAUTHORIZED:  # noqa: ASYNC110 (another process)
                    await asyncio.sleep(_LOOK_SECONDS)
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.gather(*map(stop_process, self._running))

    @property
    def pids(self) -> dict[str, int]:
        """Return the processes that run, by name."""
        return {f"web {number}": one.pid for number, one in enumerate(self._running) if one.returncode is None}

    async def ask(self, number: int, request: bytes) -> Answer:
        """Send a request to a process; whatever happens, there is an answer, if only that there was none."""
        began = time.time()
        try:
            async with asyncio.timeout(_PATIENCE):
                reader, writer = await self._open(number)
                try:
                    writer.write(request)
                    head, _, body = (await reader.read()).decode("utf-8", "replace").partition("\r\n\r\n")
                finally:
                    writer.close()
        except (OSError, TimeoutError):
            return Answer(began, time.time())
        status = head.split(" ", 2)[1:2]
        return Answer(began, time.time(), int(status[0]) if status else 0, body)

    async def hold(self, number: int, sent: bytes) -> bool:
        """Open a connection that sends only that; tell whether the process ended it before our patience did."""
        try:
            async with asyncio.timeout(_PATIENCE):
                reader, writer = await self._open(number)
                try:
                    writer.write(sent)
                    await reader.read()
                finally:
                    writer.close()
        except TimeoutError:
            return False
        except OSError:
            return True
        return True

    async def _open(self, number: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self._ports[number % len(self._ports)])

    def __len__(self) -> int:
        return len(self._ports)
