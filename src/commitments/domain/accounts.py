"""Tells of which platform an account or a place is, by its id.

Slack's ids are capitals and digits. Teams' people have an object id of Entra ID, its conversations 19:… or a:….
"""

import re
from hashlib import sha256
from typing import Final

from commitments.domain.connection import Platform

GUID: Final = r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
_OF_TEAMS = re.compile(rf"(?:19|a):.+|(?:{GUID}:)?{GUID}")


def platform_of(id: str) -> Platform:
    """Return the platform of a person's or a place's id."""
    return "teams" if _OF_TEAMS.fullmatch(id) else "slack"


def email_digest(address: str) -> str | None:
    """Return the digest of an e-mail address, by which accounts are matched; None for what is none."""
    plain = address.strip().casefold()
    return sha256(plain.encode()).hexdigest() if "@" in plain else None
