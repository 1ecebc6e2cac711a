"""Conversation references: kept apart, refreshed, forgotten, and read by nobody in the database."""

from dataclasses import replace

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from commitments.adapters.encryption import Encryption, new_key
from commitments.adapters.sql.conversation_references import SqlConversationReferences
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.conversation_references import ConversationReference
from commitments.domain.errors import WrongEncryptionKey
from tests.contract.values import HOUR, NOW

KEY, OTHER_KEY = SecretStr(new_key()), SecretStr(new_key())
ALICE = ConversationReference(
    "T1", "person", "alice", "a:alice", "https://smba.example/", NOW, "T1", "29:alice", "Alice Kim", "Asia/Seoul",
    "ko-KR", "KR", is_guest=False,
)  # fmt: skip


def stored(store: SqlStore, *keys: SecretStr) -> SqlConversationReferences:
    return SqlConversationReferences(store.engine, Encryption(keys or (KEY,)))


async def test_what_is_saved_is_found_again_and_replaced(store: SqlStore) -> None:
    references = stored(store)
    await references.save(ALICE)
    assert await references.get("T1", "alice") == ALICE
    moved = replace(ALICE, conversation="a:2", read_at=NOW + HOUR)
    await references.save(moved)
    assert await references.get("T1", "alice") == moved
    assert await references.get("T2", "alice") is None


async def test_places_are_found_the_latest_first_and_forgotten(store: SqlStore) -> None:
    references = stored(store)
    for hours in range(12):
        at = NOW + hours * HOUR
        await references.save(ConversationReference("T1", "place", f"19:{hours}", f"19:{hours}", "https://x/", at))
    await references.save(ALICE)
    assert [one.id for one in await references.places("T1")] == [f"19:{hours}" for hours in range(11, 1, -1)]
    await references.remove("T1", "19:11")
    assert (await references.places("T1"))[0].id == "19:10"


async def test_the_places_of_a_team_are_forgotten_together(store: SqlStore) -> None:
    references = stored(store)
    for company, id, team in (("T1", "1", "a"), ("T1", "2", "a"), ("T1", "3", "b"), ("T1", "5", ""), ("T2", "4", "a")):
        await references.save(ConversationReference(company, "place", id, id, "https://x/", NOW, team=team))
    await references.remove_team("T1", "a")
    assert [one.id for one in await references.places("T1")] == ["3", "5"]
    assert [one.id for one in await references.places("T2")] == ["4"]


async def test_nobody_reads_them_in_the_database_and_no_other_row_can_hold_them(store: SqlStore) -> None:
    references = stored(store)
    await references.save(ALICE)
    async with store.engine.begin() as connection:
        rows = (await connection.execute(text("SELECT * FROM conversation_references"))).all()
        assert not any(word in str(rows) for word in ("Alice", "a:alice", "smba", "Seoul"))
        await connection.execute(text("UPDATE conversation_references SET id = 'eve'"))
    with pytest.raises(WrongEncryptionKey):
        await references.get("T1", "eve")


async def test_another_key_takes_over(store: SqlStore) -> None:
    await stored(store).save(ALICE)
    assert await stored(store, OTHER_KEY, KEY).encrypt_again() == 1
    assert await stored(store, OTHER_KEY).get("T1", "alice") == ALICE
    with pytest.raises(WrongEncryptionKey):
        await stored(store).get("T1", "alice")
