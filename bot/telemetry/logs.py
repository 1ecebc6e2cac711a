"""Logging: one line per event, as text or JSON. Never contains message bodies or secrets.

All lines of one request carry its id, `request`, and so do the lines of the sends that it caused.
"""

import logging
import sys

import structlog

FIELDS = (
    "workspace", "place", "request", "attempt", "connection",
    "notification", "kind", "folded", "surface", "result", "milliseconds",
    "error", "reason", "reasons", "where", "job", "count", "old", "new", "ignored", "scope",
)  # fmt: skip
"""The fields that a line may have; anything else that libraries add to records is dropped."""


def set_up_logs(style: str, level: str) -> None:
    """Send all logs of the process to standard error, in one style ("text" or "json")."""
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
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of every run delayed by the job before it
    for noisy in ("alembic", "aiosqlite", "httpcore", "httpx", "sqlalchemy.engine", "uvicorn.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
