"""How many requests a person and a workspace may make: a burst, then a rate."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.conversation import request_limits
from bot.settings import Settings
from bot.wiring import request_limits as limits_of

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Asking:
    """Somebody who asks again and again, each time with a key of its own."""

    def __init__(self) -> None:
        self.limits = limits_of(Settings(_env_file=None))
        self.number = 0

    def times(self, times: int, now: datetime = NOW, who: str = "U1", where: str = "T1") -> int:
        """Ask that often at one moment; give how often it was allowed."""
        return sum(self.once(now, who, where) for _ in range(times))

    def once(self, now: datetime, who: str, where: str) -> bool:
        self.number += 1
        return self.limits.allows(where, who, f"{self.number}", now)


def test_a_person_has_a_burst_of_60_and_then_2_a_second() -> None:
    asking = Asking()
    assert asking.times(100) == 60
    assert asking.times(9, NOW + SECOND) == 2
    assert asking.times(99, NOW + 11 * SECOND) == 20
    assert asking.times(99, NOW + timedelta(hours=1)) == 60
    assert asking.times(9, who="U2") == 9, "nobody is held back for another"


def test_a_workspace_has_a_burst_of_1000_and_then_100_a_second() -> None:
    asking = Asking()
    assert sum(asking.times(20, who=f"U{number}") for number in range(100)) == 1000
    assert sum(asking.times(20, NOW + SECOND, who=f"U{number}") for number in range(50, 100)) == 100
    assert asking.times(5, where="T2") == 5
    assert asking.times(60, NOW + SECOND, who="U99") == 0


def test_what_the_workspace_refuses_costs_the_person_nothing() -> None:
    asking = Asking()
    for number in range(50):
        asking.times(20, who=f"U{number}")
    assert asking.times(60, who="new") == 0
    assert asking.times(60, NOW + 10 * SECOND, who="new") == 60


def test_one_request_counts_once_and_gets_one_verdict_however_often_it_comes() -> None:
    limits = Asking().limits
    assert all(limits.allows("T1", "U1", "the same", NOW) for _ in range(500))
    assert sum(limits.allows("T1", "U1", f"{number}", NOW) for number in range(99)) == 59
    assert not limits.allows("T1", "U1", "98", NOW + timedelta(minutes=9)), "it was told that nothing was recorded"
    limits.refuse("no turn")
    assert not limits.allows("T1", "U2", "no turn", NOW)


def test_a_clock_that_is_set_back_locks_nobody_out() -> None:
    asking = Asking()
    asking.times(60, NOW + timedelta(hours=1))
    assert asking.times(9, NOW) == 9


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_limits, "_MOST_BUCKETS", 10)
    monkeypatch.setattr(request_limits, "_MOST_KEYS", 10)
    asking = Asking()
    for number in range(100):
        asking.times(1, who=f"U{number}", where=f"T{number}")
    kept = (asking.limits._verdicts, asking.limits._people._free_at, asking.limits._workspaces._free_at)
    assert [len(one) for one in kept] == [10, 10, 10]
    assert asking.times(60, who="U99", where="T99") == 59, "whoever asked last is remembered"


def test_limits_can_be_widened_but_not_narrowed() -> None:
    wide = limits_of(Settings(_env_file=None, request_burst_per_person=100))
    assert sum(wide.allows("T1", "U1", f"{number}", NOW) for number in range(200)) == 100
    for name, value in (
        ("request_burst_per_person", 59), ("requests_per_second_per_person", 1.9),
        ("request_burst_per_workspace", 999), ("requests_per_second_per_workspace", 99),
    ):  # fmt: skip
        with pytest.raises(ValueError, match="greater than or equal"):
            Settings(_env_file=None, **{name: value})
