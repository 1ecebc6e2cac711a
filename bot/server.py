"""The web application: the surfaces' routes, health checks and metrics."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.telemetry.metrics import Metrics

Check = Callable[[], Awaitable[bool]]
Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def make_server(
    routes: Sequence[BaseRoute], checks: dict[str, Check], metrics: Metrics, lifespan: Lifespan | None = None
) -> Starlette:
    """Return the application. /readyz runs `checks`; /healthz only confirms that the process runs."""

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        results = {name: await check() for name, check in [*checks.items()]}  # a surface may open meanwhile
        return JSONResponse(results, status_code=200 if all(results.values()) else 503)

    own = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics.answer)]
    return Starlette(routes=[*own, *routes], lifespan=lifespan)
