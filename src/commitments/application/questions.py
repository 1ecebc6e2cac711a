"""Asks somebody who can act: the owner, else a manager, the maker, an admin. Never nobody, and never silently."""

import logging
from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import PAGE, customer_of
from commitments.application.validation import can_own
from commitments.domain.commitment import Commitment, Status
from commitments.domain.erasure import is_pseudonym
from commitments.domain.history import Event, answer_to, newest_telling
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import MessageRef, to_person
from commitments.domain.notifications.notification import Notification, State, notification
from commitments.domain.notifications.payloads.questions import NewsWanted, Question, TakeOver, Untold
from commitments.domain.notifications.payloads.refresh import Refresh

log = logging.getLogger(__name__)
_A_DAY = timedelta(days=1)
_ASKED_FOR = timedelta(days=60)  # what was asked longer ago is no news to anybody


async def who_can_act(uow: UnitOfWork, commitment: Commitment) -> list[str]:
    """Return the ids of those who can act on a commitment and can be asked, whoever comes first first."""
    owner, customer = await uow.people.get(commitment.owner), await customer_of(uow, commitment)
    managers = (owner.manager if owner else None, customer.manager if customer else None)
    near = (commitment.owner, *managers, commitment.maker, *(await uow.companies.get()).admins)
    able = [one for one in dict.fromkeys(filter(None, near)) if await can_be_asked(uow, one)]
    if able or customer is None:
        return able
    # Nobody is left who may act: those who see it can see to it that somebody becomes an admin.
    return [one for one in sorted(await uow.customers.people_of(customer.id)) if await can_be_asked(uow, one)]


async def can_be_asked(uow: UnitOfWork, person: str) -> bool:
    """Whether somebody is one of us and has not left; who is not stored may be."""
    if is_pseudonym(person):
        return False
    known = await uow.people.get(person)
    return known is None or can_own(known)


async def note_left(uow: UnitOfWork, person: str, now: datetime) -> None:
    """Ask others what somebody who left is asked, and who takes over what they own; asked before, it says so again."""
    await _show_take_over(uow, person, now)
    for one in await uow.notifications.list_asked(to_person(person), now - _ASKED_FOR):
        if isinstance(one.payload, Question):
            await ask_the_next(uow, one, one.payload, now)
    await ask_to_take_over(uow, person, now, left=True)


async def note_back(uow: UnitOfWork, person: str, now: datetime) -> None:
    """Say so wherever it is asked who takes over from somebody who had left."""
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
    if commitment.status is Status.OPEN and owner is not None and not can_own(owner):
        await _ask_to_take_over(uow, commitment, now, left=True)


async def _ask_to_take_over(
    uow: UnitOfWork, commitment: Commitment, now: datetime, request: str = "", *, left: bool
) -> None:
    owner, told = commitment.owner, await uow.notifications.list_told(commitment.number)
    sequence = len(await uow.history.list_for(commitment.number)) + sum(_takes_over(one, owner) for one in told)
    await ask(uow, commitment, TakeOver(person=owner, passed_over=(owner,), left=left), sequence, now, request)


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
    told = await uow.notifications.list_told(commitment.number)
    reached = [one.sent_at for one in told if one.sent_at and one.destination == to_person(owner)]
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


async def ask_new_owner_to_tell(uow: UnitOfWork, given: Commitment, sequence: int, now: datetime) -> None:
    """Ask the new owner of a commitment what its old one was asked: its customer was not told."""
    newest = newest_telling(await uow.history.list_for(given.number))
    if newest is not None and newest.event is Event.UNTOLD:
        await ask(uow, given, Untold(reason=newest.reason), sequence, now)


async def ask_new_owner_for_news(uow: UnitOfWork, given: Commitment, sequence: int, now: datetime) -> None:
    """Ask the new owner for the news that a customer still waits for. `sequence` is the entry of the handing over."""
    history = await uow.history.list_for(given.number)
    asked = max((at for at, one in enumerate(history, 1) if one.event is Event.NEWS_ASKED), default=None)
    if asked is not None and answer_to(history, asked) is None:
        await ask(uow, given, NewsWanted(asked=asked), sequence, now)


async def ask(
    uow: UnitOfWork, commitment: Commitment, question: Question, sequence: int, at: datetime, request: str = ""
) -> None:
    """Plan a question to the first who can act. `sequence` is that of the entry of history that it follows."""
    key = keys.question(commitment.label, question.kind, sequence, "")
    await _ask(uow, commitment, question, key, at, request)


async def ask_the_next(uow: UnitOfWork, lost: Notification, question: Question, now: datetime) -> None:
    """Plan a question that did not reach somebody for the next who can act."""
    commitment = await uow.commitments.get_for_update(lost.number or 0)
    if commitment is None:
        return
    further = question.model_copy(update={"passed_over": (*question.passed_over, lost.destination.id)})
    await _ask(uow, commitment, further, lost.key, now, lost.request)


async def _ask(
    uow: UnitOfWork, commitment: Commitment, question: Question, key: str, at: datetime, request: str
) -> None:
    people = [one for one in await who_can_act(uow, commitment) if one not in question.passed_over]
    if not people:
        log.error("nobody_to_ask", extra={"workspace": uow.company, "kind": question.kind})
        return
    where = to_person(people[0])
    asked = notification(uow.company, keys.passed_on(key, where.id), question, where, at, commitment.number)
    await plan_once(uow, replace(asked, request=request))


async def plan_once(uow: UnitOfWork, wanted: Notification) -> None:
    """Plan what follows from a failure, unless that was done before: planning again would try a refused place again."""
    if all(one.key != wanted.key for one in await uow.notifications.list_for(wanted.number or 0)):
        await uow.notifications.add([wanted])
