"""Asks the first who can act, and the next where that did not reach them. Never nobody, and never silently."""

import logging
from dataclasses import replace
from datetime import datetime

from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.application.who_can_act import who_can_act
from commitments.domain.commitment import Commitment
from commitments.domain.history import Event, answer_to, newest_telling
from commitments.domain.notifications import keys
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import Notification, notification
from commitments.domain.notifications.payloads.questions import NewsWanted, Question, Untold

log = logging.getLogger(__name__)


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
