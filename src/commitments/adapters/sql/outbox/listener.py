"""Hears at once, in every process, that something is due: PostgreSQL's LISTEN. The ticker is what must not fail."""

import asyncio
import logging
from collections.abc import Callable

import asyncpg
from sqlalchemy import URL

from commitments.adapters.sql.engines import read_url
from commitments.adapters.sql.outbox.destinations import CHANNEL

log = logging.getLogger(__name__)
_LOOK_SECONDS = 5.0
_AGAIN_SECONDS = 1.0


class Waker:
    """Calls `wake` whenever somebody has planned something that is due at once; listens again when cut off."""

    def __init__(self, database_url: str, wake: Callable[[], None]) -> None:
        self._url = read_url(database_url)
        self._wake = wake
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Start listening; does nothing on SQLite, where whoever plans is the process that sends."""
        if self._url.get_backend_name() == "postgresql":
            self._task = asyncio.create_task(self._listen_for_ever(), name="waker")

    async def stop(self) -> None:
        """Listen no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _listen_for_ever(self) -> None:
        while True:
            try:
                await self._listen()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
                log.warning("database_listen_failed", extra={"error": type(error).__name__})
            await asyncio.sleep(_AGAIN_SECONDS)

    async def _listen(self) -> None:
        """Listen until the connection ends."""
        ended = asyncio.Event()
        connection = await asyncpg.connect(_plain(self._url), timeout=_LOOK_SECONDS)
        try:
            connection.add_termination_listener(lambda *_: ended.set())
            await connection.add_listener(CHANNEL, lambda *_: self._wake())
            self._wake()  # for what was said while nobody listened
            await ended.wait()
        finally:
            connection.terminate()


def _plain(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
