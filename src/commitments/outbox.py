"""What is claimed from the outbox, on what terms, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from commitments.model import Destination, MessageRef, Notification, Way

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something may be done: once every `interval` on average, and `burst` times at once."""

    interval: timedelta
    burst: int = 1

    @classmethod
    def per_minute(cls, times: float, burst: int = 1) -> "Rate":
        """Give the rate of so many times a minute."""
        return cls(_MINUTE / times, burst)

    @property
    def slack(self) -> timedelta:
        """How far ahead of its even rhythm it may run."""
        return self.interval * (self.burst - 1)


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms messages are claimed.

    `lease`: how long a claim is left alone. `gap`: the least time between two messages at one destination.
    `rates`: for each way, what a workspace may do; a way that is not named has no limit.
    """

    lease: timedelta = timedelta(seconds=90)
    gap: timedelta = timedelta(0)
    rates: Mapping[Way, Rate] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """The due notifications that make one message, leased to one dispatcher.

    `resumed`: an earlier try was broken off or its outcome is unknown, so it may have been sent. `probing`: the
    destination or the workspace refused us before, and this is a try whether it still does.
    """

    workspace: str
    destination: Destination
    notifications: tuple[Notification, ...]
    resumed: bool = False
    probing: bool = False

    @property
    def id(self) -> str:
        """The id of its first notification, by which its message is looked for."""
        return self.notifications[0].id

    @property
    def way(self) -> Way:
        """How the message is sent."""
        return self.notifications[0].way


class End(StrEnum):
    """What became of a claimed message."""

    SENT = "sent"
    HELD_BACK = "held_back"
    POSTPONED = "postponed"
    RETRIED = "retried"
    FAILED = "failed"
    REFUSED = "refused"
    SHUT_OUT = "shut_out"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of some notifications of a claim.

    SENT: `message` says where (None where there is nothing to edit). HELD_BACK: no longer wanted. POSTPONED: not
    wanted before `until`. RETRIED: again at `until`. FAILED: for good. REFUSED and SHUT_OUT: the destination, or the
    whole workspace, takes nothing; it is tried again at `until`, or when it is resumed. `unknown`: it may have been
    sent, so it is looked for first. `hold`: the way that nobody may use in this workspace until then.
    """

    workspace: str
    destination: Destination
    notifications: tuple[Notification, ...]
    end: End
    at: datetime
    message: MessageRef | None = None
    reason: str = ""
    until: datetime | None = None
    unknown: bool = False
    hold: Way | None = None

    @property
    def ids(self) -> list[str]:
        """The ids of the notifications."""
        return [one.id for one in self.notifications]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A destination, or (None) a whole workspace, that takes nothing: the platform's word, and the next try."""

    workspace: str
    destination: Destination | None
    reason: str
    until: datetime | None
