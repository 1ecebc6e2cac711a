"""Live updates of browser tabs, as server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from typing import Final

from bot.web.chat import Change, Chat
from bot.web.views import Viewer, Views
from commitments.domain.clock import Clock
from commitments.domain.errors import StoreUnavailable

_QUIET_SECONDS: Final = 15


class LiveUpdates:
    """Sends a tab the changes that it shows, and the time when nothing changes."""

    def __init__(
        self, chat: Chat, views: Views, clock: Clock, next_due: Callable[[], Awaitable[datetime | None]]
    ) -> None:
        self._chat = chat
        self._views = views
        self._clock = clock
        self._next_due = next_due

    async def events(self, viewer: Viewer) -> AsyncIterator[str]:
        """Yield the events of a tab: hello, then messages and states as they change, endlessly."""
        with self._chat.listen() as changes:
            yield _event("hello", {"revision": self._chat.revision})
            while True:
                if changes.empty():
                    yield await self._state(viewer)
                change = await _next(changes)
                if change.message is not None and (event := self._message(viewer, change)):
                    yield event

    async def next_due(self) -> datetime | None:
        """Return the next due moment; None also while the database is unavailable, so that the page still works."""
        try:
            return await self._next_due()
        except StoreUnavailable:
            return None

    async def _state(self, viewer: Viewer) -> str:
        # Closing the tab cancels this; shield lets a running query finish.
        next_due = await asyncio.shield(asyncio.ensure_future(self.next_due()))
        return _event("state", self._views.state(viewer, self._clock.now(), next_due))

    def _message(self, viewer: Viewer, change: Change) -> str | None:
        rendered = self._views.message(viewer, change.message) if change.message else None
        if rendered is None:
            return None
        self._chat.mark_read(viewer.person.id, viewer.place)
        number, html = rendered
        return _event("message", {"id": number, "html": html})


async def _next(changes: asyncio.Queue[Change]) -> Change:
    try:
        return await asyncio.wait_for(changes.get(), _QUIET_SECONDS)
    except TimeoutError:
        return Change()


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
