"""Logs: one line an event, as text or JSON. Message bodies and secrets never reach them.

All lines of one request carry its name, `request`, and so does the line of each send that it caused.
"""

import logging
import sys

import structlog

FIELDS = (
    "workspace", "place", "request", "attempt",
    "notification", "kind", "folded", "surface", "result", "milliseconds",
    "error", "reason", "where", "job", "count", "old", "new", "ignored",
)  # fmt: skip
"""What a line may hold beside its event; whatever else a library adds to its records stays out."""


def set_up_logs(style: str, level: str) -> None:
    """Send every log of the process to standard error, in one style ("text" or "json")."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.ExtraAdder(allow=FIELDS),
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    renderer = structlog.processors.JSONRenderer() if style == "json" else structlog.dev.ConsoleRenderer(colors=False)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    logging.getLogger("apscheduler").setLevel(
        logging.ERROR
    )  # it warns of each run that the job before it has made late
    for noisy in ("alembic", "aiosqlite", "sqlalchemy.engine", "uvicorn.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
