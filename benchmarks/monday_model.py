"""A model of Monday morning in 100,000 workspaces: messages over time, and lateness by number of workers.

Nothing here is measured but the rate of a worker. Assumed: sizes of workspaces are log-normal (median 20 people, mean
about 60, at most 20,000); 15 % of the people own promises, and half of those are told something at 09:00, which is one
message each; 70 % of a workspace works in its home zone, the others wherever people work.
"""

import math
import random
from collections import defaultdict

WORKSPACES, MEDIAN, SIGMA, LARGEST = 100_000, 20, 1.5, 20_000
OWNERS, NOTIFIED, AT_HOME = 0.15, 0.5, 0.7
# Where people work who use such tools, in percent by hours from UTC: an assumption, not a statistic.
ZONES = {
    -8: 12, -7: 3, -6: 8, -5: 17, -3: 6, 0: 10, 1: 18, 2: 5, 3: 3, 5.5: 7, 8: 4, 9: 6, 10: 1,
}  # fmt: skip
WORKERS = (1, 2, 4, 8, 16, 32)
_STEP, _CRUMB = 0.1, 1e-6
SEED = 20_261_123


def monday(rate: float, a_second: float, burst: int) -> dict[str, object]:
    """Return the load of a Monday, and the lateness by number of workers that send `rate` messages a second each.

    `a_second` and `burst` are the limits of a workspace.
    """
    sizes, waves = _waves()
    largest_wave, largest_workspace = max(waves.values()), max(sizes)
    limit = max(0.0, (largest_workspace - burst) / a_second)
    return {
        "workspaces": WORKSPACES,
        "people": round(sum(sizes) / (OWNERS * NOTIFIED * AT_HOME)),
        "messages": round(sum(waves.values())),
        "messages_at_one_moment": round(largest_wave),
        "largest_workspace_at_one_moment": round(largest_workspace),
        "that_workspace_is_told_after_seconds": round(limit),
        "worker_a_second": round(rate),
        "worst_lateness_seconds_by_workers": {many: round(_drained(waves, many * rate)) for many in WORKERS},
        "workers_for_a_minute": math.ceil(largest_wave / rate / 60),
        "workers_for_five_minutes": math.ceil(largest_wave / rate / 300),
    }  # fmt: skip


def _waves() -> tuple[list[float], dict[float, float]]:
    """Return each workspace's messages in its home zone, and all messages at each 09:00 by hours from UTC."""
    rng = random.Random(SEED)
    names, shares = list(ZONES), list(ZONES.values())
    waves: dict[float, float] = defaultdict(float)
    sizes = []
    for home in rng.choices(names, shares, k=WORKSPACES):
        people = min(LARGEST, rng.lognormvariate(math.log(MEDIAN), SIGMA))
        told = people * OWNERS * NOTIFIED
        sizes.append(told * AT_HOME)
        waves[home] += told * AT_HOME
        for name, share in ZONES.items():
            waves[name] += told * (1 - AT_HOME) * share / sum(shares)
    return sizes, waves


def _drained(waves: dict[float, float], a_second: float) -> float:
    """Return the longest wait in seconds, as the waves come one after the other from east to west."""
    waiting, worst, last = 0.0, 0.0, max(waves)
    for zone in sorted(waves, reverse=True):
        waiting = max(0.0, waiting - (last - zone) * 3600 * a_second) + waves[zone]
        worst, last = max(worst, waiting / a_second), zone
    return worst


def shared_seconds(sizes: list[int], rate: float, a_second: float, burst: int) -> float:
    """Return the seconds until workspaces of those sizes are done, sharing `rate` fairly and within their limits."""
    left, waited = [float(size) for size in sizes], 0.0
    allowed = [float(burst)] * len(sizes)
    while any(left):
        room = rate * _STEP
        wanting = sorted(
            (min(mine, may), number) for number, (mine, may) in enumerate(zip(left, allowed, strict=True)) if mine
        )
        for place, (wanted, number) in enumerate(wanting):
            taken = min(wanted, room / (len(wanting) - place))
            room, left[number], allowed[number] = room - taken, left[number] - taken, allowed[number] - taken
            left[number] = 0.0 if left[number] < _CRUMB else left[number]
        allowed = [min(float(burst), may + a_second * _STEP) for may in allowed]
        waited += _STEP
    return waited
