"""The scopes that Slack said are missing: logged once, and named by readiness for a day."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

from commitments.domain.clock import Clock
from commitments.domain.errors import ScopeMissing

_log = logging.getLogger(__name__)
_FOR: Final = timedelta(days=1)


class MissingScopes:
    """What the app was not given in each workspace, as far as this process was refused."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen: dict[tuple[str, str], datetime] = {}

    @contextmanager
    def noting(self, company: str) -> Iterator[None]:
        """Keep the scope of a ScopeMissing raised inside."""
        try:
            yield
        except ScopeMissing as error:
            if error.scope not in self.names():
                _log.error("scope_missing", extra={"workspace": company, "scope": error.scope})
            self._seen[company, error.scope] = self._clock.now()
            raise

    def names(self) -> list[str]:
        """Return the scopes that were missing within a day, in order."""
        since = self._clock.now() - _FOR
        self._seen = {key: at for key, at in self._seen.items() if at > since}
        return sorted({scope for _, scope in self._seen})
