"""A bounded number of requests is handled at a time, and a bounded number waits."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

_TURN_SECONDS: Final = 1.5  # Slack waits three seconds; what cannot begin soon would be late
_WAITING_FOR_EACH_TURN: Final = 5


class NoTurnError(Exception):
    """Too many requests are being handled."""


class Turns:
    """At most `at_once` at a time, in order; a bounded number waits, nobody longer than `seconds`."""

    def __init__(self, at_once: int, seconds: float = _TURN_SECONDS) -> None:
        self._free = asyncio.Semaphore(at_once)
        self._seconds = seconds
        self._room = at_once * (1 + _WAITING_FOR_EACH_TURN)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn, and hold it in a with block; raises NoTurnError if there is none in time."""
        if self._room == 0:
            raise NoTurnError
        self._room -= 1
        try:
            await self._acquire()
            try:
                yield
            finally:
                self._free.release()
        finally:
            self._room += 1

    async def _acquire(self) -> None:
        try:
            async with asyncio.timeout(self._seconds):
                await self._free.acquire()
        except TimeoutError:
            raise NoTurnError from None
