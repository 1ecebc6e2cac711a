"""One run of the dispatcher: how much is claimed and composed at once, and what an error leaves to the others."""

import asyncio
from dataclasses import replace

import pytest

from commitments.application.ports.outbox import ClaimPolicy, End
from commitments.dispatch import Dispatcher
from commitments.domain.errors import StoreUnavailable, UnstorableText
from commitments.domain.notifications.retry_policy import MOST_FAULTS
from tests.unit.played_world import World, claim, one

BROKEN = ZeroDivisionError()


def dispatcher(world: World, at_once: int = 100, *, watched: bool = True) -> Dispatcher:
    telemetry = world if watched else None
    return Dispatcher(world, world, world.handler, world.clock, ClaimPolicy(), at_once, telemetry)  # type: ignore[arg-type]  # played


def sends(world: World) -> list[str]:
    return sorted(each.notification.removeprefix("T1-") for each in world.sent)


async def settled() -> None:
    """Let everything run that can."""
    for _ in range(50):
        await asyncio.sleep(0)


async def test_everything_that_is_due_is_sent_recorded_and_counted() -> None:
    world = World(waiting=[[claim(one("a"), one("b")), claim(one("c"))], [claim(one("d"))]])
    assert await dispatcher(world).dispatch() == 4
    assert (sends(world), world.counted[:2]) == (["a", "c", "d"], [3, 1])
    assert sorted(each for outcome in world.recorded for each in outcome.ids) == ["T1-a", "T1-b", "T1-c", "T1-d"]
    assert {outcome.end for outcome in world.recorded} == {End.SENT}


async def test_nobody_has_to_watch() -> None:
    assert await dispatcher(World(waiting=[[claim()]]), watched=False).dispatch() == 1


async def test_nothing_is_claimed_before_a_quarter_of_the_places_is_free() -> None:
    world = World(waiting=[[claim(one(f"{n}")) for n in range(7)], []])
    world.go_on.clear()
    running = asyncio.create_task(dispatcher(world, 8).dispatch())
    await settled()
    assert (world.rooms, world.sent) == ([8], []), "one place is free, a quarter is two"
    world.go_on.set()
    await running
    assert (world.rooms[1], len(world.sent)) == (8, 7)


async def test_while_a_message_is_under_way_the_database_is_left_alone() -> None:
    world = World(waiting=[[claim()]])
    world.go_on.clear()
    running = asyncio.create_task(dispatcher(world).dispatch())
    await settled()
    assert len(world.rooms) <= 3
    world.go_on.set()
    await running


async def test_a_place_that_is_free_is_used_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second message is sent while the first is recorded, a third once that is done: no waiting for the next look."""
    monkeypatch.setattr("commitments.dispatch.dispatcher._POLL_SECONDS", 1000)
    world = World(waiting=[[claim(one("a"))], [claim(one("b"))], [claim(one("c"))]])
    world.written.clear()
    world.go_on.clear()
    running = asyncio.create_task(dispatcher(world, 1).dispatch())
    await settled()
    world.go_on.set()
    await settled()
    assert sends(world) == ["a", "b"]
    world.written.set()
    await settled()
    assert sends(world) == ["a", "b", "c"]
    await running


async def test_leases_are_swept_by_the_clock_that_everybody_agrees_on() -> None:
    world = World()
    await dispatcher(world).sweep()
    assert world.swept == [world.clock.at]


async def test_a_dispatcher_for_one_message_at_a_time_sends_one_after_the_other() -> None:
    world = World(waiting=[[claim(one("a"))], [claim(one("b"))]])
    assert await dispatcher(world, 1).dispatch() == 2
    assert {*world.rooms} == {1}


async def test_at_most_250_notifications_are_composed_in_one_transaction() -> None:
    sizes = (125, 125, 1, 300, 125, 125, 1)
    claims = [claim(*(one(f"{at}-{n}") for n in range(size))) for at, size in enumerate(sizes)]
    world = World(waiting=[claims])
    assert await dispatcher(world).dispatch() == sum(sizes)
    assert world.batches == [250, 1, 300, 250, 1]


async def test_at_most_four_transactions_compose_at_once() -> None:
    world = World(waiting=[[claim(*(one(f"{at}-{n}") for n in range(200))) for at in range(9)]])
    await dispatcher(world).dispatch()
    assert (len(world.batches), world.most_composing) == (9, 4)


async def test_a_claim_that_cannot_be_composed_keeps_no_other_from_it() -> None:
    world = World(waiting=[[claim(one("a")), claim(one("bad"), one("b")), claim(one("c"))]], composing={"bad": BROKEN})
    assert await dispatcher(world).dispatch() == 4
    assert sends(world) == ["a", "c"]
    ended = {each.key: outcome.end for outcome in world.recorded for each in outcome.notifications}
    assert ended == {"a": End.SENT, "c": End.SENT, "bad": End.FAULTED, "b": End.POSTPONED}
    assert sorted(result for _, result, _ in world.ended_as) == ["faulty", "held_back", "sent", "sent"]


async def test_of_two_claims_the_one_that_can_be_composed_is_sent() -> None:
    world = World(waiting=[[claim(one("bad")), claim(one("b"))]], composing={"bad": BROKEN})
    assert await dispatcher(world).dispatch() == 2
    assert sends(world) == ["b"]


async def test_an_outcome_that_cannot_be_recorded_is_told_and_ends_the_run() -> None:
    world = World(waiting=[[claim()]], recording=UnstorableText())
    with pytest.raises(UnstorableText):
        await dispatcher(world).dispatch()


@pytest.mark.parametrize("bad", ["a", "ac"])
async def test_a_database_that_goes_away_is_told_once_the_others_are_sent(bad: str) -> None:
    world = World(waiting=[[claim(one(key)) for key in "abc"]], composing=dict.fromkeys(bad, StoreUnavailable()))
    with pytest.raises(StoreUnavailable) if len(bad) == 1 else pytest.RaisesGroup(StoreUnavailable, StoreUnavailable):
        await dispatcher(world).dispatch()
    assert sends(world) == sorted({*"abc"} - {*bad})
    assert [outcome.end for outcome in world.recorded] == [End.SENT] * (3 - len(bad))


async def test_what_ended_too_many_processes_is_not_composed_again() -> None:
    worn = claim(one("bad", faults=MOST_FAULTS), one("b"))
    world = World(waiting=[[worn, claim(one("c"))]])
    assert await dispatcher(world).dispatch() == 3
    assert (world.batches, sends(world)) == ([1], ["c"])
    assert sorted(result for _, result, _ in world.ended_as) == ["failed", "held_back", "sent"]
    assert world.given_up == ["bad: too_many_tries"]


async def test_what_comes_again_while_it_is_under_way_is_started_once() -> None:
    world = World(waiting=[[claim(one("a"))], [claim(one("a")), claim(one("b"))]])
    world.go_on.clear()
    running = asyncio.create_task(dispatcher(world).dispatch())
    await settled()
    world.go_on.set()
    assert await running == 2
    assert sends(world) == ["a", "b"]


async def test_a_process_that_ends_breaks_off_what_is_under_way() -> None:
    world = World(waiting=[[claim()]])
    world.go_on.clear()
    running = asyncio.create_task(dispatcher(world).dispatch())
    await settled()
    running.cancel()
    await asyncio.wait([running])
    world.go_on.set()
    await settled()
    assert (running.cancelled(), world.sent, world.recorded) == (True, [], [])


async def test_a_claim_of_another_company_is_composed_beside_ours() -> None:
    ours = claim(one("a"))
    theirs = replace(ours, company="T2", notifications=(replace(one("b"), company="T2"),))
    world = World(waiting=[[ours, theirs]])
    assert await dispatcher(world).dispatch() == 2
