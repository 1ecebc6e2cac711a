"""Whether limits were kept, as the receiver of messages saw them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

Got = Sequence[tuple[str, str, float]]


def by_place(got: Got) -> dict[str, list[float]]:
    """Give when messages arrived at each destination, in seconds."""
    return _grouped((where, at) for _, where, at in got)


def by_workspace(got: Got) -> dict[str, list[float]]:
    """Give when messages arrived at each workspace, in seconds."""
    return _grouped((where.split()[0], at) for _, where, at in got)


def _grouped(found: Iterable[tuple[str, float]]) -> dict[str, list[float]]:
    groups: dict[str, list[float]] = defaultdict(list)
    for name, at in found:
        groups[name].append(at)
    return {name: sorted(moments) for name, moments in groups.items()}


def shortest_gap(moments: Iterable[Sequence[float]]) -> float | None:
    """Give the least time between two messages of one group, in seconds; None when no group has two."""
    return min((later - sooner for one in moments for sooner, later in pairwise(one)), default=None)


def most_ahead(moments: Iterable[Sequence[float]], a_second: float) -> float:
    """Give by how many messages the busiest group ran ahead of its even rhythm: what its burst may be, at most."""
    return max(_ahead(one, a_second) for one in moments)


def _ahead(moments: Sequence[float], a_second: float) -> float:
    """Fill a leaking bucket with a drop for each message, and give the highest level."""
    level, highest, last = 0.0, 0.0, moments[0]
    for at in moments:
        level, last = max(0.0, level - (at - last) * a_second) + 1, at
        highest = max(highest, level)
    return highest
