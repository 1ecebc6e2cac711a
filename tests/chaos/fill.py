"""Plans the notifications of a run through the real store: what a full outbox holds after an hour away.

Each customer's channel gets cards of commitments that it was not shown yet, and lines below cards that it was
shown. People get notices, which fold where several are due at once, and lists as files. Everything that is
planned leads to a message: nothing here may be held back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from commitments.application.ports.store import Store
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.commitment import Commitment
from commitments.domain.customer import Announce, Customer
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from commitments.domain.notifications.notification import Notification, notification
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, CustomerLine
from commitments.domain.notifications.payloads.list_file import ListFile, ListRequest
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.person import Person
from tests.chaos.slack import TEAM

_LINES_OF_ONE = 4
_CARDS = 9  # one notification of so many in a channel is a card
_NOTICES = 10  # one of so many goes to a person
_FILES = 500
_AGO = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is planned: so many notifications, to so many customers' channels."""

    notifications: int
    channels: int

    @property
    def files(self) -> int:
        """How many of them are files for people."""
        return max(1, self.notifications // _FILES)

    @property
    def notices(self) -> int:
        """How many of them are notices to people."""
        return self.notifications // _NOTICES

    @property
    def spread(self) -> timedelta:
        """How long people's notices go on becoming due: some fold, some come while others are sent."""
        return timedelta(seconds=10 + self.notifications // 100)

    @property
    def people(self) -> int:
        """How many people there are."""
        return max(2, self.channels // 4)


async def fill(store: Store, amount: Amount, now: datetime) -> list[str]:
    """Plan everything, due before `now`, or within `amount.spread` of it; give the ids of the notifications."""
    async with store.transaction(TEAM) as uow:
        for number in range(amount.people):
            await uow.people.save(Person(_person(number), f"Person {number}", read_at=now))
    rest = amount.notifications - amount.notices - amount.files
    planned: list[Notification] = []
    for index in range(amount.channels):
        here = rest // amount.channels + (index < rest % amount.channels)
        async with store.transaction(TEAM) as uow:
            planned += await _fill_channel(uow, index, here, amount, now)
    numbers = sorted({one.number for one in planned if one.number is not None})
    to_people = [*_notices(numbers, amount, now), *_files(amount, now)]
    async with store.transaction(TEAM) as uow:
        await uow.notifications.add(to_people)
    return [one.id for one in (*planned, *to_people)]


async def _fill_channel(uow: UnitOfWork, index: int, here: int, amount: Amount, now: datetime) -> list[Notification]:
    channel, owner = f"C{index:04}", _person(index % amount.people)
    customer = await uow.customers.save(Customer(0, f"Customer {index}", channel=channel, announce=Announce.AUTO))
    cards, planned = here // _CARDS, list[Notification]()
    for _ in range(cards):
        fresh = await uow.commitments.add(_commitment(customer, owner, now, None))
        due = now - _AGO + timedelta(milliseconds=len(planned))
        planned.append(
            notification(TEAM, f"{fresh.label}/card", CustomerCard(), to_channel(channel), due, fresh.number)
        )
    for start in range(0, here - cards, _LINES_OF_ONE):
        shown = await uow.commitments.add(_commitment(customer, owner, now, MessageRef(channel, f"{start + 1}.000001")))
        planned += _lines(shown, channel, min(_LINES_OF_ONE, here - cards - start), now - _AGO)
    await uow.notifications.add(planned)
    return planned


def _lines(shown: Commitment, channel: str, count: int, start: datetime) -> Iterator[Notification]:
    """Give lines below a card, a second apart; those of a channel's commitments lie between each other."""
    for index in range(count):
        due = start + timedelta(seconds=index, milliseconds=shown.number % 1000)
        key, payload = f"{shown.label}/line/{index}", CustomerLine(line="corrected", move=None)
        yield notification(TEAM, key, payload, to_channel(channel), due, shown.number)


def _notices(numbers: list[int], amount: Amount, now: datetime) -> Iterator[Notification]:
    """Give notices, each of another commitment, so that a message that folds some names each of them."""
    for index in range(amount.notices):
        number, person = numbers[index], to_person(_person(index % amount.people))
        due = now + amount.spread * index / amount.notices
        payload = Notice(phrase="edited", actor=_person(0))
        yield notification(TEAM, f"C-{number}/notice", payload, person, due, number)


def _files(amount: Amount, now: datetime) -> Iterator[Notification]:
    for index in range(amount.files):
        person, payload = (
            to_person(_person(index % amount.people)),
            ListFile(asked=ListRequest(overdue=True, mode="all")),
        )
        yield notification(TEAM, f"file/{index}", payload, person, now)


def _commitment(customer: Customer, owner: str, now: datetime, card: MessageRef | None) -> Commitment:
    due = now + timedelta(days=30)
    return Commitment(
        0, "send the fix", customer.id, owner, owner, due, due, "UTC", "day", now, wording="send the fix", card=card,
        told_at=now if card else None,
    )  # fmt: skip


def _person(number: int) -> str:
    return f"U{number:04}"
