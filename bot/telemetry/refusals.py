"""Counts refused connections and requests, and logs them once a minute: whoever floods us fills no disk."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from typing import Final, Protocol

_SECONDS: Final = 60.0
_log = logging.getLogger(__name__)

Later = Callable[[float, Callable[[], None]], object]


class Refused(Exception):
    """A rejected request; `reason` contains nothing of the request."""

    def __init__(self, status: int, reason: str) -> None:
        self.status = status
        self.reason = reason
        super().__init__(reason)


class RefusalMeter(Protocol):
    """Counts refusals. Must not raise."""

    def refused(self, reason: str) -> None:
        """Count one refusal; `reason` is a constant."""
        ...


class Refusals:
    """The refusals of one process. `later` calls a function after some seconds; the event loop's unless given."""

    def __init__(self, meter: RefusalMeter | None = None, later: Later | None = None) -> None:
        self._meter = meter
        self._later = later
        self._counts: Counter[str] = Counter()
        self._is_waiting = False

    def add(self, reason: str) -> None:
        """Count a refusal. The first is logged at once, all others together when a minute has passed."""
        if self._meter:
            self._meter.refused(reason)
        self._counts[reason] += 1
        if not self._is_waiting:
            self._write()

    def log(self) -> None:
        """Log what has been counted since the last line, if anything."""
        if self._counts:
            _log.info("requests_refused", extra={"count": self._counts.total(), "reasons": dict(self._counts)})
            self._counts.clear()

    def _write(self) -> None:
        self._is_waiting = bool(self._counts)
        self.log()
        if self._is_waiting:
            later = self._later or asyncio.get_running_loop().call_later
            later(_SECONDS, self._write)
