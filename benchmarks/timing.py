"""Timing of calls and their percentiles."""

import statistics
import time
from collections.abc import Callable

Figures = dict[str, float]


def percentiles(call: Callable[[], object], rounds: int, warm_up: int = 10) -> Figures:
    """Return p50, p95, p99 and max of `rounds` calls, in milliseconds."""
    for _ in range(warm_up):
        call()
    return summarise([timed(call) for _ in range(rounds)])


def timed(call: Callable[[], object]) -> float:
    """Return how long a call takes, in milliseconds."""
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def summarise(milliseconds: list[float]) -> Figures:
    """Return p50, p95, p99 and max of two or more timings in milliseconds."""
    cuts = statistics.quantiles(milliseconds, n=100, method="inclusive")
    named = {"p50_ms": cuts[49], "p95_ms": cuts[94], "p99_ms": cuts[98], "max_ms": max(milliseconds)}
    return {name: round(value, 4) for name, value in named.items()}
