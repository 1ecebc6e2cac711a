"""Plans the notifications of a run through the real store: what a full outbox holds after an hour away.

Each customer's channel gets cards of commitments that it was not shown yet, and lines below cards that it was
shown. People get notices, which fold where several are due at once, and lists as files. Everything that is
planned leads to a message: nothing here may be held back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Announce, Customer
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from commitments.domain.notifications.notification import Notification, notification
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, CustomerEdit, CustomerLine
from commitments.domain.notifications.payloads.list_file import ListFile, ListRequest
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.person import Person, Role
from tests.chaos.surfaces import BLOCKED, SLACK, Surface

_LINES_OF_ONE = 4
_CARDS = 9  # one notification of so many in a channel is a card
_NOTICES = 10  # one of so many goes to a person
_FILES = 500
_AGO = timedelta(seconds=10)
ADMINS: Final = tuple(f"U9{number:03}" for number in range(9))
"""Who sets customers up."""
FLOODERS: Final = tuple(f"U8{number:03}" for number in range(50))
GREEDY: Final = "U7000"
"""Who asks for too much at once."""
FLOODED: Final = "Floodland"
"""The customer to whom everything at the door is promised."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is planned: so many notifications, to so many customers' channels.

    `moved` of the channels move meanwhile, and edits wait for them besides. `racers` are customers without messages.
    In `blocked` of the channels the bot may not write.
    """

    notifications: int
    channels: int
    moved: int = 0
    racers: int = 0
    blocked: int = 0
    surface: Surface = SLACK

    @property
    def files(self) -> int:
        """How many of them are files for people."""
        return max(1, self.notifications // _FILES) if self.surface.files else 0

    @property
    def notices(self) -> int:
        """How many of them are notices to people."""
        return self.notifications // _NOTICES

    @property
    def spread(self) -> timedelta:
        """How long people's notices go on becoming due: some fold, some come while others are sent."""
        return timedelta(seconds=10 + self.notifications // 100)

    @property
    def messages(self) -> int:
        """How many messages there are at least: notices fold, and where a customer is led one card shows all."""
        elsewhere = (self.moved + self.blocked) * (self.notifications - self.notices) // self.channels
        return self.notifications - self.notices - elsewhere

    @property
    def moved_indexes(self) -> range:
        """The customers whose channels move: the last ones, of whose promises no notice is planned."""
        return range(self.channels - self.moved, self.channels)

    @property
    def people(self) -> int:
        """How many people there are."""
        return max(2, self.channels // 4)

    @property
    def everybody(self) -> list[str]:
        """The ids of those people."""
        return [self.surface.person(index) for index in range(self.people)]

    @property
    def places(self) -> list[str]:
        """The channels at the start, the first of them blocked."""
        found = [self.surface.channel(index) for index in range(self.channels)]
        return [one.replace("@thread.tacv2", BLOCKED) for one in found[: self.blocked]] + found[self.blocked :]


async def fill(store: Store, amount: Amount, now: datetime) -> list[str]:
    """Plan everything, due before `now`, or within `amount.spread` of it; give the ids of the notifications."""
    async with store.transaction(amount.surface.company) as uow:
        for person in (*amount.everybody, *ADMINS, *FLOODERS, GREEDY):
            role = Role.ADMIN if person in ADMINS else Role.MEMBER
            await uow.people.save(Person(person, f"Person {person}", role=role, read_at=now))
        for name in (FLOODED, *map(racer, range(amount.racers))):
            await uow.customers.save(Customer(0, name))
    rest = amount.notifications - amount.notices - amount.files
    planned: list[Notification] = []
    for index in range(amount.channels):
        here = rest // amount.channels + (index < rest % amount.channels)
        async with store.transaction(amount.surface.company) as uow:
            planned += await _fill_channel(uow, index, here, amount, now)
    numbers = sorted({one.number for one in planned if one.number is not None})
    to_people = [*_notices(numbers, amount, now), *_files(amount, now)]
    async with store.transaction(amount.surface.company) as uow:
        await uow.notifications.add(to_people)
    return [one.id for one in (*planned, *to_people)]


async def _fill_channel(uow: UnitOfWork, index: int, here: int, amount: Amount, now: datetime) -> list[Notification]:
    channel, owner, company = amount.places[index], amount.everybody[index % amount.people], amount.surface.company
    customer = await uow.customers.save(Customer(0, customer_of(index), channel=channel, announce=Announce.AUTO))
    cards, planned = here // _CARDS, list[Notification]()
    for _ in range(cards):
        fresh = await uow.commitments.add(_commitment(customer, owner, now, None))
        due = now - _AGO + timedelta(milliseconds=len(planned))
        planned.append(
            notification(company, f"{fresh.label}/card", CustomerCard(), to_channel(channel), due, fresh.number)
        )
    for start in range(0, here - cards, _LINES_OF_ONE):
        shown = await uow.commitments.add(_commitment(customer, owner, now, MessageRef(channel, f"{start + 1}.000001")))
        planned += _lines(company, shown, channel, min(_LINES_OF_ONE, here - cards - start), now - _AGO)
        if index in amount.moved_indexes:
            key, due = f"{shown.label}/edit", now - _AGO + timedelta(seconds=1)
            planned.append(notification(company, key, CustomerEdit(), to_channel(channel), due, shown.number))
    await uow.notifications.add(planned)
    return planned


def _lines(company: str, shown: Commitment, channel: str, count: int, start: datetime) -> Iterator[Notification]:
    """Return lines below a card, a second apart; those of a channel's commitments lie between each other."""
    for index in range(count):
        due = start + timedelta(seconds=index, milliseconds=shown.number % 1000)
        key, payload = f"{shown.label}/line/{index}", CustomerLine(line="corrected", move=None)
        yield notification(company, key, payload, to_channel(channel), due, shown.number)


def _notices(numbers: list[int], amount: Amount, now: datetime) -> Iterator[Notification]:
    """Return notices, each of another commitment, so that a message that folds some names each of them."""
    for index in range(amount.notices):
        number, person = numbers[index], to_person(amount.everybody[index % amount.people])
        due = now + amount.spread * index / amount.notices
        payload = Notice(phrase="edited", actor=amount.everybody[0])
        yield notification(amount.surface.company, f"C-{number}/notice", payload, person, due, number)


def _files(amount: Amount, now: datetime) -> Iterator[Notification]:
    for index in range(amount.files):
        person, payload = (
            to_person(amount.everybody[index % amount.people]),
            ListFile(asked=ListRequest(state="late", mine=False)),
        )
        yield notification(amount.surface.company, f"file/{index}", payload, person, now)


def _commitment(customer: Customer, owner: str, now: datetime, card: MessageRef | None) -> Commitment:
    due = now + timedelta(days=30)
    return Commitment(
        0, "send the fix", customer.id, owner, owner, due, due, "UTC", "day", now, wording="send the fix", card=card,
        told_at=now if card else None,
    )  # fmt: skip


def customer_of(index: int) -> str:
    """Return the name of a customer with a channel."""
    return f"Customer {index}"


def channel_of(index: int) -> str:
    """Return the channel where a customer is at the start."""
    return SLACK.channel(index)


def racer(number: int) -> str:
    """Return the name of a customer whose settings are raced."""
    return f"Racer {number}"
