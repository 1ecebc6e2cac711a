"""Validation of command names, zones, addresses, countries and encryption keys, with the error texts."""

import re
from collections.abc import Iterable
from functools import cache
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global

from commitments.domain.accounts import GUID

ADMIN_RULE: Final = (
    "must be Slack member ids such as U0123ABCD, with commas between them: "
    "in Slack, “Copy member ID” of the person's profile (in Teams: the object id of Microsoft Entra ID)"
)
GUID_RULE: Final = "must be an id such as 00000000-0000-0000-0000-000000000000, as Microsoft Entra ID shows it"
COMMAND_RULE: Final = "must be a slash and 1 to 31 of a-z, 0-9, - and _"
ZONE_RULE: Final = "must be an IANA time zone such as Asia/Seoul"
COUNTRY_RULE: Final = "must be a country's two capital letters such as KR"
HOST_RULE: Final = "must be an IP address or a name, without a port: 127.0.0.1, or 0.0.0.0 for every address"
ENCRYPTION_KEY_RULE: Final = "must be what “commitments encryption-key” prints; several have commas between them"
_ADMIN: Final = re.compile(r"[UW][A-Z0-9]+")
_GUID: Final = re.compile(GUID, re.IGNORECASE | re.ASCII)
_COMMAND: Final = re.compile(r"/[a-z0-9_\-]{1,31}")
_UNKNOWN_COUNTRY: Final = "ZZ"
_HOST: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_ENCRYPTION_KEY: Final = re.compile(r"[A-Za-z0-9_\-]{43}=")


def is_admin(text: str) -> bool:
    """Whether this is the id of a person in Slack or in Teams."""
    return _ADMIN.fullmatch(text) is not None or is_guid(text)


def is_guid(text: str) -> bool:
    """Whether this is an id of Microsoft Entra ID."""
    return _GUID.fullmatch(text) is not None


def is_host(text: str) -> bool:
    """Whether this can be an address to listen at."""
    try:
        ip_address(text)
    except ValueError:
        return _HOST.fullmatch(text) is not None
    return True


def is_command(name: str) -> bool:
    """Whether Slack accepts this as a command name."""
    return _COMMAND.fullmatch(name) is not None


def are_distinct(names: Iterable[str]) -> bool:
    listed = list(names)
    return len(set(listed)) == len(listed)


def find_zone(text: str) -> str | None:
    """Return the IANA zone of this name, ignoring case."""
    return _zones().get(text.casefold())


def is_web_address(url: str) -> bool:
    """Whether this is an http(s) address with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def find_country(text: str) -> str | None:
    """Return the ISO 3166 code of a country, in capitals; unions and codes for tests (EU, XA, ZZ) are none."""
    code = text.upper()
    named = len(code) == 2 and code.isalpha() and code in Locale("en").territories
    return code if named and code != _UNKNOWN_COUNTRY and code in get_global("territory_languages") else None


def is_encryption_key(text: str) -> bool:
    """Whether this is a Fernet key: 32 bytes in URL-safe base64."""
    return _ENCRYPTION_KEY.fullmatch(text) is not None


@cache
def _zones() -> dict[str, str]:
    return {zone.casefold(): zone for zone in available_timezones()}
