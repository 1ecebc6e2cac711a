"""The receiver of messages in a benchmark: it answers after a latency like Slack's, and records what arrived."""

import asyncio
import math
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from commitments.application.ports.messenger import Outgoing
from commitments.domain.notifications.addresses import MessageRef


@dataclass
class Receiver:
    """A messenger in this process. `got` holds what arrived: its name, where to, seconds since 1970."""

    latency: float
    got: list[tuple[str, str, float]] = field(default_factory=list)
    _missing: set[str] = field(default_factory=set)
    _wanted: float = math.inf
    _complete: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, name: str, where: str = "") -> None:
        """Take one message, after the latency."""
        self.got.append((name, where, time.time()))
        self._missing.discard(name)
        if len(self.got) >= self._wanted and not self._missing:
            self._complete.set()
        await asyncio.sleep(self.latency)

    async def has(self, messages: int, these: Iterable[str] = ()) -> None:
        """Wait until that many have arrived, and `these` among them."""
        self._wanted, self._missing = messages, set(these) - {name for name, _, _ in self.got}
        self._complete.clear()
        if len(self.got) < messages or self._missing:
            await self._complete.wait()

    async def send(self, message: Outgoing) -> MessageRef:
        await self.take(message.notification, f"{message.company} {message.destination.id}")
        return MessageRef(f"D{message.destination.id}", str(len(self.got)))

    async def find(self, message: Outgoing) -> MessageRef | None:
        return None
