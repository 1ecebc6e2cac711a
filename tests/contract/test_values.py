"""What values become when they are kept: moments, texts, JSON."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from commitments.adapters.store import SqlStore
from commitments.errors import NaiveTime, UnstorableText
from commitments.model import Channel, Draft, Person, to_person
from commitments.outbox import End, Outcome, Terms
from commitments.ports import Query, Transaction
from tests.contract.values import LEASE, NOW, commitment, notice

NAIVE = NOW.replace(tzinfo=None)
NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK),
        datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK, fold=1),
        datetime(2026, 3, 8, 2, 30, tzinfo=NEW_YORK),
        datetime(2028, 2, 29, 23, 59, 59, 999_999, tzinfo=ZoneInfo("Asia/Seoul")),
        datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(2200, 1, 1, 0, 0, 0, 1, tzinfo=timezone(timedelta(hours=-11, minutes=-30))),
    ],
)
async def test_a_moment_comes_back_as_the_same_instant_in_utc(store: SqlStore, moment: datetime) -> None:
    async with store.transaction("T1") as tx:
        await tx.add_commitment(commitment(due=moment))
        found = await tx.commitment(1)
        assert found
        assert found.due == moment.astimezone(UTC)
        assert found.due.tzinfo is UTC
        tick = timedelta(microseconds=1)
        assert await tx.count(Query(None, due_before=moment.astimezone(UTC))) == 0
        assert await tx.count(Query(None, due_before=moment.astimezone(UTC) + tick)) == 1


PUTS: dict[str, Callable[[Transaction], Awaitable[object]]] = {
    "request": lambda tx: tx.begin_request("k", NAIVE),
    "person": lambda tx: tx.put_person(Person("p", "P", read_at=NAIVE)),
    "channel": lambda tx: tx.put_channel(Channel("c", read_at=NAIVE)),
    "commitment": lambda tx: tx.add_commitment(commitment(due=NAIVE)),
    "query": lambda tx: tx.find(Query(None, due_before=NAIVE)),
    "last entry": lambda tx: tx.last_entry_by("sam", NAIVE),
    "notification": lambda tx: tx.plan([notice("a", NAIVE)]),
    "draft": lambda tx: tx.put_draft(Draft("d", "sam", "", "", NAIVE, "")),
}


@pytest.mark.parametrize("put", PUTS.values(), ids=PUTS)
async def test_a_naive_moment_is_refused(store: SqlStore, put: Callable[[Transaction], Awaitable[object]]) -> None:
    async with store.transaction("T1") as tx:
        with pytest.raises(NaiveTime):
            await put(tx)


async def test_the_outbox_refuses_naive_moments(store: SqlStore) -> None:
    with pytest.raises(NaiveTime):
        await store.claim(NAIVE, Terms(LEASE), 1)
    for end in (End.SENT, End.RETRIED):
        with pytest.raises(NaiveTime):
            await store.record([Outcome("T1", to_person("jane"), (notice("a"),), end, NAIVE)], Terms(LEASE))
    with pytest.raises(NaiveTime):
        await store.resume("T1", None, NAIVE)


TEXTS = [
    "",
    "보내 드릴게요 🎉👩‍👩‍👧",
    "'; DROP TABLE people; --",
    "\\u0000 \\x00",
    "\u202eright\u202c\r\n\t",
    "%s :x {y}",
]


@pytest.mark.parametrize("words", TEXTS)
async def test_a_text_comes_back_letter_for_letter(store: SqlStore, words: str) -> None:
    async with store.transaction("T1") as tx:
        made = await tx.add_commitment(commitment(what=words))
        await tx.plan([notice("a", number=1, payload={words: [words, {"in": words}]})])
    async with store.transaction("T1") as tx:
        assert await tx.commitment(1) == made
        assert (await tx.notifications(1))[0].payload == {words: [words, {"in": words}]}


@pytest.mark.parametrize("words", ["a\x00b", "half \ud83d emoji"])
async def test_a_text_that_no_database_keeps_is_refused(store: SqlStore, words: str) -> None:
    async with store.transaction("T1") as tx:
        made = await tx.add_commitment(commitment())
        for refused in (
            tx.add_commitment(commitment(what=words)),
            tx.put_commitment(replace(made, what=words)),
            tx.plan([notice("a", payload={"in": [words]})]),
            tx.plan([notice("a", payload={words: 1})]),
            tx.person(words),
        ):
            with pytest.raises(UnstorableText):
                await refused
        assert await tx.count(Query(None)) == 1


async def test_forty_thousand_letters_are_kept(store: SqlStore) -> None:
    async with store.transaction("T1") as tx:
        made = await tx.add_commitment(commitment(what="가" * 40_000))
        assert await tx.commitment(1) == made
