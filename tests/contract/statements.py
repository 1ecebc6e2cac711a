"""Notes the SQL statements of a block, on both of a store's engines; transaction control left out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

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

    engines = {store.engine.sync_engine}
    if store.engine.dialect.name == "sqlite":  # PostgreSQL's readers are the same engine with an option
        engines.add(store.reading.sync_engine)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
