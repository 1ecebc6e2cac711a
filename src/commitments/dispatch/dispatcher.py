"""Claims due notifications and keeps a limited number of messages in flight."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager, suppress

from commitments.application.ports.messenger import Messenger
from commitments.application.ports.outbox import Claim, ClaimPolicy, End, Outcome
from commitments.application.ports.store import Store
from commitments.application.ports.telemetry import NoTelemetry, Telemetry
from commitments.dispatch.fault_isolation import isolate_faults
from commitments.dispatch.faults import is_exhausted
from commitments.dispatch.notification_handler import NotificationHandler
from commitments.dispatch.outcome_writer import OutcomeWriter, recording
from commitments.dispatch.sender import Sender
from commitments.domain.clock import Clock
from commitments.domain.errors import StoreUnavailable

_MAX_CONCURRENT_SENDS = 100
_BATCH_SIZE = 250  # notifications composed in one transaction: on SQLite requests wait for it
_POLL_SECONDS = 0.5  # a slow message does not delay what becomes due meanwhile
_MAX_CONCURRENT_COMPOSITIONS = 4  # each takes a connection from the pool, which requests need too


class Dispatcher:
    """Sends due notifications, up to `max_concurrent_sends` messages at a time; one at a time to a destination."""

    def __init__(
        self,
        store: Store,
        messenger: Messenger,
        handler: NotificationHandler,
        clock: Clock,
        policy: ClaimPolicy | None = None,
        max_concurrent_sends: int = _MAX_CONCURRENT_SENDS,
        telemetry: Telemetry | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._policy = policy or ClaimPolicy()
        self._telemetry = telemetry or NoTelemetry()
        self._sender = Sender(store, messenger, handler, clock, self._policy, self._telemetry)
        self._max_concurrent_sends = max_concurrent_sends
        self._stopping = False

    async def dispatch(self) -> int:
        """Send until nothing is due; return the number of notifications handled.

        An unexpected error with one message does not stop the others: it is recorded and the message retried later or
        given up. When the store is unavailable, messages in flight are still sent and recorded as far as possible; then
        the error is raised (several as a group), and the sweep releases what was claimed once its lease has expired.
        """
        async with recording(self._store, self._policy) as recorder, _open_run(self._sender, recorder) as run:
            try:
                await self._fill(run)
            except Exception as error:  # noqa: BLE001 - raised once all tasks have ended
                run.add_error(error)
            await run.drain()
        return run.handled

    async def _fill(self, run: "_Run") -> None:
        """Keep messages in flight until nothing is due and nothing is in flight."""
        while not self._stopping:
            run.progress.clear()
            claims = await self._claim(run.room(self._max_concurrent_sends))
            run.start(claims)
            if not claims and not await run.wait(_POLL_SECONDS):
                break

    async def _claim(self, room: int) -> Sequence[Claim]:
        """Claim once a quarter of the slots is free; claiming one by one costs more than it gains."""
        if room < max(1, self._max_concurrent_sends // 4):
            return []
        claims = await self._store.claim(self._clock.now(), self._policy, room)
        self._telemetry.claimed(sum(len(claim.notifications) for claim in claims))
        return claims

    async def sweep(self) -> None:
        """Release what is held by processes that ended or by clocks that ran ahead."""
        await self._store.sweep(self._clock.now())

    def stop(self) -> None:
        """Claim nothing more; messages in flight are sent and recorded."""
        self._stopping = True


class _Run:
    """The messages in flight during one dispatch."""

    def __init__(self, sender: Sender, recorder: OutcomeWriter) -> None:
        self._sender = sender
        self._recorder = recorder
        self._tasks: set[asyncio.Task[None]] = set()
        self._composing = asyncio.Semaphore(_MAX_CONCURRENT_COMPOSITIONS)
        self._in_flight: set[str] = set()  # ids of claims, until they are recorded
        self._unsent: set[str] = set()
        self._errors: list[Exception] = []
        self.progress = asyncio.Event()
        self.handled = 0

    def start(self, claims: Sequence[Claim]) -> None:
        """Start claims, except those that are in flight already.

        A claim may come again when the clock has jumped ahead, because its lease seems to have expired.
        """
        fresh = [claim for claim in claims if claim.id not in self._in_flight]
        for ids in (self._in_flight, self._unsent):
            ids.update(claim.id for claim in fresh)
        exhausted = [claim for claim in fresh if any(map(is_exhausted, claim.notifications))]
        for claim in exhausted:
            self._spawn(self._finish(claim, self._reported(self._sender.fail_exhausted(claim))))
        for batch in _batches([claim for claim in fresh if claim not in exhausted] if exhausted else fresh):
            self._spawn(self._compose(batch))

    def room(self, max_concurrent_sends: int) -> int:
        """Return how many more messages may be sent; at most as many again may wait to be recorded."""
        return min(max_concurrent_sends - len(self._unsent), 2 * max_concurrent_sends - len(self._in_flight))

    async def wait(self, seconds: float) -> bool:
        """Wait until a task makes progress, for at most `seconds`; return whether anything was in flight."""
        if not self._tasks:
            return False
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):  # wait_for may swallow a cancellation
                await self.progress.wait()
        return True

    async def drain(self) -> None:
        """Wait for all tasks; raise the errors that were collected."""
        while self._tasks:
            await asyncio.wait(self._tasks)
        if len(self._errors) == 1:
            raise self._errors[0]
        if self._errors:
            raise ExceptionGroup("some messages went wrong", self._errors)

    def add_error(self, error: Exception) -> None:
        """Collect an error, to be raised once all tasks have ended."""
        self._errors.append(error)

    def cancel(self) -> None:
        """Cancel everything in flight."""
        for task in self._tasks:
            task.cancel()

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._task_done)

    def _task_done(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        self.progress.set()

    async def _compose(self, claims: Sequence[Claim]) -> None:
        """Compose claims together; if that fails, each alone, so that one failing claim does not stop the others."""
        try:
            async with self._composing:
                composed = await self._sender.compose(claims)
        except Exception as error:  # noqa: BLE001 - becomes an outcome of the claim
            if len(claims) > 1:
                for claim in claims:
                    self._spawn(self._compose([claim]))
            elif isinstance(error, StoreUnavailable):
                self._remove(claims[0], error)
            else:
                self._spawn(self._finish(claims[0], self._reported(self._isolate_faults(claims[0], error))))
            return
        for claim, parts in composed:
            self._spawn(self._finish(claim, self._sender.send(claim, parts)))

    async def _isolate_faults(self, claim: Claim, error: Exception) -> list[Outcome]:
        async with self._composing:
            return await isolate_faults(self._sender, claim, error)

    async def _reported(self, pending: Awaitable[Sequence[Outcome]]) -> Sequence[Outcome]:
        outcomes = await pending
        for one in outcomes:
            self._sender.report(one)
        return outcomes

    async def _finish(self, claim: Claim, pending: Awaitable[Sequence[Outcome]]) -> None:
        """Wait for the outcomes of a claim and record them."""
        try:
            outcomes = await pending
            self._unsent.discard(claim.id)
            self.progress.set()
            await self._recorder.record(outcomes)
        except Exception as error:  # noqa: BLE001 - raised at the end of the run
            self._remove(claim, error)
            return
        self._remove(claim)
        await self._report_refused(outcomes)

    async def _report_refused(self, outcomes: Sequence[Outcome]) -> None:
        """Report, once more, all that waits where nothing is accepted: more may have been planned meanwhile.

        What is planned from now on makes the destination ready, and is tried at once.
        """
        try:
            for one in outcomes:
                if one.end is End.REFUSED:
                    await self._sender.give_up(one)
        except StoreUnavailable as error:
            self.add_error(error)

    def _remove(self, claim: Claim, error: Exception | None = None) -> None:
        for ids in (self._in_flight, self._unsent):
            ids.discard(claim.id)
        self.handled += len(claim.notifications)
        if error is not None:
            self._errors.append(error)


def _batches(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Split claims into batches of at most `_BATCH_SIZE` notifications; a larger claim is a batch of its own."""
    batch, size = list[Claim](), 0
    for claim in claims:
        if batch and size + len(claim.notifications) > _BATCH_SIZE:
            yield batch
            batch, size = [], 0
        batch.append(claim)
        size += len(claim.notifications)
    if batch:
        yield batch


@asynccontextmanager
async def _open_run(sender: Sender, recorder: OutcomeWriter) -> AsyncIterator[_Run]:
    run = _Run(sender, recorder)
    try:
        yield run
    finally:
        run.cancel()
