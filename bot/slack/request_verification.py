"""Request validation in front of Bolt: size, age, signature and form of the body.

Bolt alone answers 500 to a non-numeric timestamp and to invalid UTF-8, and logs the body of a request with
a bad signature. Nothing here logs a body, a header or a secret.
Source: https://docs.slack.dev/authentication/verifying-requests-from-slack.
"""

import json
import logging
from collections.abc import Mapping
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
from commitments.domain.clock import Clock

BODY_LIMIT: Final = 1024 * 1024
_FORM: Final = "application/x-www-form-urlencoded"
_JSON: Final = "application/json"
_log = logging.getLogger(__name__)


class Refused(Exception):
    """A rejected request; `reason` contains nothing of the request."""

    def __init__(self, status: int, reason: str) -> None:
        self.status = status
        self.reason = reason
        super().__init__(reason)


class _SlackClock(SignatureClock):
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> float:
        return self._clock.now().timestamp()


class Guard:
    """ASGI middleware; `limit` is the maximum body size in bytes; `clock` is compared with timestamps (5 minutes)."""

    def __init__(self, app: ASGIApp, signing_secret: str, clock: Clock, limit: int = BODY_LIMIT) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret, _SlackClock(clock))
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a valid request on with its body; answer any other with an error status."""
        if scope["type"] != "http":
            raise RuntimeError("only HTTP comes here")
        try:
            body = await self._read(Headers(scope=scope), receive)
            answer: ASGIApp = self._check(scope, body) or self._app
        except Refused as refused:
            _log.info("request_refused", extra={"reason": refused.reason})
            await PlainTextResponse(refused.reason, refused.status)(scope, receive, send)
            return
        await answer(scope, _replayed(body, receive), send)

    async def _read(self, headers: Headers, receive: Receive) -> bytes:
        """Return the body; raises Refused if it exceeds the limit."""
        declared = headers.get("content-length", "0")
        if declared.isdigit() and (len(declared) > 12 or int(declared) > self._limit):
            raise Refused(413, "the body is too large")
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Refused(400, "the request was broken off")
            body += message.get("body", b"")
            if len(body) > self._limit:
                raise Refused(413, "the body is too large")
            if not message.get("more_body", False):
                return bytes(body)

    def _check(self, scope: Scope, body: bytes) -> PlainTextResponse | None:
        """Raise Refused for an invalid request; return the answer to a certificate check, which Slack does not sign."""
        headers = Headers(scope=scope)
        if scope["method"] != "POST":
            raise Refused(405, "only POST is answered here")
        if b"ssl_check=1" in body.split(b"&"):
            return PlainTextResponse("")
        text = _decoded(body)
        self._check_signature(headers, text)
        check_payload(headers.get("content-type", ""), text)
        return None

    def _check_signature(self, headers: Mapping[str, str], text: str) -> None:
        timestamp = headers.get("x-slack-request-timestamp", "")
        signature = headers.get("x-slack-signature", "")
        if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
            raise Refused(401, "the timestamp is missing or not a number")
        if not signature.isascii() or not self._verifier.is_valid(text, timestamp, signature):
            raise Refused(401, "the signature is wrong or too old")


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
        payload = parse_qs(text, keep_blank_values=True).get("payload")
        if payload:
            _check_object(payload[0])
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


def slack_endpoint(app: AsyncApp, signing_secret: str, clock: Clock, meter: Meter = NullMeter()) -> Guard:  # noqa: B008 (stateless)
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

    return Guard(bolt, signing_secret, clock)
