"""What operators see of a request: one line in the log and how long it took. No words, no people, no places."""

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import perf_counter
from typing import Final, Protocol

from structlog.contextvars import bound_contextvars

from bot.cards.actions import Press, Submit, Verb
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Request

log = logging.getLogger(__name__)
_KINDS: Final = frozenset({*Verb, *Press, *Submit})


class Meter(Protocol):
    """Hears how long things take. Must not raise."""

    def handled(self, surface: str, kind: str, result: str, seconds: float) -> None:
        """Hear of a handled request; `result` is ok (a refusal in words is one too) or error."""
        ...

    def reading(self) -> AbstractContextManager[object]:
        """Measure what is done inside: the reading of one text."""
        ...


class Unmetered:
    """Measures nothing."""

    def handled(self, surface: str, kind: str, result: str, seconds: float) -> None:
        """Hear of a handled request."""

    def reading(self) -> AbstractContextManager[object]:
        """Measure nothing."""
        return nullcontext()


def kind_of(request: Request) -> str:
    """Name what was asked for: one of actions.Verb, Press or Submit, or "other".

    Only our own names: a request may carry anything, and nothing of it may reach a log or a metric.
    """
    match request:
        case CommandRequest():
            name = request.verb
        case ButtonPress() | FormSubmission():
            name = request.action
        case _:
            name = ""
    return name if name in _KINDS else "other"


@contextmanager
def accounted(request: Request, surface: str, meter: Meter) -> Iterator[None]:
    """Account for a request that is handled inside; every line logged there carries its name."""
    begun, result, kind = perf_counter(), "error", kind_of(request)
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
