"""Records outcomes in batches: while one batch is written, the next one collects."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from commitments.application.ports.outbox import ClaimPolicy, Outcome
from commitments.application.ports.store import Store
from commitments.domain.errors import StoreUnavailable

log = logging.getLogger(__name__)

_FIRST_WAIT, _TRIES = 0.1, 8
"""Seconds, doubling: with the waits of the store itself about half a minute of tries, while the lease still holds."""


_Entry = tuple[Sequence[Outcome], "asyncio.Future[None]"]


class OutcomeWriter:
    """Persist outcomes in batches; callers wait for the commit."""

    def __init__(self, store: Store, policy: ClaimPolicy) -> None:
        self._store = store
        self._policy = policy
        self._pending: list[_Entry] = []
        self._has_pending = asyncio.Event()

    async def record(self, outcomes: Sequence[Outcome]) -> None:
        """Write the outcomes of one claim together. Raises the store's error when it stays unavailable."""
        written: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._pending.append((outcomes, written))
        self._has_pending.set()
        await written

    async def run(self) -> None:
        """Write batch after batch, until cancelled."""
        while True:
            await self._has_pending.wait()
            self._has_pending.clear()
            batch, self._pending = self._pending, []
            await self._write(batch)

    async def _write(self, batch: Sequence[_Entry]) -> None:
        """Write a batch; on any error but StoreUnavailable, each claim alone, so that one bad claim fails alone."""
        error = await self._try_to_write([outcome for outcomes, _ in batch for outcome in outcomes])
        if error is not None and not isinstance(error, StoreUnavailable) and len(batch) > 1:
            for entry in batch:
                await self._write([entry])
            return
        for _, written in batch:
            if written.cancelled():
                continue
            written.set_exception(error) if error else written.set_result(None)

    async def _try_to_write(self, outcomes: Sequence[Outcome]) -> Exception | None:
        """Write outcomes with retries; return the error that remains, if any."""
        for tries in range(_TRIES):
            try:
                await self._store.record(outcomes, self._policy)
            except Exception as error:  # noqa: BLE001 - passed to the caller that waits in record()
                log.warning("outcomes_not_recorded", extra={"error": type(error).__name__, "attempt": tries + 1})
                if tries + 1 == _TRIES or not isinstance(error, StoreUnavailable):
                    return error
                await asyncio.sleep(_FIRST_WAIT * 2**tries)
            else:
                return None
        return None


@asynccontextmanager
async def recording(store: Store, policy: ClaimPolicy) -> AsyncIterator[OutcomeWriter]:
    """Run an outcome writer for the duration of the block."""
    writer = OutcomeWriter(store, policy)
    task = asyncio.create_task(writer.run(), name="recorder")
    try:
        yield writer
    finally:
        task.cancel()
