"""The notifications of one company."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, Select, Update, bindparam, func, or_, select, update

from commitments.adapters.sql import mappers
from commitments.adapters.sql.column_types import Instant
from commitments.adapters.sql.outbox.destinations import are_on_their_way, readdress, renumber, wake
from commitments.adapters.sql.outbox.row_decoding import readable, select_raw
from commitments.adapters.sql.outbox.state_conditions import CLAIMED, PLANNED
from commitments.adapters.sql.queries.commitment_details import DELAYED_KINDS, PLANNED_KINDS, TOLD
from commitments.adapters.sql.schema import notifications
from commitments.adapters.sql.session import CompanySession
from commitments.adapters.sql.statements import insert_new
from commitments.domain.clock import aware
from commitments.domain.notifications.addresses import Destination, MessageRef
from commitments.domain.notifications.kinds import (
    PayloadType,
    planned_kinds,
    question_kinds,
    reminder_kinds,
    stored_kinds,
)
from commitments.domain.notifications.notification import Notification, State

_n = notifications.c
_TOLD = select_raw(("company", "number")).where(TOLD)
_QUESTIONS = sorted(mark for kind in question_kinds() for mark in stored_kinds(kind))
_ASKED = select_raw(("company", "to_kind", "to_id")).where(
    _n.sent_at.is_not(None),
    _n.erased_at.is_(None),
    _n.kind.in_(_QUESTIONS),
    _n.sent_at >= bindparam("since", type_=Instant),
)


def _are_all_held(held: Update, here: Sequence[ColumnElement[bool]]) -> Select[tuple[bool]]:
    """Return the statement that runs an update and tells whether it changed all that was planned or on its way."""
    changed = held.returning(_n.id).cte("held")
    open_before = select(func.count()).select_from(notifications).where(*here, or_(PLANNED, CLAIMED))
    return select(select(func.count()).select_from(changed).scalar_subquery() == open_before.scalar_subquery())


class NotificationRepository:
    """Implements `ports.repositories.NotificationRepository`. `flush` must run last: it wakes the destinations.

    What was told, and what is planned again here, is cached until it changes.
    """

    def __init__(self, session: CompanySession) -> None:
        self._session = session
        self._earliest: dict[Destination, datetime] = {}
        self._told: dict[int, list[Notification]] = {}
        self._replanned: dict[int, list[Notification]] = {}
        self._renumbered: list[tuple[Destination, Destination]] = []
        self._readdressed: list[tuple[Sequence[Notification], Destination]] = []

    async def add(self, planned: Sequence[Notification]) -> None:
        if any(each.company != self._session.company for each in planned):
            raise ValueError(f"this transaction is of {self._session.company}")
        if not planned:
            return
        new = insert_new(notifications, on_postgresql=self._session.is_postgresql)
        await self._session.run(new, [mappers.from_notification(self._named(each)) for each in planned])
        for each in planned:
            if each.state is State.PLANNED:
                self._remember(each)
            if type(each.payload) in planned_kinds() and each.number in self._replanned:
                self._replanned[each.number].append(each)
            if type(each.payload) not in planned_kinds() or each.state is not State.PLANNED:
                self._told.pop(each.number or 0, None)

    def _named(self, planned: Notification) -> Notification:
        return replace(planned, request=planned.request or self._session.request)

    def _remember(self, planned: Notification) -> None:
        known = self._earliest.get(planned.destination, planned.due_at)
        self._earliest[planned.destination] = min(planned.due_at, known)

    async def retry_destination(self, destination: Destination, now: datetime) -> None:
        self._earliest[destination] = min(now, self._earliest.get(destination, now))

    async def hold_back(
        self,
        number: int | None,
        kinds: frozenset[PayloadType],
        reason: str,
        before: datetime | None = None,
        to: Destination | None = None,
        key: str | None = None,
        delayed_at: datetime | None = None,
    ) -> None:
        if not kinds <= reminder_kinds() or self._has_snooze(number):
            self._told.pop(number or 0, None)
        if planned_kinds() <= kinds and (before, to, key, delayed_at) == (None, None, None, None):
            self._replanned[number or 0] = []
        else:
            self._replanned.pop(number or 0, None)
        marks = sorted(mark for kind in kinds for mark in stored_kinds(kind))
        here = [_n.company == self._session.company, _n.number == number, _n.kind.in_(marks)]
        if before is not None:
            here.append(_n.due_at < before)
        if to is not None:
            here += [_n.to_kind == to.kind, _n.to_id == to.id]
        if key is not None:
            here.append(_n.key == key)
        if delayed_at is not None:
            here.append(or_(_n.due_at > delayed_at, _n.kind.not_in(DELAYED_KINDS)))
        held = update(notifications).where(*here, PLANNED, ~_n.unknown).values(state=State.HELD_BACK, reason=reason)
        if not self._session.is_postgresql:
            await self._session.run(held)
        elif not (await self._session.run(_are_all_held(held, here))).scalar_one():
            self._told.pop(number or 0, None)  # one is on its way, maybe claimed only since the commitment was locked

    def _has_snooze(self, number: int | None) -> bool:
        return any(one.payload.is_snooze for one in self._told.get(number or 0, ()))

    async def redirect(self, old: Destination, new: Destination, now: datetime) -> None:
        self._told.clear()
        self._renumbered.append((old, new))
        await self.retry_destination(new, now)

    async def readdress(self, waiting: Sequence[Notification], new: Destination) -> None:
        if not waiting:
            return
        self._told.clear()
        self._replanned.clear()
        self._readdressed.append((waiting, new))
        for one in waiting:
            self._remember(replace(one, destination=new))

    async def list_open_numbers(self, destination: Destination) -> frozenset[int]:
        company = self._session.company
        waiting = select(_n.number).where(_n.place == mappers.place_key(company, destination), PLANNED)
        open_ = waiting.union(select(_n.number).where(are_on_their_way(company, destination)))
        return frozenset(row["number"] for row in await self._session.rows(open_) if row["number"] is not None)

    async def get(self, id: str) -> Notification | None:
        return next(iter(readable(await self._raw(id=id))), None)

    async def get_destination(self, id: str) -> Destination | None:
        found = await self._session.row(select(_n.to_kind, _n.to_id).where(_n.id == id))
        return None if found is None else Destination(found["to_kind"], found["to_id"])

    async def list_waiting(self, destination: Destination) -> Sequence[Notification]:
        place = mappers.place_key(self._session.company, destination)
        waiting = select_raw(("place",)).where(PLANNED)
        return readable(await self._session.rows(waiting, {"place": place}))

    async def list_asked(self, person: Destination, since: datetime) -> Sequence[Notification]:
        here = self._session.here({"to_kind": person.kind, "to_id": person.id, "since": aware(since)})
        asked = readable(await self._session.rows(_ASKED, here))
        return list({(one.number, one.kind): one for one in asked}.values())

    async def list_for(self, number: int) -> Sequence[Notification]:
        return readable(await self._raw(number=number))

    async def count_unreadable(self, number: int) -> int:
        found = await self._raw(number=number)
        return len(found) - len(readable(found))

    async def list_planned(self, numbers: Collection[int]) -> Mapping[int, Sequence[Notification]]:
        unknown = set(numbers) - set(self._replanned)
        found = {number: self._replanned[number] for number in numbers if number in self._replanned}
        if not unknown:
            return found
        planned = select_raw(()).where(
            _n.company == self._session.company, _n.number.in_(unknown), _n.kind.in_(PLANNED_KINDS), PLANNED
        )
        for one in readable(await self._session.rows(planned)):
            found.setdefault(one.number or 0, []).append(one)
        return found

    async def list_told(self, number: int) -> Sequence[Notification]:
        if number not in self._told:
            found = await self._session.rows(_TOLD, self._session.here({"number": number}))
            self._told[number] = readable(found)
        return self._told[number]

    def cache_none_told(self, number: int) -> None:
        """Cache that nothing has been sent about a commitment yet."""
        self._told[number] = []

    async def list_in_message(self, message: MessageRef) -> Sequence[Notification]:
        return readable(await self._raw(message_channel=message.channel, message_id=message.id))

    async def _raw(self, **values: object) -> Sequence[RowMapping]:
        here = self._session.here(values)
        return await self._session.rows(select_raw(tuple(here)), here)

    async def flush(self) -> None:
        """Wake the destinations of what was planned, and the workers of all processes for what is due now.

        Must be last: from here on other transactions that plan in the same company wait until the end of this one.
        """
        if self._earliest:
            earliest = dict(sorted(self._earliest.items(), key=_by_place))
            await wake(self._session.session, self._session.company, earliest)
        # The queue is locked by the wake-up, so that no claim skips a row which is just being readdressed.
        for old, new in self._renumbered:
            await renumber(self._session.session, self._session.company, old, new)
        for waiting, new in self._readdressed:
            await readdress(self._session.session, self._session.company, waiting, new)


def _by_place(waiting: tuple[Destination, datetime]) -> tuple[str, str]:
    return waiting[0].kind, waiting[0].id
