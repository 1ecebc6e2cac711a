"""Lets requests of people in: within the limits of requests, and a bounded number at a time. It asks no database."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.conversation.request_limits import RequestLimits
from bot.conversation.requests import Request
from bot.conversation.turns import NoTurnError, Turns
from bot.telemetry.refusals import Refusals

RefusalSentence = Callable[[Request], str]
"""Returns what a refused request is answered, in the language of its actor."""


class NotAdmitted(Exception):
    """A request was refused, and counted."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The limits of one surface."""

    limits: RequestLimits
    turns: Turns
    refusals: Refusals

    @asynccontextmanager
    async def turn(self, act: Request) -> AsyncIterator[None]:
        """Hold a turn for what somebody does, in a with block. Raises NotAdmitted, also when it is delivered again."""
        if not self.limits.allows(act.workspace, act.actor, act.key, act.now):
            self.refusals.add("too many requests")
            raise NotAdmitted
        try:
            async with self.turns.turn():
                yield
        except NoTurnError:
            self.limits.refuse(act.key)
            self.refusals.add("too many requests at once")
            raise NotAdmitted from None
