"""Prometheus metrics. Labels have fixed values only: no ids, names or texts."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from time import perf_counter
from typing import Final

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from starlette.requests import Request
from starlette.responses import Response

from commitments.application.ports.outbox import OutboxState
from commitments.application.ports.store import Store
from commitments.domain.clock import Clock
from commitments.domain.errors import StoreUnavailable

_DATABASE_SECONDS: Final = 3.0
_SCRAPE_SECONDS: Final = 1.0
_REQUEST_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3)  # Slack waits three
_PARSE_SECONDS: Final = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5)
_SEND_SECONDS: Final = (0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_TRIED: Final = frozenset({"sent", "retried", "unknown", "faulty", "failed"})
_OUTBOX: Final = {
    "database_up": "Whether the database answers and has today's tables (1) or not (0)",
    "outbox_oldest_due_seconds": "How long the unsent notification that waits longest has been due",
    "outbox_due": "Notifications that are due and unsent, counted up to 10,000",
    "outbox_failed": "Notifications that were given up (dead letters), counted up to 10,000",
    "outbox_newer": "Notifications that are due and of a kind that only a newer release knows, among the oldest 10,000",
    "outbox_paused": "Destinations and workspaces that nothing is sent to for now",
}


class Metrics:
    """Records the telemetry of one process (Telemetry, Meter, RefusalMeter); serves GET /metrics."""

    def __init__(self, seconds: Callable[[], float] = perf_counter) -> None:
        self._seconds = seconds
        self._stores: dict[str, tuple[Store, Clock]] = {}
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self._claimed = Counter("commitments_claimed", "Notifications claimed for sending", registry=registry)
        self._sends = Counter(
            "commitments_sends", "Notifications handled, by what became of them", ["kind", "result"], registry=registry
        )
        self._send_seconds = Histogram(
            "commitments_send_seconds", "Time that a send took", ["result"], registry=registry, buckets=_SEND_SECONDS
        )
        self._request_seconds = Histogram(
            "commitments_request_seconds", "Time that a request took", ["surface", "kind", "result"],
            registry=registry, buckets=_REQUEST_SECONDS,
        )  # fmt: skip
        self._unreadable = Counter(
            "commitments_unreadable_requests", "Requests that lack what their kind has", ["kind"], registry=registry
        )
        self._parse_seconds = Histogram(
            "commitments_parse_seconds", "Time that reading a text took", registry=registry, buckets=_PARSE_SECONDS
        )
        self._refused = Counter(
            "commitments_refused", "Connections and requests refused, by reason", ["reason"], registry=registry
        )
        self._scrape: asyncio.Task[bytes] | None = None
        self._scraped_at = 0.0

    def claimed(self, messages: int) -> None:
        """Count claimed notifications."""
        self._claimed.inc(messages)

    def ended(self, kind: str, result: str, seconds: float) -> None:
        """Count a handled notification, and observe the duration of an attempted send."""
        self._sends.labels(kind, result).inc()
        if result in _TRIED:
            self._send_seconds.labels(result).observe(seconds)

    def handled(self, surface: str, kind: str, result: str, seconds: float) -> None:
        """Observe the duration of a request."""
        self._request_seconds.labels(surface, kind, result).observe(seconds)

    def unreadable(self, kind: str) -> None:
        """Count a request that lacks what its kind has."""
        self._unreadable.labels(kind).inc()

    def refused(self, reason: str) -> None:
        """Count a refused connection or request."""
        self._refused.labels(reason).inc()

    def reading(self) -> AbstractContextManager[object]:
        """Observe the duration of parsing one text in a with block."""
        return self._parse_seconds.time()

    def add_store(self, surface: str, store: Store, clock: Clock) -> None:
        """Include the outbox of a surface's store; it is queried for scrapes, once a second at most."""
        self._stores[surface] = (store, clock)

    async def answer(self, _: Request) -> Response:
        """Answer GET /metrics; all who ask within a second get the same answer."""
        now = self._seconds()
        if self._scrape is None or (self._scrape.done() and now - self._scraped_at >= _SCRAPE_SECONDS):
            self._scrape, self._scraped_at = asyncio.create_task(self.expose()), now
        return Response(await asyncio.shield(self._scrape), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def expose(self) -> bytes:
        """Return all metrics in Prometheus' text format; an unavailable database is reported, not waited for."""
        now = CollectorRegistry()  # a new one, so that no stale values of an unavailable database are reported
        gauges = {
            name: Gauge(f"commitments_{name}", description, ["world"], registry=now)
            for name, description in _OUTBOX.items()
        }
        for surface, (store, clock) in self._stores.items():
            for name, value in (await _query(store, clock.now())).items():
                gauges[name].labels(surface).set(value)
        return generate_latest(self._registry) + generate_latest(now)


async def _query(store: Store, now: datetime) -> dict[str, float]:
    try:
        async with asyncio.timeout(_DATABASE_SECONDS):
            if not await store.ready():
                return {"database_up": 0}
            return {"database_up": 1, **_measured(await store.outbox_state(now), now)}
    except (TimeoutError, StoreUnavailable):  # it may become unavailable between the two queries
        return {"database_up": 0}


def _measured(state: OutboxState, now: datetime) -> dict[str, float]:
    waits = 0.0 if state.oldest_due is None else max(0.0, (now - state.oldest_due).total_seconds())
    return {
        "outbox_oldest_due_seconds": waits,
        "outbox_due": state.due,
        "outbox_failed": state.failed,
        "outbox_newer": state.newer,
        "outbox_paused": state.paused,
    }
