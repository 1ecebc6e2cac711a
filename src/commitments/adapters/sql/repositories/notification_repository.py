"""The notifications of one workspace, as its transactions see them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, bindparam, func, select, update

from commitments.adapters.sql import mappers
from commitments.adapters.sql.column_types import Instant
from commitments.adapters.sql.outbox.destinations import wake
from commitments.adapters.sql.outbox.row_decoding import readable, select_raw
from commitments.adapters.sql.outbox.state_conditions import PLANNED
from commitments.adapters.sql.schema import notifications
from commitments.adapters.sql.session import CompanySession
from commitments.adapters.sql.statements import insert_new
from commitments.domain.notifications.addresses import Destination, MessageRef
from commitments.domain.notifications.kinds import PayloadType, stored_kinds
from commitments.domain.notifications.notification import Notification, State

CHANNEL = "commitments_due"
"""What PostgreSQL's LISTEN hears when something is due at once."""
_SOON = timedelta(seconds=2)


class NotificationRepository:
    """Methods about planned notifications. `flush` must run last: it tells the destinations."""

    def __init__(self, session: CompanySession) -> None:
        self._session = session
        self._earliest: dict[Destination, datetime] = {}

    async def add(self, planned: Sequence[Notification]) -> None:
        """Add notifications; one whose key exists already is left as it is. All carry the request's name.

        Raises ValueError for a notification of another workspace.
        """
        if any(each.company != self._session.company for each in planned):
            raise ValueError(f"this transaction is of {self._session.company}")
        if not planned:
            return
        new = insert_new(notifications, on_postgresql=self._session.is_postgresql)
        await self._session.run(new, [mappers.from_notification(self._named(each)) for each in planned])
        for each in planned:
            if each.state is State.PLANNED:
                self._remember(each)

    def _named(self, planned: Notification) -> Notification:
        return replace(planned, request=planned.request or self._session.request)

    def _remember(self, planned: Notification) -> None:
        known = self._earliest.get(planned.destination, planned.due_at)
        self._earliest[planned.destination] = min(planned.due_at, known)

    async def retry_destination(self, destination: Destination, now: datetime) -> None:
        """Try a destination again that refused us."""
        self._earliest[destination] = min(now, self._earliest.get(destination, now))

    async def hold_back(
        self,
        number: int,
        kinds: frozenset[PayloadType],
        reason: str,
        before: datetime | None = None,
        to: Destination | None = None,
    ) -> None:
        """Turn the planned notifications of a commitment (due before a moment, to a place) into held back ones.

        Those that may have been sent already stay: they are looked for first.
        """
        here = [notifications.c.company == self._session.company, notifications.c.number == number]
        held = update(notifications).where(*here, PLANNED, ~notifications.c.unknown)
        held = held.where(notifications.c.kind.in_(sorted(mark for kind in kinds for mark in stored_kinds(kind))))
        if before is not None:
            held = held.where(notifications.c.due_at < before)
        if to is not None:
            held = held.where(notifications.c.to_kind == to.kind, notifications.c.to_id == to.id)
        await self._session.run(held.values(state=State.HELD_BACK, reason=reason))

    async def list_for(self, number: int) -> Sequence[Notification]:
        """Give the notifications of a commitment, by due time."""
        return readable(await self._raw(number=number))

    async def count_unreadable(self, number: int) -> int:
        """Return how many notifications of a commitment this release cannot read."""
        found = await self._raw(number=number)
        return len(found) - len(readable(found))

    async def list_in_message(self, message: MessageRef) -> Sequence[Notification]:
        """Give the notifications that one sent message folds, by due time."""
        return readable(await self._raw(message_channel=message.channel, message_id=message.id))

    async def _raw(self, **values: object) -> Sequence[RowMapping]:
        here = self._session.here(values)
        return await self._session.rows(select_raw(tuple(here)), here)

    async def flush(self) -> None:
        """Tell each destination its earliest notification, and the workers of all processes what is due now.

        Last: whoever plans in the same workspace waits from here to the end of the transaction.
        """
        if not self._earliest:
            return
        await wake(self._session.session, self._session.company, dict(sorted(self._earliest.items(), key=_by_place)))
        if self._session.is_postgresql:
            soon = func.now() + _SOON >= bindparam("earliest", min(self._earliest.values()), Instant)
            await self._session.run(select(func.pg_notify(CHANNEL, "")).where(soon))


def _by_place(waiting: tuple[Destination, datetime]) -> tuple[str, str]:
    return waiting[0].kind, waiting[0].id
