"""The time that replicas agree on."""

from datetime import UTC, datetime, timedelta

import pytest

from commitments.domain.clock import DatabaseClock, ShiftedClock, SystemClock
from commitments.domain.errors import NaiveTime

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Watchmaker:
    """Plays the machine's clocks: the one that people set, and the one that only runs on."""

    def __init__(self) -> None:
        self.shown, self.running = NOON, 86_400.0

    def pass_by(self, seconds: float) -> None:
        self.shown += timedelta(seconds=seconds)
        self.running += seconds


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Watchmaker:
    made = Watchmaker()
    monkeypatch.setattr("time.monotonic", lambda: made.running)
    monkeypatch.setattr(SystemClock, "now", lambda self: made.shown)
    return made


def test_until_it_is_told_it_shows_the_machines_time(machine: Watchmaker) -> None:
    agreed = DatabaseClock()
    assert agreed.now() == NOON
    machine.pass_by(60)
    assert agreed.now() == NOON + timedelta(minutes=1)


def test_it_runs_on_from_what_it_was_told_wherever_the_machine_is_set_to(machine: Watchmaker) -> None:
    agreed = DatabaseClock()
    agreed.synchronize(NOON + timedelta(seconds=30))
    machine.shown -= timedelta(hours=5)
    machine.pass_by(10)
    assert agreed.now() == NOON + timedelta(seconds=40)
    assert agreed.now().tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(machine: Watchmaker) -> None:
    with pytest.raises(NaiveTime):
        DatabaseClock().synchronize(NOON.replace(tzinfo=None))
    with pytest.raises(NaiveTime):
        ShiftedClock().move_to(NOON.replace(tzinfo=None))


def test_a_shifted_clock_runs_on_ahead_of_the_machines() -> None:
    shifted = ShiftedClock(timedelta(days=3))
    before = SystemClock().now()
    assert before <= shifted.now() - timedelta(days=3) <= SystemClock().now()
    shifted.move_to(NOON)
    assert NOON <= shifted.now() < NOON + timedelta(minutes=1)
