"""Composes due notifications: postpones to working time, plans the next overdue reminder, calls the composers."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from commitments.application.following_customers import is_renumbered
from commitments.application.not_wanted import NotWanted, NotYet
from commitments.application.notification_views import NotificationViews
from commitments.application.ports.composition import Composed
from commitments.application.ports.messenger import File, Outgoing
from commitments.application.ports.outbox import Claim
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import calendar_of
from commitments.application.send_results import given_up, plan_next_overdue
from commitments.application.who_can_act import can_be_asked
from commitments.domain.company import Company
from commitments.domain.notifications.addresses import Destination, MessageRef
from commitments.domain.notifications.kinds import PayloadType
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.payload import Payload
from commitments.domain.notifications.payloads.questions import Question

# What could not be sent in time, for example during downtime, must not disturb anybody at night either.
_SOON_ENOUGH = timedelta(hours=1)
_UNTIL_KNOWN = timedelta(minutes=1)  # an edit waits as long for the message that it is of
# Why a customer is not shown something that somebody expects them to see.
_NEEDS_A_PERSON = frozenset({"not_theirs", "announce_off", "leak", "unseen", "unsure"})
P = TypeVar("P", bound=Payload)


@dataclass(frozen=True, slots=True)
class ComposeRequest:
    """The notifications that make one message, all for one destination and of kinds that are sent together."""

    company: Company
    notifications: tuple[Notification, ...]
    now: datetime

    @property
    def destination(self) -> Destination:
        return self.notifications[0].destination

    def payload(self, kind: type[P]) -> P:
        """Return the payload of the newest notification. Raises TypeError when it is of another kind."""
        found = self.notifications[-1].payload
        if not isinstance(found, kind):
            raise TypeError(f"{found.kind} is no {kind.__name__}")
        return found

    def message(
        self, card: object, *, thread: MessageRef | None = None, edit: MessageRef | None = None,
        file: File | None = None, reply_to: str = "", broadcast: bool = False,
    ) -> Composed:  # fmt: skip
        """Return the message, identified by the id of its first notification."""
        first = self.notifications[0]
        outgoing = Outgoing(self.company.id, first.id, first.destination, card, thread, edit, file, reply_to, broadcast)
        return Composed(self.notifications, outgoing)


Composer = Callable[[ComposeRequest, NotificationViews], Awaitable[Composed]]
"""Composes the message of a request. Raises NotWanted when it is no longer to be sent."""
Composers = Mapping[PayloadType, Composer]


class Composition:
    """Composes claims, each by the composer of its kind."""

    def __init__(self, composers: Composers) -> None:
        self._composers = composers

    async def __call__(self, uow: UnitOfWork, claims: Sequence[Claim], now: datetime) -> list[list[Composed]]:
        """Compose the claims of one company."""
        company = await uow.companies.get()
        views = NotificationViews(uow, company, now)
        return [await self._compose(uow, views, claim, company, now) for claim in claims]

    async def _compose(
        self, uow: UnitOfWork, views: NotificationViews, claim: Claim, company: Company, now: datetime
    ) -> list[Composed]:
        put_off = None if claim.resumed else await _until_working_time(views, claim, company, now)
        if put_off is not None:
            # Postpone before composing: a message that may have to be looked for always covers a whole claim.
            others = tuple(one for one in claim.notifications if one not in put_off.notifications)
            return [put_off, *([Composed(others, None, "", now)] if others else [])]
        if await self._is_passed_on(uow, claim, now):
            return [Composed(claim.notifications, None, "left")]
        late = {one.number for one in claim.notifications if one.number and one.payload.repeats_while_overdue}
        await plan_next_overdue(uow, late, now)
        compose = self._composers[type(claim.notifications[0].payload)]
        try:
            return [await compose(ComposeRequest(company, claim.notifications, now), views)]
        except NotYet:
            return [Composed(claim.notifications, None, "", now + _UNTIL_KNOWN)]
        except NotWanted as error:
            if claim.destination.kind == "channel" and await is_renumbered(uow, claim.notifications[0]):
                return [Composed(claim.notifications, None, "", now)]
            if error.reason in _NEEDS_A_PERSON:
                await given_up(uow, claim.notifications, error.reason, now)
            return [Composed(claim.notifications, None, error.reason)]

    async def _is_passed_on(self, uow: UnitOfWork, claim: Claim, now: datetime) -> bool:
        """Whether questions are for somebody who left: then the next who can act is asked."""
        first = claim.notifications[0]
        if not isinstance(first.payload, Question) or await can_be_asked(uow, claim.destination.id):
            return False
        await given_up(uow, claim.notifications, "left", now)
        return True


async def _until_working_time(
    views: NotificationViews, claim: Claim, company: Company, now: datetime
) -> Composed | None:
    """Postpone those that are too late for their reader's working time until the reader works."""
    every = claim.notifications
    late = tuple(one for one in every if one.payload.keeps_working_hours and now - one.due_at > _SOON_ENOUGH)
    if not late:
        return None
    calendar = calendar_of(await views.reader(claim.destination), company)
    return None if calendar.is_working_time(now) else Composed(late, None, "asleep", calendar.not_before(now))
