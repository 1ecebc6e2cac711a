"""The conversation references of one platform, stored encrypted in the database."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from pydantic import SecretStr
from sqlalchemy import RowMapping, delete, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from commitments.adapters.encryption import Encryption
from commitments.adapters.sql.database_errors import Deadline, begun
from commitments.adapters.sql.schema import conversation_references as table
from commitments.adapters.sql.session import Session
from commitments.application.ports.conversation_references import ConversationReference

_SECONDS: Final = 2.5
_MOST_PLACES: Final = 10
_PLAIN: Final = frozenset({"company", "kind", "id", "read_at"})


class SqlConversationReferences:
    """Implements `ports.conversation_references.ConversationReferences`."""

    def __init__(self, engine: AsyncEngine, encryption: Encryption) -> None:
        self._engine = engine
        self._encryption = encryption

    async def get(self, company: str, id: str) -> ConversationReference | None:
        async with self._session() as session:
            row = await session.row(select(table).where(table.c.company == company, table.c.id == id))
        return None if row is None else self._decrypted(row)

    async def places(self, company: str) -> list[ConversationReference]:
        here = select(table).where(table.c.company == company, table.c.kind == "place")
        async with self._session() as session:
            rows = await session.rows(here.order_by(table.c.read_at.desc(), table.c.id).limit(_MOST_PLACES))
        return [self._decrypted(row) for row in rows]

    async def save(self, reference: ConversationReference) -> None:
        values = asdict(reference)
        hidden = SecretStr(json.dumps({name: value for name, value in values.items() if name not in _PLAIN}))
        stored = {name: values[name] for name in _PLAIN}
        stored["sealed"] = self._encryption.encrypt(_owner(reference.company, reference.id), hidden)
        async with self._session() as session:
            await session.upsert(table, stored)

    async def remove(self, company: str, id: str) -> None:
        async with self._session() as session:
            await session.run(delete(table).where(table.c.company == company, table.c.id == id))

    async def remove_team(self, company: str, team: str) -> None:
        async with self._session() as session:
            rows = await session.rows(select(table).where(table.c.company == company, table.c.kind == "place"))
            gone = [row["id"] for row in rows if self._decrypted(row).team == team]
            await session.run(delete(table).where(table.c.company == company, table.c.id.in_(gone)))

    async def check_keys(self) -> None:
        """Raise WrongEncryptionKey or EncryptionKeyMissing if references cannot be decrypted.

        The newest and the oldest stand for all: what is saved is encrypted with the first key of its day.
        """
        async with self._session() as session:
            for order in (table.c.read_at.desc(), table.c.read_at):
                for row in await session.rows(select(table).order_by(order).limit(1)):
                    self._decrypted(row)

    async def encrypt_again(self) -> int:
        """Encrypt every reference with the first key, except those that change meanwhile; return their number."""
        async with self._session() as session:
            rows = await session.rows(select(table))
            for row in rows:
                owner = _owner(row["company"], row["id"])
                fresh = self._encryption.encrypt(owner, self._encryption.decrypt(owner, row["sealed"]))
                same = (table.c.company == row["company"], table.c.id == row["id"], table.c.sealed == row["sealed"])
                await session.run(update(table).where(*same).values(sealed=fresh))
        return len(rows)

    def _decrypted(self, row: RowMapping) -> ConversationReference:
        hidden = self._encryption.decrypt(_owner(row["company"], row["id"]), row["sealed"])
        values: dict[str, Any] = json.loads(hidden.get_secret_value())
        read_at: datetime = row["read_at"]
        return ConversationReference(row["company"], row["kind"], row["id"], read_at=read_at, **values)

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[Session]:
        deadline = Deadline(_SECONDS)
        async with begun(self._engine, deadline) as connection:
            yield Session(connection, deadline)


def _owner(company: str, id: str) -> str:
    """Return the owner that a reference is bound to: copied to another row, it cannot be decrypted."""
    return f"teams {company} {id}"
