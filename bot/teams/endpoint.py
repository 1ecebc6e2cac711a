"""Answers POST /api/messages: bounds and verifies requests before anything is read of them. No log has their content.

Source: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication.
"""

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.teams.activity_shapes import UnreadableActivity, read_activity
from bot.teams.authentication import TokenVerifier, Unauthenticated
from bot.teams.deliveries import Deliveries
from bot.teams.service_urls import is_known_service
from bot.telemetry.refusals import Refusals, Refused
from commitments.application.ports.telemetry import raised_at

PATH: Final = "/api/messages"
BODY_LIMIT: Final = 256 * 1024
_CHANNEL: Final = "msteams"
_HALF_LETTER: Final = re.compile(rb"\\u[dD][89a-fA-F]")
"""Half of a letter beyond 16 bits, as JSON escapes it."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TeamsEndpoint:
    """Checks requests and hands their activities over.

    `tenant` is the only one that is served. `service_url` is a connector besides Microsoft's own, "" for none.
    """

    verifier: TokenVerifier
    deliveries: Deliveries
    tenant: str
    refusals: Refusals
    service_url: str = ""

    def route(self) -> Route:
        return Route(PATH, self.answer, methods=["POST"])

    async def answer(self, request: Request) -> Response:
        """Return the answer to an activity, or why there is none."""
        try:
            body = await self._verified(request)
            activity = read_activity(body)
            if activity.tenant != self.tenant.lower():
                raise Refused(403, "the tenant is not served")
            answer = await self.deliveries.answer(activity)
        except Refused as refused:
            self.refusals.add(refused.reason)
            return PlainTextResponse(refused.reason, refused.status)
        except UnreadableActivity as error:
            _log.warning("request_unreadable", extra={"kind": "activity", "reason": error.field})
            return Response(status_code=200)
        except Exception as error:  # noqa: BLE001 - whatever fails, Teams must not deliver it for ever
            _log.error("request_failed", extra={"error": type(error).__name__, "where": raised_at(error)})
            return Response(status_code=500)
        return Response(status_code=200) if answer.body is None else JSONResponse(answer.body)

    async def _verified(self, request: Request) -> Mapping[str, Any]:
        """Return the body of a request of the connector; raises Refused for any other."""
        authorization = request.headers.get("authorization", "")
        if not authorization:
            raise Refused(401, "the token is missing")
        body = _object(await _read(request))
        if body.get("channelId") != _CHANNEL:  # of others, such as Web Chat, the client itself says who writes
            raise Refused(403, "the channel is not Teams")
        service_url = body.get("serviceUrl")
        if not isinstance(service_url, str) or not is_known_service(service_url, self.service_url):
            raise Refused(403, "the service URL is not Teams'")
        try:
            await self.verifier.verify(authorization, service_url)
        except Unauthenticated as error:
            raise Refused(401, error.reason) from None
        return body


async def _read(request: Request) -> bytes:
    """Return the body; raises Refused if it exceeds the limit."""
    declared = request.headers.get("content-length", "")
    if not declared.isdecimal() or len(declared) > 12:
        raise Refused(411, "the length of the body is not said")
    if int(declared) > BODY_LIMIT:
        raise Refused(413, "the body is too large")
    try:
        return await request.body()
    except ClientDisconnect:
        raise Refused(400, "the request was broken off") from None


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(body)
        if _HALF_LETTER.search(body):  # a half without the other can be stored and sent nowhere
            found = json.loads(json.dumps(found, ensure_ascii=False).encode(errors="replace"))
    except (ValueError, RecursionError):
        raise Refused(400, "the body is not JSON") from None
    if not isinstance(found, dict):
        raise Refused(400, "the body is not an object")
    return found
