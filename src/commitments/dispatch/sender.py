"""Composes claims, sends their messages and determines the outcomes."""

import asyncio
import logging
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from commitments.application.ports.composition import Composed
from commitments.application.ports.messenger import Messenger, Outgoing
from commitments.application.ports.outbox import Claim, ClaimPolicy, End, Outcome
from commitments.application.ports.store import Store
from commitments.application.ports.telemetry import Telemetry, logged
from commitments.dispatch.faults import Step, is_exhausted, log_fault, reason_of
from commitments.dispatch.notification_handler import NotificationHandler
from commitments.dispatch.throttled_places import ThrottledPlaces
from commitments.domain.clock import Clock
from commitments.domain.errors import (
    MESSAGE_GONE,
    DestinationRefused,
    MessageGone,
    NoHistory,
    OutcomeUnknowable,
    OutcomeUnknown,
    ScopeMissing,
    SendError,
    StoreUnavailable,
    TryLater,
    WorkspaceRefused,
)
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.retry_policy import MOST_ATTEMPTS, MOST_FAULTS, TOO_MANY_TRIES, backoff

log = logging.getLogger(__name__)

_REFUSED_WAIT, _SHUT_OUT_WAIT = timedelta(days=1), timedelta(hours=1)
# A send is cancelled while its lease still holds, so that nobody looks for a message that may still arrive.
_SHARE_OF_LEASE = 0.75
_RESULTS = {
    End.POSTPONED: "held_back", End.REFUSED: "paused", End.SHUT_OUT: "paused", End.FAULTED: "faulty",
}  # fmt: skip


def _wait(error: SendError, attempts: int) -> timedelta:
    """Return the wait before the next try: what the platform asks for (plus up to 10 % jitter), else a backoff."""
    if not isinstance(error, TryLater) or not error.seconds:
        return backoff(attempts)
    asked = timedelta(seconds=error.seconds)
    return asked * random.uniform(1.0, 1.1)  # noqa: S311 - spreading load, not a secret


class Sender:
    def __init__(
        self,
        store: Store,
        messenger: Messenger,
        handler: NotificationHandler,
        clock: Clock,
        policy: ClaimPolicy,
        telemetry: Telemetry,
    ) -> None:
        self._store = store
        self._messenger = messenger
        self._handler = handler
        self._clock = clock
        self._telemetry = telemetry
        self._throttled = ThrottledPlaces()
        self._timeout_seconds = policy.lease.total_seconds() * _SHARE_OF_LEASE

    async def compose(self, claims: Sequence[Claim]) -> list[tuple[Claim, Sequence[Composed]]]:
        """Compose claims in one transaction; return each with its messages."""
        groups: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            groups[claim.company].append(claim)
        composed: list[tuple[Claim, Sequence[Composed]]] = []
        async with self._store.views(claims) as views:
            for company, uow in views.items():
                group = groups[company]
                composed += zip(group, await self._handler.compose(uow, group, self._clock.now()), strict=True)
        return composed

    async def send(self, claim: Claim, composed: Sequence[Composed]) -> list[Outcome]:
        """Send the messages of a claim; return their outcomes."""
        outcomes = []
        for one in composed:
            started = self._clock.now()
            outcome = await self._send(claim, one)
            self.report(outcome, (outcome.at - started).total_seconds())
            outcomes.append(outcome)
        return outcomes

    def report(self, outcome: Outcome, seconds: float = 0) -> None:
        """Report an outcome to telemetry and to the log."""
        result = "unknown" if outcome.unknown else _RESULTS.get(outcome.end, outcome.end.value)
        for one in outcome.notifications:
            self._telemetry.ended(one.kind, result, seconds)
        first = outcome.notifications[0]
        log.info(
            "notification_handled", extra={**logged(first), "result": result, "folded": len(outcome.notifications)}
        )

    async def _send(self, claim: Claim, one: Composed) -> Outcome:
        if one.message is None and not (one.later is None and claim.resumed and claim.way is Operation.POST):
            return self._unsent(claim, one)
        attempt = _Attempt(self._messenger, claim, one.message)
        try:
            async with asyncio.timeout(self._timeout_seconds):
                sent = await attempt.run()
        except _NotOut:
            return self._unsent(claim, one)
        except SendError as error:
            return await self._failed(claim, one, error, attempt)
        except TimeoutError:
            return await self._failed(claim, one, OutcomeUnknown("too_slow"), attempt)
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is raised counts as a try
            return await self.faulted(claim, one.notifications, Step.SEND, error, unknown=True)
        try:
            return await self._sent(claim, one, sent)
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is raised counts as a try
            return await self.faulted(claim, one.notifications, Step.NOTE, error, unknown=True)

    def _unsent(self, claim: Claim, one: Composed) -> Outcome:
        if one.later is None:
            return replace(self._ended(claim, one, End.HELD_BACK), reason=one.reason)
        outcome = self._failure(claim, one.notifications, unknown=claim.resumed)
        return replace(outcome, end=End.POSTPONED, reason=one.reason, until=one.later)

    async def _sent(self, claim: Claim, one: Composed, sent: MessageRef | None) -> Outcome:
        now = self._clock.now()
        consequential = [each for each in one.notifications if each.payload.has_consequence]
        if consequential:
            async with self._store.transaction(claim.company) as uow:
                await self._handler.delivered(uow, consequential, sent, now)
        return replace(self._ended(claim, one, End.SENT), message=sent)

    async def _failed(self, claim: Claim, one: Composed, error: SendError, attempt: "_Attempt") -> Outcome:
        log.warning(
            "send_failed",
            extra={**logged(one.notifications[0]), "error": type(error).__name__, "reason": error.reason},
        )
        outcome = self._after_error(claim, one, error, attempt)
        if outcome.end is End.SHUT_OUT and not claim.probing:
            log.error("workspace_paused", extra={"workspace": claim.company, "reason": error.reason})
        if outcome.end in (End.REFUSED, End.FAILED):
            await self.give_up(outcome)
        return outcome

    async def give_up(self, outcome: Outcome) -> None:
        """Notify somebody who can act; an error in that does not change the outcome."""
        tell, lost = self._handler.refused, outcome.notifications
        if outcome.end is not End.REFUSED:
            tell, lost = self._handler.given_up, tuple(replace(one, state=State.FAILED) for one in lost)
        try:
            async with self._store.transaction(outcome.company) as uow:
                await tell(uow, lost, outcome.reason, outcome.at)
        except StoreUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - the outcome is recorded all the same
            log_fault(outcome.notifications[0], Step.TELL, error)

    async def faulted(
        self, claim: Claim, notifications: Sequence[Notification], step: Step, error: Exception, *, unknown: bool
    ) -> Outcome:
        """Return the outcome after an error of the program: another try later, or failure."""
        log_fault(notifications[0], step, error)
        reason, faults = reason_of(step, error), max(one.faults for one in notifications) + 1
        outcome = replace(self._failure(claim, notifications, unknown=unknown), reason=reason)
        if faults < MOST_FAULTS:
            return replace(outcome, end=End.FAULTED, until=outcome.at + backoff(faults))
        if step is not Step.NOTE:  # the message was sent: only its consequence is missing
            await self.give_up(outcome)
        return outcome

    async def fail_exhausted(self, claim: Claim) -> list[Outcome]:
        """Fail those of a claim that are exhausted, without another try; postpone the others."""
        exhausted = [one for one in claim.notifications if is_exhausted(one)]
        outcome = replace(self._failure(claim, exhausted, unknown=claim.resumed), reason=TOO_MANY_TRIES)
        await self.give_up(outcome)
        return [outcome, *self.postpone(claim, [one for one in claim.notifications if not is_exhausted(one)])]

    async def find_sent(self, claim: Claim) -> Outcome | None:
        """Look for a message that can no longer be composed; None when it was not sent."""
        notifications = claim.notifications
        message = Outgoing(claim.company, claim.tried_as or claim.id, claim.destination, None)
        try:
            async with asyncio.timeout(self._timeout_seconds):
                found = await self._messenger.find(message)
        except NoHistory:
            return None
        except Exception as error:  # noqa: BLE001 - whatever is raised counts as a try
            return await self.faulted(claim, notifications, Step.SEND, error, unknown=True)
        if found is None:
            return None
        return replace(self._failure(claim, notifications, unknown=False), end=End.SENT, message=found)

    def postpone(self, claim: Claim, others: Sequence[Notification]) -> list[Outcome]:
        """Return the outcome of the notifications without fault: to be claimed again at once."""
        if not others:
            return []
        outcome = self._failure(claim, others, unknown=claim.resumed)
        return [replace(outcome, end=End.POSTPONED, until=outcome.at)]

    def _failure(self, claim: Claim, notifications: Sequence[Notification], *, unknown: bool) -> Outcome:
        """Return the outcome of a failed message, to be refined by the caller."""
        outcome = Outcome(claim.company, claim.destination, tuple(notifications), End.FAILED, self._clock.now())
        tried_as = claim.tried_as if claim.resumed else ""
        return replace(outcome, unknown=unknown, tried_as=tried_as)

    def _after_error(self, claim: Claim, one: Composed, error: SendError, attempt: "_Attempt") -> Outcome:
        """Return the outcome that follows from an error."""
        unknown = attempt.unsure or isinstance(error, OutcomeUnknown)
        failed = replace(self._failure(claim, one.notifications, unknown=unknown), reason=error.reason)
        attempts = max(each.attempts for each in one.notifications)
        if isinstance(error, TryLater | OutcomeUnknown) and attempts < MOST_ATTEMPTS:
            until = failed.at + _wait(error, attempts)
            hold = attempt.operation if self._is_held(error, failed, until) else None
            return replace(failed, end=End.RETRIED, until=until, hold=hold)
        if isinstance(error, WorkspaceRefused):
            return replace(failed, end=End.SHUT_OUT, until=failed.at + _SHUT_OUT_WAIT)
        if isinstance(error, DestinationRefused) or (
            isinstance(error, ScopeMissing) and claim.way is not Operation.FILE
        ):
            return replace(failed, end=End.REFUSED, until=failed.at + _REFUSED_WAIT)
        if isinstance(error, MessageGone):
            return replace(failed, reason=f"{MESSAGE_GONE}: {error.reason}")
        return failed

    def _is_held(self, error: SendError, failed: Outcome, until: datetime) -> bool:
        """Whether a rate limit holds the operation in the whole workspace, not only this destination."""
        if not isinstance(error, TryLater) or not error.limited:
            return False
        return not error.here or self._throttled.add(failed.company, failed.destination, until, failed.at)

    def _ended(self, claim: Claim, one: Composed, end: End) -> Outcome:
        return Outcome(claim.company, claim.destination, one.notifications, end, self._clock.now())


class _NotOut(Exception):
    """What is wanted no longer was not sent before either."""


class _Attempt:
    """One attempt to send a message. `unsure`: it may have been sent before, and that is not yet known.

    Without a message, which is wanted no longer, it is only looked for.
    """

    def __init__(self, messenger: Messenger, claim: Claim, wanted: Outgoing | None) -> None:
        self._messenger = messenger
        self._is_wanted = wanted is not None
        message = wanted or Outgoing(claim.company, claim.id, claim.destination, None)
        # A message that may have been sent carries the id of its first try, whatever happened to that one since.
        self._message = replace(message, notification=claim.tried_as) if claim.tried_as else message
        self._operation = claim.way
        # Repeating an edit changes nothing; anything else that may have been sent is looked for first.
        self.unsure = claim.resumed and message.edit is None
        self._looking = self.unsure

    @property
    def operation(self) -> Operation:
        """The operation that is being requested of the platform."""
        return Operation.LOOK if self._looking else self._operation

    async def run(self) -> MessageRef | None:
        """Return where the message is, sent now or before. Raises a SendError, _NotOut."""
        again = self.unsure
        if again:
            found = await self._find()
            if found is not None:
                return found
        self._looking = False
        if not self._is_wanted:
            raise _NotOut
        return await self._messenger.send(replace(self._message, again=again))

    async def _find(self) -> MessageRef | None:
        """Look for the message; where there is no history, it stays unsure whether it was sent."""
        try:
            found = await self._messenger.find(self._message)
        except NoHistory as error:
            if self._is_wanted or self._message.destination.kind == "person":
                return None
            raise OutcomeUnknowable from error
        except DestinationRefused:
            if self._is_wanted:
                raise
            found = None  # nobody can look there any more
        except ScopeMissing as error:
            if self._message.destination.kind != "person":
                raise OutcomeUnknowable from error
            found = None  # a person rather gets it twice than never
        self.unsure = False
        return found
