"""A pytest plugin: learns which lines the tests reach, then runs them in a forked child for each mutant."""

import os
import random
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import pytest

from tests.mutants.children import passes, silence
from tests.mutants.live_code import Program, Unplantable
from tests.mutants.mutations import Mutant, mutants_of
from tests.mutants.reach import Reach, learn

_WARM = ("tests/stories", "tests/security")  # their session fixtures are files, which children share
_SURVIVED, _KILLED, _UNPLANTABLE = 0, 1, 3
_CONTROLS = 12
_PATIENCE = 4  # seconds on the clock for one of work, on a machine with other work


class Fate(StrEnum):
    KILLED = "killed"
    SURVIVED = "survived"
    UNREACHED = "unreached"
    UNPLANTABLE = "unplantable"
    UNTRIED = "untried"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to try: folders or files of the project, seconds for everything, of work for one mutant, processes, dice."""

    root: Path
    paths: Sequence[str]
    deadline: float
    seconds_each: float
    processes: int
    seed: int
    share: float


@dataclass
class Mutation:
    """The plugin; `fates` holds what became of each mutant, `control` what becomes of the same tests without one."""

    plan: Plan
    fates: dict[Mutant, Fate] = field(default_factory=dict)
    control: list[Fate] = field(default_factory=list)
    failing: list[str] = field(default_factory=list)
    items: list[pytest.Item] = field(default_factory=list)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [one for one in items if not _needs_programs(one)]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        started = time.monotonic()
        self.items = list(session.items)
        reach = learn(self.plan.root, self.plan.paths, self.items, self.plan.processes)
        self.failing = reach.failing
        sys.stderr.write(f"{len(self.items)} tests reach {len(reach.lines)} lines\n")
        _warm(self.items)
        program, mutants = Program(self.plan.root), _chosen(self.plan)
        self.control = [self._control(program, self._tests_of(one, reach)) for one in mutants[:_CONTROLS]]
        self.fates = dict(self._try_all(program, mutants, reach, started + self.plan.deadline))
        return True

    def _control(self, program: Program, tests: Sequence[pytest.Item]) -> Fate:
        _, status = os.waitpid(_child(program, None, tests, self.plan.seconds_each), 0)
        return _fate(status)

    def _try_all(
        self, program: Program, mutants: Sequence[Mutant], reach: Reach, until: float
    ) -> Iterator[tuple[Mutant, Fate]]:
        running: dict[int, Mutant] = {}
        for mutant in mutants:
            tests = self._tests_of(mutant, reach)
            if not tests:
                yield mutant, Fate.UNREACHED
            elif time.monotonic() > until:
                yield mutant, Fate.UNTRIED
            else:
                if len(running) == self.plan.processes:
                    yield _ended(running)
                running[_child(program, mutant, tests, self.plan.seconds_each)] = mutant
        while running:
            yield _ended(running)

    def _tests_of(self, mutant: Mutant, reach: Reach) -> list[pytest.Item]:
        """Return the quickest tests that reach the mutant's line, as many as fit into half of the time.

        Those come first that reach something else than those before them: a thousand stories make a promise, and one
        of them for an owner who is not known. Those that only reach the mutant's function come last: a greenlet that
        is switched may hide lines from the tracer.
        """
        of_line, of_function = reach.at(mutant, range(mutant.line, mutant.line + 1)), reach.at(mutant, mutant.lines)
        others = sorted(of_function - of_line, key=reach.seconds.__getitem__)
        chosen: list[pytest.Item] = []
        spent = 0.0
        for at in [*reach.different_first(of_line), *others]:
            spent += reach.seconds[at]
            if chosen and spent > self.plan.seconds_each / 2:
                break
            chosen.append(self.items[at])
        return chosen


def _needs_programs(item: pytest.Item) -> bool:
    """Whether a test needs PostgreSQL or a browser, whose connections no forked child can share."""
    return "postgres" in item.nodeid or bool({"postgres_url", "browser"} & set(getattr(item, "fixturenames", ())))


def _chosen(plan: Plan) -> list[Mutant]:
    modules = [path for one in plan.paths for path in _modules(plan.root / one)]
    every = [one for path in modules for one in mutants_of(path.relative_to(plan.root), path.read_text("utf-8"))]
    dice = random.Random(plan.seed)
    return dice.sample(every, round(len(every) * plan.share))


def _modules(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(path.rglob("*.py"))


def _warm(items: Sequence[pytest.Item]) -> None:
    """Make the session fixtures that are files, once for all children."""
    for folder in _WARM:
        some = next((one for one in items if one.nodeid.startswith(folder)), None)
        if some is not None:
            passes(some)


def _child(program: Program, mutant: Mutant | None, tests: Sequence[pytest.Item], seconds: float) -> int:
    """Start a child that plants the fault and runs the tests until one fails; return its process number."""
    process = os.fork()
    if process:
        return process
    silence()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    # A fault that never ends is noticed too, whether it works for ever (processor time) or waits for ever.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.alarm(round(seconds * _PATIENCE) + 1)
    try:
        if mutant is not None:
            program.plant(mutant)
        survived = all(passes(one) for one in tests)
    except Unplantable:
        os._exit(_UNPLANTABLE)
    except BaseException:  # noqa: BLE001 - whatever the fault raises outside a test has been noticed
        os._exit(_KILLED)
    os._exit(_SURVIVED if survived else _KILLED)


def _ended(running: dict[int, Mutant]) -> tuple[Mutant, Fate]:
    process, status = os.wait()
    return running.pop(process), _fate(status)


def _fate(status: int) -> Fate:
    if os.WIFSIGNALED(status):
        return Fate.KILLED
    return {_SURVIVED: Fate.SURVIVED, _UNPLANTABLE: Fate.UNPLANTABLE}.get(os.WEXITSTATUS(status), Fate.KILLED)
