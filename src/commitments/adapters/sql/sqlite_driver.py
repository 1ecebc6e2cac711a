"""SQLite connections for SQLAlchemy: aiosqlite with one call to the connection's thread per statement.

aiosqlite itself makes four: for a cursor, to execute, to fetch and to close. Each is a handover between two threads,
which takes longer than most of our statements.
"""

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from functools import partial
from typing import NamedTuple, Self, TypeVar, cast

import aiosqlite
from aiosqlite.context import contextmanager

Row = tuple[str | int | float | bytes | None, ...]
Description = tuple[tuple[str, None, None, None, None, None, None], ...]
T = TypeVar("T")
_INSTRUCTIONS = 100_000  # of SQLite between two looks whether a statement is still wanted: about a millisecond
_SWITCH_TRIES, _SWITCH_WAIT = 100, 0.02  # seconds; two in all
_PRIMARY = 0xFF  # the rest of an SQLite code is detail
_ROWS_AT_ONCE = 64  # aiosqlite's own default, for iteration


class _Outcome(NamedTuple):
    description: Description | None = None
    rowcount: int = -1
    lastrowid: int | None = None


class _Cursor:
    """The part of `aiosqlite.Cursor` that SQLAlchemy uses; it executes, fetches and closes in one call."""

    def __init__(self, connection: "_Connection") -> None:
        self._connection = connection
        self._outcome = _Outcome()
        self._rows: list[sqlite3.Row] = []

    async def execute(self, sql: str, parameters: Row = ()) -> Self:
        self._outcome, self._rows = await self._connection.in_thread(lambda: self._run(sql, parameters))
        return self

    async def executemany(self, sql: str, parameters: Sequence[Row]) -> Self:
        self._outcome, self._rows = await self._connection.in_thread(lambda: self._run_many(sql, parameters))
        return self

    def _run(self, sql: str, parameters: Row) -> tuple[_Outcome, list[sqlite3.Row]]:
        with closing(self._connection.raw().cursor()) as cursor:
            cursor.execute(sql, parameters)
            rows = cursor.fetchall() if cursor.description else []
            return _Outcome(cursor.description, cursor.rowcount, cursor.lastrowid), rows

    def _run_many(self, sql: str, parameters: Sequence[Row]) -> tuple[_Outcome, list[sqlite3.Row]]:
        with closing(self._connection.raw().cursor()) as cursor:
            cursor.executemany(sql, parameters)
            return _Outcome(None, cursor.rowcount, cursor.lastrowid), []

    async def __aenter__(self) -> Self:
        return self

    async def fetchall(self) -> list[sqlite3.Row]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []

    @property
    def description(self) -> Description | None:
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._outcome.lastrowid


class _Connection(aiosqlite.Connection):
    _is_abandoned = False

    async def _connect(self) -> aiosqlite.Connection:
        try:
            return await super()._connect()
        except sqlite3.Error:
            # aiosqlite tells its thread to end, which fails with a traceback if the event loop has ended before.
            await asyncio.to_thread(self._thread.join)
            raise

    def abandon(self) -> None:
        """End the statement that runs or waits in the thread; `interrupt` alone misses one that has not begun."""
        self._is_abandoned = True

    def is_abandoned(self) -> bool:
        return self._is_abandoned

    @contextmanager
    async def cursor(self) -> aiosqlite.Cursor:
        return cast("aiosqlite.Cursor", _Cursor(self))

    def raw(self) -> sqlite3.Connection:
        return self._conn

    def in_thread(self, work: Callable[[], T]) -> Awaitable[T]:
        asked: Awaitable[T] = self._execute(work)  # type: ignore[no-untyped-call] # aiosqlite leaves it untyped
        return asked


def _use_wal(raw: sqlite3.Connection) -> None:
    """Switch to the write-ahead log, which readers need; runs in the connection's thread.

    While another connection switches a new file, SQLite refuses at once, however long its own timeout is.
    """
    for tries_left in reversed(range(_SWITCH_TRIES)):
        try:
            raw.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY or not tries_left:
                raise
            time.sleep(_SWITCH_WAIT)
        else:
            return


def connect(database: str, **options: object) -> aiosqlite.Connection:
    """Return a connection as `aiosqlite.connect` does; for SQLAlchemy's `async_creator_fn`."""
    open_file = partial(sqlite3.connect, database, **options)

    def open_in_thread() -> sqlite3.Connection:
        raw = open_file()
        _use_wal(raw)
        raw.set_progress_handler(connection.is_abandoned, _INSTRUCTIONS)
        return raw

    connection = _Connection(open_in_thread, _ROWS_AT_ONCE)
    connection._thread.daemon = True  # as SQLAlchemy sets it for connections it makes
    return connection
