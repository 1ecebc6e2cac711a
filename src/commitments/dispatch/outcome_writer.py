"""Records outcomes in batches: while one batch is written, the next one gathers."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from commitments.application.ports.outbox import ClaimPolicy, Outcome
from commitments.application.ports.store import Store

log = logging.getLogger(__name__)

_FIRST_WAIT, _TRIES = 0.1, 8
"""Seconds, doubling: what was sent is worth half a minute of tries before its lease runs out."""


class OutcomeWriter:
    """Writes down what became of claims; whoever recorded goes on once it is written."""

    def __init__(self, store: Store, policy: ClaimPolicy) -> None:
        self._store = store
        self._terms = policy
        self._gathered: list[Outcome] = []
        self._written: asyncio.Future[None] | None = None
        self._something = asyncio.Event()

    async def record(self, outcomes: Sequence[Outcome]) -> None:
        """Write the outcomes of one claim, together; raises what the store raises when it stays away."""
        self._gathered += outcomes
        self._written = self._written or asyncio.get_running_loop().create_future()
        self._something.set()
        await asyncio.shield(self._written)

    async def run(self) -> None:
        """Write batch after batch, until cancelled."""
        while True:
            await self._something.wait()
            self._something.clear()
            batch, written = self._gathered, self._written
            self._gathered, self._written = [], None
            if written is not None:
                await self._write(batch, written)

    async def _write(self, batch: Sequence[Outcome], written: "asyncio.Future[None]") -> None:
        for tries in range(_TRIES):
            try:
                await self._store.record(batch, self._terms)
            except Exception as error:  # noqa: BLE001 - handed to whoever waits, in the end
                log.warning("outcomes_not_recorded", extra={"error": type(error).__name__, "attempt": tries + 1})
                if tries + 1 == _TRIES:
                    written.set_exception(error)
                    return
                await asyncio.sleep(_FIRST_WAIT * 2**tries)
            else:
                written.set_result(None)
                return


@asynccontextmanager
async def recording(store: Store, policy: ClaimPolicy) -> AsyncIterator[OutcomeWriter]:
    """Run a recorder while the block runs."""
    recorder = OutcomeWriter(store, policy)
    running = asyncio.create_task(recorder.run(), name="recorder")
    try:
        yield recorder
    finally:
        running.cancel()
