"""Logs and measures requests for operators: what was asked for and how long it took; no words, people or places."""

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
        """Record a handled request; `result` is ok (a refusal in words is one too) or error."""
        ...

    def reading(self) -> AbstractContextManager[object]:
        """Measure the reading of one text, done inside."""
        ...


class Unmetered:
    """Measures nothing."""

    def handled(self, surface: str, kind: str, result: str, seconds: float) -> None: ...

    def reading(self) -> AbstractContextManager[object]:
        return nullcontext()


def kind_of(request: Request, names: Collection[str]) -> str:
    """Return what was asked for: one of `names`, or "other".

    Only our own names: a request may carry anything, and nothing of it may reach a log or a metric.
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
def accounted(request: Request, surface: str, meter: Meter, names: Collection[str]) -> Iterator[None]:
    """Log and measure a request that is handled inside; every line logged there carries its name."""
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
