"""Everything of one workspace, as use cases read and write it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from commitments.model import (
    Channel,
    Commitment,
    Customer,
    Destination,
    Draft,
    Entry,
    Kind,
    MessageRef,
    Move,
    Notification,
    Person,
    Workspace,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose commitments somebody may see: owned or made by `people`, or promised to `customers`."""

    people: frozenset[str]
    customers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Query:
    """Which commitments are wanted, by due date then number. `scope` None means everything.

    `status`: "open" is open or delivered, "closed" is accepted or cancelled, "overdue" is open with a due
    date before `due_before`. `concerning` is owned or made by that person.
    """

    scope: Scope | None
    status: Literal["open", "closed", "overdue", "any"] = "open"
    concerning: str | None = None
    owner: str | None = None
    customer: int | None = None
    due_before: datetime | None = None
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """Some commitments of a query, and whether more follow."""

    items: tuple[Commitment, ...]
    more: bool


class Transaction(Protocol):
    """Everything of one workspace, read and written together: all of it happens or nothing does.

    Whatever is `put` replaces what has the same identity. Lists are ordered by identity unless said.
    """

    workspace: str

    async def begin_request(self, key: str, now: datetime) -> str | None:
        """Reserve an inbound request's key; give the stored answer when it was handled before.

        A second request with the same key waits for the first and then gets its answer ("" if none).
        """
        ...

    async def end_request(self, key: str, answer: str) -> None:
        """Keep the answer of a reserved request, for the next time it arrives."""
        ...

    async def get_workspace(self) -> Workspace:
        """Give the workspace; one that is new has the defaults."""
        ...

    async def put_workspace(self, workspace: Workspace) -> None:
        """Keep the workspace's settings."""
        ...

    async def person(self, person: str) -> Person | None:
        """Give a person by id."""
        ...

    async def people(self, ids: Collection[str] | None = None) -> Mapping[str, Person]:
        """Give those of `ids` that are known, or everybody, by id."""
        ...

    async def led_by(self, manager: str) -> frozenset[str]:
        """Give the ids of the people who report to somebody."""
        ...

    async def put_person(self, person: Person) -> None:
        """Keep a person."""
        ...

    async def customer(self, customer: int) -> Customer | None:
        """Give a customer by id."""
        ...

    async def customers(self, ids: Collection[int] | None = None) -> Sequence[Customer]:
        """Give the customers with these ids, or all of them, by name."""
        ...

    async def customer_names(self) -> Mapping[str, str]:
        """Give every name and alias of a customer, by name, and the customer's name that each means."""
        ...

    async def customer_named(self, name: str) -> Customer | None:
        """Give the customer of that name, whatever the case, width and spaces."""
        ...

    async def customer_in(self, channel: str) -> Customer | None:
        """Give the customer whose channel that is."""
        ...

    async def put_customer(self, customer: Customer) -> Customer:
        """Keep a customer; one with id 0 gets its id."""
        ...

    async def customers_of(self, person: str) -> frozenset[int]:
        """Give the customers whom this person manages, or owns or made a commitment for."""
        ...

    async def channel(self, channel: str) -> Channel | None:
        """Give a channel by id."""
        ...

    async def put_channel(self, channel: Channel) -> None:
        """Keep a channel."""
        ...

    async def add_commitment(self, commitment: Commitment) -> Commitment:
        """Store a new commitment and give it back with the workspace's next number."""
        ...

    async def commitment(self, number: int) -> Commitment | None:
        """Give a commitment by number, locked against other writers until the transaction ends."""
        ...

    async def commitments(self, numbers: Collection[int]) -> Sequence[Commitment]:
        """Give the commitments with these numbers, by number, unlocked: to show them, not to change them."""
        ...

    async def lock_commitments(self, numbers: Collection[int]) -> Sequence[Commitment]:
        """Give the commitments with these numbers, by number, locked until the transaction ends."""
        ...

    async def put_commitment(self, commitment: Commitment) -> None:
        """Replace a stored commitment."""
        ...

    async def find(self, query: Query) -> Page:
        """Give one page of the commitments that `query` wants."""
        ...

    async def count(self, query: Query, most: int | None = None) -> int:
        """Count all commitments that `query` wants, its limit and offset aside; no further than `most`."""
        ...

    async def add_move(self, move: Move) -> Move:
        """Record a move; its sequence is given by the store."""
        ...

    async def put_move(self, move: Move) -> None:
        """Replace a recorded move (told, undone)."""
        ...

    async def moves(self, number: int) -> Sequence[Move]:
        """Give the moves of a commitment, oldest first."""
        ...

    async def add_entry(self, entry: Entry) -> None:
        """Add a line of history; the store gives its id."""
        ...

    async def mark_undone(self, entry: int) -> None:
        """Mark a line of history as undone."""
        ...

    async def history(self, number: int) -> Sequence[Entry]:
        """Give the history of a commitment, oldest first."""
        ...

    async def last_entry_by(self, actor: str, since: datetime) -> Entry | None:
        """Give the newest entry by `actor` since a moment that can be undone: `before` set, not undone."""
        ...

    async def plan(self, notifications: Sequence[Notification]) -> None:
        """Add notifications; one whose key exists already is left as it is.

        Those that name no request get the name of the one that this transaction began.
        """
        ...

    async def knock(self, destination: Destination, now: datetime) -> None:
        """Try a destination again that refused us; what waits for it is sent when it lets us in."""
        ...

    async def hold_back(
        self,
        number: int,
        kinds: frozenset[Kind],
        reason: str,
        before: datetime | None = None,
        to: Destination | None = None,
    ) -> None:
        """Turn the planned notifications of a commitment (due before a moment, to a place) into held back ones."""
        ...

    async def notifications(self, number: int) -> Sequence[Notification]:
        """Give the notifications of a commitment, by due time."""
        ...

    async def notifications_in(self, message: MessageRef) -> Sequence[Notification]:
        """Give the notifications that one sent message folds, by due time."""
        ...

    async def put_draft(self, draft: Draft) -> None:
        """Keep a draft."""
        ...

    async def draft(self, draft: str) -> Draft | None:
        """Give a draft by id."""
        ...

    async def drop_draft(self, draft: str) -> None:
        """Forget a draft that became a commitment or was given up."""
        ...
