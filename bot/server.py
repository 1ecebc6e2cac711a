"""The web applications: the surfaces' routes and /healthz; readiness and metrics, for operators only."""

from collections.abc import Awaitable, Callable, Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.telemetry.metrics import Metrics
from bot.telemetry.operator_access import OperatorAccess

Check = Callable[[], Awaitable[bool]]
Lack = Callable[[], Sequence[str]]
"""Names what is missing without keeping the process from work."""


def make_servers(
    routes: Sequence[BaseRoute],
    checks: dict[str, Check],
    lacks: dict[str, Lack],
    metrics: Metrics,
    access: OperatorAccess,
) -> tuple[Starlette, Starlette | None]:
    """Return the application, and that of METRICS_PORT if it is set.

    /readyz runs `checks`, and names what is lacking besides; /healthz only confirms that the process runs.
    """

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        results = {name: await check() for name, check in [*checks.items()]}  # a surface may open meanwhile
        lacking = {name: found for name, lack in lacks.items() if (found := lack())}
        return JSONResponse({**results, **lacking}, status_code=200 if all(results.values()) else 503)

    health = Route("/healthz", healthz)
    for_operators = [Route("/readyz", access.guard(readyz)), Route("/metrics", access.guard(metrics.answer))]
    if access.has_own_port:
        return Starlette(routes=[health, *routes]), Starlette(routes=[health, *for_operators])
    return Starlette(routes=[health, *for_operators, *routes]), None
