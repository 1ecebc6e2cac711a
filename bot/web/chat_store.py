"""SQLite storage of the local chat. Small and local, so calls are synchronous."""

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from bot.cards.serialization import card_from_json, card_to_json
from bot.web.chat_message import Message
from commitments.domain.errors import CommitUnknown, PageFileUnusable

log = logging.getLogger(__name__)
_SCHEMA: Final = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS message (
    id INTEGER PRIMARY KEY, place TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL,
    card TEXT NOT NULL, only_for TEXT NOT NULL, parent INTEGER, edited_at TEXT, notification TEXT NOT NULL,
    file_name TEXT NOT NULL, file BLOB);
CREATE INDEX IF NOT EXISTS message_place ON message (place, parent, id);
CREATE INDEX IF NOT EXISTS message_parent ON message (parent);
CREATE INDEX IF NOT EXISTS message_notification ON message (notification) WHERE notification <> '';
CREATE TABLE IF NOT EXISTS seen (person TEXT, place TEXT, message INTEGER, PRIMARY KEY (person, place));
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_COLUMNS: Final = "id, place, author, at, text, card, only_for, parent, edited_at, notification, file_name"
CLOCK_OFFSET: Final = "clock_offset"
IDS_ABOVE: Final = "ids_above"
_LARGEST: Final = 2**63 - 1
_VISIBLE: Final = "only_for IN ('', ?)"


class ChatFile:
    """Messages, read markers and a few key-value facts, in one SQLite file (or ":memory:")."""

    def __init__(self, path: Path | str) -> None:
        """Open the file; raises PageFileUnusable if not all of it can be read, or it cannot be written."""
        with _usable(path):
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.executescript(_SCHEMA)
            self._db.executescript("BEGIN IMMEDIATE; ROLLBACK")
            self.every()
            float(self.fact(CLOCK_OFFSET) or 0)

    def close(self) -> None:
        self._db.close()

    def add(self, message: Message, content: bytes | None = None) -> Message:
        """Store a new message; return it with its id."""
        row = (*_row(message), content)
        cursor = self._write(
            f"INSERT INTO message ({_COLUMNS}, file) VALUES "  # noqa: S608
            f"((SELECT max(coalesce(max(id), 0), ?) + 1 FROM message), {', '.join('?' * 11)})",
            (int(self.fact(IDS_ABOVE) or 0), *row),
        )
        return replace(message, id=cursor.lastrowid or 0)

    def change(self, message: Message) -> None:
        """Store the new card of a message, and the name by which it is found."""
        self._write(
            "UPDATE message SET card = ?, edited_at = ?, notification = ? WHERE id = ?",
            (_card_text(message), _moment_text(message.edited_at), message.notification, message.id),
        )

    def message(self, message: int) -> Message | None:
        """Return a message by id, None if there is none."""
        if not 0 < message <= _LARGEST:
            return None
        return next(iter(self._select("id = ?", message)), None)

    def sent_for(self, notification: str) -> Message | None:
        """Return the message that was sent for a notification."""
        return next(iter(self._select("notification = ?", notification)), None)

    def latest(self, place: str, person: str, limit: int) -> Sequence[Message]:
        """Return the newest messages of a place that a person sees, without threads, oldest first."""
        where = f"place = ? AND parent IS NULL AND {_VISIBLE} ORDER BY id DESC LIMIT ?"
        return self._select(where, place, person, limit)[::-1]

    def before(self, message: Message, person: str) -> Message | None:
        """Return the message above this one that a person sees, outside threads."""
        where = f"place = ? AND parent IS NULL AND {_VISIBLE} AND id < ? ORDER BY id DESC LIMIT 1"
        return next(iter(self._select(where, message.place, person, message.id)), None)

    def replies(self, parent: int, person: str) -> Sequence[Message]:
        """Return the thread below a message that a person sees, oldest first."""
        return self._select(f"parent = ? AND {_VISIBLE} ORDER BY id", parent, person)

    def content(self, message: int) -> bytes | None:
        """Return the content of a message's file."""
        row = self._db.execute("SELECT file FROM message WHERE id = ?", (message,)).fetchone()
        return row[0] if row else None

    def mark_read(self, person: str, place: str) -> None:
        """Mark everything in a place as read by a person."""
        self._write(
            "INSERT INTO seen VALUES (?, ?, (SELECT coalesce(max(id), 0) FROM message)) "
            "ON CONFLICT DO UPDATE SET message = excluded.message",
            (person, place),
        )

    def has_unread(self, person: str, place: str) -> bool:
        """Whether a place has messages of others that a person has not read."""
        found = self._db.execute(
            "SELECT 1 FROM message WHERE place = ? AND author <> ? AND only_for IN ('', ?) AND id > "
            "coalesce((SELECT message FROM seen WHERE person = ? AND place = ?), 0) LIMIT 1",
            (place, person, person, person, place),
        ).fetchone()
        return found is not None

    def every(self) -> Sequence[Message]:
        """Return all messages, oldest first."""
        return self._select("TRUE ORDER BY id")

    def stored_card(self, message: int) -> str:
        """Return the card of a message as it is stored."""
        row = self._db.execute("SELECT card FROM message WHERE id = ?", (message,)).fetchone()
        return str(row[0]) if row else ""

    def delete(self, message: int) -> None:
        self._write("DELETE FROM message WHERE id = ?", (message,))

    def empty(self, message: Message) -> None:
        """Store a message's text in place of all that it held."""
        emptied = "UPDATE message SET text = ?, card = '', file = NULL, file_name = '', notification = '' WHERE id = ?"
        self._write(emptied, (message.text, message.id))

    def forget_reader(self, person: str) -> None:
        """Delete what a person has read, and their language."""
        self._write("DELETE FROM seen WHERE person = ?", (person,))
        self._write("DELETE FROM fact WHERE name = ?", (language_of_reader(person),))

    def is_empty(self) -> bool:
        return self._db.execute("SELECT 1 FROM message LIMIT 1").fetchone() is None

    def fact(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_fact(self, name: str, value: str) -> None:
        self._write("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def _write(self, statement: str, values: Sequence[object]) -> sqlite3.Cursor:
        """Execute a write; raises CommitUnknown on a full disk or a locked file: the bot's store may have committed."""
        try:
            return self._db.execute(statement, tuple(values))
        except sqlite3.OperationalError as error:
            log.warning("page_write_failed", extra={"error": error.sqlite_errorname})
            raise CommitUnknown from error

    def _select(self, where: str, *values: object) -> list[Message]:
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM message WHERE {where}", values)  # noqa: S608
        return [_message(row) for row in rows]


def language_of_reader(person: str) -> str:
    """Return the name of the fact that holds the language chosen for a person."""
    return f"language:{person}"


@contextmanager
def _usable(path: Path | str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise PageFileUnusable(file=str(path), problem=str(error)) from error
    except (ValueError, KeyError, TypeError) as error:  # its text may quote the chat
        raise PageFileUnusable(file=str(path), problem=type(error).__name__) from error


def _row(message: Message) -> tuple[object, ...]:
    return (
        message.place,
        message.author,
        message.at.isoformat(),
        message.text,
        _card_text(message),
        message.only_for,
        message.parent,
        _moment_text(message.edited_at),
        message.notification,
        message.file_name,
    )


def _message(row: Sequence[Any]) -> Message:
    at, text, card, only_for, parent, edited_at, notification, file_name = row[3:]
    return Message(
        id=row[0],
        place=row[1],
        author=row[2],
        at=datetime.fromisoformat(at),
        text=text,
        card=card_from_json(card) if card else None,
        only_for=only_for,
        parent=parent,
        edited_at=datetime.fromisoformat(edited_at) if edited_at else None,
        notification=notification,
        file_name=file_name,
    )


def _card_text(message: Message) -> str:
    return card_to_json(message.card) if message.card else ""


def _moment_text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
