"""Slow and many connections: whoever has not proved who they are holds little, and not for long."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import h11
import pytest
from starlette.types import Message, Receive, Scope, Send

from bot.connections import ConnectionLimits, bounded_server, count_accept_errors
from bot.telemetry.refusals import Refusals

PATIENCE = 10
GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
POST = b"POST / HTTP/1.1\r\nHost: localhost\r\n"
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass
class Door:
    """A running server whose app reads the body and answers as it is told; what it refuses is counted."""

    port: int = 0
    refused: list[str] = field(default_factory=list)
    read: int = 0
    largest: int = 0
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    answer: bytes = b"ok"
    _open: list[asyncio.StreamWriter] = field(default_factory=list)

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        message: Message = {"more_body": scope["path"] != "/early"}
        while message.get("more_body"):
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            self.read += len(message.get("body", b""))
            self.largest = max(self.largest, len(message.get("body", b"")))
        if scope["path"] == "/slow":
            await self.gate.wait()
        length = str(len(self.answer)).encode()
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
        await send({"type": "http.response.body", "body": self.answer})

    async def connect(self, sent: bytes = b"") -> Streams:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        self._open.append(writer)
        writer.write(sent)
        return reader, writer

    async def asks(self) -> bytes:
        """Give the first bytes of the answer to an ordinary request."""
        reader, _ = await self.connect(GET)
        async with asyncio.timeout(PATIENCE):
            return await reader.readexactly(12)

    def leave(self) -> None:
        for writer in self._open:
            writer.close()


@asynccontextmanager
async def door(connections: int = 50, seconds: float = 0.3) -> AsyncIterator[Door]:
    made = Door()
    server = bounded_server(
        made.app, ConnectionLimits(connections, seconds), Refusals(Recorded(made.refused), no_timer)
    )
    with socket.create_server(("127.0.0.1", 0)) as listening:
        made.port = listening.getsockname()[1]
        serving = asyncio.create_task(server.serve([listening]))
        try:
            yield made
        finally:
            made.gate.set()
            made.leave()
            server.should_exit = True
            await serving


@dataclass
class Recorded:
    reasons: list[str]

    def refused(self, reason: str) -> None:
        self.reasons.append(reason)


def no_timer(seconds: float, call: Callable[[], None]) -> None: ...


async def until_counted(server: Door, reason: str) -> None:
    """Go round the event loop until something was refused."""
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(PATIENCE):
        while reason not in server.refused:
            await loop.run_in_executor(None, int)


async def closed(reader: asyncio.StreamReader) -> bytes:
    """Wait until the server closes a connection; give what it had sent."""
    async with asyncio.timeout(PATIENCE):
        try:
            return await reader.read()
        except ConnectionResetError:
            return b""


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (b"", "the head did not arrive in time"),
        (b"GET /heal", "the head did not arrive in time"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-A: a", "the head did not arrive in time"),
        (POST + b"Content-Length: 1000000\r\n\r\naaa", "the body did not arrive in time"),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n3\r\naaa\r\n", "the body did not arrive in time"),
        (GET + b"GET /heal", "the head did not arrive in time"),
    ],
    ids=["nothing", "half a line", "half a head", "half a body", "half the chunks", "half of a second request"],
)
async def test_what_is_sent_halfway_is_closed_at_the_deadline(sent: bytes, reason: str) -> None:
    async with door() as server:
        reader, _ = await server.connect(sent)
        await closed(reader)
        assert server.refused == [reason]


async def test_a_head_or_body_that_drips_gets_no_more_time() -> None:
    async with door(seconds=0.5) as server:
        for start, drop in ((b"GET / HTTP/1.1\r\nX-A: ", b"a"), (POST + b"Content-Length: 9999\r\n\r\n", b"a")):
            reader, writer = await server.connect(start)
            dripping = asyncio.create_task(_drip(writer, drop))
            await closed(reader)
            dripping.cancel()
        assert len(server.refused) == 2


async def _drip(writer: asyncio.StreamWriter, drop: bytes) -> None:
    loop = asyncio.get_running_loop()
    while not writer.is_closing():
        writer.write(drop)
        dripped = loop.create_future()
        loop.call_later(0.02, dripped.set_result, None)
        await dripped


async def test_a_body_without_end_is_not_read_on_after_the_answer() -> None:
    async with door() as server:
        reader, writer = await server.connect(b"POST /early HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
        dripping = asyncio.create_task(_drip(writer, b"1\r\na\r\n"))
        assert await reader.readexactly(12) == b"HTTP/1.1 200"
        await closed(reader)
        dripping.cancel()


@pytest.mark.parametrize("path", ["/", "/early", "/slow"])
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_no_more_than_a_hundred_chunks_of_a_body_are_parsed(
    path: str, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[object] = []
    next_event = h11.Connection.next_event

    def counted(connection: h11.Connection) -> object:
        event = next_event(connection)
        parsed.extend([event] if isinstance(event, h11.Data) else [])
        return event

    async with door(seconds=30) as server:
        monkeypatch.setattr(h11.Connection, "next_event", counted)
        head = f"{method} {path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        await closed((await server.connect(head + b"1\r\na\r\n" * 60_000))[0])
        assert len(parsed) <= 101


async def test_a_body_in_a_hundred_chunks_is_read() -> None:
    async with door() as server:
        head = POST + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
        reader, _ = await server.connect(head + b"1000\r\n%b\r\n" % bytes(4096) * 100 + b"0\r\n\r\n")
        assert b"200 OK" in await closed(reader)
        assert server.read == 100 * 4096


async def test_what_many_send_at_once_is_read_in_small_parts() -> None:
    async with door() as server:
        reader, _ = await server.connect(POST + b"Connection: close\r\nContent-Length: 900000\r\n\r\n" + bytes(900_000))
        assert b"200 OK" in await closed(reader)
        assert server.largest <= 64 * 1024 + 4096


async def test_an_answer_that_nobody_reads_is_dropped() -> None:
    async with door() as server:
        server.answer = bytes(32 * 1024 * 1024)
        _, writer = await server.connect()
        writer.transport.pause_reading()  # type: ignore[attr-defined] # asyncio's own
        writer.write(GET)
        await until_counted(server, "the answer was not read in time")


async def test_an_answer_may_take_longer_than_a_request() -> None:
    async with door(seconds=0.1) as server:
        reader, _ = await server.connect(b"GET /slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        await closed((await server.connect(b"GET /heal"))[0])  # a deadline has passed meanwhile
        server.gate.set()
        assert b"200 OK" in await closed(reader)
        assert server.refused == ["the head did not arrive in time"]


async def test_while_all_connections_are_taken_the_one_that_waits_longest_gives_way() -> None:
    async with door(connections=20, seconds=30) as server:
        slow, _ = await server.connect(b"GET /slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        halves = [await server.connect(b"GET /heal") for _ in range(60)]
        assert await server.asks() == b"HTTP/1.1 200"
        for reader, _ in halves[:40]:
            await closed(reader)
        assert set(server.refused) == {"too many connections"}
        assert len(server.refused) == 42
        server.gate.set()
        assert b"200 OK" in await closed(slow), "one that is being answered stays"


async def test_where_all_are_being_answered_a_new_one_is_refused() -> None:
    async with door(connections=5, seconds=30) as server:
        busy = [await server.connect(b"GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") for _ in range(5)]
        await server.connect()
        assert await closed((await server.connect(GET))[0]) == b""
        server.gate.set()
        for reader, _ in busy:
            assert b"200 OK" in await closed(reader)


async def test_a_connection_without_requests_is_closed_but_not_called_a_flood() -> None:
    async with door(seconds=30) as server:
        reader, _ = await server.connect(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert b"200 OK" in await closed(reader)
        assert server.refused == []


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", "no readable HTTP"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * 70_000 + b"\r\n\r\n", "no readable HTTP"),
        (b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X-A: a\r\n" * 10_000 + b"\r\n", "the head has too many lines"),
        (b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "no readable HTTP"),
        (POST + b"Transfer-Encoding: chunked\r\n\r\nno length\r\n", "no readable HTTP"),
        (b"POST /early HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nno length\r\n", "no readable HTTP"),
        (POST + b"Content-Length: 3\r\n\r\n" + b"x" * 900_000, "no readable HTTP"),
        (b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n" + b"\x00" * 90_000, "no readable HTTP"),
        (
            b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n\x00\r\n\r\n",
            "no readable HTTP",
        ),
    ],
    ids=[
        "TLS",
        "a long header",
        "many headers",
        "two lengths",
        "no chunk",
        "no chunk after the answer",
        "more than the body",
        "nonsense while it is answered",
        "nonsense after an upgrade",
    ],
)
async def test_what_is_no_readable_http_is_refused_at_once_without_a_line_of_its_own(
    sent: bytes, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with door() as server:
        caplog.set_level(logging.INFO)
        for _ in range(5):
            server.gate.set()
            await closed((await server.connect(sent))[0])
        assert set(server.refused) == {reason}
        assert await server.asks() == b"HTTP/1.1 200"
        assert [record.name for record in caplog.records] == ["bot.telemetry.refusals"]


async def test_requests_sent_ahead_are_read_only_as_they_are_answered_one_by_one() -> None:
    async with door() as server:
        reader, _ = await server.connect(GET * 1000)
        async with asyncio.timeout(PATIENCE):
            for _ in range(1000):
                assert (await reader.readuntil(b"\r\n\r\nok")).startswith(b"HTTP/1.1 200")
        await closed((await server.connect(GET + b"GET / HTTP/1.1\r\n" + b"X-A: a\r\n" * 10_000 + b"\r\n"))[0])
        assert server.refused == ["the head has too many lines"]


async def test_want_of_file_descriptors_is_counted_and_other_errors_are_told() -> None:
    reasons: list[str] = []
    loop, told = asyncio.get_running_loop(), list[str]()
    handler = loop.get_exception_handler()
    try:
        count_accept_errors(Refusals(Recorded(reasons), no_timer))
        accept = {"message": "socket.accept() out of system resource", "exception": OSError(24, "Too many open files")}
        for _ in range(64):
            loop.call_exception_handler(accept)
        assert reasons == ["no file descriptor left"] * 64
        with _error_log(told):
            loop.call_exception_handler({"message": "something else"})
        assert told == ["something else"]
    finally:
        loop.set_exception_handler(handler)


class _error_log(logging.Handler):
    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self._told = told

    def emit(self, record: logging.LogRecord) -> None:
        self._told.append(record.getMessage())

    def __enter__(self) -> None:
        logging.getLogger("asyncio").addHandler(self)

    def __exit__(self, *_: object) -> None:
        logging.getLogger("asyncio").removeHandler(self)


async def test_a_flood_is_one_line_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    timers: list[tuple[float, Callable[[], None]]] = []
    refusals = Refusals(later=lambda seconds, call: timers.append((seconds, call)))
    for _ in range(1000):
        refusals.add("too many connections")
    assert [vars(line)["count"] for line in caplog.records] == [1]
    seconds, write = timers.pop()
    assert seconds == 60
    refusals.add("no readable HTTP")
    write()
    assert vars(caplog.records[-1])["reasons"] == {"too many connections": 999, "no readable HTTP": 1}
    timers.pop()[1]()
    assert len(caplog.records) == 2, "a quiet minute has no line"
    assert timers == []
    refusals.add("no readable HTTP")
    assert len(caplog.records) == 3
    refusals.log()
    assert len(caplog.records) == 3
