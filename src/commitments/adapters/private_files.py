"""Files that only the user of the process may read."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

_FOLDER: Final = 0o700
_FILE: Final = 0o600
_OTHERS: Final = 0o077
_BESIDE: Final = ("", "-wal", "-shm", "-journal")  # SQLite creates them with the mode of its database


def keep_private(database: Path) -> None:
    """Create a database file and its folders for this user alone, or take an existing file from everybody else.

    Folders that exist are left as they are: they may be shared. Raises OSError if the file cannot be created.
    """
    for folder in reversed([one for one in database.absolute().parents if not one.exists()]):
        folder.mkdir(_FOLDER, exist_ok=True)
    os.close(os.open(database, os.O_CREAT | os.O_RDONLY, _FILE))
    for suffix in _BESIDE:
        with suppress(FileNotFoundError, PermissionError):  # a file of another user stays theirs to share
            _take_from_others(database.with_name(database.name + suffix))


def _take_from_others(file: Path) -> None:
    mode = file.stat().st_mode
    if mode & _OTHERS:
        file.chmod(mode & ~_OTHERS)
