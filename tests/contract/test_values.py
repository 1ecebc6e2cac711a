"""What values become when they are kept: moments, texts, JSON."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.commitment_query import Query
from commitments.application.ports.outbox import ClaimPolicy, End, Outcome
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.channel import Channel
from commitments.domain.draft import Draft
from commitments.domain.errors import NaiveTime, UnstorableText
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.person import Person
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
    async with store.transaction("T1") as uow:
        await uow.commitments.add(commitment(due=moment))
        found = await uow.commitments.get_for_update(1)
        assert found
        assert found.due == moment.astimezone(UTC)
        assert found.due.tzinfo is UTC
        tick = timedelta(microseconds=1)
        assert await uow.commitments.count(Query(None, due_before=moment.astimezone(UTC))) == 0
        assert await uow.commitments.count(Query(None, due_before=moment.astimezone(UTC) + tick)) == 1


PUTS: dict[str, Callable[[UnitOfWork], Awaitable[object]]] = {
    "request": lambda uow: uow.requests.begin("k", NAIVE),
    "person": lambda uow: uow.people.save(Person("p", "P", read_at=NAIVE)),
    "channel": lambda uow: uow.channels.save(Channel("c", read_at=NAIVE)),
    "commitment": lambda uow: uow.commitments.add(commitment(due=NAIVE)),
    "query": lambda uow: uow.commitments.find(Query(None, due_before=NAIVE)),
    "last entry": lambda uow: uow.history.last_by("sam", NAIVE),
    "notification": lambda uow: uow.notifications.add([notice("a", NAIVE)]),
    "draft": lambda uow: uow.drafts.save(Draft("d", "sam", "", "", NAIVE, "")),
}


@pytest.mark.parametrize("put", PUTS.values(), ids=PUTS)
async def test_a_naive_moment_is_refused(store: SqlStore, put: Callable[[UnitOfWork], Awaitable[object]]) -> None:
    async with store.transaction("T1") as uow:
        with pytest.raises(NaiveTime):
            await put(uow)


async def test_the_outbox_refuses_naive_moments(store: SqlStore) -> None:
    with pytest.raises(NaiveTime):
        await store.claim(NAIVE, ClaimPolicy(LEASE), 1)
    for end in (End.SENT, End.RETRIED):
        with pytest.raises(NaiveTime):
            await store.record([Outcome("T1", to_person("jane"), (notice("a"),), end, NAIVE)], ClaimPolicy(LEASE))
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
    async with store.transaction("T1") as uow:
        made = await uow.commitments.add(commitment(what=words))
        await uow.notifications.add([notice("a", number=1, payload=Notice(phrase=words, actor="sam", reason=words))])
    async with store.transaction("T1") as uow:
        assert await uow.commitments.get_for_update(1) == made
        assert [one.payload for one in await uow.notifications.list_for(1)] == [
            Notice(phrase=words, actor="sam", reason=words)
        ]


@pytest.mark.parametrize("words", ["a\x00b", "half \ud83d emoji"])
async def test_a_text_that_no_database_keeps_is_refused(store: SqlStore, words: str) -> None:
    async with store.transaction("T1") as uow:
        made = await uow.commitments.add(commitment())
        for refused in (
            uow.commitments.add(commitment(what=words)),
            uow.commitments.save(replace(made, what=words)),
            uow.notifications.add(
                [notice("a", payload=Notice.model_construct(phrase="moved", actor="sam", reason=words))]
            ),
            uow.people.get(words),
        ):
            with pytest.raises(UnstorableText):
                await refused
        assert await uow.commitments.count(Query(None)) == 1


async def test_forty_thousand_letters_are_kept(store: SqlStore) -> None:
    async with store.transaction("T1") as uow:
        made = await uow.commitments.add(commitment(what="가" * 40_000))
        assert await uow.commitments.get_for_update(1) == made
