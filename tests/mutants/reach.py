"""Which lines of the program each test reaches: one run of every test, without a fault."""

import os
import pickle
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

import coverage
import pytest

from tests.mutants.children import passes, results_of
from tests.mutants.live_code import caches_of
from tests.mutants.mutations import Mutant

_Line = tuple[str, int]
_Lines = dict[_Line, set[int]]


@dataclass
class Reach:
    """Which tests (by place) reach a line of a file, how long each takes, and which fail without any fault."""

    lines: _Lines = field(default_factory=dict)
    seconds: dict[int, float] = field(default_factory=dict)
    failing: list[str] = field(default_factory=list)

    def at(self, mutant: Mutant, lines: range) -> set[int]:
        """Return the tests that reach one of these lines of the mutant's module."""
        return set().union(*(self.lines.get((str(mutant.module), line), ()) for line in lines))

    def different_first(self, tests: Collection[int]) -> list[int]:
        """Return the tests, the quickest first; but before all others those that reach a line that none before did."""
        reached: set[_Line] = set()
        first: list[int] = []
        rest: list[int] = []
        for at in sorted(tests, key=self.seconds.__getitem__):
            (rest if self._lines_of[at] <= reached else first).append(at)
            reached |= self._lines_of[at]
        return first + rest

    @cached_property
    def _lines_of(self) -> dict[int, set[_Line]]:
        """The lines that each test reaches."""
        found: dict[int, set[_Line]] = {at: set() for at in self.seconds}
        for line, tests in self.lines.items():
            for at in tests:
                found[at].add(line)
        return found


def learn(root: Path, paths: Sequence[str], items: Sequence[pytest.Item], processes: int) -> Reach:
    """Run every test once, shared among children; return what each reaches."""
    reach = Reach()
    works: list[Callable[[], bytes]] = [
        partial(_reached, root, paths, items, range(at, len(items), processes)) for at in range(processes)
    ]
    for answer in results_of(works):
        lines, seconds, failing = pickle.loads(answer)  # noqa: S301 - written by our own child
        for line, tests in lines.items():
            reach.lines.setdefault(line, set()).update(tests)
        reach.seconds.update(seconds)
        reach.failing += failing
    return reach


def _reached(root: Path, paths: Sequence[str], items: Sequence[pytest.Item], share: range) -> bytes:
    wanted = [str(root / one) if one.endswith(".py") else str(root / one / "*") for one in paths]
    measured = coverage.Coverage(None, include=wanted, config_file=False)
    measured.start()
    seconds, failing = {}, []
    caches = caches_of(root / "src" / "commitments")
    for at in share:
        for _, cache in caches:
            cache.cache_clear()  # else only the first test would reach what works out a kept answer
        measured.switch_context(str(at))
        began = _seconds_of_work()
        if not passes(items[at]):
            failing.append(items[at].nodeid)
        seconds[at] = _seconds_of_work() - began
    measured.stop()
    return pickle.dumps((_lines(root, measured.get_data()), seconds, failing))


def _seconds_of_work() -> float:
    """Return the processor time of this process and its children: a busy machine does not change it."""
    return sum(os.times()[:4])


def _lines(root: Path, data: coverage.CoverageData) -> _Lines:
    return {
        (str(Path(file).relative_to(root)), line): {int(one) for one in contexts if one}
        for file in data.measured_files()
        for line, contexts in data.contexts_by_lineno(file).items()
    }
