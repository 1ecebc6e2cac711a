"""Logs and measures requests: kind and duration, never texts, people or places."""

import logging
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import perf_counter
from typing import Protocol

from structlog.contextvars import bound_contextvars

from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Request

log = logging.getLogger(__name__)


class Meter(Protocol):
    """Records durations. Must not raise."""

    def handled(self, surface: str, kind: str, result: str, seconds: float) -> None:
        """Record a handled request; `result` is ok (also for a refusal in words) or error."""
        ...

    def unreadable(self, kind: str) -> None:
        """Count a request that lacks what its kind has."""
        ...

    def reading(self) -> AbstractContextManager[object]:
        """Measure the parsing of one text in a with block."""
        ...


class NullMeter:
    """A Meter that records nothing."""

    def handled(self, surface: str, kind: str, result: str, seconds: float) -> None: ...

    def unreadable(self, kind: str) -> None: ...

    def reading(self) -> AbstractContextManager[object]:
        return nullcontext()


def kind_of(request: Request, names: Collection[str]) -> str:
    """Return the name of what was requested, "other" if it is not in `names`.

    A request may contain anything, so only known names may reach logs and metrics.
    """
    match request:
        case CommandRequest():
            name = request.verb
        case ButtonPress() | FormSubmission():
            name = request.action
        case _:
            name = ""
    return name if name in names else "other"


@contextmanager
def log_and_measure(request: Request, surface: str, meter: Meter, names: Collection[str]) -> Iterator[None]:
    """Log and measure the request handled in a with block; all log lines inside carry its id."""
    begun, result, kind = perf_counter(), "error", kind_of(request, names)
    with bound_contextvars(request=request.id):
        try:
            yield
            result = "ok"
        finally:
            seconds = perf_counter() - begun
            meter.handled(surface, kind, result, seconds)
            log.info(
                "request_handled",
                extra={
                    "surface": surface, "kind": kind, "result": result, "milliseconds": round(seconds * 1000),
                },
            )  # fmt: skip
