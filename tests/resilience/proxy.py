"""Stands between the bot and PostgreSQL and breaks the connection off at a word: what the server did is not told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit, urlunsplit


class Proxy:
    """Passes everything on; while `word` is set, the first message to the server that holds it is the last."""

    def __init__(self, host: str, port: int) -> None:
        self._server = (host, port)
        self.word = b""
        self.silent = False
        self._open = set[asyncio.StreamWriter]()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        self._open.add(writer)
        from_server, to_server = await asyncio.open_connection(*self._server)
        answering = asyncio.create_task(self._answer(from_server, writer))
        try:
            while data := await reader.read(1 << 16):
                breaks = bool(self.word) and self.word in data
                if breaks:
                    answering.cancel()
                    await asyncio.wait([answering])
                to_server.write(data)
                if breaks:
                    self.word = b""
                    await from_server.read(1 << 16)  # the server has done it; nobody will hear
                    break
        finally:
            answering.cancel()
            to_server.close()
            writer.close()
            self._open.discard(writer)

    async def _answer(self, from_server: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await from_server.read(1 << 16):
            if not self.silent:
                writer.write(data)
        writer.close()

    def cut(self) -> None:
        """Break every connection off."""
        for writer in self._open:
            writer.close()


@asynccontextmanager
async def proxy_to(url: str) -> AsyncIterator[tuple[Proxy, str]]:
    """Run a proxy to the server of an address; give it and the address through it."""
    parts = urlsplit(url)
    proxy = Proxy(parts.hostname or "", parts.port or 0)
    listening = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    try:
        yield proxy, urlunsplit(parts._replace(netloc=f"{parts.username}@127.0.0.1:{port}"))
    finally:
        listening.close()
        proxy.cut()
