"""What becomes of a message for each thing that may happen while it is sent, and who is told."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from commitments.application.ports.composition import Composed
from commitments.application.ports.outbox import Claim, End, Outcome
from commitments.dispatch.fault_isolation import isolate_faults
from commitments.domain.errors import (
    OUTCOME_UNKNOWN,
    DestinationRefused,
    NoHistory,
    OutcomeUnknown,
    StoreUnavailable,
    TryLater,
    Unsendable,
    WorkspaceRefused,
)
from commitments.domain.notifications.addresses import to_channel
from commitments.domain.notifications.operation import Operation
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, CustomerEdit
from commitments.domain.notifications.retry_policy import MOST_ATTEMPTS, MOST_FAULTS
from tests.contract.values import NOW, notice
from tests.lines import told
from tests.unit.played_world import PLACE, World, claim, composed, one

ENDLESS = timedelta(days=9)


def waits(outcome: Outcome) -> timedelta:
    assert outcome.until is not None
    return outcome.until - outcome.at


async def test_what_is_sent_is_where_the_platform_says_and_nobody_is_told() -> None:
    world = World()
    outcome = await world.outcome_of(claim())
    assert (outcome.end, outcome.message, outcome.at, outcome.unknown) == (End.SENT, PLACE, world.clock.at, False)
    assert world.ended_as == [("lead", "sent", 3.0)]
    assert [*world.given_up, *world.noted, *world.opened, *world.sought] == []


async def test_only_what_has_a_consequence_is_recorded_after_it_was_sent() -> None:
    world = World()
    await world.outcome_of(claim(one("card", CustomerCard()), one("reminder")))
    assert world.noted == [("card", PLACE)]


@pytest.mark.parametrize(("later", "end"), [(None, End.HELD_BACK), (NOW + ENDLESS, End.POSTPONED)])
async def test_what_is_not_wanted_is_held_back_for_good_or_until_later(later: object, end: End) -> None:
    world, held = World(), claim()
    outcome = await world.outcome_of(held, Composed(held.notifications, None, "asleep", cast("None", later)))
    assert (outcome.end, outcome.reason, outcome.until) == (end, "asleep", later)
    assert world.sent == []
    assert world.ended_as == [("lead", "held_back", 0.0)]


async def test_a_rate_limit_stops_the_operation_as_long_as_the_platform_asks() -> None:
    for limited, hold in ((True, Operation.POST), (False, None)):
        outcome = await World(sending=TryLater("ratelimited", 30, limited=limited)).outcome_of(claim())
        assert (outcome.end, outcome.reason, outcome.hold, outcome.unknown) == (End.RETRIED, "ratelimited", hold, False)
        assert timedelta(seconds=30) <= waits(outcome) <= timedelta(seconds=33)


async def test_a_limit_of_one_place_is_the_workspaces_when_three_have_it_at_once() -> None:
    world = World(sending=TryLater("ratelimited", 30, limited=True, here=True))
    held = [(await world.outcome_of(replace(claim(), destination=to_channel(name)))).hold for name in "aabc"]
    assert held == [None, None, None, Operation.POST]
    world.clock.at += timedelta(minutes=1)
    assert (await world.outcome_of(replace(claim(), destination=to_channel("d")))).hold is None


async def test_without_an_answer_when_to_come_again_the_waits_grow() -> None:
    world = World(sending=TryLater("fatal_error"))
    first, fifth = [await world.outcome_of(claim(one(attempts=attempts))) for attempts in (1, 5)]
    assert timedelta(seconds=2) <= waits(first) <= timedelta(seconds=4)
    assert timedelta(seconds=32) <= waits(fifth) <= timedelta(seconds=64)


async def test_of_a_bundle_the_one_with_the_most_tries_says_how_long_to_wait() -> None:
    world = World(sending=TryLater("fatal_error"))
    assert waits(await world.outcome_of(claim(one("a", attempts=1), one("b", attempts=9)))) >= timedelta(minutes=8)


@pytest.mark.parametrize("error", [TryLater("fatal_error"), OutcomeUnknown("timeout")])
async def test_after_the_last_try_it_is_given_up_and_somebody_is_told(error: Exception) -> None:
    world = World(sending=error)
    last_but_one = await world.outcome_of(claim(one(attempts=MOST_ATTEMPTS - 1)))
    assert (last_but_one.end, world.given_up) == (End.RETRIED, [])
    last = await world.outcome_of(claim(one(attempts=MOST_ATTEMPTS)))
    assert (last.end, last.until, world.given_up) == (End.FAILED, None, [f"a: {error}"])


async def test_what_may_have_been_sent_is_looked_for_before_the_next_try() -> None:
    outcome = await World(sending=OutcomeUnknown("timeout")).outcome_of(claim())
    assert (outcome.end, outcome.unknown) == (End.RETRIED, True)


async def test_a_platform_that_does_not_answer_is_waited_for_until_shortly_before_the_lease_ends() -> None:
    world = World(lease=timedelta(milliseconds=40))
    world.go_on.clear()
    outcome = await world.outcome_of(claim())
    assert (outcome.end, outcome.reason, outcome.unknown) == (End.RETRIED, "too_slow", True)
    assert world.ended_as[0][:2] == ("lead", "unknown")


async def test_a_send_is_cancelled_while_its_lease_still_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []
    timeout = asyncio.timeout

    def noting(seconds: float) -> asyncio.Timeout:
        given.append(seconds)
        return timeout(seconds)

    monkeypatch.setattr("commitments.dispatch.sender.asyncio.timeout", noting)
    await World(lease=timedelta(seconds=120)).outcome_of(claim())
    assert given == [90]


async def test_a_channel_that_refuses_us_is_tried_a_day_later_and_told_of_each_time() -> None:
    world = World(sending=DestinationRefused("not_in_channel"))
    outcome = await world.outcome_of(claim())
    assert (outcome.end, waits(outcome), world.given_up) == (End.REFUSED, timedelta(days=1), ["a: not_in_channel"])
    again = await world.outcome_of(claim(probing=True))
    assert (again.end, world.given_up) == (End.REFUSED, 2 * ["a: not_in_channel"])  # which changes nothing again
    assert [result for _, result, _ in world.ended_as] == ["paused", "paused"]


async def test_a_workspace_that_refuses_us_is_tried_an_hour_later_and_operators_see_it_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    world = World(sending=WorkspaceRefused("token_revoked"))
    outcome = await world.outcome_of(claim())
    assert (outcome.end, waits(outcome), outcome.unknown) == (End.SHUT_OUT, timedelta(hours=1), False)
    assert caplog.messages.count("workspace_paused") == 1
    await world.outcome_of(claim(probing=True))
    assert caplog.messages.count("workspace_paused") == 1
    assert world.given_up == []


@pytest.mark.parametrize("probing", [False, True])
async def test_a_message_that_cannot_be_sent_at_all_is_told_of(probing: bool) -> None:
    world = World(sending=Unsendable("msg_too_long"))
    outcome = await world.outcome_of(claim(probing=probing))
    assert (outcome.end, outcome.until, outcome.reason) == (End.FAILED, None, "msg_too_long")
    assert world.given_up == ["a: msg_too_long"]


async def test_an_error_of_the_program_is_tried_again_and_given_up_after_the_eighth(
    caplog: pytest.LogCaptureFixture,
) -> None:
    world = World(sending=ZeroDivisionError())
    outcome = await world.outcome_of(claim(one(faults=MOST_FAULTS - 2)))
    assert (outcome.end, outcome.reason, outcome.unknown) == (End.FAULTED, "cannot_send: ZeroDivisionError", True)
    assert timedelta(seconds=128) <= waits(outcome) <= timedelta(seconds=256)
    assert world.given_up == []
    assert "notification_fault" in caplog.messages
    last = await world.outcome_of(claim(one(faults=MOST_FAULTS - 1)))
    assert (last.end, last.until, world.given_up) == (End.FAILED, None, ["a: cannot_send: ZeroDivisionError"])
    assert world.ended_as[0][:2] == ("lead", "unknown"), "it may have been sent"


async def test_a_consequence_that_cannot_be_recorded_is_tried_again_but_nobody_is_told_that_it_was_not_sent() -> None:
    world, card = World(delivering=ZeroDivisionError()), one("card", CustomerCard())
    outcome = await world.outcome_of(claim(card))
    assert (outcome.end, outcome.reason, outcome.unknown) == (End.FAULTED, "cannot_note: ZeroDivisionError", True)
    last = await world.outcome_of(claim(replace(card, faults=MOST_FAULTS - 1)))
    assert (last.end, world.given_up) == (End.FAILED, [])


async def test_an_error_in_telling_changes_no_outcome_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    world = World(sending=Unsendable("msg_too_long"), telling=ZeroDivisionError())
    outcome = await world.outcome_of(claim())
    assert (outcome.end, outcome.reason) == (End.FAILED, "msg_too_long")
    assert "cannot_tell: ZeroDivisionError" in told(caplog)


@pytest.mark.parametrize(
    "world",
    [
        World(sending=StoreUnavailable()),
        World(delivering=StoreUnavailable()),
        World(sending=Unsendable("x"), telling=StoreUnavailable()),
    ],
)
async def test_a_database_that_is_away_is_no_fault_of_the_message(world: World) -> None:
    with pytest.raises(StoreUnavailable):
        await world.outcome_of(claim(one("card", CustomerCard())))


async def test_what_may_have_been_sent_and_is_found_is_not_sent_again() -> None:
    world = World(finding=PLACE)
    outcome = await world.outcome_of(claim(resumed=True))
    assert (outcome.end, outcome.message, world.sent, world.sought) == (End.SENT, PLACE, [], ["T1-a"])


async def test_what_was_tried_under_another_id_is_looked_for_and_sent_under_that_one() -> None:
    world = World()
    outcome = await world.outcome_of(claim(resumed=True, tried_as="T1-first"))
    assert (outcome.end, world.sought) == (End.SENT, ["T1-first"])
    assert [each.notification for each in world.sent] == ["T1-first"]


async def test_an_edit_that_may_have_been_made_is_made_again_without_a_look() -> None:
    world, edit = World(), claim(one("edit", CustomerEdit()), resumed=True)
    outcome = await world.outcome_of(edit, composed(edit, edit=PLACE))
    assert (outcome.end, world.sought, len(world.sent)) == (End.SENT, [], 1)


async def test_a_limit_on_looking_holds_back_looking_and_it_stays_unknown() -> None:
    world = World(finding=TryLater("ratelimited", 30, limited=True))
    outcome = await world.outcome_of(claim(resumed=True, tried_as="T1-first"))
    assert (outcome.end, outcome.hold, outcome.unknown) == (End.RETRIED, Operation.LOOK, True)
    assert outcome.tried_as == "T1-first"


async def test_what_was_looked_for_and_not_found_is_known_not_to_be_sent() -> None:
    world = World(sending=TryLater("ratelimited", 30, limited=True))
    outcome = await world.outcome_of(claim(resumed=True))
    assert (outcome.end, outcome.hold, outcome.unknown) == (End.RETRIED, Operation.POST, False)


async def test_without_a_history_it_stays_unknown_whether_it_was_sent_and_each_further_copy_says_so() -> None:
    world = World(finding=NoHistory(), sending=TryLater("ratelimited", 30, limited=True))
    outcome = await world.outcome_of(claim(resumed=True, tried_as="T1-first"))
    assert (outcome.end, outcome.hold, outcome.unknown) == (End.RETRIED, Operation.POST, True)
    assert outcome.tried_as == "T1-first"
    world.sending = None
    assert (await world.outcome_of(claim(resumed=True))).end is End.SENT
    assert [each.again for each in world.sent] == [True]


async def test_what_may_stand_in_a_channel_without_history_and_is_unwanted_is_told_as_unknown() -> None:
    world = World(finding=NoHistory())
    there = replace(claim(resumed=True), destination=to_channel("acme"))
    outcome = await world.outcome_of(there, Composed(there.notifications, None, "settled"))
    assert (outcome.end, outcome.reason, outcome.unknown) == (End.FAILED, OUTCOME_UNKNOWN, True)
    assert world.given_up == ["a: outcome_unknown"]
    unsent = await World(finding=NoHistory()).outcome_of(claim(resumed=True), Composed(there.notifications, None, "x"))
    assert unsent.end is End.HELD_BACK


async def test_a_limit_on_edits_holds_back_edits() -> None:
    world = World(sending=TryLater("ratelimited", 30, limited=True))
    edit = claim(one("edit", CustomerEdit()))
    assert (await world.outcome_of(edit, composed(edit, edit=PLACE))).hold is Operation.EDIT


async def test_what_ended_too_many_processes_is_given_up_and_the_others_go_on_at_once() -> None:
    world = World()
    mixed = claim(one("bad", faults=MOST_FAULTS), one("good", faults=MOST_FAULTS - 1), resumed=True, tried_as="T1-bad")
    lost, others = await world.sender.fail_exhausted(mixed)
    assert ([each.key for each in lost.notifications], lost.end, lost.unknown) == (["bad"], End.FAILED, True)
    assert world.given_up == ["bad: too_many_tries"]
    assert ([each.key for each in others.notifications], others.end) == (["good"], End.POSTPONED)
    assert (others.until, others.unknown, others.tried_as) == (NOW, True, "T1-bad")
    assert len(await world.sender.fail_exhausted(claim(one("bad", faults=MOST_FAULTS)))) == 1


async def test_claims_of_several_companies_are_composed_each_in_its_own_view() -> None:
    world = World()
    ours, theirs, more = claim(), replace(claim(notice("b", workspace="T2")), company="T2"), claim(one("c"))
    made = await world.sender.compose([ours, theirs, more])
    assert [(each.id, [part.message and part.message.notification for part in parts]) for each, parts in made] == [
        ("T1-a", ["T1-a"]), ("T1-c", ["T1-c"]), ("T2-b", ["T2-b"]),
    ]  # fmt: skip


async def test_a_claim_for_which_nothing_is_composed_is_an_error_and_not_lost() -> None:
    with pytest.raises(ValueError, match="shorter"):
        await World(forgetful=True).sender.compose([claim()])


# --- which of several cannot be composed -------------------------------------------------------------------------

BROKEN = ZeroDivisionError()


def ends(outcomes: Sequence[Outcome]) -> dict[str, str]:
    return {each.key: outcome.end.value for outcome in outcomes for each in outcome.notifications}


@pytest.mark.parametrize("bad", ["a", "c", "ad", "abcde"])
async def test_what_cannot_be_composed_is_found_and_the_others_go_on_at_once(bad: str) -> None:
    world = World(composing=dict.fromkeys(bad, BROKEN))
    outcomes = await isolate_faults(world.sender, claim(*map(one, "abcde")), BROKEN)
    assert ends(outcomes) == {key: "faulted" if key in bad else "postponed" for key in "abcde"}
    assert {each.reason for each in outcomes if each.end is End.FAULTED} == {"cannot_compose: ZeroDivisionError"}
    assert not any(each.unknown for each in outcomes)
    assert world.sought == []
    for each in outcomes:
        world.sender.report(each)
    assert {result for _, result, _ in world.ended_as} <= {"faulty", "held_back"}
    assert len(world.ended_as) == 5, "each notification is counted"


async def test_what_cannot_be_composed_only_together_is_all_at_fault() -> None:
    outcomes = await isolate_faults(World().sender, claim(*map(one, "ab")), BROKEN)
    assert ends(outcomes) == {"a": "faulted", "b": "faulted"}


async def test_a_bundle_that_may_have_been_sent_is_looked_for_whole_before_it_is_split() -> None:
    bundle = claim(*map(one, "ab"), resumed=True, tried_as="T1-old")
    found = World(composing={"a": BROKEN}, finding=PLACE)
    assert ends(await isolate_faults(found.sender, bundle, BROKEN)) == {"a": "sent", "b": "sent"}
    absent = World(composing={"a": BROKEN})
    outcomes = await isolate_faults(absent.sender, bundle, BROKEN)
    assert ends(outcomes) == {"a": "faulted", "b": "postponed"}
    assert not any(each.unknown or each.tried_as for each in outcomes)
    assert found.sought == absent.sought == ["T1-old"]


async def test_a_bundle_that_cannot_be_looked_for_is_not_split() -> None:
    world = World(composing={"a": BROKEN}, finding=BROKEN)
    (outcome,) = await isolate_faults(world.sender, claim(*map(one, "ab"), resumed=True), BROKEN)
    assert (ends([outcome]), outcome.unknown) == ({"a": "faulted", "b": "faulted"}, True)


@pytest.mark.parametrize(
    "alone", [claim(one("a"), resumed=True), claim(one("a", CustomerEdit()), one("b", CustomerEdit()), resumed=True)]
)
async def test_a_single_message_and_edits_are_not_looked_for_but_stay_unknown(alone: Claim) -> None:
    world = World(composing={"a": BROKEN})
    outcomes = await isolate_faults(world.sender, alone, BROKEN)
    assert world.sought == []
    assert all(each.unknown for each in outcomes)


async def test_a_bundle_is_looked_for_where_it_would_have_been_sent() -> None:
    world = World(finding=PLACE)
    there = replace(claim(*map(one, "ab"), resumed=True), destination=to_channel("acme"))
    found = await world.sender.find_sent(there)
    assert found is not None
    assert (found.destination, found.message, found.unknown) == (to_channel("acme"), PLACE, False)
    assert world.sought == ["T1-a"]


async def test_a_database_that_goes_away_during_the_search_blames_nobody() -> None:
    world = World(composing={"b": StoreUnavailable()})
    with pytest.raises(StoreUnavailable):
        await isolate_faults(world.sender, claim(*map(one, "ab")), BROKEN)
