"""Commitments, by number and by query."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Executable, bindparam, or_, select
from sqlalchemy.exc import IntegrityError

from commitments.adapters.sql import mappers
from commitments.adapters.sql.column_types import Instant
from commitments.adapters.sql.queries import commitment_details, commitment_search
from commitments.adapters.sql.repositories.company_repository import take_number
from commitments.adapters.sql.repositories.customer_repository import CustomerRepository
from commitments.adapters.sql.repositories.notification_repository import NotificationRepository
from commitments.adapters.sql.repositories.person_repository import PersonRepository
from commitments.adapters.sql.schema import commitments
from commitments.adapters.sql.session import CompanySession
from commitments.application.ports.commitment_query import Page, Query
from commitments.application.ports.repositories import WallTime
from commitments.domain.clock import aware
from commitments.domain.commitment import Commitment, Status
from commitments.domain.errors import ChangedMeanwhile
from commitments.domain.numbers import label_of

_c = commitments.c
_MOST_SHOWN = 500
_RECENT = select(commitments).where(
    _c.company == bindparam("company"),
    _c.status.in_((Status.OPEN, Status.DELIVERED)),
    _c.due.between(bindparam("due_from", type_=Instant), bindparam("due_to", type_=Instant)),
    _c.made_at >= bindparam("since", type_=Instant),
)
_BY_MAKER = _c.maker == bindparam("maker")
_MADE, _MADE_FOR = _RECENT.where(_BY_MAKER), _RECENT.where(or_(_BY_MAKER, _c.customer == bindparam("customer")))


@contextmanager
def _customer_there() -> Iterator[None]:
    """Raise ChangedMeanwhile where the customer was merged into another since it was read."""
    try:
        yield
    except IntegrityError as error:
        if "foreign key" in str(error.orig).lower():
            raise ChangedMeanwhile from error
        raise


class CommitmentRepository:
    """Implements `ports.repositories.CommitmentRepository`.

    Commitments that were read are cached until saved, with their customer, owner and maker. An unlocked one is read
    again when a lock is requested, except on SQLite, where a writer is alone and a reader sees a snapshot.
    """

    def __init__(
        self,
        session: CompanySession,
        people: PersonRepository,
        customers: CustomerRepository,
        notifications: NotificationRepository,
    ) -> None:
        self._session = session
        self._people = people
        self._customers = customers
        self._notifications = notifications
        self._cached: dict[int, Commitment] = {}

    async def add(self, commitment: Commitment) -> Commitment:
        stored = replace(commitment, number=await take_number(self._session, "next_commitment"))
        values = mappers.from_commitment(self._session.company, stored)
        with _customer_there():
            await self._session.run(self._session.insert(commitments), values)
        self._session.locks.add(commitments, stored.number)
        self._notifications.cache_none_told(stored.number)
        return stored

    async def get(self, number: int) -> Commitment | None:
        if number not in self._cached:
            await self._read(commitment_details.details(locked=False), {"number": number})
        return self._cached.get(number)

    async def get_for_update(self, number: int) -> Commitment | None:
        if not self._is_safe(number):
            await self._read(commitment_details.details(locked=True), {"number": number})
        self._session.locks.add(commitments, number, exists=number in self._cached)
        return self._cached.get(number)

    async def get_many(self, numbers: Collection[int]) -> Sequence[Commitment]:
        await self._read_many(set(numbers) - set(self._cached), locked=False)
        return self._of(numbers)

    async def get_many_for_update(self, numbers: Collection[int]) -> Sequence[Commitment]:
        unsafe = {number for number in numbers if not self._is_safe(number)}
        await self._read_many(unsafe, locked=True)
        for number in numbers:
            self._session.locks.add(commitments, number, exists=number in self._cached)
        return self._of(numbers)

    def _is_safe(self, number: int) -> bool:
        """Whether others cannot change what is cached until the unit of work ends."""
        locked = self._session.locks.has_existing(commitments, number)
        return number in self._cached and (locked or not self._session.is_postgresql)

    def _of(self, numbers: Collection[int]) -> list[Commitment]:
        return [self._cached[number] for number in sorted(set(numbers)) if number in self._cached]

    async def _read_many(self, numbers: Collection[int], *, locked: bool) -> None:
        if numbers:
            on_postgresql = self._session.is_postgresql
            wanted = commitment_details.details_of_many(locked=locked, on_postgresql=on_postgresql)
            await self._read(wanted, {"numbers": sorted(numbers)})

    async def _read(self, statement: Executable, values: mappers.Values) -> None:
        for row in (await self._session.run(statement, self._session.here(values))).all():
            self.cache(commitment_details.parts(row))

    def cache(self, details: commitment_details.Details) -> None:
        """Cache a commitment that was read, with its customer, owner and maker."""
        commitment = mappers.to_commitment(details.commitment)
        self._cached[commitment.number] = commitment
        self._people.cache(commitment.owner, details.owner)
        self._people.cache(commitment.maker, details.maker)
        if details.customer is not None:
            self._customers.cache(mappers.to_customer(details.customer))
        if not details.told:
            self._notifications.cache_none_told(commitment.number)

    async def save(self, commitment: Commitment) -> None:
        self._session.locks.require(commitments, commitment.number)
        self._cached.pop(commitment.number, None)
        values = mappers.from_commitment(self._session.company, commitment)
        with _customer_there():
            await self._session.update(commitments, values, number=commitment.number)

    async def reassign(self, old: int, into: int) -> Sequence[int]:
        theirs = select(_c.number).where(_c.company == self._session.company, _c.customer == old).order_by(_c.number)
        numbers = [row["number"] for row in await self._session.rows(theirs)]
        await self.get_many_for_update(numbers)
        self._cached.clear()
        await self._session.update(commitments, {"customer": into}, customer=old)
        return numbers

    async def find_made(
        self, maker: str, customer: int | None, since: datetime, due_from: datetime, due_to: datetime
    ) -> Sequence[Commitment]:
        if self._session.is_postgresql:  # on SQLite a writer is alone
            await self._people.get_for_update(maker)
        values = {"maker": maker, "since": aware(since), "due_from": aware(due_from), "due_to": aware(due_to)}
        made = _MADE if customer is None else _MADE_FOR
        here = self._session.here(values if customer is None else {**values, "customer": customer})
        return [mappers.to_commitment(row) for row in await self._session.rows(made, here)]

    async def get_next_of(self, number: int) -> int | None:
        following = (_c.company == self._session.company) & (_c.follows == number)
        rows = await self._session.rows(select(_c.number).where(following))
        return int(rows[0]["number"]) if rows else None

    async def find_passed_recurring(self, now: datetime) -> Sequence[int]:
        later = commitments.alias("later")
        followed = select(later.c.number).where(later.c.company == _c.company, later.c.follows == _c.number).exists()
        recurring = (_c.company == self._session.company) & _c.recurs.is_not(None) & _c.closed_at.is_(None)
        passed = select(_c.number).where(recurring, _c.due < aware(now), ~followed).order_by(_c.number)
        return [int(row["number"]) for row in await self._session.rows(passed)]

    async def wall_times(self, after: datetime) -> Sequence[WallTime]:
        ahead = (_c.company == self._session.company) & (_c.status == Status.OPEN) & (_c.due > after)
        columns = select(_c.number, _c.zone, _c.due, _c.due_wall, _c.first_due_wall).where(ahead).order_by(_c.number)
        return [WallTime(**row) for row in await self._session.rows(columns)]

    async def list_of_group(self, group: str) -> Sequence[Commitment]:
        return [mappers.to_commitment(row) for row in await self._session.all(commitments, "number", group=group)]

    async def wordings_shown(self, customer: int, channel: str) -> Mapping[str, str]:
        theirs = (_c.company == self._session.company) & (_c.customer == customer) & (_c.card_channel == channel)
        shown = select(_c.number, _c.wording, _c.what).where(theirs).order_by(_c.number.desc()).limit(_MOST_SHOWN)
        return {label_of(row["number"]): row["wording"] or row["what"] for row in await self._session.rows(shown)}

    async def renumber_cards(self, old: str, new: str) -> None:
        self._cached.clear()
        await self._session.update(commitments, {"card_channel": new}, card_channel=old)

    async def find(self, query: Query) -> Page:
        on_postgresql = self._session.is_postgresql
        statement, values = commitment_search.page(self._session.company, query, on_postgresql=on_postgresql)
        items = tuple(mappers.to_commitment(row) for row in await self._session.rows(statement, values))
        return Page(items[: query.limit], more=len(items) > query.limit)

    async def count(self, query: Query, most: int | None = None) -> int:
        on_postgresql = self._session.is_postgresql
        statement, values = commitment_search.count(self._session.company, query, most, on_postgresql=on_postgresql)
        return int((await self._session.run(statement, values)).scalar_one())
