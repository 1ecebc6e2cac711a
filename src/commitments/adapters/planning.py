"""The notifications of one workspace, as its transactions see them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select, update

from commitments.adapters import rows
from commitments.adapters.columns import Instant
from commitments.adapters.places import wake
from commitments.adapters.session import Family, Session
from commitments.adapters.statements import insert_new
from commitments.adapters.states import PLANNED
from commitments.adapters.tables import notifications
from commitments.model import Destination, Kind, MessageRef, Notification, State

CHANNEL = "commitments_due"
"""What PostgreSQL's LISTEN hears when something is due at once."""
_SOON = timedelta(seconds=2)


class Planning(Family):
    """Methods about planned notifications. `flush` must run last: it tells the destinations."""

    def __init__(self, session: Session, workspace: str) -> None:
        super().__init__(session, workspace)
        self._earliest: dict[Destination, datetime] = {}

    async def plan(self, planned: Sequence[Notification]) -> None:
        """Add notifications; one whose key exists already is left as it is. All carry the request's name.

        Raises ValueError for a notification of another workspace.
        """
        if any(each.workspace != self.workspace for each in planned):
            raise ValueError(f"this transaction is of {self.workspace}")
        if not planned:
            return
        new = insert_new(notifications, on_postgresql=self.session.is_postgresql)
        await self.session.run(new, [rows.from_notification(self._named(each)) for each in planned])
        for each in planned:
            if each.state is State.PLANNED:
                self._remember(each)

    def _named(self, planned: Notification) -> Notification:
        return replace(planned, request=planned.request or self.request)

    def _remember(self, planned: Notification) -> None:
        known = self._earliest.get(planned.destination, planned.due_at)
        self._earliest[planned.destination] = min(planned.due_at, known)

    async def knock(self, destination: Destination, now: datetime) -> None:
        """Try a destination again that refused us."""
        self._earliest[destination] = min(now, self._earliest.get(destination, now))

    async def hold_back(
        self,
        number: int,
        kinds: frozenset[Kind],
        reason: str,
        before: datetime | None = None,
        to: Destination | None = None,
    ) -> None:
        """Turn the planned notifications of a commitment (due before a moment, to a place) into held back ones.

        Those that may have been sent already stay: they are looked for first.
        """
        here = [notifications.c.workspace == self.workspace, notifications.c.number == number]
        held = update(notifications).where(*here, PLANNED, ~notifications.c.unknown)
        held = held.where(notifications.c.kind.in_(sorted(kinds)))
        if before is not None:
            held = held.where(notifications.c.due_at < before)
        if to is not None:
            held = held.where(notifications.c.to_kind == to.kind, notifications.c.to_id == to.id)
        await self.session.run(held.values(state=State.HELD_BACK, reason=reason))

    async def notifications(self, number: int) -> Sequence[Notification]:
        """Give the notifications of a commitment, by due time."""
        found = await self._all(notifications, "due_at", "id", number=number)
        return [rows.to_notification(row) for row in found]

    async def notifications_in(self, message: MessageRef) -> Sequence[Notification]:
        """Give the notifications that one sent message folds, by due time."""
        found = await self._all(notifications, "due_at", "id", message_channel=message.channel, message_id=message.id)
        return [rows.to_notification(row) for row in found]

    async def flush(self) -> None:
        """Tell each destination its earliest notification, and the workers of all processes what is due now.

        Last: whoever plans in the same workspace waits from here to the end of the transaction.
        """
        if not self._earliest:
            return
        await wake(self.session, self.workspace, dict(sorted(self._earliest.items(), key=_by_place)))
        if self.session.is_postgresql:
            soon = func.now() + _SOON >= bindparam("earliest", min(self._earliest.values()), Instant)
            await self.session.run(select(func.pg_notify(CHANNEL, "")).where(soon))


def _by_place(waiting: tuple[Destination, datetime]) -> tuple[str, str]:
    return waiting[0].kind, waiting[0].id
