"""What a process would write to its log, caught whole: events, fields and tracebacks as they are formatted."""

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from typing import Any

import pytest

from bot.telemetry.logs import set_up_logs


@contextmanager
def logged(style: str, level: str = "INFO") -> Iterator[io.StringIO]:
    """Set the logs up as a process does and catch what they write; all is as it was at the end."""
    root = logging.getLogger()
    handlers, before = root.handlers[:], root.level
    with redirect_stderr(io.StringIO()) as written:
        set_up_logs(style, level)
    try:
        yield written
    finally:
        root.handlers[:] = handlers
        root.setLevel(before)


def told(caught: pytest.LogCaptureFixture) -> str:
    """Return everything that was logged, with the fields, which pytest's own text leaves out."""
    return "\n".join(f"{record.getMessage()} {vars(record)}" for record in caught.records)


def ours(written: io.StringIO) -> list[dict[str, Any]]:
    """Read lines in JSON, and leave out what the tests' own client says."""
    lines: list[dict[str, Any]] = [json.loads(line) for line in written.getvalue().splitlines()]
    return [line for line in lines if not line["logger"].startswith("http")]
