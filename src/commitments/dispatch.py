"""Sends what is due: claim, compose from the state of now, send, record. No transaction is open meanwhile."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from commitments.errors import OutcomeUnknown, SendError, TryLater, WorkspaceRefused
from commitments.model import MessageRef, Notification
from commitments.ports import Claim, Clock, Messenger, Outgoing, Store, Transaction

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
BATCH = 50
AT_ONCE = 10
MOST_ATTEMPTS = 60
"""A little more than a day of tries."""
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=2), timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Composed:
    """One message for some notifications, or (message None) why they are not wanted: ever, or until `later`."""

    notifications: tuple[Notification, ...]
    message: Outgoing | None
    reason: str = ""
    later: datetime | None = None


Compose = Callable[[Transaction, Claim, datetime], Awaitable[Sequence[Composed]]]
Deliver = Callable[[Transaction, Sequence[Notification], MessageRef | None, datetime], Awaitable[None]]
GiveUp = Callable[[Transaction, Sequence[Notification], str, datetime], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Office:
    """What a dispatcher is told to do around a send: compose before it, note what follows from it.

    `delivered` and `given_up` may be called again for the same notifications and then change nothing.
    """

    compose: Compose
    delivered: Deliver
    given_up: GiveUp


def backoff(attempts: int) -> timedelta:
    """Give the wait before the next try: doubling from 2 s to 30 min, with jitter, so that retries spread."""
    wait = min(_FIRST_WAIT * (1 << min(attempts, 16)), _LONGEST_WAIT)
    return wait * random.uniform(0.5, 1.0)  # noqa: S311 - spreading load, not a secret


class Dispatcher:
    """Sends due notifications, a destination at a time and in order; ten destinations side by side."""

    def __init__(self, store: Store, messenger: Messenger, office: Office, clock: Clock) -> None:
        self._store = store
        self._messenger = messenger
        self._office = office
        self._clock = clock

    async def dispatch(self) -> int:
        """Send until nothing is due; give the number of notifications handled.

        A destination where something unforeseen goes wrong stops no other: the error is raised at the end
        (several as a group), and what was claimed there is tried again once its lease has run out.
        """
        handled, wrong = 0, list[Exception]()
        while claims := await self._store.claim(self._clock.now(), LEASE, BATCH):
            limit = asyncio.Semaphore(AT_ONCE)
            ends = await asyncio.gather(
                *(self._handle_within(limit, claim) for claim in claims), return_exceptions=True
            )
            for end in ends:
                if isinstance(end, Exception):
                    wrong.append(end)
                elif end is not None:
                    raise end
            handled += sum(len(claim.notifications) for claim in claims)
        if len(wrong) == 1:
            raise wrong[0]
        if wrong:
            raise ExceptionGroup("some destinations went wrong", wrong)
        return handled

    async def _handle_within(self, limit: asyncio.Semaphore, claim: Claim) -> None:
        async with limit:
            await self._handle(claim)

    async def _handle(self, claim: Claim) -> None:
        if any(one.attempts > MOST_ATTEMPTS for one in claim.notifications):
            await self._store.failed([one.id for one in claim.notifications], "tried_too_often")
            return
        async with self._store.transaction(claim.workspace) as tx:
            composed = await self._office.compose(tx, claim, self._clock.now())
        for one in composed:
            if one.later is not None:
                await self._store.retry(_ids(one), one.later, one.reason, unknown=False)
            elif one.message is None:
                await self._store.held_back(_ids(one), one.reason)
            else:
                await self._send(one, one.message, resumed=claim.resumed)

    async def _send(self, one: Composed, message: Outgoing, *, resumed: bool) -> None:
        try:
            # What may have been sent already is looked for before it is sent again.
            found = await self._messenger.find(message) if resumed and message.edit is None else None
            sent = found or await self._messenger.send(message)
        except SendError as error:
            await self._fail(one, message, error)
            return
        now = self._clock.now()
        async with self._store.transaction(message.workspace) as tx:
            await self._office.delivered(tx, one.notifications, sent, now)
        await self._store.sent(_ids(one), sent, now)

    async def _fail(self, one: Composed, message: Outgoing, error: SendError) -> None:
        now = self._clock.now()
        log.warning("not sent: %s %s", type(error).__name__, error.reason)
        if isinstance(error, TryLater | OutcomeUnknown):
            asked = timedelta(seconds=error.seconds if isinstance(error, TryLater) else 0)
            unknown = isinstance(error, OutcomeUnknown)
            if await self._later(one.notifications, error.reason, asked, unknown=unknown):
                return
        await self._store.failed(_ids(one), error.reason)
        if not isinstance(error, WorkspaceRefused):
            async with self._store.transaction(message.workspace) as tx:
                await self._office.given_up(tx, one.notifications, error.reason, now)

    async def _later(
        self, notifications: Sequence[Notification], reason: str, asked: timedelta, *, unknown: bool
    ) -> bool:
        """Give notifications back for a later try; after a day of tries they have failed: tell whether not."""
        ids, attempts = [one.id for one in notifications], max(one.attempts for one in notifications)
        if attempts >= MOST_ATTEMPTS:
            await self._store.failed(ids, reason)
            return False
        await self._store.retry(ids, self._clock.now() + max(backoff(attempts), asked), reason, unknown=unknown)
        return True


def _ids(one: Composed) -> list[str]:
    return [notification.id for notification in one.notifications]
