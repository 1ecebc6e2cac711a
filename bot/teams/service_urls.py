"""Decides which service URLs are of Teams. Our token goes there, and nowhere else."""

from typing import Final
from urllib.parse import urlsplit

_HOST: Final = "smba.trafficmanager.net"
_HOSTS: Final = (".teams.microsoft.com", ".teams.microsoft.us")
"""Where the connector of Teams is; other names below trafficmanager.net are anybody's. Source:
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages."""


def is_known_service(url: str, known: str = "") -> bool:
    """Whether a service URL leads to the connector of Teams, or begins with `known`: our token is sent there."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if known and url.rstrip("/") == known.rstrip("/"):
        return True
    ours = host == _HOST or host.endswith(_HOSTS)
    return parts.scheme == "https" and ours and port in {None, 443} and "@" not in parts.netloc
