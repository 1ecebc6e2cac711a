"""Answers each activity once, within the time that Teams waits.

An activity that is delivered again gets the answer of the first time. What takes longer than `SECONDS` is
acknowledged, goes on, and is answered by a message; a message extension must be answered within five seconds. Source:
https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/respond-to-task-module-submit.
"""

import asyncio
import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from bot.conversation.bounded_memory import remember
from bot.conversation.late_answers import LONGEST, GoingOn, LateAnswers, LocalizerOf
from bot.conversation.requests import Request
from bot.teams.activity_shapes import Activity
from bot.teams.admission import Admission, is_of_person
from bot.teams.responder import Answer, answer_with
from commitments.application.ports.telemetry import raised_at
from commitments.domain.errors import SendError

SECONDS: Final = 4.0
_MOST_KEPT: Final = 10_000
_log = logging.getLogger(__name__)

_Key = tuple[str, str, str]


@dataclass(slots=True)
class _Delivery:
    """An activity and its handling. `asked`: what it asks, None until that is read. `is_owed`: its actor waits."""

    activity: Activity
    work: asyncio.Task[Answer] = field(init=False)
    asked: Request | None = None
    is_owed: bool = False

    def note(self, asked: Request) -> None:
        self.asked = asked


class Deliveries:
    """The activities of one process."""

    def __init__(self, admission: Admission, late: LateAnswers, localizer_of: LocalizerOf) -> None:
        self._admission = admission
        self._late = late
        self._localizer_of = localizer_of
        self._known: OrderedDict[_Key, _Delivery] = OrderedDict()
        self._going_on = GoingOn()

    async def answer(self, activity: Activity) -> Answer:
        """Return the answer to an activity, or an acknowledgement. Raises as Activities.handle, but no SendError."""
        delivery = self._known.get(_key(activity)) if activity.id else None
        delivery = delivery or self._begin(activity)
        await asyncio.wait({delivery.work}, timeout=SECONDS if is_of_person(activity) else None)
        return delivery.work.result() if delivery.work.done() else await self._acknowledge(delivery)

    async def close(self) -> None:
        """Let what goes on end, as GoingOn does."""
        await self._going_on.close()

    def _begin(self, activity: Activity) -> _Delivery:
        delivery = _Delivery(activity)
        delivery.work = asyncio.create_task(self._handle(delivery))
        delivery.work.add_done_callback(_ended)
        self._going_on.add(delivery.work)
        if activity.id:
            remember(self._known, _key(activity), delivery, _MOST_KEPT)
        return delivery

    async def _handle(self, delivery: _Delivery) -> Answer:
        """Handle an activity. One that failed is handled anew when it is delivered again."""
        try:
            async with asyncio.timeout(LONGEST.total_seconds()):
                answer = await self._admission.handle(delivery.activity, delivery.note)
        except SendError as error:
            _log.warning("answer_failed", extra={"error": error.reason})
            await self._owe(delivery)
            return Answer()
        except BaseException as error:
            self._known.pop(_key(delivery.activity), None)
            if delivery.is_owed:
                _log.error("late_request_failed", extra={"error": type(error).__name__, "where": raised_at(error)})
            raise
        await self._settle(delivery)
        return answer

    async def _acknowledge(self, delivery: _Delivery) -> Answer:
        """Acknowledge what goes on, once it is kept that its actor waits; else wait for it to end."""
        if not await self._owe(delivery):
            return await asyncio.shield(delivery.work)
        if delivery.work.done():
            await self._settle(delivery)
            return delivery.work.result()
        return answer_with(self._localizer_of(delivery.asked).text("teams.being_saved"), delivery.activity)

    async def _owe(self, delivery: _Delivery) -> bool:
        """Whether it is kept that somebody waits; the outbox then answers them."""
        if not delivery.is_owed and delivery.asked is not None and await self._late.keep(delivery.asked):
            delivery.is_owed = True
        return delivery.is_owed

    async def _settle(self, delivery: _Delivery) -> None:
        if delivery.is_owed and delivery.asked is not None:
            await self._late.settle(delivery.asked)


def _ended(work: asyncio.Task[Answer]) -> None:
    if not work.cancelled():
        work.exception()  # what was acknowledged is awaited by nobody, and its failure is logged


def _key(activity: Activity) -> _Key:
    """Return the key; a message that is edited keeps its id."""
    return activity.conversation.id, activity.id or "", activity.type
