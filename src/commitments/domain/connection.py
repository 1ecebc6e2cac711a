"""The offer of a company to be one with a workspace of the other platform."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, Self

from commitments.domain.one_time_code import EXPIRES, OneTimeCode

Platform = Literal["slack", "teams"]
PLATFORM_NAMES: Final[dict[Platform, str]] = {"slack": "Slack", "teams": "Teams"}
OTHER: Final[dict[Platform, Platform]] = {"slack": "teams", "teams": "slack"}
LETTERS: Final[dict[Platform, str]] = {"teams": "T", "slack": "S"}
"""The letter that the numbers of a joining workspace take; see numbers.py."""


@dataclass(frozen=True, slots=True)
class Connection(OneTimeCode):
    """What a company offered, who asked, and the wrong codes it entered itself.

    `joining` is the company that entered the code; until `expires_at` an admin of the offering side may confirm.
    """

    offered_by: str | None = None
    platform: Platform | None = None
    joining: str | None = None
    asked_by: str | None = None

    def offering(self, code: str, by: str, platform: Platform, now: datetime) -> Self:
        """Return it with a new code in place of every earlier offer."""
        return replace(self.with_code(code, now), offered_by=by, platform=platform, joining=None, asked_by=None)

    def asked(self, joining: str, by: str, now: datetime) -> Self:
        """Return it with the code used up, waiting for an admin of the offering side."""
        return replace(self.without_code(), joining=joining, asked_by=by, expires_at=now + EXPIRES)

    def withdrawn(self) -> Self:
        """Return it with no offer."""
        return replace(self.without_code(), joining=None, asked_by=None)
