"""Checks of the environment: Slack, clock skew, the port."""

import asyncio
import socket
from contextlib import suppress
from datetime import timedelta
from typing import Final

from bot.cli.doctor.finding import Finding, Subject, ok, skipped, warn, wrong
from bot.slack.app_manifest_data import OPTIONAL_SCOPES
from commitments.domain.clock import SystemClock
from commitments.domain.errors import BadDatabaseUrl

_SETTINGS_FIRST: Final = "not checked: the settings have to be right first"
_TOKEN: Final = "Copy the Bot User OAuth Token (OAuth & Permissions at api.slack.com/apps) to SLACK_BOT_TOKEN."  # noqa: S105
_INSTALL: Final = "Install the app again, and copy its new token to SLACK_BOT_TOKEN."
_MANIFEST: Final = "Give the app the manifest again (commitments manifest --url …), then install it again."
_OPTIONAL: Final = (
    "Without those of history it is told, and not found out, when nobody knows whether a customer got a message; "
    "without users:read.email accounts of one person in Slack and Teams find each other by a code only."
)
_ADVICE: Final = {
    "account_inactive": _INSTALL, "invalid_auth": _TOKEN, "not_allowed_token_type": _TOKEN, "not_authed": _TOKEN,
    "token_expired": _INSTALL, "token_revoked": _INSTALL,
}  # fmt: skip
_NOTABLE, _REFUSED = timedelta(seconds=30), timedelta(minutes=5)
_SECONDS: Final = 2.0


async def slack(subject: Subject) -> Finding:
    """Check that Slack accepts the token, with every scope of the manifest."""
    answer = await subject.slack()
    if answer is None:
        return skipped(_SETTINGS_FIRST) if subject.problem else ok("not configured; the local page needs none")
    if answer.refusal:
        return wrong(f"it refuses: {answer.refusal}", _ADVICE.get(answer.refusal, "Try again in a minute."))
    if answer.failure:
        return wrong(f"no answer ({answer.failure})", "Check this machine's way to the internet, and SLACK_API_URL.")
    if answer.missing:
        found = f"workspace {answer.team}; scopes are missing: {', '.join(answer.missing)}"
        return warn(found, _OPTIONAL) if OPTIONAL_SCOPES.issuperset(answer.missing) else wrong(found, _MANIFEST)
    return ok(f"workspace {answer.team}")


async def clock(subject: Subject) -> Finding:
    """Check the skew of the machine's clock against those of Slack and of the database."""
    skews = {"Slack": await _slack_skew(subject), "the database": await _database_skew(subject)}
    known = {name: skew for name, skew in skews.items() if skew is not None}
    if not known:
        return ok(f"{SystemClock().now():%Y-%m-%d %H:%M} UTC; there is no other to compare with")
    found = ", ".join(f"{_skew_text(skew)} {name}'s" for name, skew in known.items())
    if max(abs(skew) for skew in known.values()) < _NOTABLE:
        return ok(found)
    if abs(known.get("Slack", timedelta(0))) >= _REFUSED:
        return wrong(found, "Set this machine's clock (NTP): beyond 5 minutes, what Slack sends is refused.")
    return warn(found, "Set this machine's clock (NTP).")


async def _slack_skew(subject: Subject) -> timedelta | None:
    with suppress(Exception):
        answer = await subject.slack()
        return answer.skew if answer else None
    return None


async def _database_skew(subject: Subject) -> timedelta | None:
    with suppress(BadDatabaseUrl):
        return (await subject.database()).skew
    return None


def _skew_text(skew: timedelta) -> str:
    """Return a skew in words; below two seconds it may be network latency."""
    seconds = round(abs(skew.total_seconds()))
    if seconds < 2:
        return "as"
    return f"{seconds} s {'ahead of' if skew > timedelta(0) else 'behind'}"


async def port(subject: Subject) -> Finding:
    """Check that the bot can listen on HOST and PORT, or already does."""
    host, number = subject.settings.host, subject.settings.port
    try:
        socket.create_server((host, number), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        if await _is_the_bot(host, number):
            return ok(f"{number}: the bot is running there")
        return wrong(f"{number} on {host} cannot be used ({error.strerror})", "Stop what uses it, or set another PORT.")
    return ok(f"{number} on {host} is free")


async def _is_the_bot(host: str, number: int) -> bool:
    """Whether /healthz answers there like the bot's."""
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(_SECONDS):
            reader, writer = await asyncio.open_connection(_reachable(host), number)
            writer.write(b"GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n")
            answer = await reader.read(4096)
            writer.close()
        return answer.split(b"\r\n", 1)[0].endswith(b"200 OK") and answer.endswith(b"ok")
    return False


def _reachable(host: str) -> str:
    """Return the address for calling a server that listens on `host`: a wildcard becomes loopback."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
