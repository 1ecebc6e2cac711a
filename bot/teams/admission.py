"""Lets what people do in Teams in: within the limits of requests, and a bounded number at a time.

What is refused is answered in a sentence, and refused again if it is delivered again. It asks no database.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.conversation.bounded_memory import remember
from bot.conversation.gate import Gate, NotAdmitted, RefusalSentence
from bot.conversation.requests import Request
from bot.teams.activities import Note
from bot.teams.activity_shapes import EDITED, Activity
from bot.teams.responder import Answer, answer_with
from commitments.application.ports.conversation_references import ConversationReference
from commitments.domain.clock import Clock

_TOLD_FOR: Final = timedelta(seconds=10)
_MOST_TOLD: Final = 10_000
_OF_PEOPLE: Final = frozenset({"message", "invoke", EDITED})


class Handles(Protocol):
    """Handles activities, as Activities does."""

    async def handle(self, activity: Activity, note: Note) -> Answer: ...


class Tells(Protocol):
    """Sends a sentence to the sender of an activity, as the responder does."""

    async def tell(self, text: str, activity: Activity, actor: ConversationReference | None) -> None: ...


def is_of_person(activity: Activity) -> bool:
    """Whether a person waits for the answer."""
    return activity.type in _OF_PEOPLE


@dataclass(frozen=True, slots=True)
class Admission:
    """The limits of one tenant. `sentence_of` writes a refusal."""

    tenant: str
    activities: Handles
    responder: Tells
    gate: Gate
    sentence_of: RefusalSentence
    clock: Clock
    _told: OrderedDict[str, datetime] = field(default_factory=OrderedDict)

    async def handle(self, activity: Activity, note: Note) -> Answer:
        """Hand an activity over, or refuse it. What no person did goes on. Raises as Activities.handle."""
        if not is_of_person(activity):
            return await self.activities.handle(activity, note)
        act = self._act(activity)
        try:
            async with self.gate.turn(act):
                return await self.activities.handle(activity, note)
        except NotAdmitted:
            return await self._refuse(act, activity)

    def _act(self, activity: Activity) -> Request:
        actor = (activity.from_.aadObjectId or activity.from_.id).lower()
        return Request(self.tenant, actor, f"{activity.conversation.id}/{activity.id}", self.clock.now())

    async def _refuse(self, act: Request, activity: Activity) -> Answer:
        """Return the answer that says so; whoever writes on and on is told once in a while, as each takes a message."""
        said = self.sentence_of(act)
        if activity.type == "message" and self._is_to_be_told(act):
            await self.responder.tell(said, activity, None)
        return answer_with(said, activity)

    def _is_to_be_told(self, act: Request) -> bool:
        told = self._told.get(act.actor)
        if told is not None and timedelta(0) <= act.now - told < _TOLD_FOR:
            return False
        remember(self._told, act.actor, act.now, _MOST_TOLD)
        return True
