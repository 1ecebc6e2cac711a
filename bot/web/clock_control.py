"""Advances the page's clock, stopping at every moment when something is due."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from bot.web.chat import Change, Chat
from commitments.domain.clock import ShiftedClock

STEPS: Final = 500
_LENGTHS: Final = {"hour": timedelta(hours=1), "day": timedelta(days=1)}


class ClockControl:
    """Advances `clock`; `wake` sends what is due now, `next_due` returns the next due moment."""

    def __init__(
        self,
        chat: Chat,
        clock: ShiftedClock,
        wake: Callable[[], Awaitable[None]],
        next_due: Callable[[], Awaitable[datetime | None]],
    ) -> None:
        self._chat = chat
        self._clock = clock
        self._wake = wake
        self.next_due = next_due
        self._one_at_a_time = asyncio.Lock()

    async def move(self, how: str) -> bool:
        """Move by an "hour", a "day" or to the "next" due moment; return False if there is none."""
        async with self._one_at_a_time:
            target = self._clock.now() + _LENGTHS[how] if how in _LENGTHS else await self.next_due()
            if target is None:
                return False
            await self.to(target)
            return True

    async def to(self, target: datetime) -> None:
        """Advance to a moment, stopping wherever something is due on the way."""
        await self._through(target)
        await self._arrive(target)

    async def _through(self, target: datetime) -> None:
        before: datetime | None = None
        for _ in range(STEPS):
            due = await self.next_due()
            if due is None or due >= target or due == before:
                return
            await self._arrive(due)
            before = due

    async def _arrive(self, moment: datetime) -> None:
        if moment > self._clock.now():
            self._clock.move_to(moment)
            self._chat.save_clock_offset(self._clock.offset)
        await self._wake()
        self._chat.announce(Change())
