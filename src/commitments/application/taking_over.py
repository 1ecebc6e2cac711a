"""Asks who takes over what somebody owns who left or cannot be reached."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.questions import ask, ask_the_next
from commitments.application.reaching import is_here, where_told
from commitments.application.reminder_scheduling import PAGE
from commitments.domain.commitment import Commitment, Status
from commitments.domain.history import Event
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import MessageRef, to_person
from commitments.domain.notifications.notification import Notification, State, notification
from commitments.domain.notifications.payloads.questions import Question, TakeOver
from commitments.domain.notifications.payloads.refresh import Refresh

_A_DAY = timedelta(days=1)
_ASKED_FOR = timedelta(days=60)  # what was asked longer ago is no news to anybody


async def note_left(uow: UnitOfWork, person: str, now: datetime) -> None:
    """Ask others what somebody who left is asked, and who takes over what they own; asked before, it says so again."""
    await _show_take_over(uow, person, now)
    for one in await uow.notifications.list_asked(to_person(person), now - _ASKED_FOR):
        if isinstance(one.payload, Question):
            await ask_the_next(uow, one, one.payload, now)
    await ask_to_take_over(uow, person, now, left=True)


async def note_back(uow: UnitOfWork, person: str, now: datetime) -> None:
    """Update the questions who takes over from somebody who had left, who is back."""
    await _show_take_over(uow, person, now)


async def ask_to_take_over(
    uow: UnitOfWork, owner: str, now: datetime, request: str = "", *, left: bool = False
) -> None:
    """Ask who takes over the open commitments of somebody who left or cannot be reached, unless that is asked.

    Of somebody who left it is asked again, unless that was within a day.
    """
    since = now - _A_DAY if left else None
    async for commitment in _open_of(uow, owner):
        if not await is_to_be_taken_over(uow, commitment, owner, since):
            await _ask_to_take_over(uow, commitment, now, request, left=left)


async def ask_if_left(uow: UnitOfWork, commitment: Commitment, now: datetime) -> None:
    """Ask who takes over a commitment that is open again, or was given back, where its owner has left meanwhile."""
    owner = await uow.people.get(commitment.owner)
    if commitment.status is Status.OPEN and owner is not None and not await is_here(uow, owner):
        await _ask_to_take_over(uow, commitment, now, left=True)


async def _ask_to_take_over(
    uow: UnitOfWork, commitment: Commitment, now: datetime, request: str = "", *, left: bool
) -> None:
    owner, told = commitment.owner, await uow.notifications.list_told(commitment.number)
    sequence = len(await uow.history.list_for(commitment.number)) + sum(_takes_over(one, owner) for one in told)
    passed_over = tuple(dict.fromkeys((owner, await where_told(uow, owner))))
    await ask(uow, commitment, TakeOver(person=owner, passed_over=passed_over, left=left), sequence, now, request)


async def _open_of(uow: UnitOfWork, owner: str) -> AsyncIterator[Commitment]:
    """Yield all open commitments of an owner, locked."""
    query = Query(None, "open", owners=(owner,), limit=PAGE)
    while True:
        page = await uow.commitments.find(query)
        for commitment in await uow.commitments.get_many_for_update([one.number for one in page.items]):
            if commitment.status is Status.OPEN:
                yield commitment
        if not page.more:
            break
        query = replace(query, after=(page.items[-1].due, page.items[-1].number))


async def is_to_be_taken_over(
    uow: UnitOfWork, commitment: Commitment, owner: str, since: datetime | None = None
) -> bool:
    """Whether somebody is asked, or was (since a moment), to take a commitment over from an owner.

    What was asked before a message about it reached the owner is over.
    """
    told, theirs = await uow.notifications.list_told(commitment.number), to_person(await where_told(uow, owner))
    reached = [one.sent_at for one in told if one.sent_at and one.destination == theirs]
    over = max([*reached, *([since] if since else [])], default=None)
    return any(over is None or one.sent_at is None or one.sent_at >= over for one in _taking_over(told, owner))


def _taking_over(told: Iterable[Notification], owner: str) -> list[Notification]:
    """Return what asks, or asked, somebody to take over from an owner."""
    asked = [one for one in told if _takes_over(one, owner)]
    return [one for one in asked if one.state in (State.PLANNED, State.CLAIMED, State.SENT)]


def _takes_over(one: Notification, owner: str) -> bool:
    return isinstance(one.payload, TakeOver) and one.payload.person == owner


async def _show_take_over(uow: UnitOfWork, owner: str, now: datetime) -> None:
    """Plan one edit of each message that asks to take over from an owner."""
    edits = {}
    async for commitment in _open_of(uow, owner):
        for one in _taking_over(await uow.notifications.list_told(commitment.number), owner):
            if one.message is not None:
                edits[one.message] = _edit_of(uow.company, one, one.message, now)
    await uow.notifications.add(list(edits.values()))


def _edit_of(company: str, asked: Notification, message: MessageRef, now: datetime) -> Notification:
    # A question shows how things stand, not what happened.
    edit = Refresh(channel=message.channel, id=message.id, event=Event.HANDED_OVER, sequence=0)
    key = keys.refresh(message, now.isoformat(), 0)
    return notification(company, key, edit, asked.destination, now, asked.number)
