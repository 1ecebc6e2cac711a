"""What goes wrong at the played Slack, told by a seed: the same call fails the same way in every run."""

import random
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """How a call fails; the last two fail after the message was taken, so the caller cannot know."""

    NONE = "none"
    LIMITED = "429"
    BROKEN_BEFORE = "500 before"
    BROKEN_AFTER = "500 after"
    DROPPED = "dropped"


TAKEN = frozenset({Fault.NONE, Fault.BROKEN_AFTER, Fault.DROPPED})
"""The message is accepted."""


@dataclass(frozen=True, slots=True)
class Faults:
    """How often each fault comes, from 0 to 1, and how long a call takes at most, in seconds.

    Looks (history, opening a conversation) are only limited: they change nothing, so no other failure tells more.
    One call fails `most` times at most, so that a run ends: the waits between tries double.
    """

    limited: float = 0.03
    before: float = 0.02
    after: float = 0.025
    dropped: float = 0.025
    looks_limited: float = 0.03
    slowest: float = 0.2
    most: int = 3

    def of(self, seed: int, call: str, attempt: int) -> tuple[Fault, float]:
        """Return how the n-th try of a call ends, and the seconds that it takes."""
        dice = random.Random(f"{seed}/{call}/{attempt}")
        delay, thrown = dice.uniform(0, self.slowest), dice.random()
        if attempt > self.most:
            return Fault.NONE, delay
        for fault, share in self._shares(call):
            if thrown < share:
                return fault, delay
            thrown -= share
        return Fault.NONE, delay

    def _shares(self, call: str) -> list[tuple[Fault, float]]:
        if call.startswith("look/"):
            return [(Fault.LIMITED, self.looks_limited)]
        return [
            (Fault.LIMITED, self.limited),
            (Fault.BROKEN_BEFORE, self.before),
            (Fault.BROKEN_AFTER, self.after),
            (Fault.DROPPED, self.dropped),
        ]
