"""Lets operators alone ask /readyz and /metrics: with METRICS_TOKEN, or at METRICS_PORT."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

Answer = Callable[[Request], Awaitable[Response]]
_CLOSED: Final = "Set METRICS_TOKEN and send it (Authorization: Bearer …), or set METRICS_PORT and ask there."
_WRONG: Final = "Send the METRICS_TOKEN of this bot: Authorization: Bearer …"


@dataclass(frozen=True, slots=True)
class OperatorAccess:
    """Who may ask. `is_open`: everybody who reaches the port, since nobody from outside does."""

    token: SecretStr | None = None
    has_own_port: bool = False
    is_open: bool = False

    def guard(self, answer: Answer) -> Answer:
        """Return a handler that answers operators only."""

        async def guarded(request: Request) -> Response:
            return self._refusal(request) or await answer(request)

        return guarded

    def _refusal(self, request: Request) -> Response | None:
        if self.token is None:
            return None if self.is_open or self.has_own_port else PlainTextResponse(_CLOSED, 403)
        wanted = f"Bearer {self.token.get_secret_value()}"
        given = request.headers.get("authorization", "")
        if hmac.compare_digest(given.encode(), wanted.encode()):
            return None
        return PlainTextResponse(_WRONG, 401, {"WWW-Authenticate": "Bearer"})
