"""Outcomes are written together; one that cannot be written keeps no other from it."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from commitments.application.ports.outbox import ClaimPolicy, End, Outcome
from commitments.application.ports.store import Store
from commitments.dispatch.outcome_writer import recording
from commitments.domain.errors import UnstorableText
from commitments.domain.notifications.addresses import to_person
from tests.contract.values import notice

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class PlayedStore:
    """Keeps outcomes, but refuses a batch that holds a bad one."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    async def record(self, outcomes: Sequence[Outcome], _: ClaimPolicy) -> None:
        if any(one.reason == "\x00" for one in outcomes):
            raise UnstorableText
        self.batches.append([one.ids[0] for one in outcomes])


def outcome(name: str, reason: str = "") -> list[Outcome]:
    return [Outcome("T1", to_person(name), (notice(name),), End.FAILED, NOW, reason=reason)]


async def recorded(*claims: list[Outcome]) -> tuple[PlayedStore, list[Any]]:
    store = PlayedStore()
    async with recording(cast("Store", store), ClaimPolicy()) as recorder:
        ends = await asyncio.gather(*(recorder.record(each) for each in claims), return_exceptions=True)
    return store, ends


async def test_what_ends_together_is_written_together() -> None:
    store, ends = await recorded(outcome("a"), outcome("b"))
    assert (store.batches, ends) == ([["T1-a", "T1-b"]], [None, None])


async def test_an_outcome_that_cannot_be_written_keeps_no_other_from_it() -> None:
    store, ends = await recorded(outcome("a"), outcome("bad", "\x00"), outcome("b"))
    assert store.batches == [["T1-a"], ["T1-b"]]
    assert [type(end) for end in ends] == [type(None), UnstorableText, type(None)]


@pytest.mark.parametrize("count", [1, 3])
async def test_each_claim_is_written_whole(count: int) -> None:
    claim = [one for n in range(count) for one in outcome(f"{n}")]
    store, _ = await recorded(claim)
    assert store.batches == [[f"T1-{n}" for n in range(count)]]
