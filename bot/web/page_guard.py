"""Access control of the local page: hosts, origins, body size and security headers."""

import json
from collections.abc import Mapping
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.i18n.localizer import Localizer
from bot.web.words import language_of, words_of
from commitments.domain.errors import StoreUnavailable

BODY_LIMIT: Final = 64 * 1024
LOCAL_HOSTS: Final = ("127.0.0.1", "localhost", "[::1]")
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class RefusedError(Exception):
    """A refused request: the key of its sentence among the page's words, and the HTTP status."""

    def __init__(self, word: str, status: int = 400) -> None:
        self.word = word
        self.status = status
        super().__init__(word)


class SecurityHeaders:
    """ASGI middleware that adds security headers to every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, sending)


class OwnPageOnly:
    """ASGI middleware that rejects POST requests of other origins. Hosts are checked before."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = _refusal(scope["method"], Headers(scope=scope))
        app = self._app if refusal is None else PlainTextResponse(refusal, status_code=403)
        await app(scope, receive, send)


def _refusal(method: str, headers: Headers) -> str | None:
    if method != "POST":
        return None
    if headers.get("origin", "").lower() != f"http://{headers.get('host', '')}".lower():
        return "Only the page itself may do that."
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return "Only JSON is understood here."
    return None


# Order matters: refusals get the headers too, and an origin is trusted only with a local host (DNS rebinding).
GUARD: Final = (
    Middleware(SecurityHeaders),
    Middleware(TrustedHostMiddleware, allowed_hosts=LOCAL_HOSTS, www_redirect=False),
    Middleware(OwnPageOnly),
)


async def read_json(request: Request) -> Mapping[str, object]:
    """Return a JSON object of at most BODY_LIMIT bytes; raises RefusedError otherwise."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            raise RefusedError("too_large", 413)
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise RefusedError("not_json") from None
    if not isinstance(data, dict):
        raise RefusedError("not_json")
    return data


def refused(request: Request, error: RefusedError | StoreUnavailable) -> JSONResponse:
    """Return the response for an error, with its sentence in the page's language."""
    language = language_of(request.query_params.get("lang"))
    if isinstance(error, StoreUnavailable):
        return JSONResponse({"error": Localizer(language, "UTC").error(error, {})}, status_code=503)
    return JSONResponse({"error": words_of(language)[error.word]}, status_code=error.status)
