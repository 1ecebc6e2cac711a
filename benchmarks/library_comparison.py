"""Compares several systems on one set of cases: accuracy and latency."""

import statistics
import time
from collections.abc import Callable

from benchmarks.date_libraries import OURS, Call, ours, systems
from benchmarks.fallback_counts import FallbackCounts, counting
from benchmarks.phrase_cases import Case, Judge

TURNS, CALLS = 5, 3


def compare(cases: list[Case], judge: Judge) -> dict[str, object]:
    """Return the figures of every system. Systems take turns at each line, `CALLS` calls a turn; the fastest counts.

    Lines for which our reader asks dateparser are left out of the times, for every system.
    """
    prepared = {name: [prepare(case) for case in cases] for name, prepare in systems(cases[0]["lang"]).items()}
    figures = {name: _accuracy(cases, calls, judge) for name, calls in prepared.items()}  # warms up, too
    alone = [line for line, case in enumerate(cases) if not _asked(case).asked]
    times = _times({name: [calls[line] for line in alone] for name, calls in prepared.items()})
    mine = statistics.median(times[OURS])
    for name, measured in times.items():
        figures[name] |= _speed(measured) | {"p50_over_ours": round(statistics.median(measured) / mine, 2)}
    return {"lines": len(cases), "not_timed_as_they_need_the_fallback": len(cases) - len(alone), **figures}


def _accuracy(cases: list[Case], calls: list[Call], judge: Judge) -> dict[str, float]:
    found = sum(judge(case, _written(case, call)) for case, call in zip(cases, calls, strict=True))
    return {"right": found, "total": len(cases), "percent": round(100 * found / len(cases), 1)}


def _written(case: Case, call: Call) -> str | None:
    """Return the answer as ISO 8601; libraries answer in the local time of the case."""
    due = call()
    return None if due is None else due.isoformat() + ("" if due.tzinfo else case["now"][19:])


def _asked(case: Case) -> FallbackCounts:
    with counting() as asked:
        ours(case)()
    return asked


def _times(prepared: dict[str, list[Call]]) -> dict[str, list[float]]:
    """Return the fastest time of each line, in microseconds."""
    names = list(prepared)
    best = {name: [float("inf")] * len(calls) for name, calls in prepared.items()}
    for turn in range(TURNS):
        for line in range(len(prepared[names[0]])):
            first = (turn + line) % len(names)
            for name in names[first:] + names[:first]:
                best[name][line] = min(best[name][line], _timed(prepared[name][line]))
    return best


def _timed(call: Callable[[], object]) -> float:
    """Return the fastest of some calls, in microseconds: the first finds the caches full of the other systems."""
    fastest = float("inf")
    for _ in range(CALLS):
        started = time.perf_counter()
        call()
        fastest = min(fastest, time.perf_counter() - started)
    return fastest * 1e6


def _speed(microseconds: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(microseconds, n=100, method="inclusive")
    return {
        f"p50_us_best_of_{TURNS * CALLS}": round(cuts[49], 1),
        f"p99_us_best_of_{TURNS * CALLS}": round(cuts[98], 1),
    }
