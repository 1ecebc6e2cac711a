"""How often a message is tried, and how long it waits between tries."""

import random
from datetime import timedelta

MOST_ATTEMPTS = 60
"""A little more than a day of tries, for a platform that is busy or away."""
MOST_FAULTS = 8
"""About six minutes of tries, for an error in the program or a process that ended: it seldom passes by itself."""
NEWER_FOR = timedelta(days=1)
"""How long a message of a kind that this release does not know waits for a process that knows it."""
TOO_MANY_TRIES = "too_many_tries"
"""Why a message is given up that broke so many tries off that nobody could write down why."""
LONGEST_WAIT = timedelta(minutes=30)
_FIRST_WAIT = timedelta(seconds=2)


def backoff(attempts: int) -> timedelta:
    """Return the wait before the next try: doubling from 2 s to 30 min, with jitter, so that retries spread."""
    wait = min(_FIRST_WAIT * (1 << min(attempts, 16)), LONGEST_WAIT)
    return wait * random.uniform(0.5, 1.0)  # noqa: S311 - spreading load, not a secret
