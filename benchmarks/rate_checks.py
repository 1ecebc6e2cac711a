"""Checks of rate limits on what the receiver recorded."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

Arrivals = Sequence[tuple[str, str, float]]


def by_place(got: Arrivals) -> dict[str, list[float]]:
    """Return when messages arrived at each destination, in seconds."""
    return _grouped((where, at) for _, where, at in got)


def by_workspace(got: Arrivals) -> dict[str, list[float]]:
    """Return when messages arrived at each workspace, in seconds."""
    return _grouped((where.split()[0], at) for _, where, at in got)


def _grouped(found: Iterable[tuple[str, float]]) -> dict[str, list[float]]:
    groups: dict[str, list[float]] = defaultdict(list)
    for name, at in found:
        groups[name].append(at)
    return {name: sorted(moments) for name, moments in groups.items()}


def shortest_gap(moments: Iterable[Sequence[float]]) -> float | None:
    """Return the least time between two messages of one group, in seconds; None when no group has two."""
    return min((later - sooner for one in moments for sooner, later in pairwise(one)), default=None)


def most_ahead(moments: Iterable[Sequence[float]], a_second: float) -> float:
    """Return by how many messages the busiest group exceeded an even rate: its burst."""
    return max(_ahead(one, a_second) for one in moments)


def _ahead(moments: Sequence[float], a_second: float) -> float:
    """Return the highest level of a leaky bucket that gets a drop for each message."""
    level, highest, last = 0.0, 0.0, moments[0]
    for at in moments:
        level, last = max(0.0, level - (at - last) * a_second) + 1, at
        highest = max(highest, level)
    return highest
