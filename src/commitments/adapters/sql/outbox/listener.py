"""Wakes every process when something is due at once, by PostgreSQL's LISTEN; the timers do not depend on it."""

import asyncio
import logging
from collections.abc import Callable

import asyncpg
from sqlalchemy import URL

from commitments.adapters.sql.engines import read_url
from commitments.adapters.sql.outbox.destinations import CHANNEL

log = logging.getLogger(__name__)
_CONNECT_SECONDS = 5.0
_RECONNECT_SECONDS = 1.0


class Waker:
    """Calls `wake` whenever something is planned that is due at once; reconnects when the connection is lost."""

    def __init__(self, database_url: str, wake: Callable[[], None]) -> None:
        self._url = read_url(database_url)
        self._wake = wake
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Start listening; does nothing on SQLite, where the process that plans is the one that sends."""
        if self._url.get_backend_name() == "postgresql":
            self._task = asyncio.create_task(self._keep_listening(), name="waker")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _keep_listening(self) -> None:
        while True:
            try:
                await self._listen()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError) as error:
                log.warning("database_listen_failed", extra={"error": type(error).__name__})
            await asyncio.sleep(_RECONNECT_SECONDS)

    async def _listen(self) -> None:
        """Listen until the connection ends."""
        ended = asyncio.Event()
        connection = await asyncpg.connect(_driver_url(self._url), timeout=_CONNECT_SECONDS)
        try:
            connection.add_termination_listener(lambda *_: ended.set())
            await connection.add_listener(CHANNEL, lambda *_: self._wake())
            self._wake()  # for notifications missed while disconnected
            await ended.wait()
        finally:
            connection.terminate()


def _driver_url(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
