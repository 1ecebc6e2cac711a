"""Copies the SQLite database while the bot keeps writing to it."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from commitments.adapters.sql.engines import read_url
from commitments.domain.errors import BackupDamaged, BackupExists, BackupFailed, BackupInMemory, BackupIsForSqlite


def back_up(database_url: str, into: Path) -> None:
    """Write a copy of the SQLite database of DATABASE_URL to a new file, completely or not at all.

    The copy is a consistent snapshot. Raises BadDatabaseUrl, BackupIsForSqlite or BackupFailed.
    """
    url = read_url(database_url)
    if url.get_backend_name() != "sqlite":
        raise BackupIsForSqlite
    if not url.database or url.database == ":memory:":
        raise BackupInMemory
    if into.exists():
        raise BackupExists(file=str(into))
    try:
        _copy(Path(url.database), into)
    except sqlite3.Error as error:
        raise BackupFailed(problem=str(error)) from error
    except OSError as error:
        raise BackupFailed(problem=f"{error.filename or into}: {error.strerror}") from error


def _copy(source: Path, into: Path) -> None:
    """Copy to a temporary file beside the target, and rename it only when it is complete and flushed to disk."""
    handle, name = tempfile.mkstemp(prefix=f".{into.name}.", dir=into.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        _read_into(source, unfinished)
        _flush(unfinished)
        unfinished.rename(into)
        _flush(into.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _read_into(source: Path, copy: Path) -> None:
    address = f"{source.absolute().as_uri()}?mode=rw"  # a wrong path raises an error instead of creating a database
    with closing(sqlite3.connect(address, uri=True)) as live, closing(sqlite3.connect(copy)) as target:
        live.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # a single file, without -wal and -shm files
        found = target.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok":
            raise BackupDamaged(problem=found)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
