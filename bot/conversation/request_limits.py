"""Limits how many requests a person and a workspace may make, in this process: a generic cell rate algorithm.

Source: https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm.
"""

from collections import OrderedDict
from collections.abc import Hashable
from datetime import datetime, timedelta
from typing import Final

from bot.conversation.bounded_memory import remember
from commitments.application.ports.outbox import RateLimit

_MOST_BUCKETS: Final = 100_000
_MOST_KEYS: Final = 20_000


class RequestLimits:
    """The limits of one process. What is longest unused is forgotten, so that memory is bounded."""

    def __init__(self, per_person: RateLimit, per_workspace: RateLimit) -> None:
        self._people = _Buckets(per_person)
        self._workspaces = _Buckets(per_workspace)
        self._verdicts: OrderedDict[str, bool] = OrderedDict()

    def allows(self, workspace: str, actor: str, key: str, now: datetime) -> bool:
        """Whether a request is within the limits. The same request again gets the same verdict, and counts once."""
        verdict = self._verdicts.get(key)
        if verdict is None:
            verdict = self._take(workspace, actor, now)
            remember(self._verdicts, key, verdict, _MOST_KEYS)
        return verdict

    def refuse(self, key: str) -> None:
        """Have a request refused from now on, also when it is delivered again."""
        remember(self._verdicts, key, False, _MOST_KEYS)

    def _take(self, workspace: str, actor: str, now: datetime) -> bool:
        person = (workspace, actor)
        if not (self._people.has_room(person, now) and self._workspaces.has_room(workspace, now)):
            return False
        self._people.take(person, now)
        self._workspaces.take(workspace, now)
        return True


class _Buckets:
    """A limit kept for each of many. An entry is the moment when all of its burst is free again."""

    def __init__(self, limit: RateLimit) -> None:
        self._limit = limit
        self._free_at: OrderedDict[Hashable, datetime] = OrderedDict()

    def has_room(self, whose: Hashable, now: datetime) -> bool:
        return self._ahead(whose, now) <= self._limit.slack

    def take(self, whose: Hashable, now: datetime) -> None:
        moment = now + self._ahead(whose, now) + self._limit.interval
        remember(self._free_at, whose, moment, _MOST_BUCKETS)

    def _ahead(self, whose: Hashable, now: datetime) -> timedelta:
        """Return how far a burst runs ahead of the average rate; nothing after the clock was set back."""
        ahead = self._free_at.get(whose, now) - now
        possible = self._limit.interval * self._limit.burst
        return ahead if timedelta(0) < ahead <= possible else timedelta(0)
