"""Tells a destination that a platform throttles from a whole workspace, which it does not say."""

from collections import defaultdict
from datetime import datetime

from commitments.domain.notifications.addresses import Destination

_A_WORKSPACE = 3  # destinations throttled at the same time


class ThrottledPlaces:
    """The destinations of each workspace that are throttled now, as far as this process knows."""

    def __init__(self) -> None:
        self._until: dict[str, dict[Destination, datetime]] = defaultdict(dict)

    def add(self, company: str, destination: Destination, until: datetime, now: datetime) -> bool:
        """Add a destination; return whether so many are throttled that the workspace must be."""
        still = {place: end for place, end in self._until[company].items() if end > now}
        self._until[company] = {**still, destination: until}
        return len(self._until[company]) >= _A_WORKSPACE
