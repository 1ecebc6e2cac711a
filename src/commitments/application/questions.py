"""Asks somebody who can act: the owner, else a manager, the maker, an admin. Never nobody, and never silently."""

import logging
from dataclasses import replace
from datetime import datetime

from commitments.application.ports.commitment_query import Query
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.reminder_scheduling import PAGE, customer_of
from commitments.application.validation import can_own
from commitments.domain.commitment import Commitment, Status
from commitments.domain.erasure import is_pseudonym
from commitments.domain.history import Event, answer_to
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import Notification, State, notification
from commitments.domain.notifications.payloads.questions import NewsWanted, Question, TakeOver

log = logging.getLogger(__name__)


async def who_can_act(uow: UnitOfWork, commitment: Commitment) -> list[str]:
    """Return the ids of those who can act on a commitment and can be asked, whoever comes first first."""
    owner, customer = await uow.people.get(commitment.owner), await customer_of(uow, commitment)
    managers = (owner.manager if owner else None, customer.manager if customer else None)
    near = (commitment.owner, *managers, commitment.maker, *(await uow.companies.get()).admins)
    return [one for one in dict.fromkeys(filter(None, near)) if await _can_be_asked(uow, one)]


async def _can_be_asked(uow: UnitOfWork, person: str) -> bool:
    """Whether somebody is one of us and has not left; who is not stored may be."""
    if is_pseudonym(person):
        return False
    known = await uow.people.get(person)
    return known is None or can_own(known)


async def ask_to_take_over(uow: UnitOfWork, owner: str, now: datetime, request: str = "") -> None:
    """Ask who takes over the open commitments of somebody who left or cannot be reached, unless that is asked.

    Of very many, those that are due first.
    """
    theirs = (await uow.commitments.find(Query(None, "open", owners=(owner,), limit=PAGE))).items
    for commitment in await uow.commitments.get_many_for_update([one.number for one in theirs]):
        if commitment.status is not Status.OPEN or await is_to_be_taken_over(uow, commitment, owner):
            continue
        sequence = len(await uow.history.list_for(commitment.number))
        await ask(uow, commitment, TakeOver(person=owner, passed_over=(owner,)), sequence, now, request)


async def is_to_be_taken_over(uow: UnitOfWork, commitment: Commitment, owner: str) -> bool:
    """Whether somebody is asked, or was, to take a commitment over from an owner."""
    open_states = (State.PLANNED, State.CLAIMED, State.SENT)
    told = [one for one in await uow.notifications.list_told(commitment.number) if one.state in open_states]
    return any(isinstance(one.payload, TakeOver) and one.payload.person == owner for one in told)


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
