"""How often a message is retried, and the wait between tries."""

import random
from datetime import timedelta

MOST_ATTEMPTS = 60
"""A little more than a day of tries, for a platform that is busy or unavailable."""
MOST_FAULTS = 8
"""About six minutes of tries, for an error in the program or a process that ended, which seldom resolve themselves."""
NEWER_FOR = timedelta(days=1)
"""How long a message of an unknown kind waits for a process of a release that knows the kind."""
TOO_MANY_TRIES = "too_many_tries"
"""The reason for giving up a message whose tries were aborted too often to record any other reason."""
LONGEST_WAIT = timedelta(minutes=30)
_FIRST_WAIT = timedelta(seconds=2)


def backoff(attempts: int) -> timedelta:
    """Return the wait before the next try: doubling from 2 s to 30 min, with jitter, so that retries spread."""
    seconds = min(_FIRST_WAIT.total_seconds() * 2.0**attempts, LONGEST_WAIT.total_seconds())
    return timedelta(seconds=seconds * random.uniform(0.5, 1.0))  # noqa: S311 - spreading load, not a secret
