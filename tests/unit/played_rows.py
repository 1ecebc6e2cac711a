"""Rows of a company that are played: every repository of a unit of work, without a database."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import cast

from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment, Move
from commitments.domain.company import Company
from commitments.domain.customer import Customer
from commitments.domain.history import Entry
from commitments.domain.notifications.addresses import Destination, MessageRef
from commitments.domain.notifications.kinds import PayloadType, planned_kinds, reminder_kinds
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.person import Person
from commitments.domain.reminder_policy import Policy
from tests.stage import LONDON, NEW_YORK, SEOUL

COMPANY = Company("T1", zone=SEOUL, country="KR", policy=Policy((9,)), tier_policies={"gold": Policy((5,))})
JANE, SAM = Person("jane", "Jane Doe", NEW_YORK, "en", "US", manager="sam"), Person("sam", "Sam Rivera", LONDON)
ACME = Customer(1, "Acme", manager="root")


@dataclass
class Rows:
    """Everything that is stored, as every repository of a unit of work at once."""

    company: str = "T1"
    persons: Sequence[Person] = (JANE, SAM)
    clients: Sequence[Customer] = (ACME,)
    promises: Sequence[Commitment] = ()
    moved: list[Move] = field(default_factory=list)
    told: Sequence[Notification] = ()
    held_back: list[tuple[int, str]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    added: list[Notification] = field(default_factory=list)
    asked: list[Collection[object]] = field(default_factory=list)

    def unit(self) -> UnitOfWork:
        return cast("UnitOfWork", _Unit(self))


class _Unit:
    def __init__(self, rows: Rows) -> None:
        self.company = rows.company
        self.people = _Table({one.id: one for one in rows.persons}, rows)
        self.customers = _Table({one.id: one for one in rows.clients}, rows)
        self.commitments = _Table({one.number: one for one in rows.promises}, rows)
        self.moves, self.history = _Moves(rows), _History(rows)
        self.companies = _Companies()
        self.notifications = _Outbox(rows)


class _Companies:
    async def get(self) -> Company:
        return COMPANY


class _Moves:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def list_for(self, number: int) -> list[Move]:
        return [one for one in self._rows.moved if one.number == number]

    async def save(self, move: Move) -> None:
        self._rows.moved = [move if one.sequence == move.sequence else one for one in self._rows.moved]


class _History:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def append(self, entry: Entry) -> int:
        self._rows.entries.append(entry)
        return len(self._rows.entries)

    async def list_for(self, number: int) -> list[Entry]:
        return [one for one in self._rows.entries if one.number == number]


class _Outbox:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def hold_back(self, number: int, kinds: frozenset[PayloadType], why: str, **_: object) -> None:
        if kinds not in (planned_kinds(), reminder_kinds()):
            return
        self._rows.held_back.append((number, why))

    async def list_told(self, number: int) -> list[Notification]:
        return [one for one in self._rows.told if one.number == number]

    async def list_waiting(self, where: Destination) -> list[Notification]:
        return [one for one in self._rows.told if one.destination == where and one.state is State.PLANNED]

    async def list_for(self, number: int) -> list[Notification]:
        return [one for one in (*self._rows.told, *self._rows.added) if one.number == number]

    async def get_destination(self, id: str) -> Destination | None:
        return None

    async def list_in_message(self, message: MessageRef) -> list[Notification]:
        return [one for one in self._rows.told if one.message == message]

    async def add(self, planned: Sequence[Notification]) -> None:
        self._rows.added += planned


class _Table:
    def __init__(self, values: dict[object, object] | object, rows: Rows) -> None:
        self._values = cast("dict[object, object]", values)
        self._rows = rows

    async def wordings_shown(self, customer: int, channel: str) -> dict[str, str]:
        return {}

    async def get(self, key: object) -> object:
        return self._values.get(key)

    get_for_update = get

    async def named_in(self, text: str) -> object:
        """Return all: who is returned need not be named."""
        return self._values if self._is_of_people else list(self._values.values())

    async def save(self, changed: Commitment) -> None:
        self._values[changed.number] = changed
        self._rows.promises = cast("Sequence[Commitment]", list(self._values.values()))

    @property
    def _is_of_people(self) -> bool:
        return not self._values or isinstance(next(iter(self._values)), str)

    async def get_many(self, keys: Collection[object]) -> object:
        self._rows.asked.append(keys)
        found = {key: self._values[key] for key in keys if key in self._values}
        return found if self._is_of_people else list(found.values())

    get_many_for_update = get_many
