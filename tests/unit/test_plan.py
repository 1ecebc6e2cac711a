"""Reminders planned backward from a date: pure."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.domain.calendar import Calendar
from commitments.domain.commitment import Commitment
from commitments.domain.deadline import Precision
from commitments.domain.notifications.addresses import to_person
from commitments.domain.notifications.notification import Notification
from commitments.domain.notifications.payloads.reminders import Reminder
from commitments.domain.notifications.retry_policy import backoff
from commitments.domain.reminder_policy import Policy
from commitments.domain.reminders import Recipients, overdue_on, plan
from tests.stage import LONDON, NEW_YORK, SEOUL, seoul

KOREA, BRITAIN, AMERICA = (
    Calendar(ZoneInfo(zone), country) for zone, country in ((SEOUL, "KR"), (LONDON, "GB"), (NEW_YORK, "US"))
)
CIRCLE = Recipients("alice", KOREA, "sam", BRITAIN)
NOW = seoul("2026-11-23 10:00")


def commitment(due: datetime, precision: Precision = "day") -> Commitment:
    return Commitment(1, "send fix", None, "alice", "alice", due, due, SEOUL, precision, NOW)


def shown(planned: list[Notification]) -> list[str]:
    return [f"{one.kind} {one.due_at.astimezone(ZoneInfo(SEOUL)):%a %d %b %H:%M}" for one in planned]


def test_a_plan_holds_every_reminder_in_the_order_of_time() -> None:
    planned = plan("W1", commitment(seoul("2026-12-15 18:00")), Policy(), CIRCLE, NOW)
    assert shown(planned) == [
        "lead Thu 10 Dec 09:00", "lead Mon 14 Dec 09:00", "brief Tue 15 Dec 09:00", "lead Tue 15 Dec 16:00",
        "due Tue 15 Dec 18:00", "overdue Wed 16 Dec 09:00", "escalation Thu 17 Dec 18:00",
    ]  # fmt: skip
    assert {one.destination for one in planned[:-1]} == {to_person("alice")}
    assert planned[-1].destination == to_person("sam")


@pytest.mark.parametrize("circle", [Recipients("alice", KOREA), Recipients("alice", KOREA, "sam")])
def test_nobody_is_escalated_to_without_a_manager_whose_working_time_is_known(circle: Recipients) -> None:
    planned = plan("W1", commitment(seoul("2026-12-15 18:00")), Policy(), circle, NOW)
    assert "escalation" not in {one.kind for one in planned}


def test_keys_differ_between_revisions_and_ids_follow_from_keys() -> None:
    first = plan("W1", commitment(seoul("2026-12-15 18:00")), Policy(), CIRCLE, NOW)
    second = plan("W1", replace(commitment(seoul("2026-12-15 18:00")), revision=1), Policy(), CIRCLE, NOW)
    again = plan("W1", commitment(seoul("2026-12-15 18:00")), Policy(), CIRCLE, NOW)
    assert not {one.key for one in first} & {one.key for one in second}
    assert [one.id for one in first] == [one.id for one in again]
    assert first[0].id != plan("W2", commitment(seoul("2026-12-15 18:00")), Policy(), CIRCLE, NOW)[0].id


def test_two_that_fall_on_one_moment_are_one() -> None:
    planned = plan("W1", commitment(seoul("2026-12-15 11:00"), "time"), Policy((), (2,)), CIRCLE, NOW)
    assert shown(planned)[:2] == ["lead Tue 15 Dec 09:00", "due Tue 15 Dec 11:00"]


def test_two_hours_before_the_morning_are_in_the_afternoon_before() -> None:
    planned = plan("W1", commitment(seoul("2026-12-15 10:00"), "time"), Policy((), (2,)), CIRCLE, NOW)
    assert shown(planned)[0] == "lead Mon 14 Dec 17:00"


def test_a_date_before_work_has_no_brief_after_it() -> None:
    planned = plan("W1", commitment(seoul("2026-12-15 05:00"), "time"), Policy(), CIRCLE, NOW)
    assert "brief" not in {one.kind for one in planned}
    assert "due Mon 14 Dec 18:00" in shown(planned)
    assert "overdue Tue 15 Dec 09:00" in shown(planned)


def test_a_reminder_whose_moment_has_come_is_not_planned_again() -> None:
    due = commitment(seoul("2026-12-15 18:00"))
    assert shown(plan("W1", due, Policy(), CIRCLE, seoul("2026-12-14 08:59")))[0] == "lead Mon 14 Dec 09:00"
    assert shown(plan("W1", due, Policy(), CIRCLE, seoul("2026-12-14 09:00")))[0] == "brief Tue 15 Dec 09:00"


def test_a_reminder_is_named_after_its_moment() -> None:
    planned = plan("W1", commitment(seoul("2026-12-15 18:00")), Policy(), CIRCLE, NOW)
    names = [one.payload.name for one in planned if isinstance(one.payload, Reminder)]
    assert names == ["3d", "1d", "brief", "2h", "due", "overdue", "escalation"]
    assert planned[-2].key == "C-1/0/overdue/2026-12-16"


def test_reminders_of_a_date_on_a_day_off_come_on_working_days_before_it() -> None:
    planned = plan("W1", commitment(seoul("2026-12-25 12:00"), "time"), Policy(), CIRCLE, NOW)
    assert shown(planned) == [
        "lead Tue 22 Dec 12:00", "lead Thu 24 Dec 12:00", "lead Thu 24 Dec 16:00", "due Thu 24 Dec 18:00",
        "overdue Mon 28 Dec 09:00", "escalation Tue 29 Dec 18:00",
    ]  # fmt: skip


def test_moments_are_rounded_down_to_five_minutes() -> None:
    planned = plan("W1", commitment(seoul("2026-12-15 14:33"), "time"), Policy((1,), (2,)), CIRCLE, NOW)
    assert shown(planned)[:4] == [
        "lead Mon 14 Dec 14:30", "brief Tue 15 Dec 09:00", "lead Tue 15 Dec 12:30", "due Tue 15 Dec 14:30",
    ]  # fmt: skip


def test_a_reminder_before_work_begins_waits_for_it_and_one_after_work_comes_at_its_end() -> None:
    for time, lead in (("06:00", "lead Mon 14 Dec 09:00"), ("21:00", "lead Mon 14 Dec 18:00")):
        planned = plan("W1", commitment(seoul(f"2026-12-15 {time}"), "time"), Policy((1,), ()), CIRCLE, NOW)
        assert shown(planned)[0] == lead


def test_replanning_what_is_late_reminds_tomorrow_and_escalates_at_once_or_in_time() -> None:
    late = commitment(seoul("2026-11-16 18:00"))
    assert shown(plan("W1", late, Policy(), CIRCLE, NOW)) == ["escalation Mon 23 Nov 18:00", "overdue Tue 24 Nov 09:00"]


def test_more_grace_escalates_later() -> None:
    planned = plan("W1", commitment(seoul("2026-12-10 18:00")), Policy(escalate_after_days=3), CIRCLE, NOW)
    assert shown(planned)[-1] == "escalation Wed 16 Dec 18:00"


@pytest.mark.parametrize(
    ("after", "morning"),
    [
        ("2026-12-10 08:00", "Thu 10 Dec 09:00"),
        ("2026-12-10 09:00", "Fri 11 Dec 09:00"),
        ("2026-12-11 18:00", "Mon 14 Dec 09:00"),
        ("2026-12-24 18:00", "Mon 28 Dec 09:00"),
    ],
)
def test_the_next_overdue_reminder_is_on_the_first_working_morning(after: str, morning: str) -> None:
    one = overdue_on("W1", commitment(seoul("2026-12-01 18:00")), CIRCLE, seoul(after))
    assert shown([one]) == [f"overdue {morning}"]


MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@settings(deadline=None)
@given(
    due=MOMENTS,
    now=MOMENTS,
    precision=st.sampled_from(["day", "time"]),
    calendar=st.sampled_from([KOREA, BRITAIN, AMERICA]),
    days=st.lists(st.integers(1, 30), max_size=3, unique=True),
    hours=st.lists(st.integers(1, 40), max_size=3, unique=True),
)
def test_whatever_the_date_all_is_ahead_in_working_time_and_unique(
    due: datetime, now: datetime, precision: Precision, calendar: Calendar, days: list[int], hours: list[int]
) -> None:
    policy = Policy(tuple(days), tuple(hours))
    planned = plan("W1", commitment(due, precision), policy, Recipients("alice", calendar, "sam", BRITAIN), now)
    assert len({one.key for one in planned}) == len(planned)
    mine = [one for one in planned if one.destination == to_person("alice")]
    assert len({one.due_at for one in mine}) == len(mine)
    for one in planned:
        working = BRITAIN if one.kind == "escalation" else calendar
        assert one.due_at > now or one.kind == "escalation"
        assert one.due_at >= now
        assert working.is_working_time(one.due_at)
        assert one.due_at <= due or one.kind in ("overdue", "escalation")


@pytest.mark.parametrize(
    ("attempts", "longest"), [(0, 2), (1, 4), (2, 8), (3, 16), (9, 1024), (10, 1800), (1000, 1800)]
)
def test_the_wait_doubles_up_to_half_an_hour_with_jitter(attempts: int, longest: int) -> None:
    waits = [backoff(attempts) for _ in range(50)]
    assert all(timedelta(seconds=longest / 2) <= wait <= timedelta(seconds=longest) for wait in waits)
    assert len(set(waits)) > 1
