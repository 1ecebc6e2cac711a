"""The notifications of one workspace, as its transactions see them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import or_, update

from commitments.adapters import rows
from commitments.adapters.session import Family, Session
from commitments.adapters.tables import destinations, notifications
from commitments.model import Destination, Kind, MessageRef, Notification, State


class Planning(Family):
    """Methods about planned notifications. `flush` must run last: it tells the destinations."""

    def __init__(self, session: Session, workspace: str) -> None:
        super().__init__(session, workspace)
        self._earliest: dict[tuple[str, str], datetime] = {}

    async def plan(self, planned: Sequence[Notification]) -> None:
        """Add notifications; one whose key exists already is left as it is. All carry the request's name.

        Raises ValueError for a notification of another workspace.
        """
        if any(each.workspace != self.workspace for each in planned):
            raise ValueError(f"this transaction is of {self.workspace}")
        if not planned:
            return
        # In one order: transactions that plan the same keys wait for each other, not in a ring.
        in_order = sorted(planned, key=lambda each: each.key)
        statement = self.session.insert(notifications).on_conflict_do_nothing()
        await self.session.run(statement, [rows.from_notification(self._named(each)) for each in in_order])
        for each in planned:
            if each.state is State.PLANNED:
                self._remember(each)

    def _named(self, planned: Notification) -> Notification:
        return replace(planned, request=planned.request or self.request)

    def _remember(self, planned: Notification) -> None:
        destination = (planned.destination.kind, planned.destination.id)
        self._earliest[destination] = min(planned.due_at, self._earliest.get(destination, planned.due_at))

    async def hold_back(
        self,
        number: int,
        kinds: frozenset[Kind],
        reason: str,
        before: datetime | None = None,
        to: Destination | None = None,
    ) -> None:
        """Turn the planned notifications of a commitment (due before a moment, to a place) into held back ones."""
        where = self._where(notifications, {"number": number, "state": State.PLANNED})
        held = update(notifications).where(*where, notifications.c.kind.in_(sorted(kinds)))
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
        """Tell each destination its earliest notification.

        Last and in one order: transactions for the same destinations wait shortly and never in a ring.
        """
        if not self._earliest:
            return
        values = [
            {"workspace": self.workspace, "kind": kind, "id": id_, "next_at": earliest}
            for (kind, id_), earliest in sorted(self._earliest.items())
        ]
        statement = self.session.insert(destinations)
        sooner = statement.excluded.next_at
        later = or_(destinations.c.next_at.is_(None), destinations.c.next_at > sooner)
        await self.session.run(
            statement.on_conflict_do_update(
                index_elements=["workspace", "kind", "id"],
                set_={"next_at": sooner},
                where=later,
            ),
            values,
        )
