"""Read-only views of the current state, for the composers of notifications."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from commitments.application.authorization import Right, Standing, has_right, standing_toward
from commitments.application.commitment_list import query_for
from commitments.application.customer_message_views import CustomerMessageViews
from commitments.application.hidden_commitments import is_hidden
from commitments.application.names import Names, read_names
from commitments.application.not_wanted import NotWanted, NotYet
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.question_views import QuestionViews
from commitments.application.reminder_scheduling import calendar_of, customer_of
from commitments.domain.commitment import Commitment, Status
from commitments.domain.company import Company
from commitments.domain.deadline import Deadline
from commitments.domain.errors import NotAllowed
from commitments.domain.history import Entry, last_word
from commitments.domain.notifications.addresses import Destination, MessageRef
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.payloads.list_file import ListRequest
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.refresh import Refresh
from commitments.domain.notifications.payloads.reminders import Escalation, Reminder, SnoozedReminder
from commitments.domain.person import Person


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

    `hidden`: the reader may not see the commitment any longer; its words are left out. `missed` counts the dates of a
    recurrence that passed before it without a promise.
    """

    phrase: str
    commitment: Commitment
    actor: str
    reason: str
    due: Deadline
    owner: str
    old: bool = False
    hidden: bool = False
    missed: int = 0


@dataclass(frozen=True, slots=True)
class ShownView:
    """What a sent message shows now. `hidden`: the labels of what its reader may not see any longer."""

    dues: tuple[DueView, ...]
    news: tuple[NewsView, ...]
    hidden: tuple[str, ...]


class NotificationViews:
    """Reads, in the transaction of a claim, what its messages show: reminders and notices, `customer`, `questions`."""

    def __init__(self, uow: UnitOfWork, company: Company, now: datetime) -> None:
        self._uow = uow
        self._company = company
        self._now = now
        self.customer = CustomerMessageViews(uow, now)
        self.questions = QuestionViews(uow, now)

    async def reader(self, destination: Destination) -> Person:
        """Return the person whom a destination belongs to; with the company's zone if they, or theirs, are unknown."""
        known = await self._uow.people.get(destination.id)
        return (known or Person(destination.id, destination.id, self._company.zone)).in_known_zone(self._company.zone)

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
        current = {
            one.number for one in reminders if one.number in about and _is_current(one, about[one.number], reader)
        }
        return [await self._due(one) for one in about.values() if one.number in current and one.status is Status.OPEN]

    async def news(self, notifications: Iterable[Notification], reader: Person) -> list[NewsView]:
        """Return the news of notices, in order; without the words of what the reader may not see any longer."""
        notices = [(one.number, one.payload) for one in notifications if isinstance(one.payload, Notice)]
        found = await self._uow.commitments.get_many({number for number, _ in notices if number})
        about = {one.number: one for one in found}
        hidden = {one.number for one in found if await is_hidden(self._uow, one, reader)}
        return [_news(told, about[number], number in hidden) for number, told in notices if number in about]

    async def shown_in(self, message: MessageRef, reader: Person) -> ShownView:
        """Return the current state of what a sent message shows to its reader."""
        shown = await self._uow.notifications.list_in_message(message)
        found = await self.commitments(one for one in shown if one.payload.is_reminder)
        hidden = [one for one in found if await is_hidden(self._uow, one, reader)]
        targets: set[MessageRef | str] = {message, *(one.id for one in shown)}
        dues = [await self._due(one, await self._since(one.number, targets)) for one in found if one not in hidden]
        news = [replace(one, old=True) for one in await self.news(shown, reader)]
        return ShownView(tuple(dues), tuple(news), tuple(one.label for one in hidden))

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
        if sent is not None and sent.is_waiting:
            raise NotYet
        if sent is None or sent.message is None:
            raise NotWanted("gone")
        return sent.message

    async def customer_name(self, number: int) -> str:
        """Return the name of the customer of a commitment, "" without one."""
        commitment = await self._uow.commitments.get(number)
        customer = await customer_of(self._uow, commitment) if commitment else None
        return customer.name if customer else ""

    async def last_word(self, commitment: Commitment) -> Entry | None:
        """Return what was last written to the customer about a commitment; None for one who was never shown it."""
        return last_word(await self._uow.history.list_for(commitment.number)) if commitment.card else None

    async def names(self, commitments: Iterable[Commitment], people: Iterable[str] = ()) -> Names:
        return await read_names(self._uow, commitments, people)

    async def asked(self, reader: Person, asked: ListRequest, most: int) -> Collection[Commitment]:
        """Return the commitments of a list for its reader. Raises NotWanted if they became an outsider since."""
        try:
            query = await query_for(self._uow, reader, asked, most, self._now)
        except NotAllowed as error:
            raise NotWanted("not_allowed") from error
        return (await self._uow.commitments.find(replace(query, offset=0))).items

    async def _due(self, commitment: Commitment, since: str = "") -> DueView:
        calendar = calendar_of(await self._uow.people.get(commitment.owner), self._company)
        return DueView(commitment, calendar.working_days_late(commitment.due, self._now), since)

    async def _since(self, number: int, targets: Collection[MessageRef | str]) -> str:
        """Return the last event of a commitment after a message (or its notifications) showed it; "" for none."""
        edits = [one.payload for one in await self._uow.notifications.list_told(number)]
        here = [one for one in edits if isinstance(one, Refresh) and (one.target or one.in_flight) in targets]
        return max(here, key=lambda one: one.sequence).event if here else ""


def _is_current(reminder: Notification, about: Commitment, reader: Person) -> bool:
    """Whether a reminder is still of the date and the owner for which it was planned.

    One that may have been out was not held back when they changed.
    """
    if not isinstance(reminder.payload, Reminder) or isinstance(reminder.payload, SnoozedReminder):
        return True
    is_owners = isinstance(reminder.payload, Escalation) or about.owner in reader.accounts
    return is_owners and reminder.payload.due in (None, about.due)


def _news(told: Notice, about: Commitment, hidden: bool) -> NewsView:
    due = about.deadline if told.due in (None, about.due) else Deadline(told.due, told.day)
    owner = about.owner if told.owner is None else told.owner
    shown = replace(about, what="…") if hidden else about
    return NewsView(told.phrase, shown, told.actor, told.reason, due, owner, hidden=hidden, missed=told.missed)
