"""Rewrites a SQLite file, so that pages that were freed and the write-ahead log hold nothing of what was erased."""

import sqlite3
from contextlib import closing
from pathlib import Path

from commitments.adapters.sql.engines import read_url
from commitments.domain.errors import FileStillHolds

_WAIT_SECONDS = 30.0


def database_file(database_url: str) -> Path | None:
    """Return the file of a SQLite database; None if it is in memory, or not SQLite."""
    url = read_url(database_url)
    is_file = url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:"
    return Path(url.database or "") if is_file else None


def rewrite(file: Path) -> None:
    """Rewrite the file and empty its log, also while a bot uses it. Raises FileStillHolds.

    VACUUM copies only what is current; the checkpoint puts it into the file and cuts the log to nothing.
    """
    try:
        address = f"{file.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(address, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)) as database:
            database.execute("PRAGMA secure_delete = ON")
            database.execute("VACUUM")
            busy = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except sqlite3.Error as error:
        raise FileStillHolds(file=str(file)) from error
    if busy:
        raise FileStillHolds(file=str(file))
