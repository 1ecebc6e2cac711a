"""Notifications as they are planned, held back and looked up."""

import pytest

from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.outbox import ClaimPolicy, End, Outcome
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from commitments.domain.notifications.kinds import planned_kinds, reminder_kinds
from commitments.domain.notifications.notification import State
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.reminders import (
    DueReminder,
    Escalation,
    LeadReminder,
    OverdueReminder,
    SnoozedReminder,
)
from tests.contract.values import DAY, HOUR, LEASE, NOW, REFRESH, notice, planned

TERMS = ClaimPolicy(LEASE)


async def test_a_notification_comes_back_as_it_was(store: SqlStore) -> None:
    full = notice(
        "a",
        NOW + HOUR,
        to_channel("C1"),
        number=3,
        payload=Notice(phrase="moved", actor="sam", reason="보냈어요 🎉", due=NOW, owner="jane"),
        state=State.SENT,
        attempts=2,
        reason="왜",
        sent_at=NOW,
        message=MessageRef("C1", "1.2"),
    )
    await planned(store, full, notice("b", number=3))
    async with store.transaction("T1") as uow:
        assert await uow.notifications.list_for(3) == [notice("b", number=3), full]
        assert await uow.notifications.list_for(4) == []


async def test_a_key_is_planned_once(store: SqlStore) -> None:
    first = notice("a", number=1, reason="first")
    await planned(store, first)
    await planned(store, notice("a", NOW + DAY, number=1, reason="second"), notice("b", NOW + DAY, number=1))
    async with store.transaction("T1") as uow:
        await uow.notifications.add([])
        assert await uow.notifications.list_for(1) == [first, notice("b", NOW + DAY, number=1)]


async def test_another_workspace_cannot_be_planned_for(store: SqlStore) -> None:
    with pytest.raises(ValueError, match="T1"):
        async with store.transaction("T1") as uow:
            await uow.notifications.add([notice("a", workspace="T2")])


async def test_planned_ones_of_a_commitment_are_held_back(store: SqlStore) -> None:
    await planned(
        store,
        notice("lead", number=1),
        notice("due", NOW + HOUR, number=1, payload=DueReminder()),
        notice("late", NOW + DAY, number=1, payload=OverdueReminder()),
        notice("card", number=1, payload=REFRESH),
        notice("sent", number=1, state=State.SENT),
        notice("other", number=2),
    )
    async with store.transaction("T1") as uow:
        await uow.notifications.hold_back(1, reminder_kinds(), "끝", before=NOW + HOUR)
        assert await _states(uow.notifications.list_for(1)) == "card planned, lead held_back 끝, sent sent, " + (
            "due planned, late planned"
        )
        await uow.notifications.hold_back(1, reminder_kinds(), "done", to=to_person("sam"))
        assert "due planned, late planned" in await _states(uow.notifications.list_for(1))
        await uow.notifications.hold_back(1, reminder_kinds(), "done", to=to_person("jane"))
        assert await _states(uow.notifications.list_for(1)) == "card planned, lead held_back 끝, sent sent, " + (
            "due held_back done, late held_back done"
        )
        assert await _states(uow.notifications.list_for(2)) == "other planned"
        await uow.notifications.hold_back(2, frozenset(), "none")
        assert await _states(uow.notifications.list_for(2)) == "other planned"


async def test_what_is_planned_from_dates_is_listed_also_after_it_was_planned_again(store: SqlStore) -> None:
    lead, due = notice("lead", number=1), notice("due", NOW + HOUR, number=1, payload=DueReminder())
    other, snoozed = notice("other", number=2), notice("snooze", number=1, payload=SnoozedReminder())
    await planned(store, due, lead, other, snoozed, notice("sent", number=1, state=State.SENT))
    again = notice("again", number=1)
    async with store.transaction("T1") as uow:
        found = await uow.notifications.list_planned([1, 2, 3])
        assert {number: [one.key for one in every] for number, every in found.items()} == {
            1: ["lead", "due"], 2: ["other"],
        }  # fmt: skip
        await uow.notifications.hold_back(1, planned_kinds(), "moved")
        await uow.notifications.add([again])
        assert await _states(_planned(uow, 1)) == "again planned"
        await uow.notifications.hold_back(1, planned_kinds(), "moved", before=NOW + DAY)
        assert await _states(_planned(uow, 1)) == ""
        assert "snooze planned" in await _states(uow.notifications.list_for(1))


async def _planned(uow: UnitOfWork, number: int) -> object:
    return (await uow.notifications.list_planned([number])).get(number, ())


async def _states(reading: object) -> str:
    found = await reading  # type: ignore[misc]
    return ", ".join(f"{each.key} {each.state} {each.reason}".strip() for each in found)


async def test_what_a_message_folds_is_found_by_due_time(store: SqlStore) -> None:
    await planned(store, notice("b", NOW), notice("a", NOW - HOUR), notice("c", NOW + HOUR))
    (claim,) = await store.claim(NOW, TERMS, 10)
    sent = Outcome("T1", claim.destination, claim.notifications, End.SENT, NOW, MessageRef("D1", "1.5"))
    await store.record([sent], TERMS)
    async with store.transaction("T1") as uow:
        folded = await uow.notifications.list_in_message(MessageRef("D1", "1.5"))
        assert [(each.key, each.sent_at, each.state) for each in folded] == [
            ("a", NOW, State.SENT),
            ("b", NOW, State.SENT),
        ]
        assert await uow.notifications.list_in_message(MessageRef("D2", "1.5")) == []


async def test_what_is_due_is_only_delayed_and_stays_when_it_is_planned_again(store: SqlStore) -> None:
    every = {"lead": LeadReminder(), "late": OverdueReminder(), "manager": Escalation(), "snooze": SnoozedReminder()}
    await planned(store, *(notice(key, number=1, payload=payload) for key, payload in every.items()))
    await planned(store, notice("due", NOW + HOUR, number=1, payload=DueReminder()))
    async with store.transaction("T1") as uow:
        await uow.notifications.hold_back(1, planned_kinds(), "edited", delayed_at=NOW)
        assert {one.key for one in await uow.notifications.list_for(1) if one.state is State.HELD_BACK} == {
            "manager", "due",
        }  # fmt: skip
        assert [one.key for one in (await uow.notifications.list_planned([1]))[1]] == ["late", "lead"]
