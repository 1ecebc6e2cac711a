"""Claims what is due and keeps as many messages under way as it may."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager, suppress

from commitments.application.ports.messenger import Messenger
from commitments.application.ports.outbox import Claim, ClaimPolicy, Outcome
from commitments.application.ports.store import Store
from commitments.application.ports.telemetry import NoTelemetry, Telemetry
from commitments.dispatch.fault_isolation import sort_out
from commitments.dispatch.faults import is_spent
from commitments.dispatch.handler import NotificationHandler
from commitments.dispatch.outcome_writer import OutcomeWriter, recording
from commitments.dispatch.sender import Sender
from commitments.domain.clock import Clock
from commitments.domain.errors import StoreUnavailable

AT_ONCE = 100
_TOGETHER = 250  # notifications composed in one transaction: requests wait for it on SQLite
_LOOK_SECONDS = 0.5  # what becomes due does not wait for a message that takes long
_COMPOSING_AT_ONCE = 4  # each takes a connection of the pool, which requests need too


class Dispatcher:
    """Sends due notifications, up to `at_once` messages side by side; at one destination one after the other."""

    def __init__(
        self,
        store: Store,
        messenger: Messenger,
        office: NotificationHandler,
        clock: Clock,
        policy: ClaimPolicy | None = None,
        at_once: int = AT_ONCE,
        watch: Telemetry | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._terms = policy or ClaimPolicy()
        self._watch = watch or NoTelemetry()
        self._carrier = Sender(store, messenger, office, clock, self._terms, self._watch)
        self._at_once = at_once
        self._stopping = False

    async def dispatch(self) -> int:
        """Send until nothing is due; give the number of notifications handled.

        A message where something unforeseen goes wrong stops no other: it is recorded, and tried again later or
        given up. When the store is away, what is under way is sent and recorded first, as far as it can be; the error
        is raised at the end (several as a group), and what was claimed is given back once its lease has run out.
        """
        async with recording(self._store, self._terms) as recorder, _flight(self._carrier, recorder) as flight:
            try:
                await self._fill(flight)
            except Exception as error:  # noqa: BLE001 - raised once all has landed
                flight.went_wrong(error)
            await flight.land()
        return flight.handled

    async def _fill(self, flight: "_Flight") -> None:
        """Keep messages under way until nothing is due and nothing is under way."""
        while not self._stopping:
            flight.moved.clear()
            claims = await self._claim(flight.room(self._at_once))
            flight.start(claims)
            if not claims and not await flight.wait(_LOOK_SECONDS):
                break

    async def _claim(self, room: int) -> Sequence[Claim]:
        """Claim when there is room for some; claiming one by one would cost more than it brings."""
        if room < max(1, self._at_once // 4):
            return []
        claims = await self._store.claim(self._clock.now(), self._terms, room)
        self._watch.claimed(sum(len(claim.notifications) for claim in claims))
        return claims

    async def sweep(self) -> None:
        """Give back what processes held that ended, or clocks that ran ahead."""
        await self._store.sweep(self._clock.now())

    def stop(self) -> None:
        """Claim nothing more; what is under way is sent and recorded."""
        self._stopping = True


class _Flight:
    """The messages that are under way in one run."""

    def __init__(self, carrier: Sender, recorder: OutcomeWriter) -> None:
        self._carrier = carrier
        self._recorder = recorder
        self._tasks: set[asyncio.Task[None]] = set()
        self._composing = asyncio.Semaphore(_COMPOSING_AT_ONCE)
        self._under_way: set[str] = set()  # the first notification of each
        self._unsent: set[str] = set()
        self._wrong: list[Exception] = []
        self.moved = asyncio.Event()
        self.handled = 0

    def start(self, claims: Sequence[Claim]) -> None:
        """Set claims on their way, but for what is under way already.

        That may be claimed again when the clock has jumped ahead: its lease seems to have run out.
        """
        fresh = [claim for claim in claims if claim.id not in self._under_way]
        for waiting in (self._under_way, self._unsent):
            waiting.update(claim.id for claim in fresh)
        spent = [claim for claim in fresh if any(map(is_spent, claim.notifications))]
        for claim in spent:
            self._run(self._end(claim, self._told(self._carrier.end(claim))))
        for portion in _portions([claim for claim in fresh if claim not in spent] if spent else fresh):
            self._run(self._compose(portion))

    def room(self, at_once: int) -> int:
        """Give how many more messages may be sent, while as many at most wait to be recorded."""
        return min(at_once - len(self._unsent), 2 * at_once - len(self._under_way))

    async def wait(self, seconds: float) -> bool:
        """Wait until something has moved, at most so long; tell whether anything was under way."""
        if not self._tasks:
            return False
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):  # wait_for may lose that we were cancelled
                await self.moved.wait()
        return True

    async def land(self) -> None:
        """Wait for everything; raise what went wrong."""
        while self._tasks:
            await asyncio.wait(self._tasks)
        if len(self._wrong) == 1:
            raise self._wrong[0]
        if self._wrong:
            raise ExceptionGroup("some messages went wrong", self._wrong)

    def went_wrong(self, error: Exception) -> None:
        """Take an error, to be raised once everything has landed."""
        self._wrong.append(error)

    def cancel(self) -> None:
        """Break everything off."""
        for task in self._tasks:
            task.cancel()

    def _run(self, work: Coroutine[None, None, None]) -> None:
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        self.moved.set()

    async def _compose(self, claims: Sequence[Claim]) -> None:
        """Compose claims together; when that goes wrong, each alone, so that the others go."""
        try:
            async with self._composing:
                composed = await self._carrier.compose(claims)
        except Exception as error:  # noqa: BLE001 - it is told of whom it is about
            if len(claims) > 1:
                for claim in claims:
                    self._run(self._compose([claim]))
            elif isinstance(error, StoreUnavailable):
                self._note(claims[0], error)
            else:
                self._run(self._end(claims[0], self._told(self._sort_out(claims[0], error))))
            return
        for claim, parts in composed:
            self._run(self._end(claim, self._carrier.carry(claim, parts)))

    async def _sort_out(self, claim: Claim, error: Exception) -> list[Outcome]:
        async with self._composing:
            return await sort_out(self._carrier, claim, error)

    async def _told(self, ending: Awaitable[Sequence[Outcome]]) -> Sequence[Outcome]:
        outcomes = await ending
        for one in outcomes:
            self._carrier.tell(one)
        return outcomes

    async def _end(self, claim: Claim, ending: Awaitable[Sequence[Outcome]]) -> None:
        """Wait for what becomes of a claim, and record it."""
        try:
            outcomes = await ending
            self._unsent.discard(claim.id)
            self.moved.set()
            await self._recorder.record(outcomes)
        except Exception as error:  # noqa: BLE001 - raised at the end of the run
            self._note(claim, error)
            return
        self._note(claim)

    def _note(self, claim: Claim, error: Exception | None = None) -> None:
        for waiting in (self._under_way, self._unsent):
            waiting.discard(claim.id)
        self.handled += len(claim.notifications)
        if error is not None:
            self._wrong.append(error)


def _portions(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Part claims into portions of so many notifications; a claim that has more is one of its own."""
    portion, size = list[Claim](), 0
    for claim in claims:
        if portion and size + len(claim.notifications) > _TOGETHER:
            yield portion
            portion, size = [], 0
        portion.append(claim)
        size += len(claim.notifications)
    if portion:
        yield portion


@asynccontextmanager
async def _flight(carrier: Sender, recorder: OutcomeWriter) -> AsyncIterator[_Flight]:
    flight = _Flight(carrier, recorder)
    try:
        yield flight
    finally:
        flight.cancel()
