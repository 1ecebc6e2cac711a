"""Outcomes are written together; one that cannot be written keeps no other from it."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, cast

import pytest

from commitments.application.ports.outbox import ClaimPolicy, End, Outcome
from commitments.application.ports.store import Store
from commitments.dispatch.outcome_writer import recording
from commitments.domain.errors import StoreUnavailable, UnstorableText
from commitments.domain.notifications.addresses import to_person
from tests.contract.values import notice

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class PlayedStore:
    """Keeps outcomes, but refuses a batch that holds a bad one."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    async def record(self, outcomes: Sequence[Outcome], policy: ClaimPolicy) -> None:
        if any(one.reason == "\x00" for one in outcomes):
            raise UnstorableText
        self.batches.append([one.ids[0] for one in outcomes])


def outcome(name: str, reason: str = "") -> list[Outcome]:
    return [Outcome("T1", to_person(name), (notice(name),), End.FAILED, NOW, reason=reason)]


async def recorded(*claims: list[Outcome], store: PlayedStore | None = None) -> tuple[PlayedStore, list[Any]]:
    store = store or PlayedStore()
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


async def test_of_two_outcomes_the_one_that_can_be_written_is() -> None:
    store, ends = await recorded(outcome("bad", "\x00"), outcome("b"))
    assert (store.batches, [type(end) for end in ends]) == ([["T1-b"]], [UnstorableText, type(None)])


@pytest.mark.parametrize("count", [1, 3])
async def test_each_claim_is_written_whole(count: int) -> None:
    claim = [one for n in range(count) for one in outcome(f"{n}")]
    store, _ = await recorded(claim)
    assert store.batches == [[f"T1-{n}" for n in range(count)]]


class AwayFor(PlayedStore):
    """Cannot be reached the first times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    async def record(self, outcomes: Sequence[Outcome], policy: ClaimPolicy) -> None:
        self.times -= 1
        if self.times >= 0:
            raise StoreUnavailable
        await super().record(outcomes, policy)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Note each wait of the recorder instead of waiting."""
    noted: list[float] = []
    at_once = asyncio.sleep

    async def noting(seconds: float) -> None:
        noted.append(seconds)
        await at_once(0)

    monkeypatch.setattr("commitments.dispatch.outcome_writer.asyncio.sleep", noting)
    return noted


async def test_a_database_that_is_away_for_a_moment_costs_no_outcome(waits: list[float]) -> None:
    store, ends = await recorded(outcome("a"), outcome("b"), store=AwayFor(7))
    assert (store.batches, ends) == ([["T1-a", "T1-b"]], [None, None])
    assert waits == [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4]


async def test_a_database_that_stays_away_is_told_to_everybody_who_waits(waits: list[float]) -> None:
    store, ends = await recorded(outcome("a"), outcome("b"), store=AwayFor(8))
    assert (store.batches, [type(end) for end in ends]) == ([], [StoreUnavailable, StoreUnavailable])
    assert len(waits) == 7


async def test_an_error_that_does_not_pass_is_not_waited_for(waits: list[float]) -> None:
    await recorded(outcome("bad", "\x00"))
    assert waits == []


async def test_whoever_no_longer_waits_keeps_nobody_from_an_answer() -> None:
    store = PlayedStore()
    async with recording(cast("Store", store), ClaimPolicy()) as recorder:
        gone, waiting = (asyncio.create_task(recorder.record(outcome(name))) for name in "ab")
        await asyncio.sleep(0)
        gone.cancel()
        await waiting
        await recorder.record(outcome("c"))
    assert store.batches[-1] == ["T1-c"]


async def test_recording_ends_with_its_block() -> None:
    async with recording(cast("Store", PlayedStore()), ClaimPolicy()):
        (task,) = (one for one in asyncio.all_tasks() if one.get_name() == "recorder")
    await asyncio.wait([task], timeout=10)
    assert task.cancelled()
