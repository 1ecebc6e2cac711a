"""Runs an app on a free loopback port in a thread of its own."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager

from starlette.types import ASGIApp

from bot.connections import ConnectionLimits, Server, bounded_server
from bot.telemetry.refusals import Refusals

Opening = Callable[[], AbstractAsyncContextManager[ASGIApp]]


def ready_made(make_app: Callable[[], ASGIApp]) -> Opening:
    """Open an app that needs nothing but making."""

    @asynccontextmanager
    async def opening() -> AsyncIterator[ASGIApp]:
        yield make_app()

    return opening


@contextmanager
def serving(opening: Opening) -> Iterator[str]:
    """Serve what `opening` opens (in the server's thread) while the block runs; give its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    servers: list[Server] = []
    ready = threading.Event()
    thread = threading.Thread(target=_run, args=(opening, listening, servers, ready), daemon=True)
    thread.start()
    ready.wait(20)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        for server in servers:
            server.should_exit = True
        thread.join(10)
        listening.close()


def _run(
    opening: Opening,
    listening: socket.socket,
    servers: list[Server],
    ready: threading.Event,
) -> None:
    async def run() -> None:
        async with opening() as app:
            servers.append(_server(app))
            ready.set()
            await servers[0].serve(sockets=[listening])
            if others := asyncio.all_tasks() - {asyncio.current_task()}:
                await asyncio.wait(others, timeout=2)

    asyncio.run(run())


def _server(app: ASGIApp) -> Server:
    server = bounded_server(app, ConnectionLimits(), Refusals())
    # Tabs hold a request open for their live updates: at the end it is cut, not waited for.
    server.config.timeout_graceful_shutdown = 0
    return server
