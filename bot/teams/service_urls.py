"""Decides which addresses are Microsoft's. Our token and people's files go there, and nowhere else."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

_HOSTS: Final = ("smba.trafficmanager.net", ".teams.microsoft.com", ".teams.microsoft.us")
"""Where the connector of Teams is; other names below trafficmanager.net are anybody's. Source:
https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages."""


def is_known_service(url: str, known: str = "") -> bool:
    """Whether a service URL leads to the connector of Teams, or is `known`: our token is sent there."""
    return bool(known and url.rstrip("/") == known.rstrip("/")) or is_at(url, _HOSTS)


def is_at(url: str, hosts: Iterable[str]) -> bool:
    """Whether an https address, without a user or a port of its own, is at one of the hosts; ".x" is any below x."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    named = any(host.endswith(one) if one.startswith(".") else host == one for one in hosts)
    return parts.scheme == "https" and named and port in {None, 443} and "@" not in parts.netloc
