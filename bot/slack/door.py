"""Where Slack posts to: shut until the surface behind it is open, so that Slack tries again."""

from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.telemetry.refusals import Refusals

_RETRY_AFTER_SECONDS: Final = 10
_SHUT: Final = "Slack is not connected yet"


class Door:
    """ASGI app for /slack/events: answers 503 until it is opened, then passes every request on."""

    def __init__(self, refusals: Refusals) -> None:
        self._refusals = refusals
        self._behind: ASGIApp | None = None

    def open(self, behind: ASGIApp) -> None:
        self._behind = behind

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._behind
        if answer is None:
            self._refusals.add(_SHUT)
            answer = PlainTextResponse(_SHUT, 503, {"Retry-After": str(_RETRY_AFTER_SECONDS)})
        await answer(scope, receive, send)
