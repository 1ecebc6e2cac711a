"""Composes what the dispatcher sends, from the state of the moment it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.cards.card import Card
from bot.cards.customer_card import customer_card, customer_line, customer_voice
from bot.cards.list_card import as_csv
from bot.cards.names import Names
from bot.cards.reminder_card import Bundle, Due, News, bundle_card
from bot.conversation.list_request import MOST_IN_A_FILE, ListRequest, line_of, query_for
from bot.i18n.localizer import Localizer
from commitments.application.customer_view import view_again, view_for
from commitments.application.delivery_results import delivered, follows, given_up, plan_next_overdue
from commitments.application.ports.messenger import File, Outgoing
from commitments.application.ports.outbox import Claim
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.scheduling import calendar_of, customer_of
from commitments.dispatch import Composed, NotificationHandler
from commitments.domain.commitment import Commitment, Status
from commitments.domain.company import Company
from commitments.domain.customer import Announce
from commitments.domain.errors import NotAllowed, WordsLeak
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import REMINDERS, Kind, Notification
from commitments.domain.person import Person

_CUSTOMERS = frozenset({Kind.CUSTOMER_CARD, Kind.CUSTOMER_EDIT, Kind.CUSTOMER_LINE})
_LATE_KINDS = frozenset({Kind.OVERDUE, Kind.SNOOZED})
# What could not be sent at its time, as while we were down, disturbs nobody at night either.
_SOON_ENOUGH = timedelta(hours=1)


def office() -> NotificationHandler:
    """Give the dispatcher all that it is to do around a send."""
    return NotificationHandler(compose, follows, delivered, given_up)


async def compose(uow: UnitOfWork, claims: Sequence[Claim], now: datetime) -> list[list[Composed]]:
    """Compose the claims of one workspace: what one person is told at once is one message."""
    desk = _Writing(uow, await uow.companies.get(), now)
    return [await _compose(desk, claim) for claim in claims]


async def _compose(desk: "_Writing", claim: Claim) -> list[Composed]:
    """Compose a claim, which is of one kind of message (model.one_message)."""
    kind = claim.notifications[0].kind
    if kind is Kind.REFRESH:
        return [await desk.refresh(claim.notifications)]
    if kind in _CUSTOMERS | {Kind.FILE}:
        return [await desk.one(claim.notifications)]
    asleep = [] if claim.resumed else await desk.asleep(claim.notifications)
    if not asleep:
        return [await desk.bundle(claim.notifications)]
    # Who sleeps is put off first: a message that may have to be looked for is always of a whole claim.
    told = tuple(one for one in claim.notifications if one not in asleep)
    return [await desk.tomorrow(asleep), *([Composed(told, None, "", desk.now)] if told else [])]


@dataclass(frozen=True, slots=True)
class _Writing:
    """Composes within one transaction."""

    uow: UnitOfWork
    workspace: Company
    now: datetime

    async def asleep(self, notifications: Sequence[Notification]) -> list[Notification]:
        """Give the reminders that come too late for their working time; a snooze names its own time."""
        late = [
            one
            for one in notifications
            if one.kind in REMINDERS - {Kind.SNOOZED} and self.now - one.due_at > _SOON_ENOUGH
        ]
        calendar = calendar_of(await self._reader(late[0]), self.workspace) if late else None
        return [] if calendar is None or calendar.is_working_time(self.now) else late

    async def tomorrow(self, notifications: Sequence[Notification]) -> Composed:
        """Let reminders wait until their reader works."""
        calendar = calendar_of(await self._reader(notifications[0]), self.workspace)
        return Composed(tuple(notifications), None, "asleep", calendar.not_before(self.now))

    async def bundle(self, notifications: Sequence[Notification]) -> Composed:
        person = await self._reader(notifications[0])
        dues, news = await self._current(notifications)
        late = {one.number for one in notifications if one.kind in _LATE_KINDS and one.number is not None}
        await plan_next_overdue(self.uow, late, self.now)
        if not dues and not news:
            return Composed(tuple(notifications), None, "settled")
        return self._composed(notifications, await self._bundle_card(person, dues, news))

    async def refresh(self, edits: Sequence[Notification]) -> Composed:
        """Show a sent message as things stand now: what is settled says so and has no buttons."""
        target = MessageRef(str(edits[0].payload["channel"]), str(edits[0].payload["id"]))
        shown = await self.uow.notifications.list_in_message(target)
        person = await self._reader(edits[0])
        numbers = dict.fromkeys(one.number for one in shown if one.number and one.kind in REMINDERS)
        found = await self.uow.commitments.get_many(numbers)
        dues = [await self._due(one, await self._since(one.number, target)) for one in found]
        notices = [one for one in shown if one.kind is Kind.NOTICE]
        news = [replace(one, old=True) for one in await self._news(notices)]
        if not dues and not news:
            return Composed(tuple(edits), None, "gone")
        card = await self._bundle_card(person, dues, news)
        composed = self._composed(edits, card)
        return _changed(composed, edit=target)

    async def one(self, notifications: Sequence[Notification]) -> Composed:
        """Compose a file, or a message for a customer: several are edits of one card."""
        composed = await (self._file if notifications[0].kind is Kind.FILE else self._customers)(notifications[-1])
        return replace(composed, notifications=tuple(notifications))

    async def _reader(self, notification: Notification) -> Person:
        known = await self.uow.people.get(notification.destination.id)
        return known or Person(notification.destination.id, notification.destination.id, self.workspace.zone)

    async def _current(self, notifications: Sequence[Notification]) -> tuple[list[Due], list[News]]:
        numbers = {one.number for one in notifications if one.number and one.kind in REMINDERS}
        found = await self.uow.commitments.get_many(numbers)
        dues = [await self._due(one) for one in found if one.status is Status.OPEN]
        told = [one for one in notifications if one.kind is Kind.NOTICE]
        return dues, await self._news(told)

    async def _due(self, commitment: Commitment, since: str = "") -> Due:
        calendar = calendar_of(await self.uow.people.get(commitment.owner), self.workspace)
        return Due(commitment, calendar.working_days_late(commitment.due, self.now), since)

    async def _since(self, number: int, message: MessageRef) -> str:
        """Give what happened last to a commitment after a message showed it; "" for nothing."""
        edits = [one.payload for one in await self.uow.notifications.list_for(number) if one.kind is Kind.REFRESH]
        here = [one for one in edits if (one.get("channel"), one.get("id")) == (message.channel, message.id)]
        numbered = [one for one in here if isinstance(one.get("sequence"), int) and "event" in one]
        return str(max(numbered, key=lambda one: int(str(one["sequence"])))["event"]) if numbered else ""

    async def _news(self, notices: Sequence[Notification]) -> list[News]:
        news = []
        about = {one.number: one for one in await self.uow.commitments.get_many({one.number or 0 for one in notices})}
        for one in notices:
            if commitment := about.get(one.number or 0):
                told = one.payload
                due, owner = str(told.get("due", "")), str(told.get("owner", commitment.owner))
                at = datetime.fromisoformat(due) if due else commitment.due
                news.append(News(str(told["phrase"]), commitment, str(told["actor"]), str(told["reason"]), at, owner))
        return news

    async def _bundle_card(self, reader: Person, dues: list[Due], news: list[News]) -> Card:
        about = [due.commitment for due in dues] + [one.commitment for one in news]
        names = await Names.read(self.uow, about, [name for one in news for name in (one.actor, one.owner)])
        voice = Localizer(reader.language, reader.zone)
        return bundle_card(voice, Bundle(reader.id, tuple(dues), tuple(news), self.now), names)

    async def _file(self, notification: Notification) -> Composed:
        reader = await self._reader(notification)
        asked = ListRequest(**notification.payload["asked"])  # type: ignore[arg-type]
        try:
            query = await query_for(self.uow, reader, asked, self.now)
        except NotAllowed:  # they became an outsider since they asked
            return Composed((notification,), None, "not_allowed")
        found = await self.uow.commitments.find(replace(query, limit=MOST_IN_A_FILE, offset=0))
        names = await Names.read(self.uow, found.items)
        voice = Localizer(reader.language, reader.zone)
        lines = [line_of(one, names, self.workspace, self.now) for one in found.items]
        content = as_csv(voice, lines, names, self.workspace.url)
        day = self.now.astimezone(ZoneInfo(reader.zone)).date().isoformat()
        composed = self._composed([notification], Card(voice.say("list.file_title", count=len(lines))))
        file = File(f"overdue-{day}.csv", content)
        return _changed(composed, file=file)

    async def _customers(self, notification: Notification) -> Composed:
        """Compose for a customer's channel, from a CustomerView alone."""
        commitment = await self.uow.commitments.get_for_update(notification.number or 0)
        customer = await customer_of(self.uow, commitment) if commitment else None
        if commitment is None or customer is None or customer.channel != notification.destination.id:
            return Composed((notification,), None, "not_theirs")
        if customer.announce is Announce.NEVER:
            return Composed((notification,), None, "announce_off")
        voice = customer_voice(self.workspace, customer, commitment.zone)
        if notification.kind is Kind.CUSTOMER_CARD:
            try:
                view = await view_for(self.uow, commitment, customer)
            except WordsLeak:
                return Composed((notification,), None, "leak")
            return self._composed([notification], customer_card(voice, view))
        # A card in a channel that was theirs once may be read by others now: it is left as it is.
        if commitment.card is None or commitment.card.channel != customer.channel:
            return Composed((notification,), None, "no_card")
        view = await view_again(self.uow, commitment, customer)
        if notification.kind is Kind.CUSTOMER_EDIT:
            composed = self._composed([notification], customer_card(voice, view))
            return _changed(composed, edit=commitment.card)
        line, move = str(notification.payload["line"]), int(str(notification.payload["move"] or 0))
        if move and all(one.sequence != move for one in view.moves):
            return Composed((notification,), None, "undone")
        card = customer_line(voice, view, line, move or None)
        return _changed(self._composed([notification], card), thread=commitment.card)

    def _composed(self, notifications: Sequence[Notification], card: Card) -> Composed:
        first = notifications[0]
        return Composed(tuple(notifications), Outgoing(self.workspace.id, first.id, first.destination, card))


def _changed(composed: Composed, **changes: MessageRef | File) -> Composed:
    if composed.message is None:
        return composed
    return replace(composed, message=replace(composed.message, **changes))  # type: ignore[arg-type]
