"""Carries claims to their destinations, and tells what became of each."""

import asyncio
import logging
import random
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from commitments.dispatch.office import Composed, Office
from commitments.errors import DestinationRefused, OutcomeUnknown, SendError, TryLater, WorkspaceRefused
from commitments.model import MessageRef, Notification, Way
from commitments.outbox import Claim, End, Outcome, Terms
from commitments.ports import Clock, Messenger, Outgoing, Store, Watch
from commitments.watching import logged

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 60
"""A little more than a day of tries."""
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=2), timedelta(minutes=30)
_REFUSED_FOR, _SHUT_OUT_FOR = timedelta(days=1), timedelta(hours=1)
# A send is cut off while its lease still runs: nobody looks for what may still arrive.
_SHARE_OF_LEASE = 0.75
_RESULTS = {End.POSTPONED: "held_back", End.REFUSED: "paused", End.SHUT_OUT: "paused"}


def backoff(attempts: int) -> timedelta:
    """Give the wait before the next try: doubling from 2 s to 30 min, with jitter, so that retries spread."""
    wait = min(_FIRST_WAIT * (1 << min(attempts, 16)), _LONGEST_WAIT)
    return wait * random.uniform(0.5, 1.0)  # noqa: S311 - spreading load, not a secret


def _wait(error: SendError, attempts: int) -> timedelta:
    """Give the wait before the next try: as long as the platform asks for, which knows best, else a backoff."""
    if not isinstance(error, TryLater) or not error.seconds:
        return backoff(attempts)
    asked = timedelta(seconds=error.seconds)
    return asked * random.uniform(1.0, 1.1)  # noqa: S311 - spreading load, not a secret


class Carrier:
    """Composes and sends claims."""

    def __init__(
        self, store: Store, messenger: Messenger, office: Office, clock: Clock, terms: Terms, watch: Watch
    ) -> None:
        self._store = store
        self._messenger = messenger
        self._office = office
        self._clock = clock
        self._watch = watch
        self._longest = terms.lease.total_seconds() * _SHARE_OF_LEASE

    async def compose(self, claims: Sequence[Claim]) -> list[tuple[Claim, Sequence[Composed]]]:
        """Compose claims in one transaction, and give what each becomes."""
        groups: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            groups[claim.workspace].append(claim)
        composed: list[tuple[Claim, Sequence[Composed]]] = []
        async with self._store.views(claims) as views:
            for workspace, tx in views.items():
                group = groups[workspace]
                composed += zip(group, await self._office.compose(tx, group, self._clock.now()), strict=True)
        return composed

    async def carry(self, claim: Claim, composed: Sequence[Composed]) -> list[Outcome]:
        """Send what a claim became; give what became of its notifications."""
        outcomes = []
        for one in composed:
            started = self._clock.now()
            outcome = await self._carry(claim, one)
            self._tell(outcome, (outcome.at - started).total_seconds())
            outcomes.append(outcome)
        return outcomes

    def _tell(self, outcome: Outcome, seconds: float) -> None:
        result = "unknown" if outcome.unknown else _RESULTS.get(outcome.end, outcome.end.value)
        for one in outcome.notifications:
            self._watch.ended(one.kind, result, seconds)
        first = outcome.notifications[0]
        log.info("notification %s", result, extra={**logged(first), "folded": len(outcome.notifications)})

    async def _carry(self, claim: Claim, one: Composed) -> Outcome:
        if one.message is None:
            end = End.HELD_BACK if one.later is None else End.POSTPONED
            return self._outcome(claim, one, end, reason=one.reason, until=one.later)
        trip = _Trip(self._messenger, claim, one.message)
        try:
            async with asyncio.timeout(self._longest):
                sent = await trip.make()
        except SendError as error:
            return await self._failed(claim, one, error, trip)
        except TimeoutError:
            return await self._failed(claim, one, OutcomeUnknown("too_slow"), trip)
        return await self._sent(claim, one, sent)

    async def _sent(self, claim: Claim, one: Composed, sent: MessageRef | None) -> Outcome:
        now = self._clock.now()
        following = [each for each in one.notifications if self._office.follows(each)]
        if following:
            async with self._store.transaction(claim.workspace) as tx:
                await self._office.delivered(tx, following, sent, now)
        return self._outcome(claim, one, End.SENT, message=sent)

    async def _failed(self, claim: Claim, one: Composed, error: SendError, trip: "_Trip") -> Outcome:
        log.warning("not sent: %s %s", type(error).__name__, error.reason, extra=logged(one.notifications[0]))
        attempts = max(each.attempts for each in one.notifications)
        unknown = trip.unsure or isinstance(error, OutcomeUnknown)
        now = self._clock.now()
        if isinstance(error, TryLater | OutcomeUnknown) and attempts < MOST_ATTEMPTS:
            limited = isinstance(error, TryLater) and error.limited
            return self._outcome(
                claim, one, End.RETRIED, reason=error.reason, until=now + _wait(error, attempts),
                unknown=unknown, hold=trip.way if limited else None,
            )  # fmt: skip
        if isinstance(error, WorkspaceRefused):
            if not claim.probing:
                log.error("workspace %s takes nothing: %s", claim.workspace, error.reason)
            until = now + _SHUT_OUT_FOR
            return self._outcome(claim, one, End.SHUT_OUT, reason=error.reason, until=until, unknown=unknown)
        told = claim.probing and isinstance(error, DestinationRefused)
        if not told:
            async with self._store.transaction(claim.workspace) as tx:
                await self._office.given_up(tx, one.notifications, error.reason, now)
        if isinstance(error, DestinationRefused):
            until = now + _REFUSED_FOR
            return self._outcome(claim, one, End.REFUSED, reason=error.reason, until=until, unknown=unknown)
        return self._outcome(claim, one, End.FAILED, reason=error.reason, unknown=unknown)

    def _outcome(
        self,
        claim: Claim,
        one: Composed,
        end: End,
        *,
        message: MessageRef | None = None,
        reason: str = "",
        until: datetime | None = None,
        unknown: bool = False,
        hold: Way | None = None,
    ) -> Outcome:
        notifications: tuple[Notification, ...] = one.notifications
        return Outcome(
            claim.workspace, claim.destination, notifications, end, self._clock.now(),
            message=message, reason=reason, until=until, unknown=unknown, hold=hold,
        )  # fmt: skip


class _Trip:
    """One message on its way. `unsure`: it may have been sent before, and that is not found out yet."""

    def __init__(self, messenger: Messenger, claim: Claim, message: Outgoing) -> None:
        self._messenger = messenger
        self._message = message
        self._sends = claim.way
        # Doing an edit again changes nothing; anything else that may have been sent is looked for first.
        self.unsure = claim.resumed and message.edit is None

    @property
    def way(self) -> Way:
        """How the platform is being asked."""
        return Way.LOOK if self.unsure else self._sends

    async def make(self) -> MessageRef | None:
        if self.unsure:
            found = await self._messenger.find(self._message)
            self.unsure = False
            if found is not None:
                return found
        return await self._messenger.send(self._message)
