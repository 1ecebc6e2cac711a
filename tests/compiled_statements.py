"""One cache of compiled statements for all engines of a test run.

SQLAlchemy caches per engine and dialect; with a fresh database for each test, compiling took 40 % of the stories' time.
"""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import URL, Dialect, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from commitments.adapters.sql import engines


@contextmanager
def shared_by_all_engines() -> Iterator[None]:
    """Let each engine of the adapter use the first dialect that reached its backend, and its compiled statements."""
    dialects: dict[str, Dialect] = {}
    compiled: MutableMapping[Any, Any] = {}

    def create(url: URL, **options: Any) -> AsyncEngine:
        engine = create_async_engine(url, execution_options={"compiled_cache": compiled}, **options)
        sync = engine.sync_engine
        name = sync.dialect.name
        if name in dialects:
            sync.dialect = dialects[name]
        else:  # it is shared once it has connected, since only then it knows its server
            event.listen(sync, "connect", lambda *_: dialects.setdefault(name, sync.dialect), once=True)
        return engine

    with patch.object(engines, "create_async_engine", create):
        yield
