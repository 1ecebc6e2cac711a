"""The store: opens units of work, and is the outbox that dispatchers claim from."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from commitments.application.ports.outbox import Claim, ClaimPolicy, Letter, OutboxState, Outcome, Pause
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.notifications.addresses import Destination


class Store(Protocol):
    """Persistent storage, including the outbox that a dispatcher claims from."""

    def transaction(self, company: str) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a transaction: committed when the block ends, rolled back when it raises.

        On SQLite the next one waits until this one ends: never open one inside another. Raises StoreUnavailable when
        the database fails (nothing was changed), or CommitUnknown when the connection was lost during the commit.
        """
        ...

    def read_only(self, company: str) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a read-only transaction on a snapshot; it takes no locks and does not wait for writers."""
        ...

    def views(self, claims: Sequence[Claim]) -> AbstractAsyncContextManager[Mapping[str, UnitOfWork]]:
        """Open one transaction for the companies of claims; return a unit of work for each company, in order.

        What the messages of all claims need is prefetched.
        """
        ...

    async def claim(self, now: datetime, policy: ClaimPolicy, room: int) -> Sequence[Claim]:
        """Lease up to `room` due messages, the longest waiting first, fairly across companies.

        A claim holds what is due at one destination and is sent as one message; the destination gets no other until
        the outcome is recorded. Rate limits are applied here: what a workspace or destination may not send yet is not
        claimed. A row that cannot be decoded is not claimed either: it counts as a try, and fails in the end.
        A row of a kind that only a newer release knows is left to that release, for a day.
        """
        ...

    async def record(self, outcomes: Sequence[Outcome], policy: ClaimPolicy) -> None:
        """Persist the outcomes of claims in one transaction, and release their destinations.

        SENT is recorded even if the lease has expired since, because the message was sent.
        """
        ...

    async def sweep(self, now: datetime) -> int:
        """Release expired leases, whose messages may have been sent; return the number of destinations.

        What was released too often fails. When `now` is more than a minute before the latest time seen by a sweep, the
        clock was set back, and every lease and wait that this would prolong ends.
        """
        ...

    async def next_ready(self) -> datetime | None:
        """Return when to claim again: when the earliest destination is ready, or None."""
        ...

    async def resume(self, company: str, destination: Destination | None, now: datetime) -> bool:
        """Use a destination that refused us again, or (None) a workspace with all its destinations.

        Return whether any was paused.
        """
        ...

    async def dead_letters(self, limit: int) -> Sequence[Letter]:
        """Return what could not be sent, newest first."""
        ...

    async def faulty(self, limit: int, now: datetime) -> Sequence[Letter]:
        """Return what is retried after an error of the program or the end of a process, the next first."""
        ...

    async def newer(self, limit: int, now: datetime) -> Sequence[Letter]:
        """Return what is due and waits for a release that knows its kind, longest waiting first."""
        ...

    async def refusals(self, limit: int) -> Sequence[Pause]:
        """Return the workspaces and destinations that currently accept nothing."""
        ...

    async def send_again(self, ids: Collection[str] | None, now: datetime) -> frozenset[str]:
        """Send these dead letters, or (None) all of them, once more; return the ids of those that are sent again.

        What may have been sent as one message is sent again as one.
        """
        ...

    async def drop(self, ids: Collection[str] | None) -> frozenset[str]:
        """Hold these dead letters, or (None) all of them, back for good, as "dropped"; return the ids of those held."""
        ...

    async def next_due(self) -> datetime | None:
        """Return the time of the earliest planned notification, or None."""
        ...

    async def time(self) -> datetime:
        """Return the current time, aware, in UTC, on the clock that all processes of this store share."""
        ...

    async def outbox_state(self, now: datetime) -> OutboxState:
        """Return the state of the outbox, for operators."""
        ...

    async def forget(self, before: datetime) -> None:
        """Delete the stored answers of requests, and the drafts, from before a moment."""
        ...

    async def ready(self) -> bool:
        """Whether the database answers within two seconds, accepts writes and has the current schema."""
        ...
