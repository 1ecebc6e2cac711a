"""`make mutants` makes small faults and puts them into the functions of the running program."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from commitments.domain.notifications import retry_policy
from tests.mutants.live_code import Program, Unplantable
from tests.mutants.mutations import Mutant, mutants_of
from tests.mutants.plugin import Fate, Plan, _child, _chosen, _fate

ROOT = Path(__file__).parent.parent.parent
MODULE = Path("src/commitments/domain/notifications/retry_policy.py")
SOURCE = '''
def decide(a, b):
    """Return what docstrings say."""
    log.info("logs are left alone")
    first, last = a, b
    if a < 3 and not b:
        raise ValueError
    store.keep(a)
    return a or None
'''


def test_every_kind_of_fault_is_made_once_and_logs_are_left_alone() -> None:
    changes = [one.change for one in mutants_of(Path("decide.py"), SOURCE)]
    assert sorted(changes) == [
        "3 → 4",
        "a < 3 and (not b) with or",
        "a < 3 with LtE",
        "removed: raise ValueError",
        "removed: store.keep(a)",
        "returns None: return a or None",
        "without not: not b",
    ]


def test_files_and_folders_may_be_named() -> None:
    plan = Plan(ROOT, [str(MODULE), "src/commitments/domain/notifications/payloads"], 1, 1, 1, 1, 1.0)
    modules = {one.module for one in _chosen(plan)}
    assert MODULE in modules
    assert {one.parent.name for one in modules - {MODULE}} == {"payloads"}


@pytest.mark.parametrize(
    ("endless", "patience", "ended_by"),
    [(lambda: all(iter(lambda: True, False)), 1000, signal.SIGPROF), (signal.pause, 1, signal.SIGALRM)],
)
def test_a_fault_that_works_for_ever_or_waits_for_ever_is_noticed(
    monkeypatch: pytest.MonkeyPatch, endless: Callable[[], object], patience: int, ended_by: signal.Signals
) -> None:
    monkeypatch.setattr("tests.mutants.plugin._PATIENCE", patience)
    monkeypatch.setattr("tests.mutants.plugin.passes", lambda _: endless())
    _, status = os.waitpid(_child(Program(ROOT), None, [None], 0.2), 0)  # type: ignore[list-item]  # not looked at
    assert os.WTERMSIG(status) == ended_by
    assert _fate(status) is Fate.KILLED


def test_a_fault_changes_the_running_program() -> None:
    mutants = [one for one in mutants_of(MODULE, (ROOT / MODULE).read_text("utf-8")) if one.function == "backoff"]
    assert _in_child(lambda: retry_policy.backoff(3) is not None)
    (returns,) = (one for one in mutants if one.change.startswith("returns None"))
    program = Program(ROOT)

    def changed() -> bool:
        program.plant(returns)
        return retry_policy.backoff(3) is None

    assert _in_child(changed)


def test_a_function_that_is_not_in_the_program_cannot_be_changed() -> None:
    absent = Mutant(MODULE, "absent", range(1, 2), 1, 0, "")
    with pytest.raises(Unplantable):
        Program(ROOT).plant(absent)


def _in_child(claim: Callable[[], bool]) -> bool:
    process = os.fork()
    if process == 0:
        os._exit(0 if claim() else 1)
    return os.waitpid(process, 0)[1] == 0
