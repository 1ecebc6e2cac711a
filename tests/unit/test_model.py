"""Legal transitions, and how a kept commitment is judged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from commitments.domain.commitment import Commitment, Move, Outcome, Status, outcome_if_kept
from commitments.domain.draft import Draft
from commitments.domain.errors import AlreadyClosed, NotDelivered

DUE = datetime(2026, 12, 15, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
OPEN = Commitment(
    1, "send fix", 1, "alice", "alice", DUE, DUE, "Asia/Seoul", "day", DUE - 100 * HOUR, wording="send fix"
)


def move(sequence: int = 1, notice: timedelta | None = HOUR, *, undone: bool = False) -> Move:
    return Move(1, sequence, DUE - 9 * HOUR, "alice", DUE, DUE + 24 * HOUR, "vendor", notice=notice, undone=undone)


CHANGES: list[Callable[[Commitment], Commitment]] = [
    lambda one: one.moved(DUE + HOUR, "time", "Asia/Seoul"),
    lambda one: one.handed_over("jane"),
    lambda one: one.edited("other", 1, told=False),
    lambda one: one.delivered(DUE),
    lambda one: one.cancelled(DUE),
]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("status", [Status.DELIVERED, Status.ACCEPTED, Status.CANCELLED])
def test_only_an_open_one_is_changed(change: Callable[[Commitment], Commitment], status: Status) -> None:
    with pytest.raises(AlreadyClosed):
        change(replace(OPEN, status=status))


@pytest.mark.parametrize("change", [lambda one: one.accepted(DUE, ()), lambda one: one.reopened()])
@pytest.mark.parametrize("status", [Status.OPEN, Status.ACCEPTED, Status.CANCELLED])
def test_only_a_delivered_one_is_answered(change: Callable[[Commitment], Commitment], status: Status) -> None:
    with pytest.raises(NotDelivered):
        change(replace(OPEN, status=status))


def test_an_answer_counts_once() -> None:
    accepted = OPEN.delivered(DUE).accepted(DUE + HOUR, ())
    with pytest.raises(NotDelivered):
        accepted.accepted(DUE + HOUR, ())
    with pytest.raises(NotDelivered):
        accepted.reopened()


@pytest.mark.parametrize(
    ("status", "closed"),
    [(Status.OPEN, False), (Status.DELIVERED, False), (Status.ACCEPTED, True), (Status.CANCELLED, True)],
)
def test_closed_is_what_the_customer_accepted_or_we_cancelled(status: Status, closed: bool) -> None:
    assert replace(OPEN, status=status).is_closed is closed


def test_a_move_counts_and_leaves_the_first_date() -> None:
    moved = OPEN.moved(DUE + HOUR, "time", "Asia/Seoul").moved(DUE + 2 * HOUR, "time", "Asia/Seoul")
    assert (moved.first_due, moved.due, moved.moves, moved.precision) == (DUE, DUE + 2 * HOUR, 2, "time")


def test_a_handover_changes_the_owner_alone() -> None:
    assert OPEN.handed_over("jane") == replace(OPEN, owner="jane")


def test_reopening_takes_the_delivery_back() -> None:
    reopened = OPEN.delivered(DUE).reopened()
    assert reopened == OPEN


def test_words_of_the_customer_follow_an_edit_until_they_were_told() -> None:
    assert OPEN.edited("send hotfix", 1, told=False).wording == "send hotfix"
    assert replace(OPEN, wording="the fix").edited("send hotfix", 1, told=False).wording == "the fix"
    assert OPEN.edited("send hotfix", 1, told=True).wording == "send fix"


@pytest.mark.parametrize(
    ("at", "moves", "due", "outcome"),
    [
        (DUE, (), DUE, Outcome.KEPT_ON_FIRST_DATE),
        (DUE + timedelta(seconds=1), (), DUE, Outcome.KEPT_LATE),
        (DUE - HOUR, (move(notice=None),), DUE + 24 * HOUR, Outcome.KEPT_ON_FIRST_DATE),
        (DUE + HOUR, (move(),), DUE + 24 * HOUR, Outcome.KEPT_AFTER_NOTICE),
        (DUE + HOUR, (move(notice=None),), DUE + 24 * HOUR, Outcome.KEPT_LATE),
        (DUE + HOUR, (move(notice=timedelta(0)),), DUE + 24 * HOUR, Outcome.KEPT_LATE),
        (DUE + HOUR, (move(notice=-HOUR),), DUE + 24 * HOUR, Outcome.KEPT_LATE),
        (DUE + 24 * HOUR, (move(),), DUE + 24 * HOUR, Outcome.KEPT_AFTER_NOTICE),
        (DUE + 25 * HOUR, (move(),), DUE + 24 * HOUR, Outcome.KEPT_LATE),
        (DUE + HOUR, (move(1), move(2, None)), DUE + 24 * HOUR, Outcome.KEPT_LATE),
        (DUE + HOUR, (move(1), move(2, None, undone=True)), DUE + 24 * HOUR, Outcome.KEPT_AFTER_NOTICE),
        (DUE + HOUR, (move(undone=True),), DUE + 24 * HOUR, Outcome.KEPT_LATE),
    ],
)
def test_a_kept_one_is_judged_by_first_date_due_date_and_notice(
    at: datetime, moves: tuple[Move, ...], due: datetime, outcome: Outcome
) -> None:
    delivered = replace(OPEN, due=due).delivered(at)
    assert delivered.accepted(at + 100 * HOUR, moves).outcome is outcome


def test_nothing_undelivered_is_judged() -> None:
    with pytest.raises(NotDelivered):
        outcome_if_kept(OPEN, ())


def test_given_up_after_its_date_is_broken() -> None:
    assert OPEN.cancelled(DUE).outcome is Outcome.CANCELLED
    assert OPEN.cancelled(DUE + timedelta(seconds=1)).outcome is Outcome.BROKEN


def test_a_date_that_was_moved_ahead_does_not_make_late_what_kept_the_first() -> None:
    earlier = replace(OPEN, due=DUE - 24 * HOUR).delivered(DUE - HOUR)
    assert earlier.accepted(DUE, (move(notice=None),)).outcome is Outcome.KEPT_ON_FIRST_DATE


DRAFT = Draft("d1", "alice", "send fix", "team", DUE - 100 * HOUR, "send fix", due=DUE, owner="minho", customer=1)


def test_a_clear_draft_becomes_a_commitment_that_is_not_numbered_yet() -> None:
    made = DRAFT.to_commitment("Asia/Seoul", DUE - 99 * HOUR)
    assert (made.number, made.owner, made.maker, made.customer, made.place) == (0, "minho", "alice", 1, "team")
    assert (made.first_due, made.due, made.made_at, made.zone) == (DUE, DUE, DUE - 99 * HOUR, "Asia/Seoul")
    assert (made.precision, made.wording, made.status) == ("day", "send fix", Status.OPEN)
    assert replace(DRAFT, precision="time").to_commitment("Asia/Seoul", DUE).precision == "time"


@pytest.mark.parametrize("unclear", [replace(DRAFT, due=None), replace(DRAFT, owner=None)])
def test_a_draft_without_a_date_or_an_owner_is_no_commitment(unclear: Draft) -> None:
    with pytest.raises(ValueError, match="d1"):
        unclear.to_commitment("Asia/Seoul", DUE)


def test_late_is_open_and_past_its_date() -> None:
    assert not OPEN.is_overdue(DUE)
    assert OPEN.is_overdue(DUE + HOUR)
    assert not OPEN.delivered(DUE).is_overdue(DUE + HOUR)
