"""The figures that the benchmarks compute rather than measure are right."""

import pytest

from benchmarks.monday_model import monday, shared_seconds
from benchmarks.rate_checks import by_place, by_workspace, most_ahead, shortest_gap

PLENTY = 1e9


@pytest.mark.parametrize(
    ("sizes", "rate", "seconds"),
    [
        ([5], PLENTY, 0.1),  # a burst goes at once, which is the first step
        ([55, 5], PLENTY, 10),  # the limit of the largest
        ([100] * 10, 10.0, 100),  # the worker's rate
        ([10] + [500] * 9, 10.0, 451),  # who has little is not held up by who has much
    ],
)
def test_workspaces_share_a_worker_within_their_limits(sizes: list[int], rate: float, seconds: float) -> None:
    assert shared_seconds(sizes, rate, a_second=5.0, burst=5) == pytest.approx(seconds, abs=0.3)


def test_more_workers_are_late_by_less_until_slacks_limit_remains() -> None:
    figures = monday(500.0, 5.0, 5)
    late = figures["worst_lateness_seconds_by_workers"]
    assert isinstance(late, dict)
    assert late[1] == pytest.approx(2 * late[2], abs=1)
    assert figures == monday(500.0, 5.0, 5)


def test_the_receiver_sees_bursts_and_gaps() -> None:
    got = [("a", "T1 jane", 0.0), ("b", "T1 bob", 0.0), ("c", "T1 jane", 0.5), ("d", "T2 jane", 0.1)]
    assert shortest_gap(by_place([*got, ("e", "T1 jane", 2.0)]).values()) == 0.5
    assert shortest_gap([[1.0]]) is None
    assert most_ahead(by_workspace(got).values(), a_second=2.0) == 2
    assert most_ahead([[0.0, 10.0, 10.0, 10.0]], a_second=1.0) == 3
