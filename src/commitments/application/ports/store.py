"""Opens units of work, and is the outbox that dispatchers claim from."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from commitments.application.ports.outbox import Claim, ClaimPolicy, Letter, OutboxState, Outcome, Pause
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.notifications.addresses import Destination


class Store(Protocol):
    """Keeps everything; also the outbox that a dispatcher claims from."""

    def transaction(self, company: str) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a transaction: committed when the block ends, rolled back when it raises.

        On SQLite the next one waits until this one ends: never open one inside another. Raises StoreUnavailable when
        the database is in trouble: nothing was changed; or CommitUnknown, when it was lost on the commit.
        """
        ...

    def read_only(self, company: str) -> AbstractAsyncContextManager[UnitOfWork]:
        """Open a transaction that sees one state, locks nothing and waits for no writer; a write in it is refused."""
        ...

    def views(self, claims: Sequence[Claim]) -> AbstractAsyncContextManager[Mapping[str, UnitOfWork]]:
        """Open one transaction on the companies of claims, in their order, each seen by itself.

        What the messages of the claims are about is read ahead, for all of them together.
        """
        ...

    async def claim(self, now: datetime, policy: ClaimPolicy, room: int) -> Sequence[Claim]:
        """Lease up to `room` messages that are due, the longest waiting first, of many companies alike.

        A claim holds what is due at one destination and goes out as one message; the destination has no other
        until its outcome is recorded. Limits are kept here: what a workspace or destination may not send yet is
        not claimed. A row that cannot be decoded is not claimed either: it counts as a try, and ends as failed.
        What is of a kind that only a newer release knows is left to it, for a day.
        """
        ...

    async def record(self, outcomes: Sequence[Outcome], policy: ClaimPolicy) -> None:
        """Persist the outcomes of claims in one transaction, and release their destinations.

        That something was sent counts also when its lease has run out since: what was sent was sent.
        """
        ...

    async def sweep(self, now: datetime) -> int:
        """Release what is held by leases that ran out, and return the number of destinations; it may have been sent.

        What was given back too often is failed.

        When `now` is more than a minute before what a sweep saw last, the clock was set back: every lease and
        wait that it would make longer ends.
        """
        ...

    async def next_ready(self) -> datetime | None:
        """Return when to claim again: when the earliest destination may be used, or None."""
        ...

    async def resume(self, company: str, destination: Destination | None, now: datetime) -> None:
        """Use a destination that refused us again, or (None) a workspace with all its destinations."""
        ...

    async def dead_letters(self, limit: int) -> Sequence[Letter]:
        """Return what could not be sent, newest first."""
        ...

    async def faulty(self, limit: int, now: datetime) -> Sequence[Letter]:
        """Return what is tried again after an error of the program or the end of a process, the next first."""
        ...

    async def newer(self, limit: int, now: datetime) -> Sequence[Letter]:
        """Return what is due and waits for a release that knows its kind, longest waiting first."""
        ...

    async def refusals(self, limit: int) -> Sequence[Pause]:
        """Return the workspaces and destinations that take nothing for now."""
        ...

    async def send_again(self, ids: Collection[str] | None, now: datetime) -> int:
        """Send those dead letters, or (None) all of them, once more; return how many.

        What may have been sent as one message is sent again as one.
        """
        ...

    async def drop(self, ids: Collection[str] | None) -> int:
        """Never send those dead letters, or (None) any of them: hold them back as "dropped". Return how many."""
        ...

    async def next_due(self) -> datetime | None:
        """Return the time of the earliest planned notification, or None."""
        ...

    async def time(self) -> datetime:
        """Return the present instant, aware, in UTC, as all processes of this store see it."""
        ...

    async def outbox_state(self, now: datetime) -> OutboxState:
        """Return how the outbox stands, for operators."""
        ...

    async def forget(self, before: datetime) -> None:
        """Delete the answers kept for repeated requests, and the drafts, from before a moment."""
        ...

    async def ready(self) -> bool:
        """Whether the database answers within two seconds, takes what is written and has today's schema."""
        ...
