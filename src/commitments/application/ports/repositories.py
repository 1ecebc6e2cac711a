"""Repositories: what use cases read and write of one company, one per noun.

`save` stores a new row, or replaces one that `…_for_update` locked until the unit of work ends; it raises ValueError
for one that was not locked, and ChangedMeanwhile where somebody else added it since. Nothing else locks rows. Lists are
ordered by identity unless stated otherwise.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from commitments.application.ports.commitment_query import Page, Query
from commitments.domain.account_pair import AccountPair
from commitments.domain.channel import Channel
from commitments.domain.commitment import Commitment, Move
from commitments.domain.company import Company
from commitments.domain.connection import Connection
from commitments.domain.customer import Customer
from commitments.domain.draft import Draft
from commitments.domain.history import Entry
from commitments.domain.notifications.addresses import Destination, MessageRef
from commitments.domain.notifications.kinds import PayloadType
from commitments.domain.notifications.notification import Notification
from commitments.domain.one_time_code import OneTimeCode
from commitments.domain.person import Person


@dataclass(frozen=True, slots=True)
class WallTime:
    """The dates of a commitment as moments, and as a clock in its zone shows them; None: stored by an older release."""

    number: int
    zone: str
    due: datetime
    due_wall: str | None
    first_due_wall: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """What a company has, for the preview of a connection: its name, and counts; `open` of the promises are open."""

    name: str
    customers: int
    promises: int
    open: int


class CompanyRepository(Protocol):
    """The company of the unit of work."""

    async def get(self) -> Company:
        """Return the company's settings; a new one has the defaults."""
        ...

    async def get_for_update(self) -> Company: ...

    async def save(self, company: Company) -> None:
        """Store the settings; the counters are unchanged. Raises ValueError for another company."""
        ...


class PersonRepository(Protocol):
    """People, by id."""

    async def get(self, person: str) -> Person | None: ...

    async def get_for_update(self, person: str) -> Person | None: ...

    async def get_acting(self, person: str) -> Person | None:
        """Return who acts; their manager and the company's settings are read in the same statement."""
        ...

    async def get_many(self, ids: Collection[str]) -> Mapping[str, Person]:
        """Return the known people with these ids, by id."""
        ...

    async def all(self) -> Mapping[str, Person]:
        """Return everybody, by id: for commands of an operator, never for a request."""
        ...

    async def named_in(self, text: str) -> Mapping[str, Person]:
        """Return the people, by id, of whom a part of the name or the id may occur in a text; of namesakes three.

        Who is not returned is not named; who is returned may not be either.
        """
        ...

    async def stale_people(self, read_before: datetime, after: str, limit: int) -> Sequence[str]:
        """Return the next ids, after one, of owners of open commitments, and of managers, last read before a moment."""
        ...

    async def places(self) -> Sequence[tuple[str, str | None]]:
        """Return every zone with a country that somebody has, in order."""
        ...

    async def find_by_email(self, digest: str) -> Sequence[Person]:
        """Return the people with the digest of an e-mail address; of very many, the first ten."""
        ...

    async def led_by(self, *accounts: str) -> frozenset[str]:
        """Return the ids of the people who report to a manager, named by all of their accounts."""
        ...

    async def save(self, person: Person) -> None: ...


class CustomerRepository(Protocol):
    """Customers, by id, name or channel."""

    async def get(self, customer: int) -> Customer | None: ...

    async def get_for_update(self, customer: int) -> Customer | None: ...

    async def lock_names(self) -> None:
        """Lock the names, aliases and channels of all customers against other writers, until the unit of work ends."""
        ...

    async def get_many(self, ids: Collection[int]) -> Sequence[Customer]:
        """Return the customers with these ids, by name."""
        ...

    async def first(self, limit: int, *, archived: bool | None = False) -> Sequence[Customer]:
        """Return the first customers, by name; of those that are archived, that are not, or (None) of all.

        Those that were erased have no name and are left out.
        """
        ...

    async def names_from(self, starts: Collection[str], limit: int) -> Sequence[tuple[int, str]]:
        """Return the first names and aliases that begin so, with their customers; see name_search.start_of."""
        ...

    async def names_ending(self, end: str, limit: int) -> Sequence[tuple[int, str]]:
        """Return the first names and aliases that end so, with their customers; see name_search.letters_of."""
        ...

    async def named_in(self, text: str) -> Sequence[Customer]:
        """Return the customers, by name, of whom the name or an alias may occur in a text.

        Who is not returned is not named; who is returned may not be either.
        """
        ...

    async def find_by_name(self, name: str) -> Customer | None:
        """Return the customer with a name or alias, ignoring case, width and spaces."""
        ...

    async def find_alike(self, name: str, but: int) -> Customer | None:
        """Return a customer, other than one, with a name or alias that reads like this one.

        Reads every name of the company; see domain/name_likeness.py.
        """
        ...

    async def find_by_channel(self, channel: str) -> Customer | None: ...

    async def save(self, customer: Customer) -> Customer:
        """Store a customer; one with id 0 gets its id. Raises NameTaken or ChannelTaken."""
        ...

    async def contacts_of(self, customer: int) -> Sequence[str]:
        """Return the ids of the contacts of a customer: the latest to answer first, then those who never did."""
        ...

    async def name_contacts(self, customer: int, people: Collection[str]) -> None:
        """Make people contacts of a customer."""
        ...

    async def remove_contacts(self, customer: int, people: Collection[str]) -> None:
        """Make people no contacts of a customer, also when they answer again, until they are named."""
        ...

    async def note_answer(self, customer: int, person: str, at: datetime) -> None:
        """Make somebody a contact of a customer who answered at a moment, unless they were removed."""
        ...

    async def people_of(self, customer: int) -> frozenset[str]:
        """Return the ids of the people listed for a customer."""
        ...

    async def list_people(self, customer: int, people: Collection[str]) -> None:
        """Put people on the list of a customer."""
        ...

    async def unlist_people(self, customer: int, people: Collection[str]) -> None:
        """Take people off the list of a customer."""
        ...

    async def absorb(self, old: int, into: int) -> None:
        """Move the people, contacts and drafts of a locked customer to another, and delete it.

        Its commitments must have been reassigned. Raises ChangedMeanwhile where somebody else gave it one since.
        """
        ...

    async def ids_of_tier(self, tier: str) -> frozenset[int]:
        """Return the customers of a tier."""
        ...

    async def ids_of_person(self, *accounts: str) -> frozenset[int]:
        """Return the customers that a person, named by all of their accounts, manages or is listed for."""
        ...


class ChannelRepository(Protocol):
    """Channels, by id."""

    async def get(self, channel: str) -> Channel | None: ...

    async def get_for_update(self, channel: str) -> Channel | None: ...

    async def save(self, channel: Channel) -> None: ...


class CommitmentRepository(Protocol):
    """Commitments, by number."""

    async def add(self, commitment: Commitment) -> Commitment:
        """Store a new commitment and return it with the company's next number."""
        ...

    async def get(self, number: int) -> Commitment | None:
        """Return a commitment for display; use `get_for_update` to change it."""
        ...

    async def get_for_update(self, number: int) -> Commitment | None:
        """Return a commitment, locked against other writers until the unit of work ends."""
        ...

    async def get_many(self, numbers: Collection[int]) -> Sequence[Commitment]:
        """Return the commitments with these numbers for display, by number."""
        ...

    async def get_many_for_update(self, numbers: Collection[int]) -> Sequence[Commitment]:
        """Return the commitments with these numbers, by number, locked until the unit of work ends."""
        ...

    async def wall_times(self, after: datetime) -> Sequence[WallTime]:
        """Return the wall times of open commitments that are due after a moment."""
        ...

    async def get_next_of(self, number: int) -> int | None:
        """Return the number of the commitment that follows one by its recurrence."""
        ...

    async def find_passed_recurring(self, now: datetime) -> Sequence[int]:
        """Return the numbers of those not closed that recur, whose date has passed, and that nothing follows yet."""
        ...

    async def save(self, commitment: Commitment) -> None:
        """Replace a locked commitment."""
        ...

    async def reassign(self, old: int, into: int) -> Sequence[int]:
        """Move all commitments of a customer to another; return their numbers. They are locked."""
        ...

    async def find_made(
        self, maker: str, customer: int | None, since: datetime, due_from: datetime, due_to: datetime
    ) -> Sequence[Commitment]:
        """Return what a person made, or anybody for a customer, since a moment, due between two, and is not closed.

        Whoever asks the same about the same person waits until this unit of work ends.
        """
        ...

    async def list_of_group(self, group: str) -> Sequence[Commitment]:
        """Return the commitments that are one promise to several customers, by number."""
        ...

    async def wordings_shown(self, customer: int, channel: str) -> Mapping[str, str]:
        """Return what a customer reads of their newest 500 cards in a channel, by label."""
        ...

    async def renumber_cards(self, old: str, new: str) -> None:
        """Update the channel of every card in a channel that has a new id."""
        ...

    async def find(self, query: Query) -> Page: ...

    async def count(self, query: Query, most: int | None = None) -> int:
        """Count the results of a query, ignoring its limit and offset, up to `most`."""
        ...


class MoveRepository(Protocol):
    """Changes of due dates; they change under the lock on their commitment."""

    async def add(self, move: Move) -> Move:
        """Store a move and return it with its sequence, from 1."""
        ...

    async def save(self, move: Move) -> None:
        """Replace a stored move (told, undone)."""
        ...

    async def list_for(self, number: int) -> Sequence[Move]:
        """Return the moves of a commitment, oldest first."""
        ...


class HistoryRepository(Protocol):
    """History entries, which are never removed; they are added under the lock on their commitment."""

    async def append(self, entry: Entry) -> int:
        """Store a line and return its place in the history of its commitment, from 1."""
        ...

    async def append_each(self, entries: Sequence[Entry]) -> None:
        """Store lines of several commitments."""
        ...

    async def mark_undone(self, entry: int) -> None: ...

    async def list_for(self, number: int) -> Sequence[Entry]:
        """Return the history of a commitment, oldest first."""
        ...

    async def last_word(self, customer: int) -> Entry | None:
        """Return the newest entry about something that a customer read or answered, of their newest 200 commitments."""
        ...

    async def last_by(self, actor: str, since: datetime) -> Entry | None:
        """Return the newest entry by `actor` since a moment, but what was undone, undoings and erasures."""
        ...


class NotificationRepository(Protocol):
    """Planned and sent notifications."""

    async def add(self, notifications: Sequence[Notification]) -> None:
        """Plan notifications; one whose key exists already is ignored.

        Those without a request id get the id of the request that this unit of work handles.
        """
        ...

    async def retry_destination(self, destination: Destination, now: datetime) -> None:
        """Retry a destination that refused us; what waits for it is sent if it accepts messages."""
        ...

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
        """Hold back planned notifications of a commitment, of these kinds (due before a moment, to a destination).

        With `key`, only the one with that key; with None, one that is about no commitment. With `delayed_at`, those of
        `delayed_kinds` stay that are due by then.

        Those that may have been sent already are unchanged: they are looked for first.
        """
        ...

    async def redirect(self, old: Destination, new: Destination, now: datetime) -> None:
        """Plan all that waits for a destination for another one, which is the same place under another id.

        What is on its way is readdressed; if it is tried again, it is tried there.
        """
        ...

    async def readdress(self, waiting: Sequence[Notification], new: Destination) -> None:
        """Send notifications that wait to another destination; one that was, or is, on its way stays."""
        ...

    async def list_open_numbers(self, destination: Destination) -> frozenset[int]:
        """Return the commitments about which something is planned for a destination or on its way there."""
        ...

    async def get(self, id: str) -> Notification | None:
        """Return a notification of this company by its id; None where it is none that this release can read."""
        ...

    async def get_destination(self, id: str) -> Destination | None:
        """Return where a notification goes now: its destination may have got another id since it was read."""
        ...

    async def list_waiting(self, destination: Destination) -> Sequence[Notification]:
        """Return what is planned for a destination, by due time."""
        ...

    async def list_asked(self, person: Destination, since: datetime) -> Sequence[Notification]:
        """Return the questions that a person was sent since a moment: of each commitment the newest of a kind."""
        ...

    async def list_for(self, number: int) -> Sequence[Notification]:
        """Return the notifications of a commitment, by due time."""
        ...

    async def count_unreadable(self, number: int) -> int:
        """Return how many notifications of a commitment this release cannot read."""
        ...

    async def list_told(self, number: int) -> Sequence[Notification]:
        """Return those of `list_for` but what is only planned from the date and cannot be out, or was held back."""
        ...

    async def list_planned(self, numbers: Collection[int]) -> Mapping[int, Sequence[Notification]]:
        """Return the reminders that are planned from the dates of commitments, by number, then due time."""
        ...

    async def list_in_message(self, message: MessageRef) -> Sequence[Notification]:
        """Return the notifications that one sent message combines, by due time."""
        ...


class RequestRepository(Protocol):
    """Inbound requests, for idempotency."""

    async def begin(self, key: str, now: datetime, actor: str = "") -> str | None:
        """Reserve a request's key; return the stored answer when it was handled before.

        A second request with the same key waits for the first and then gets its answer ("" if none). Who acts is read
        in the same statement; see `PersonRepository.get_acting`.
        """
        ...

    async def get_answer(self, key: str) -> str | None:
        """Return the stored answer of a request; None if no request of that key has changed anything."""
        ...

    async def finish(self, key: str, answer: str) -> None:
        """Store the answer of a request that this unit of work began, for the next time it arrives."""
        ...


class ConnectionRepository(Protocol):
    """The offer of the company to be one with a workspace of the other platform."""

    async def get(self) -> Connection: ...

    async def get_for_update(self) -> Connection: ...

    async def save(self, connection: Connection) -> None: ...

    async def find_company(self, selector: str) -> str | None:
        """Return the company that offers a code with this selector, of all companies."""
        ...

    async def get_side(self) -> Side: ...

    async def join(self, joining: str, letter: str) -> None:
        """Make everything of another company this one's; its numbers keep their digits, under a letter.

        Takes as long as it needs, under the locks of both. Raises AlreadyConnected, NothingToConnect, or
        StillSendingThere.
        """
        ...


class AccountPairRepository(Protocol):
    """The accounts of the company that may be one person, and the codes by which they find each other."""

    async def add_new(self, pair: AccountPair) -> bool:
        """Add a pair that is asked; return whether it was not asked before."""
        ...

    async def get_for_update(self, pair: AccountPair) -> AccountPair | None: ...

    async def save(self, pair: AccountPair) -> None: ...

    async def get_code_for_update(self, account: str) -> OneTimeCode: ...

    async def save_code(self, account: str, code: OneTimeCode) -> None: ...

    async def find_account(self, selector: str) -> str | None:
        """Return the account that shows a code with this selector."""
        ...


class DraftRepository(Protocol):
    """Drafts: promises and moves with an open question."""

    async def get(self, draft: str) -> Draft | None:
        """Return a draft for display; use `get_for_update` to continue it, or two presses make two commitments."""
        ...

    async def get_for_update(self, draft: str) -> Draft | None: ...

    async def list_of(self, maker: str, limit: int) -> Sequence[Draft]:
        """Return the drafts of a maker, the newest first."""
        ...

    async def list_of_batch(self, batch: str) -> Sequence[Draft]:
        """Return the drafts that are left of a batch, in its order."""
        ...

    async def get_batch_for_update(self, batch: str) -> Sequence[Draft]:
        """Return them locked; whoever changes one draft of a batch locks all, so that no two wait for each other."""
        ...

    async def save(self, draft: Draft) -> None: ...

    async def delete(self, draft: str) -> None:
        """Delete a locked draft."""
        ...
