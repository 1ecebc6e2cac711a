"""What a company may still send by each operation: a generic cell rate algorithm, with one moment per operation.

The moment is when the operation would be free again at its average rate; a burst may run ahead of it. Each waiting
destination gets the moment of its own turn, so that a thousand of them do not all come at once.
Source: https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from commitments.application.ports.outbox import RateLimit
from commitments.domain.notifications.operation import Operation


class RateLimiter:
    """The rate limits of one company, for one claim."""

    def __init__(
        self, rates: Mapping[Operation, RateLimit], moments: Mapping[Operation, datetime], now: datetime
    ) -> None:
        self._rates = rates
        self._moments = dict(moments)
        self._now = now
        self._waiting: dict[Operation, int] = defaultdict(int)
        self._used: set[Operation] = set()

    def take(self, ways: Collection[Operation]) -> datetime | None:
        """Use all of these operations once; if one is not free, use none and return the moment of the next turn."""
        turn = max(self._free_at(way) for way in ways)
        if turn > self._now:
            return self._queued(ways, turn)
        for way in ways:
            if way in self._rates:
                self._moments[way] = max(self._moments.get(way, self._now), self._now) + self._rates[way].interval
                self._used.add(way)
        return None

    def changed(self) -> Mapping[Operation, datetime]:
        """Return the moments of the operations that were used."""
        return {way: self._moments[way] for way in self._used}

    def _free_at(self, way: Operation) -> datetime:
        moment = self._moments.get(way, self._now)
        return moment - self._rates[way].slack if way in self._rates else moment

    def _queued(self, ways: Collection[Operation], turn: datetime) -> datetime:
        for way in ways:
            if way in self._rates:
                turn += self._rates[way].interval * self._waiting[way]
                self._waiting[way] += 1
        return turn
