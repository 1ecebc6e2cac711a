"""Records outcomes in batches: while one batch is written, the next one gathers."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from commitments.application.ports.outbox import ClaimPolicy, Outcome
from commitments.application.ports.store import Store
from commitments.domain.errors import StoreUnavailable

log = logging.getLogger(__name__)

_FIRST_WAIT, _TRIES = 0.1, 8
"""Seconds, doubling: what was sent is worth half a minute of tries before its lease runs out."""


_Entry = tuple[Sequence[Outcome], "asyncio.Future[None]"]


class OutcomeWriter:
    """Persist outcomes in batches; callers wait for the commit."""

    def __init__(self, store: Store, policy: ClaimPolicy) -> None:
        self._store = store
        self._terms = policy
        self._gathered: list[_Entry] = []
        self._something = asyncio.Event()

    async def record(self, outcomes: Sequence[Outcome]) -> None:
        """Write the outcomes of one claim, together; raises what the store raises when it stays away."""
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._gathered.append((outcomes, written))
        self._something.set()
        await written

    async def run(self) -> None:
        """Write batch after batch, until cancelled."""
        while True:
            await self._something.wait()
            self._something.clear()
            batch, self._gathered = self._gathered, []
            await self._write(batch)

    async def _write(self, batch: Sequence[_Entry]) -> None:
        """Write a batch; when it is not the store that fails, each claim alone, so that the others are written."""
        error = await self._tried([outcome for outcomes, _ in batch for outcome in outcomes])
        if error is not None and not isinstance(error, StoreUnavailable) and len(batch) > 1:
            for entry in batch:
                await self._write([entry])
            return
        for _, written in batch:
            if written.cancelled():
                continue
            written.set_exception(error) if error else written.set_result(None)

    async def _tried(self, outcomes: Sequence[Outcome]) -> Exception | None:
        """Write outcomes; return the error that stays, if any."""
        for tries in range(_TRIES):
            try:
                await self._store.record(outcomes, self._terms)
            except Exception as error:  # noqa: BLE001 - handed to whoever waits, in the end
                log.warning("outcomes_not_recorded", extra={"error": type(error).__name__, "attempt": tries + 1})
                if tries + 1 == _TRIES or not isinstance(error, StoreUnavailable):
                    return error
                await asyncio.sleep(_FIRST_WAIT * 2**tries)
            else:
                return None
        return None


@asynccontextmanager
async def recording(store: Store, policy: ClaimPolicy) -> AsyncIterator[OutcomeWriter]:
    """Run a recorder while the block runs."""
    recorder = OutcomeWriter(store, policy)
    running = asyncio.create_task(recorder.run(), name="recorder")
    try:
        yield recorder
    finally:
        running.cancel()
