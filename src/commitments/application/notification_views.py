"""Read-only views of the current state, for the composers of notifications."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from commitments.application.authorization import Right, Standing, has_right, may_see, standing_toward
from commitments.application.commitment_list import query_for
from commitments.application.commitments.tell_late import next_word, require_late
from commitments.application.confidentiality.standing_permission import words_to_preview
from commitments.application.contacts import can_be_contact
from commitments.application.customer_view import CustomerView, view_again, view_for
from commitments.application.names import Names, read_names
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import calendar_of, customer_of
from commitments.domain.commitment import Commitment, Status
from commitments.domain.company import Company
from commitments.domain.customer import Announce, Customer
from commitments.domain.errors import CommitmentsError, NotAllowed, WordsLeak
from commitments.domain.history import ASIDE, Entry, Event, newest_telling
from commitments.domain.notifications.addresses import Destination, MessageRef
from commitments.domain.notifications.notification import Notification, State
from commitments.domain.notifications.payloads.customer_messages import AutomaticCard, LateLine
from commitments.domain.notifications.payloads.list_file import ListRequest
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.questions import Question, TellLate
from commitments.domain.notifications.payloads.refresh import Refresh
from commitments.domain.notifications.payloads.reminders import Escalation, Reminder, SnoozedReminder
from commitments.domain.person import Person


class NotWanted(Exception):
    """A notification is no longer to be sent; the reason is a key under `held.…`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotYet(Exception):
    """A notification is to be sent once it is known what became of another one."""


@dataclass(frozen=True, slots=True)
class DueView:
    """A commitment to remind of, how many working days it is overdue, and what was done since (an Event)."""

    commitment: Commitment
    days_late: int
    since: str = ""

    @property
    def is_current(self) -> bool:
        """Whether it still requires action."""
        return not self.since and self.commitment.status is Status.OPEN


@dataclass(frozen=True, slots=True)
class NewsView:
    """Something that somebody else did to a commitment, with its date and owner then. `old`: more happened since.

    `hidden`: the reader may not see the commitment any longer; its words are left out.
    """

    phrase: str
    commitment: Commitment
    actor: str
    reason: str
    due: datetime
    owner: str
    old: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ShownView:
    """What a sent message shows now. `hidden`: the labels of what its reader may not see any longer."""

    dues: tuple[DueView, ...]
    news: tuple[NewsView, ...]
    hidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CustomerMessageView:
    """The content of a message in a customer's channel. `card`: the place of their card, once it was sent."""

    shown: CustomerView
    customer: Customer
    zone: str
    card: MessageRef | None


@dataclass(frozen=True, slots=True)
class UntoldView:
    """A commitment whose customer was not told, or is told by now: `newest` is the newest entry about that.

    `shown` is what they would see, None where its words name others; `move` is the newest move they did not hear of;
    `late_words` are those about the date in force that did not arrive, "" for none.
    """

    commitment: Commitment
    customer: Customer
    newest: Entry
    shown: CustomerView | None
    move: int | None
    late_words: str


@dataclass(frozen=True, slots=True)
class LateView:
    """A commitment whose customer was told of a date that passed; `in_force`: it is still its date.

    `shown` is what the customer sees; `next_word` is by when they hear of a new date if they are told now.
    """

    commitment: Commitment
    customer: Customer
    shown: CustomerView
    in_force: bool
    is_to_be_told: bool
    next_word: datetime


class NotificationViews:
    """Reads, in the transaction of a claim, what its messages show."""

    def __init__(self, uow: UnitOfWork, company: Company, now: datetime) -> None:
        self._uow = uow
        self._company = company
        self._now = now

    async def reader(self, destination: Destination) -> Person:
        """Return the person whom a destination belongs to; with the company's zone if unknown."""
        known = await self._uow.people.get(destination.id)
        return known or Person(destination.id, destination.id, self._company.zone)

    async def commitments(self, notifications: Iterable[Notification]) -> Sequence[Commitment]:
        """Return the commitments that notifications are about, by number."""
        return await self._uow.commitments.get_many({one.number for one in notifications if one.number})

    async def open_dues(self, notifications: Iterable[Notification], reader: Person) -> list[DueView]:
        """Return the commitments that reminders are about, as far as they are open and as when it was planned.

        None for somebody who is a colleague no longer; whoever can act is asked to take over.
        """
        if not has_right(reader, Right.OWN):
            return []
        reminders = [one for one in notifications if one.payload.is_reminder]
        about = {one.number: one for one in await self.commitments(reminders)}
        current = {one.number for one in reminders if one.number in about and _is_current(one, about[one.number])}
        return [await self._due(one) for one in about.values() if one.number in current and one.status is Status.OPEN]

    async def news(self, notifications: Iterable[Notification], reader: Person) -> list[NewsView]:
        """Return the news of notices, in order; without the words of what the reader may not see any longer."""
        notices = [(one.number, one.payload) for one in notifications if isinstance(one.payload, Notice)]
        found = await self._uow.commitments.get_many({number for number, _ in notices if number})
        about = {one.number: one for one in found}
        hidden = {one.number for one in found if await self._hides(one, reader)}
        return [_news(told, about[number], number in hidden) for number, told in notices if number in about]

    async def shown_in(self, message: MessageRef, reader: Person) -> ShownView:
        """Return the current state of what a sent message shows to its reader."""
        shown = await self._uow.notifications.list_in_message(message)
        found = await self.commitments(one for one in shown if one.payload.is_reminder)
        hidden = [one for one in found if await self._hides(one, reader)]
        targets: set[MessageRef | str] = {message, *(one.id for one in shown)}
        dues = [await self._due(one, await self._since(one.number, targets)) for one in found if one not in hidden]
        news = [replace(one, old=True) for one in await self.news(shown, reader)]
        return ShownView(tuple(dues), tuple(news), tuple(one.label for one in hidden))

    async def _hides(self, commitment: Commitment, reader: Person) -> bool:
        """Whether a message must not show its reader a commitment: they lost sight of it, and it changed since.

        As long as its newest change is the one that took it from them, they know it as it is.
        """
        if await may_see(self._uow, reader, commitment):
            return False
        return not _has_just_lost(reader.id, await self._uow.history.list_for(commitment.number))

    async def standings(self, reader: Person, commitments: Iterable[Commitment]) -> dict[int, Standing]:
        """Return the reader's standing toward commitments, by number."""
        return {one.number: await standing_toward(self._uow, reader, one) for one in commitments}

    async def answer_to(self, request: str) -> str | None:
        """Return the stored answer of a request by its key, "" for an empty one; None if it was not carried out."""
        return await self._uow.requests.get_answer(request)

    async def message_of(self, notification: Notification, edit: Refresh) -> MessageRef:
        """Return the message that is to be edited. Raises NotWanted when it never arrived, NotYet while it may."""
        if edit.target is not None:
            return edit.target
        return await self.sent_as(notification, edit.in_flight)

    async def sent_as(self, notification: Notification, other: str) -> MessageRef:
        """Return the message of another notification about the same commitment. Raises NotWanted if it has none."""
        told = await self._uow.notifications.list_told(notification.number or 0)
        sent = next((one for one in told if one.id == other), None)
        if sent is not None and sent.state in (State.PLANNED, State.CLAIMED):
            raise NotYet
        if sent is None or sent.message is None:
            raise NotWanted("gone")
        return sent.message

    async def customer_name(self, number: int) -> str:
        """Return the name of the customer of a commitment, "" without one."""
        commitment = await self._uow.commitments.get(number)
        customer = await customer_of(self._uow, commitment) if commitment else None
        return customer.name if customer else ""

    async def questions_in(self, message: MessageRef) -> list[Notification]:
        """Return the notifications of a sent message that ask its reader something."""
        shown = await self._uow.notifications.list_in_message(message)
        return [one for one in shown if isinstance(one.payload, Question)]

    async def to_take_over(self, asked: Iterable[Notification], owner: str, reader: Person) -> list[Commitment]:
        """Return the commitments that somebody is asked to take over and that are still an owner's."""
        theirs = [one for one in await self.commitments(asked) if one.owner == owner and one.status is Status.OPEN]
        return [one for one in theirs if await may_see(self._uow, reader, one)]

    async def has_left(self, person: str) -> bool:
        known = await self._uow.people.get(person)
        return known is not None and not known.active

    async def delivered(self, number: int, reader: Person) -> tuple[Commitment, bool]:
        """Return a commitment, and whether its customer was asked again since anything else happened."""
        commitment = await self._uow.commitments.get(number)
        if commitment is None or await self._hides(commitment, reader):
            raise NotWanted("not_allowed")
        return commitment, (await self._uow.history.list_for(number))[-1].event is Event.ASKED

    async def names(self, commitments: Iterable[Commitment], people: Iterable[str] = ()) -> Names:
        return await read_names(self._uow, commitments, people)

    async def asked(self, reader: Person, asked: ListRequest, most: int) -> Collection[Commitment]:
        """Return the commitments of a list for its reader. Raises NotWanted if they became an outsider since."""
        try:
            query = await query_for(self._uow, reader, asked, most, self._now)
        except NotAllowed as error:
            raise NotWanted("not_allowed") from error
        return (await self._uow.commitments.find(replace(query, offset=0))).items

    async def customer_card(self, notification: Notification) -> CustomerMessageView:
        """Return the customer's view. Raises NotWanted if they are not to be told, or it names others."""
        commitment, customer = await self._customer(notification)
        if commitment.status is Status.CANCELLED and commitment.told_at is None:
            raise NotWanted("cancelled")
        if isinstance(notification.payload, AutomaticCard):
            await self._require_permission(commitment, customer)
        try:
            shown = await view_for(self._uow, commitment, customer, self._now)
        except WordsLeak as error:
            raise NotWanted("leak") from error
        return CustomerMessageView(shown, customer, commitment.zone, commitment.card)

    async def _require_permission(self, commitment: Commitment, customer: Customer) -> None:
        """Raise NotWanted unless the standing permission still holds for what nobody has looked at."""
        if customer.announce is not Announce.AUTO:
            raise NotWanted("unseen")
        if await words_to_preview(self._uow, customer, commitment.wording or commitment.what):
            raise NotWanted("unsure")

    async def shown_card(self, notification: Notification) -> tuple[CustomerMessageView, MessageRef]:
        """Return the customer's view of a card that was sent, and its place. Raises NotWanted without a card.

        A card in a channel that is no longer the customer's is left as it is, since others may read it.
        """
        commitment, customer = await self._customer(notification)
        if commitment.card is None or commitment.card.channel != customer.channel:
            raise NotWanted("no_card")
        shown = await view_again(self._uow, commitment, customer, self._now)
        return CustomerMessageView(shown, customer, commitment.zone, commitment.card), commitment.card

    async def untold(self, number: int, reader: Person) -> UntoldView:
        """Return what somebody is asked about a customer who was not told. Raises NotWanted if there is none."""
        commitment = await self._uow.commitments.get(number)
        customer = await customer_of(self._uow, commitment) if commitment else None
        newest = newest_telling(await self._uow.history.list_for(number))
        if commitment is None or customer is None or newest is None:
            raise NotWanted("settled")
        if await self._hides(commitment, reader):
            raise NotWanted("not_allowed")
        unheard = [one.sequence for one in await self._uow.moves.list_for(number) if not (one.undone or one.told_at)]
        try:
            shown = await view_for(self._uow, commitment, customer, self._now)
        except WordsLeak:
            shown = None
        move = unheard[-1] if unheard and commitment.told_at else None
        return UntoldView(commitment, customer, newest, shown, move, await self._lost_words(commitment))

    async def _lost_words(self, commitment: Commitment) -> str:
        """Return the words that were to tell a customer that the date in force has passed, if they did not arrive."""
        told = await self._uow.notifications.list_told(commitment.number)
        lines = [one for one in told if isinstance(one.payload, LateLine) and one.state is not State.SENT]
        here = [one.payload for one in lines if isinstance(one.payload, LateLine) and one.payload.due == commitment.due]
        return here[-1].words if here and commitment.status is Status.OPEN else ""

    async def late(self, number: int, reader: Person, due: datetime) -> LateView:
        """Return a commitment whose customer was told of a date. Raises NotWanted where there is none to show."""
        commitment = await self._uow.commitments.get(number)
        customer = await customer_of(self._uow, commitment) if commitment else None
        if commitment is None or customer is None or await self._hides(commitment, reader):
            raise NotWanted("not_allowed")
        try:
            await require_late(self._uow, commitment, customer, self._now)
        except CommitmentsError:
            is_to_be_told = False
        else:
            is_to_be_told = commitment.due == due
        shown = await view_again(self._uow, commitment, customer, self._now)
        by = await next_word(self._uow, commitment, self._now)
        return LateView(commitment, customer, shown, commitment.due == due, is_to_be_told, by)

    async def was_asked(self, asking: Notification) -> bool:
        """Whether a person was sent the same question about a commitment before."""
        told = await self._uow.notifications.list_told(asking.number or 0)
        same = [one for one in told if one.destination == asking.destination and one.kind == asking.kind]
        return any(
            isinstance(one.payload, TellLate)
            and isinstance(asking.payload, TellLate)
            and one.payload.due == asking.payload.due
            and one.state is State.SENT
            for one in same
        )

    async def contacts(self, customer: Customer) -> list[Person]:
        """Return the contacts of a customer who are still people of theirs, the latest to answer first."""
        ids = await self._uow.customers.contacts_of(customer.id)
        known = await self._uow.people.get_many(ids)
        return [known[one] for one in ids if one in known and can_be_contact(known[one])]

    async def _customer(self, notification: Notification) -> tuple[Commitment, Customer]:
        """Return the commitment, locked, and its customer, if the channel is theirs."""
        commitment = await self._uow.commitments.get_for_update(notification.number or 0)
        customer = await customer_of(self._uow, commitment) if commitment else None
        if commitment is None or customer is None or customer.channel != notification.destination.id:
            raise NotWanted("not_theirs")
        if commitment.internal:
            raise NotWanted("internal")
        if customer.announce is Announce.NEVER:
            raise NotWanted("announce_off")
        return commitment, customer

    async def _due(self, commitment: Commitment, since: str = "") -> DueView:
        calendar = calendar_of(await self._uow.people.get(commitment.owner), self._company)
        return DueView(commitment, calendar.working_days_late(commitment.due, self._now), since)

    async def _since(self, number: int, targets: Collection[MessageRef | str]) -> str:
        """Return the last event of a commitment after a message (or its notifications) showed it; "" for none."""
        edits = [one.payload for one in await self._uow.notifications.list_told(number)]
        here = [one for one in edits if isinstance(one, Refresh) and (one.target or one.in_flight) in targets]
        return max(here, key=lambda one: one.sequence).event if here else ""


def _has_just_lost(owner: str, history: Sequence[Entry]) -> bool:
    """Whether the newest change of a commitment took it from an owner: handed over, or a handing over undone."""
    given = next((one for one in reversed(history) if one.event is Event.HANDED_OVER), None)
    if given is None:
        return False
    newest = next(one for one in reversed(history) if one.event not in ASIDE)
    taken_back = newest.event is Event.UNDONE and newest.old == Event.HANDED_OVER
    return (given.new if taken_back else given.old) == owner and (taken_back or newest is given)


def _is_current(reminder: Notification, about: Commitment) -> bool:
    """Whether a reminder is still of the date and the owner for which it was planned.

    One that may have been out was not held back when they changed.
    """
    if not isinstance(reminder.payload, Reminder) or isinstance(reminder.payload, SnoozedReminder):
        return True
    is_owners = isinstance(reminder.payload, Escalation) or reminder.destination.id == about.owner
    return is_owners and reminder.payload.due in (None, about.due)


def _news(told: Notice, about: Commitment, hidden: bool) -> NewsView:
    due, owner = told.due or about.due, about.owner if told.owner is None else told.owner
    shown = replace(about, what="…") if hidden else about
    return NewsView(told.phrase, shown, told.actor, told.reason, due, owner, hidden=hidden)
