"""Claims from the outbox, the policy for claiming, and the outcomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from commitments.domain.accounts import platform_of
from commitments.domain.notifications.addresses import Destination, MessageRef
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.operation import Operation

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class RateLimit:
    """A rate limit: one operation every `interval` on average, and `burst` operations at once."""

    interval: timedelta
    burst: int = 1

    @classmethod
    def per_minute(cls, times: float, burst: int = 1) -> "RateLimit":
        return cls(_MINUTE / times, burst)

    @property
    def slack(self) -> timedelta:
        """How far a burst may run ahead of the average rate."""
        return self.interval * (self.burst - 1)


@dataclass(frozen=True, slots=True)
class SendLimits:
    """The limits of a company: see `ClaimPolicy`."""

    gap: timedelta
    rates: Mapping[Operation, RateLimit]


@dataclass(frozen=True, slots=True)
class ClaimPolicy:
    """The limits for claiming messages.

    `lease`: how long a claim is reserved for its dispatcher. `gap`: the minimum time between two messages to a
    destination. `rates`: the rate limit of a workspace for each operation; one that is not listed has no limit.
    `own`: the limits of companies whose platform has others.
    """

    lease: timedelta = timedelta(seconds=90)
    gap: timedelta = timedelta(0)
    rates: Mapping[Operation, RateLimit] = field(default_factory=dict)
    own: Mapping[str, SendLimits] = field(default_factory=dict)

    def gap_of(self, company: str, to: Destination) -> timedelta:
        """Return the minimum time between two messages to a destination of a company; a tenant may have joined it."""
        if company in self.own:
            return self.own[company].gap
        in_teams = platform_of(to.id) == "teams"
        return max((one.gap for one in self.own.values()), default=self.gap) if in_teams else self.gap

    def rates_of(self, company: str) -> Mapping[Operation, RateLimit]:
        """Return the rate limits of a company."""
        return self.own[company].rates if company in self.own else self.rates


@dataclass(frozen=True, slots=True)
class Claim:
    """The due notifications that make one message, leased to one dispatcher.

    `resumed`: an earlier try was aborted or its outcome is unknown, so it may have been sent. `probing`: the
    destination or the workspace refused us before, and this tries whether it still does. `tried_as`: the id that the
    message of an earlier try carries, "" if it is that of the first notification.
    """

    company: str
    destination: Destination
    notifications: tuple[Notification, ...]
    resumed: bool = False
    probing: bool = False
    tried_as: str = ""

    @property
    def id(self) -> str:
        """The id of its first notification."""
        return self.notifications[0].id

    @property
    def way(self) -> Operation:
        """The operation by which the message is sent."""
        return self.notifications[0].way


class End(StrEnum):
    """How the handling of a claimed message ended."""

    SENT = "sent"
    HELD_BACK = "held_back"
    POSTPONED = "postponed"
    RETRIED = "retried"
    FAULTED = "faulted"
    FAILED = "failed"
    REFUSED = "refused"
    SHUT_OUT = "shut_out"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of some notifications of a claim.

    SENT: `message` is the place (None where there is nothing to edit). HELD_BACK: no longer wanted. POSTPONED: not
    wanted before `until`. RETRIED: again at `until`, and the destination waits as long. FAULTED: again at `until`
    after an error of the program; the destination does not wait. FAILED: for good. REFUSED and SHUT_OUT: the
    destination, or the whole workspace, accepts nothing; it is tried again at `until`, or when it is resumed.
    `unknown`: it may have been sent, so it is looked for first, by `tried_as` (the id that the message carries; ""
    for that of the first). `hold`: the operation that must not be used in this workspace until then.
    """

    company: str
    destination: Destination
    notifications: tuple[Notification, ...]
    end: End
    at: datetime
    message: MessageRef | None = None
    reason: str = ""
    until: datetime | None = None
    unknown: bool = False
    hold: Operation | None = None
    tried_as: str = ""

    @property
    def ids(self) -> list[str]:
        return [one.id for one in self.notifications]


@dataclass(frozen=True, slots=True)
class Pause:
    """A destination, or (None) a whole workspace, that accepts nothing: the platform's reason, and the next try."""

    company: str
    destination: Destination | None
    reason: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Letter:
    """A row of the outbox as operators see it. It is not decoded, so that every row can be shown.

    `place` is "person U1" or "channel C1"; `due_at` is None if it cannot be read; `again` is the time of the next try,
    None if there is none yet.
    """

    id: str
    company: str
    kind: str
    place: str
    number: int | None
    due_at: datetime | None
    reason: str = ""
    attempts: int = 0
    again: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutboxState:
    """The state of the outbox. Counts stop at 10,000: they are read often and must stay cheap.

    `oldest_due` is when the unsent notification that waits longest became due (UTC), None when none waits;
    `due` is how many are due and unsent, `failed` how many were given up, `paused` how many destinations and
    workspaces currently accept nothing, `newer` how many of the oldest that are due are of a kind that only a
    newer release knows; the first two leave those out.
    """

    oldest_due: datetime | None
    due: int
    failed: int
    paused: int
    newer: int = 0
