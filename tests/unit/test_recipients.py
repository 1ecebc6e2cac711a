"""Who is reminded, by which policy, who hears what could not be sent, and what a change plans anew."""

from dataclasses import replace
from datetime import timedelta
from typing import cast
from zoneinfo import ZoneInfo

import pytest

from commitments.application.names import read_names
from commitments.application.reminder_scheduling import calendar_of, plan_reminders, policy_of, recipients_of, replan
from commitments.application.send_results import given_up
from commitments.domain.calendar import Calendar
from commitments.domain.commitment import Status
from commitments.domain.customer import Customer
from commitments.domain.notifications.addresses import to_channel, to_person
from commitments.domain.notifications.notification import State
from commitments.domain.notifications.payload import Payload
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, CustomerEdit
from commitments.domain.notifications.payloads.notice import Notice
from commitments.domain.notifications.payloads.questions import Untold
from commitments.domain.notifications.payloads.reminders import Escalation, LeadReminder
from commitments.domain.person import Person
from commitments.domain.reminder_policy import Policy
from tests.contract.values import DAY, FILE, NEWS, NOW, commitment, notice
from tests.stage import LONDON, NEW_YORK, SEOUL
from tests.unit.played_rows import ACME, COMPANY, JANE, SAM, Rows


def test_a_person_works_in_their_zone_with_the_holidays_of_their_or_our_country() -> None:
    assert calendar_of(JANE, COMPANY) == Calendar(ZoneInfo(NEW_YORK), "US")
    assert calendar_of(SAM, COMPANY) == Calendar(ZoneInfo(LONDON), "KR")
    assert calendar_of(None, COMPANY) == Calendar(ZoneInfo(SEOUL), "KR")


@pytest.mark.parametrize(
    ("customer", "days"),
    [
        (None, 9), (ACME, 9), (replace(ACME, tier="gold"), 5), (replace(ACME, tier="none"), 9),
        (replace(ACME, tier="gold", policy=Policy((1,))), 1),
    ],
)  # fmt: skip
def test_the_policy_of_a_customer_goes_before_its_tiers_and_that_before_ours(
    customer: Customer | None, days: int
) -> None:
    assert policy_of(COMPANY, customer).lead_days == (days,)


@pytest.mark.parametrize(
    ("owner", "customer", "manager"),
    [
        (JANE, ACME, "sam"),
        (JANE, None, "sam"),
        (replace(JANE, manager=None), ACME, "root"),
        (replace(JANE, manager="jane"), ACME, "root"),
        (replace(JANE, manager="jane"), replace(ACME, manager="jane"), None),
        (replace(JANE, manager=None), None, None),
        (None, ACME, "root"),
        (None, None, None),
    ],
)
async def test_of_what_is_late_the_owners_manager_hears_or_the_customers_but_never_the_owner(
    owner: Person | None, customer: Customer | None, manager: str | None
) -> None:
    rows = Rows(persons=[one for one in (owner, SAM) if one])
    circle = await recipients_of(rows.unit(), commitment(owner="jane"), customer)
    assert (circle.owner, circle.manager) == ("jane", manager)
    assert circle.owner_calendar == calendar_of(owner, COMPANY)
    assert circle.manager_calendar == (calendar_of(SAM if manager == "sam" else None, COMPANY) if manager else None)


async def test_names_of_owners_makers_and_others_are_read_at_once_and_who_is_unknown_has_their_id() -> None:
    rows = Rows()
    promises = [commitment(number=1, owner="jane", maker="sam", customer=1), commitment(number=2, owner="gone")]
    names = await read_names(rows.unit(), promises, ["root"])
    assert [*map(list, rows.asked)] == [[1], ["gone", "jane", "root", "sam"]]
    assert [names.person(one) for one in ("jane", "gone")] == ["Jane Doe", "gone"]
    assert [names.customer(one) for one in promises] == [ACME, None]


@pytest.mark.parametrize(
    ("lost", "to", "helper", "said"),
    [
        (LeadReminder(), to_person("jane"), "sam", "unreached"),
        (NEWS, to_person("sam"), "jane", "unreached"),
        (CustomerCard(), to_channel("acme"), "jane", "untold"),
        (CustomerEdit(), to_channel("acme"), "jane", "untold"),
        (Untold(), to_person("jane"), "sam", "untold"),
    ],
)
async def test_the_owner_or_who_comes_next_hears_what_could_not_be_sent(
    lost: Payload, to: object, helper: str, said: str
) -> None:
    rows = Rows(promises=[commitment(number=1, owner="jane", maker="sam")])
    await given_up(rows.unit(), [notice("a", number=1, payload=lost, to=cast("None", to), request="r1")], "x", NOW)
    assert [(one.destination.id, one.request) for one in rows.added] == [(helper, "r1")]
    (told,) = rows.added
    assert (told.payload.phrase if isinstance(told.payload, Notice) else told.kind) == said


async def test_a_manager_hears_where_maker_and_owner_are_one_and_cannot_be_reached() -> None:
    rows = Rows(promises=[commitment(number=1, owner="jane", maker="jane")])
    await given_up(rows.unit(), [notice("a", number=1)], "x", NOW)
    assert [one.destination.id for one in rows.added] == ["sam"]


async def test_without_a_commitment_or_anybody_else_nobody_hears() -> None:
    alone = Rows(persons=(), clients=(), promises=[commitment(number=1, owner="jane", maker="jane")])
    await given_up(alone.unit(), [notice("a", number=1), notice("b", number=2), notice("c", payload=FILE)], "x", NOW)
    assert alone.added == []


# --- planning again ----------------------------------------------------------------------------------------------


async def test_a_change_holds_back_what_was_planned_and_plans_anew_under_new_keys() -> None:
    rows = Rows(promises=[commitment(number=1, owner="jane", due=NOW + 7 * DAY)])
    changed = await replan(rows.unit(), rows.promises[0], "moved", NOW)
    assert (changed.revision, [*rows.promises], rows.held_back) == (1, [changed], [(1, "moved")])
    assert {one.key.split("/")[1] for one in rows.added} == {"1"}
    assert [(one.kind, one.destination.id) for one in rows.added if one.kind in ("due", "escalation")] == [
        ("due", "jane"), ("escalation", "sam"),
    ]  # fmt: skip


async def test_of_what_is_no_longer_open_nothing_is_planned_but_the_question_for_an_answer() -> None:
    for status, planned in ((Status.CANCELLED, []), (Status.DELIVERED, ["no_answer"])):
        rows = Rows(promises=[commitment(number=1, status=status)])
        await replan(rows.unit(), rows.promises[0], "done", NOW)
        assert (rows.held_back, [one.kind for one in rows.added]) == ([(1, "done")], planned)


@pytest.mark.parametrize(
    ("state", "missed", "manager", "again"),
    [
        (State.SENT, DAY, "sam", False),
        (State.CLAIMED, DAY, "sam", False),
        (State.PLANNED, DAY, "sam", True),
        (State.HELD_BACK, DAY, "sam", True),
        (State.SENT, 2 * DAY, "sam", True),
        (State.SENT, DAY, "root", True),
    ],
)
async def test_a_manager_hears_of_a_missed_date_once(
    state: State, missed: timedelta, manager: str, again: bool
) -> None:
    heard = notice("e", number=1, payload=Escalation(due=NOW - missed), to=to_person(manager), state=state)
    rows = Rows(promises=[commitment(number=1, owner="jane", due=NOW - DAY)], told=[heard, notice("l", number=1)])
    planned = await plan_reminders(rows.unit(), rows.promises[0], NOW)
    assert planned == rows.added
    assert ("escalation" in {one.kind for one in planned}) is again
    assert "overdue" in {one.kind for one in planned}
