"""The judge sees every fault that a run may have, and none where there is none."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import State
from tests.chaos.judge import Row, Taken, Verdict, closest, figures, judge, refused_unsaid
from tests.chaos.surfaces import BLOCKED

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FIRST = MessageRef("C1", "1.1")
SECOND = MessageRef("C1", "2.2")


def row(id_: str, number: int | None = 1, seconds: float = 0, kind: str = "customer_line", **fields: object) -> Row:
    sent = Row(id_, kind, number, NOW + timedelta(seconds=seconds), State.SENT, "", NOW, FIRST)
    return replace(sent, **fields)  # type: ignore[arg-type]


def taken(id_: str, ref: MessageRef = FIRST, at: float = 0, labels: frozenset[str] = frozenset()) -> Taken:
    return Taken(id_, ref, labels, 100 + at, NOW.timestamp() + at)


def wrong(rows: list[Row], messages: list[Taken]) -> dict[str, int]:
    """Judge by one message a second; give what is wrong."""
    return {name: count for name, count in judge(rows, messages, 1.0, 0.05).faults.items() if count}


GOOD = [row("a"), row("b", seconds=1, message=SECOND)]
BOTH = [taken("a"), taken("b", SECOND, at=1)]


def test_a_good_run_has_no_fault() -> None:
    assert wrong(GOOD, BOTH) == {}


def test_an_edit_of_a_message_of_ours_is_known_by_the_message() -> None:
    refresh = row("r", kind="refresh", message=SECOND)
    edit = replace(taken("", SECOND, at=2), edit=True)
    assert wrong([*GOOD, refresh], [*BOTH, edit]) == {}
    assert wrong([*GOOD, refresh], [*BOTH, replace(edit, ref=FIRST)]) == {"lost": 1}


def test_what_never_arrived_is_lost_unless_it_was_held_back_for_a_reason() -> None:
    assert wrong(GOOD, BOTH[:1]) == {"lost": 1}
    assert wrong([row("a", state=State.FAILED)], []) == {"lost": 1}
    assert wrong([row("a", state=State.HELD_BACK)], []) == {"lost": 1}
    assert wrong([row("a", state=State.HELD_BACK, reason="settled")], []) == {}


def test_what_arrived_twice_is_doubled() -> None:
    assert wrong(GOOD, [*BOTH, taken("a", MessageRef("C1", "3.3"), at=5)]) == {"doubled": 1}


def test_a_second_copy_that_says_so_is_not_doubled_but_counted() -> None:
    copy = replace(taken("a", MessageRef("C1", "3.3"), at=5), again=True)
    assert wrong(GOOD, [*BOTH, copy]) == {}
    told = figures(GOOD, [replace(BOTH[0], again=True), BOTH[1], copy], NOW, lease_seconds=20)
    assert (told["doubled after an unknown outcome, and said so"], told["said so, and not doubled"]) == (1, 1)


def test_what_may_not_be_written_is_told_to_somebody() -> None:
    held, told = row("a", state=State.PLANNED, place=f"C1{BLOCKED}"), row("t", kind="untold")
    assert refused_unsaid([held]) == [str(held)]
    assert refused_unsaid([held, replace(told, state=State.FAILED)]) == [str(held)]
    assert refused_unsaid([held, told, row("b", number=2)]) == []


@pytest.mark.parametrize("state", [State.PLANNED, State.CLAIMED])
def test_what_is_still_planned_is_unfinished_though_it_arrived(state: State) -> None:
    assert wrong([row("a", state=state)], [taken("a")]) == {"unfinished": 1, "misrecorded": 1}


def test_a_record_of_another_message_or_end_is_wrong() -> None:
    assert wrong([row("a", message=SECOND)], [taken("a")]) == {"misrecorded": 1}
    assert wrong([row("a", state=State.FAILED)], [taken("a")]) == {"misrecorded": 1}
    assert wrong([row("a", kind="file", number=None, message=None)], [taken("a")]) == {}


def test_the_lines_of_a_commitment_keep_their_order_and_those_of_others_do_not_matter() -> None:
    assert wrong([row("a", seconds=2), row("b", seconds=1, message=SECOND)], BOTH) == {"out of order": 1}
    assert wrong([row("a", seconds=2), row("b", number=2, seconds=1, message=SECOND)], BOTH) == {}


def test_a_folded_notice_is_carried_by_the_message_that_names_its_commitment() -> None:
    notices = [row("a", 1, kind="notice"), row("b", 2, kind="notice")]
    assert wrong(notices, [taken("a", labels=frozenset({"C-1", "C-2"}))]) == {}
    assert wrong(notices, [taken("a", labels=frozenset({"C-1"}))]) == {"lost": 1}
    again = taken("b", SECOND, at=1, labels=frozenset({"C-2"}))
    assert wrong(notices, [taken("a", labels=frozenset({"C-1", "C-2"})), again]) == {"doubled": 1}


@pytest.mark.parametrize(
    ("arrivals", "fast"),
    [([0, 1, 2], False), ([0, 0.96, 1.92, 2.96], False), ([0, 0.9], True), ([0, 0.97, 1.94, 2.91], True)],
)
def test_a_channel_that_gets_more_than_one_a_second_is_seen_over_any_span(arrivals: list[float], fast: bool) -> None:
    messages = [taken(str(at), at=at) for at in arrivals]
    assert judge([], messages, 1.0, 0.085).too_fast == (["C1"] if fast else [])


def test_two_channels_do_not_wait_for_each_other() -> None:
    elsewhere = taken("b", MessageRef("C2", "2.2"))
    assert judge([], [taken("a"), elsewhere], 1.0, 0.0) == Verdict()
    assert closest([taken("a"), elsewhere]) is None


def test_one_is_found_by_looking_when_nobody_heard_an_answer() -> None:
    rows = [row("a"), row("b", sent_at=NOW + timedelta(seconds=20)), row("c")]
    messages = [replace(taken("a"), answered=False), taken("b"), taken("c", at=3)]
    told = figures(rows, messages, NOW + timedelta(seconds=1), lease_seconds=20)
    assert told["found by looking"] == 2
    assert told["worst lateness in seconds"] == 2
    assert told["seconds"] == 3
