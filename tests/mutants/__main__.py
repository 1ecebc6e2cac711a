"""make mutants: change the program in one place at a time, and count the changes that some test notices.

Prints the figures as JSON, and each survivor on standard error. Ends with 1 when fewer than 90 % are killed.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.mutants.plugin import Fate, Mutation, Plan

ROOT = Path(__file__).parent.parent.parent
_FOLDERS = ("src/commitments/domain", "src/commitments/application", "src/commitments/dispatch")
_TESTS = ("unit", "contract", "stories", "security", "poison", "resilience", "golden")
_WANTED = 0.9


def main() -> int:
    asked = _arguments()
    plan = Plan(ROOT, asked.only or _FOLDERS, asked.deadline, asked.each, asked.processes, asked.seed, asked.share)
    slow = [HealthCheck.too_slow]  # on a machine with other work
    settings.register_profile("mutants", derandomize=True, deadline=None, max_examples=30, suppress_health_check=slow)
    settings.load_profile("mutants")
    mutation = Mutation(plan)
    tests = asked.tests or [str(ROOT / "tests" / one) for one in _TESTS]
    skipped = [f"--ignore={ROOT / 'tests/unit/language'}", "-p", "no:xdist", "-p", "no:cacheprovider", "-q"]
    pytest.main([*tests, *skipped, "--capture=fd"], plugins=[mutation])
    return _report(mutation)


def _report(mutation: Mutation) -> int:
    for mutant, fate in sorted(mutation.fates.items(), key=lambda one: (str(one[0].module), one[0].line)):
        if fate in (Fate.SURVIVED, Fate.UNREACHED):
            sys.stderr.write(f"{fate}: {mutant}\n")
    count, share = Counter(mutation.fates.values()), _share_killed(mutation.fates.values())
    by_folder = {
        folder: _share_killed(fate for one, fate in mutation.fates.items() if one.module.is_relative_to(folder))
        for folder in mutation.plan.paths
    }
    figures = {
        "seed": mutation.plan.seed, "tests": len(mutation.items), "failing without a fault": mutation.failing,
        "control, without a fault": Counter(mutation.control),
        **{one.value: count[one] for one in Fate}, "killed of those tried": share, **by_folder,
    }  # fmt: skip
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    return int(share < _WANTED or bool(mutation.failing) or Fate.KILLED in mutation.control)


def _share_killed(fates: Iterable[Fate]) -> float:
    """Return the share of those that were tried."""
    count = Counter(fates)
    tried = count[Fate.KILLED] + count[Fate.SURVIVED] + count[Fate.UNREACHED]
    return round(count[Fate.KILLED] / tried, 3) if tried else 0.0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--deadline", type=float, default=600.0, help="seconds; what is not tried by then is counted")
    parser.add_argument("--each", type=float, default=10.0, help="seconds of work for one change")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--share", type=float, default=1.0, help="of all changes, drawn by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", metavar="PATH", help=f"instead of {' '.join(_FOLDERS)}")
    parser.add_argument("--tests", nargs="*", metavar="PATH", help=f"instead of {' '.join(_TESTS)} in tests/")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
