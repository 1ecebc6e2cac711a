"""What people, Slack and strangers send to the door, as bytes. Payloads are signed as Slack signs them."""

import re
from contextvars import ContextVar
from typing import Any, Final

from commitments.domain.clock import SystemClock
from tests.chaos.slack import TEAM
from tests.surfaces.slack import payloads

REPLY_URL: ContextVar[str] = ContextVar("REPLY_URL")
"""Where the played Slack takes what is answered after "One moment", as the response_url of a command."""
HALF_SENT: Final = b"POST /slack/ev"
_STALLED_BYTES: Final = 50_000


def command(text: str, person: str, key: str, *, name: str = "/commit", channel: str = "C100") -> bytes:
    """Return a slash command. Its reply comes in the response or, when it is late, to its response_url."""
    return _http(_command(text, person, key, name, channel), payloads.SECRET)


def forged(text: str, person: str, key: str) -> bytes:
    """Return the same, signed by somebody who does not know the secret."""
    return _http(_command(text, person, key, "/commit", "C100"), "f" * 32)


def stalled(person: str, key: str) -> bytes:
    """Return a command that announces a large body, and never sends it whole."""
    whole = command("send nothing", person, key)
    return re.sub(rb"Content-Length: \d+", b"Content-Length: 1000000", whole) + b"x" * _STALLED_BYTES


def event(key: str, **inner: Any) -> bytes:
    """Return one of Slack's events."""
    grant = [{"enterprise_id": None, "team_id": TEAM, "user_id": "U0BOT", "is_bot": True}]
    body = payloads.event(inner, team_id=TEAM, event_id=key, authorizations=grant)
    return _http(body, payloads.SECRET, payloads.JSON)


def _command(text: str, person: str, key: str, name: str, channel: str) -> bytes:
    return payloads.command(
        name, text, team_id=TEAM, user_id=person, user_name=person, channel_id=channel, channel_name=channel.lower(),
        trigger_id=key, response_url=REPLY_URL.get(),
    )  # fmt: skip


def _http(body: bytes, secret: str, kind: str = payloads.FORM) -> bytes:
    signed = payloads.signed(body, at=SystemClock().now(), secret=secret, kind=kind)
    fields = {**signed, "Host": "localhost", "Connection": "close", "Content-Length": str(len(body))}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"POST /slack/events HTTP/1.1\r\n{head}\r\n".encode() + body
