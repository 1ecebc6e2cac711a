"""Request validation in front of Bolt: size, age, signature and form of the body; what the head says comes first.

Bolt alone answers 500 to a non-numeric timestamp and to invalid UTF-8, and logs the body of a request with
a bad signature. Nothing here logs a body, a header or a secret.
Source: https://docs.slack.dev/authentication/verifying-requests-from-slack.
"""

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Final
from urllib.parse import parse_qs

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.internals import parse_body
from slack_sdk.signature import Clock as SignatureClock
from slack_sdk.signature import SignatureVerifier
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.conversation.request_metrics import Meter, NullMeter
from bot.slack.payload_shapes import UnreadablePayload, kind_of
from bot.slack.unreadable_requests import BOLTS_OWN, UnreadableRequests
from bot.telemetry.refusals import Refusals, Refused
from commitments.domain.clock import Clock

BODY_LIMIT: Final = 1024 * 1024
UNVERIFIED_LIMIT: Final = 16 * BODY_LIMIT
_UNSIGNED_LIMIT: Final = 4096  # a certificate check of Slack is not signed, and small
_FRESH: Final = timedelta(minutes=5)
_FORM: Final = "application/x-www-form-urlencoded"
_JSON: Final = "application/json"
_SIGNATURE: Final = re.compile(r"v0=[0-9a-f]{64}", re.ASCII)
_TOO_LARGE: Final = "the body is too large"
_WRONG_SIGNATURE: Final = "the signature is wrong or too old"
_log = logging.getLogger(__name__)


class _SlackClock(SignatureClock):
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> float:
        return self._clock.now().timestamp()


class UnverifiedBodies:
    """Bounds what all bodies take together until their signatures are checked: the one begun first gives way."""

    def __init__(self, limit: int = UNVERIFIED_LIMIT) -> None:
        self._limit = limit
        self._sizes: dict[asyncio.Timeout, int] = {}
        self._total = 0

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Callable[[int], None]]:
        """Yield a function that counts bytes; raises Refused if these have to give way to others."""
        try:
            async with asyncio.timeout(None) as timeout:
                self._sizes[timeout] = 0
                try:
                    yield partial(self._count, timeout)
                finally:
                    self._total -= self._sizes.pop(timeout, 0)
        except TimeoutError:
            raise Refused(503, "too many bodies are being read") from None

    def _count(self, reader: asyncio.Timeout, size: int) -> None:
        if reader in self._sizes:
            self._sizes[reader] += size
            self._total += size
        while self._total > self._limit:
            oldest = next(iter(self._sizes))
            self._total -= self._sizes.pop(oldest)
            oldest.reschedule(0)


class Guard:
    """ASGI middleware; `limit` is the maximum body size in bytes; `clock` is compared with timestamps (5 minutes)."""

    def __init__(
        self, app: ASGIApp, signing_secret: str, clock: Clock, refusals: Refusals, limit: int = BODY_LIMIT
    ) -> None:
        self._app = app
        self._clock = clock
        self._verifier = SignatureVerifier(signing_secret, _SlackClock(clock))
        self._limit = limit
        self._refusals = refusals
        self._bodies = UnverifiedBodies()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a valid request on with its body; answer any other with an error status."""
        if scope["type"] != "http":
            raise RuntimeError("only HTTP comes here")
        try:
            headers = Headers(scope=scope)
            limit = self._check_head(scope["method"], headers)
            body = await self._read(headers, limit, receive)
            answer: ASGIApp = self._check(headers, body) or self._app
        except Refused as refused:
            self._refusals.add(refused.reason)
            await PlainTextResponse(refused.reason, refused.status)(scope, receive, send)
            return
        await answer(scope, _replayed(body, receive), send)

    def _check_head(self, method: str, headers: Headers) -> int:
        """Return how long the body may be; raises Refused if no body could make this a request of Slack."""
        if method != "POST":
            raise Refused(405, "only POST is answered here")
        if "transfer-encoding" in headers:
            raise Refused(411, "the length of the body is not said")
        limit = self._limit if "x-slack-signature" in headers else min(self._limit, _UNSIGNED_LIMIT)
        declared = headers.get("content-length", "0")
        if declared.isdecimal() and (len(declared) > 12 or int(declared) > limit):
            raise Refused(413, _TOO_LARGE)
        if limit == self._limit:
            self._check_signature_head(headers)
        return limit

    def _check_signature_head(self, headers: Headers) -> None:
        """Raise Refused unless the timestamp is fresh and the signature has the form of one."""
        timestamp = headers.get("x-slack-request-timestamp", "")
        if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
            raise Refused(401, "the timestamp is missing or not a number")
        age = abs(self._clock.now().timestamp() - int(timestamp))
        if age > _FRESH.total_seconds() or not _SIGNATURE.fullmatch(headers["x-slack-signature"]):
            raise Refused(401, _WRONG_SIGNATURE)

    async def _read(self, headers: Headers, limit: int, receive: Receive) -> bytes:
        """Return the body; raises Refused if it exceeds the limit."""
        body = bytearray()
        async with self._bodies.reading() as count:
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refused(400, "the request was broken off")
                part = message.get("body", b"")
                count(len(part))
                body += part
                if len(body) > limit:
                    raise Refused(413, _TOO_LARGE)
                if not message.get("more_body", False):
                    return bytes(body)

    def _check(self, headers: Headers, body: bytes) -> PlainTextResponse | None:
        """Raise Refused for an invalid request; return the answer to a certificate check, which Slack does not sign."""
        if b"ssl_check=1" in body.split(b"&"):
            return PlainTextResponse("")
        text = _decoded(body)
        self._check_signature(headers, text)
        check_payload(headers.get("content-type", ""), text)
        return None

    def _check_signature(self, headers: Headers, text: str) -> None:
        if "x-slack-signature" not in headers:
            raise Refused(401, _WRONG_SIGNATURE)
        timestamp, signature = headers.get("x-slack-request-timestamp", ""), headers["x-slack-signature"]
        if not self._verifier.is_valid(text, timestamp, signature):
            raise Refused(401, _WRONG_SIGNATURE)


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "the body is not UTF-8") from None


def check_payload(content_type: str, text: str) -> None:
    """Raise Refused unless the body matches its content type and is readable for Bolt."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == _JSON:
        _check_object(text)
    elif kind == _FORM:
        fields = parse_qs(text, keep_blank_values=True)
        if any(len(values) > 1 for values in fields.values()):
            raise Refused(400, "a field of the form is repeated")  # which of the two is meant, readers disagree on
        if "payload" in fields:
            _check_object(fields["payload"][0])
    else:
        raise Refused(415, "the content type is neither a form nor JSON")


def _check_object(text: str) -> None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(400, "the payload is not JSON") from None
    if not isinstance(value, dict):
        raise Refused(400, "the payload is not an object")


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Return a receive function that replays the body, then continues with `receive`."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return messages.pop() if messages else await receive()

    return replay


def slack_endpoint(
    app: AsyncApp,
    signing_secret: str,
    clock: Clock,
    refusals: Refusals | None = None,
    meter: Meter = NullMeter(),  # noqa: B008 (stateless)
) -> Guard:
    """Return the ASGI app for /slack/events: the guard with Bolt behind it."""
    unreadable = UnreadableRequests(meter)
    handler = AsyncSlackRequestHandler(app)

    async def bolt(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response: Response = await handler.handle(request)
        except BOLTS_OWN as error:
            body = parse_body((await request.body()).decode(), request.headers.get("content-type"))
            unreadable.note(UnreadablePayload(kind_of(body), type(error).__name__))
            response = PlainTextResponse("")
        await response(scope, receive, send)

    return Guard(bolt, signing_secret, clock, refusals or Refusals())
