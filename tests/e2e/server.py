"""Runs an app on a free loopback port in a thread of its own."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp


@contextmanager
def serving(make_app: Callable[[], ASGIApp]) -> Iterator[str]:
    """Serve what `make_app` makes (in the server's thread) while the block runs; give its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    servers: list[uvicorn.Server] = []
    ready = threading.Event()
    thread = threading.Thread(target=_run, args=(make_app, listening, servers, ready), daemon=True)
    thread.start()
    ready.wait(20)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        for server in servers:
            server.should_exit = server.force_exit = True
        thread.join(10)
        listening.close()


def _run(
    make_app: Callable[[], ASGIApp],
    listening: socket.socket,
    servers: list[uvicorn.Server],
    ready: threading.Event,
) -> None:
    async def run() -> None:
        config = uvicorn.Config(make_app(), log_level="critical", lifespan="off")
        servers.append(uvicorn.Server(config))
        ready.set()
        await servers[0].serve(sockets=[listening])

    asyncio.run(run())
