"""Notes the SQL statements of a block, on both of a store's engines; transaction control left out."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from sqlalchemy import event

from commitments.adapters.sql.store import SqlStore

_CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET ", "PRAGMA")


@contextmanager
def said(store: SqlStore, wanted: Callable[[], bool] = lambda: True) -> Iterator[list[str]]:
    """Note each statement while the block runs and `wanted` says so."""
    statements: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if wanted() and not statement.startswith(_CONTROL):
            statements.append(statement)

    with _listening(store, "before_cursor_execute", note):
        yield statements


@contextmanager
def fetched(store: SqlStore) -> Iterator[list[tuple[int, str]]]:
    """Note how many rows each statement reads while the block runs, and the statement."""
    read: list[tuple[int, str]] = []

    def note(_c: object, cursor: Any, statement: str, *_: object) -> None:
        if not statement.startswith(_CONTROL):
            read.append((len(cursor._rows), statement))  # both drivers fetch all rows at once

    with _listening(store, "after_cursor_execute", note):
        yield read


@contextmanager
def _listening(store: SqlStore, name: str, note: Callable[..., None]) -> Iterator[None]:
    engines = {store.engine.sync_engine}
    if store.engine.dialect.name == "sqlite":  # PostgreSQL's readers are the same engine with an option
        engines.add(store.reading.sync_engine)
    with ExitStack() as stack:
        for engine in engines:
            event.listen(engine, name, note)
            stack.callback(event.remove, engine, name, note)
        yield
