"""One cache of compiled statements for all engines of a test run.

SQLAlchemy caches per engine and dialect; with a fresh database for each test, compiling took 40 % of the stories' time.
"""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import URL, Dialect
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from commitments.adapters.sql import engines


@contextmanager
def shared_by_all_engines() -> Iterator[None]:
    """Let each engine of the adapter use the dialect of the first one to its backend, and its compiled statements."""
    dialects: dict[str, Dialect] = {}
    compiled: MutableMapping[Any, Any] = {}

    def create(url: URL, **options: Any) -> AsyncEngine:
        engine = create_async_engine(url, execution_options={"compiled_cache": compiled}, **options)
        engine.sync_engine.dialect = dialects.setdefault(engine.dialect.name, engine.dialect)
        return engine

    with patch.object(engines, "create_async_engine", create):
        yield
