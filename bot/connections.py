"""Bounds what somebody may hold who has not proved who they are: connections, and time for a request to arrive.

uvicorn has no deadline for a request and no bound on connections, so its protocol is extended here. When all
connections are taken, the one that has waited longest for its request is closed: a new one is served under a flood.
"""

import asyncio
import contextlib
import logging
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from bot.telemetry.refusals import Refusals

# asyncio accepts a whole backlog before it serves any of it, so a long one would use up the file descriptors; the
# kernel's queue may be longer.
_ACCEPTED_AT_ONCE: Final = 16
_KERNEL_BACKLOG: Final = 2048
_OTHER_FILES: Final = 100 + 4 * _ACCEPTED_AT_ONCE
_FEWEST: Final = 32
_PART: Final = 4096
_MOST_HEAD_LINES: Final = 100
_MOST_CHUNKS: Final = 100  # each costs as much as a line of a head; who sends a longer body can say its length
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ConnectionLimits:
    """At most `connections` at once; `seconds` for a head to arrive, for a body, and for an answer to be read."""

    connections: int = 4000
    seconds: float = 5.0


class Connections:
    """The open connections of a server."""

    def __init__(self, limits: ConnectionLimits, refusals: Refusals) -> None:
        self.limits = limits
        self.refusals = refusals
        self._open: set[BoundedProtocol] = set()
        self._waiting: dict[BoundedProtocol, None] = {}  # those without a whole request, the longest first

    def __len__(self) -> int:
        return len(self._open)

    def enter(self, connection: "BoundedProtocol") -> None:
        """Add a connection; close the one that has waited longest if there are too many, or the new one."""
        if len(self._open) >= self.limits.connections:
            self.refusals.add("too many connections")
            (next(iter(self._waiting), None) or connection).abort()
        self._open.add(connection)

    def leave(self, connection: "BoundedProtocol") -> None:
        self._open.discard(connection)
        self._waiting.pop(connection, None)

    def wait(self, connection: "BoundedProtocol", *, waits: bool) -> None:
        """Put a connection at the end of those that wait for a request, or take it out."""
        self._waiting.pop(connection, None)
        if waits and connection in self._open:
            self._waiting[connection] = None


class _FewChunks(h11.Connection):
    """An HTTP connection that refuses a body in too many chunks while it is parsed."""

    _chunks = 0

    def next_event(self) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        event = super().next_event()
        if isinstance(event, h11.Request):
            self._chunks = 0
        elif isinstance(event, h11.Data) and event.chunk_start:
            self._chunks += 1
            if self._chunks > _MOST_CHUNKS:
                raise h11.RemoteProtocolError("too many chunks")
        return event


class BoundedProtocol(H11Protocol, asyncio.BufferedProtocol):
    """uvicorn's HTTP protocol with deadlines; subclasses say whose `door` it is.

    It reads in small parts: whatever many connections send at once would else be in memory before anybody counts it.
    """

    door: Connections

    _state: tuple[object, str] = (None, "")
    _head_lines = 0
    _deadline: asyncio.TimerHandle | None = None
    _write_deadline: asyncio.TimerHandle | None = None
    _part = bytearray()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        super().connection_made(transport)
        self.conn = _FewChunks(h11.SERVER)
        self.door.enter(self)
        self._watch("head")

    def connection_lost(self, exc: Exception | None) -> None:
        _cancel(self._deadline, self._write_deadline)
        self.door.leave(self)
        super().connection_lost(exc)

    def get_buffer(self, sizehint: int) -> bytearray:
        self._part = bytearray(_PART)
        return self._part

    def buffer_updated(self, nbytes: int) -> None:
        data, self._part = bytes(self._part[:nbytes]), bytearray()
        if not self.transport.is_closing():
            self.data_received(data)

    def data_received(self, data: bytes) -> None:
        """Pass a part of the data on; h11 parses whole heads of any length, so their lines are counted before."""
        awaited = self._awaited()
        if awaited in {"head", "next"}:
            self._watch("head")
        if awaited != "body":
            head = data.partition(b"\r\n\r\n")[0] if awaited else data  # "": requests sent ahead
            self._head_lines += head.count(b"\n")
            if self._head_lines > _MOST_HEAD_LINES:
                self._expire("the head has too many lines")
                return
        super().data_received(data)
        self._watch(self._awaited())

    def on_response_complete(self) -> None:
        if self.cycle.more_body:
            self.transport.close()  # nobody wants the rest
        super().on_response_complete()
        self._watch(self._awaited())

    def pause_writing(self) -> None:
        super().pause_writing()
        self._write_deadline = self._later("the answer was not read in time")

    def resume_writing(self) -> None:
        _cancel(self._write_deadline)
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP. While a request is under way, uvicorn's answer would meet another."""
        self.door.refusals.add("no readable HTTP")
        if self.conn.our_state is h11.IDLE:
            super().send_400_response(msg)
            return
        self.cycle.disconnected = True
        self.cycle.message_event.set()
        self.abort()

    def abort(self) -> None:
        """Close the connection at once, and free what it holds."""
        self.door.leave(self)
        self.transport.abort()

    def _awaited(self) -> str:
        """Return which part of a request is awaited: "head", "body", "next" between two requests, else ""."""
        cycle: RequestResponseCycle | None = _or_none(self.cycle)
        if cycle is None:
            return "head"
        if cycle.response_complete:
            return "head" if self._state == (cycle, "head") or self.conn.trailing_data[0] else "next"
        return "body" if cycle.more_body else ""

    def _watch(self, awaited: str) -> None:
        """Start the deadline of what is awaited now; uvicorn has one for the next request."""
        state = (self.cycle, awaited)
        if state == self._state or self.transport.is_closing():
            return
        self._state = state
        self._head_lines = 0
        _cancel(self._deadline)
        self.door.wait(self, waits=bool(awaited))
        has_deadline = awaited in {"head", "body"}
        self._deadline = self._later(f"the {awaited} did not arrive in time") if has_deadline else None

    def _later(self, reason: str) -> asyncio.TimerHandle:
        return self.loop.call_later(self.door.limits.seconds, self._expire, reason)

    def _expire(self, reason: str) -> None:
        if not self.transport.is_closing():
            self.door.refusals.add(reason)
            self.abort()


def _or_none(cycle: RequestResponseCycle) -> RequestResponseCycle | None:
    """Return the cycle as what it is: uvicorn has none before the first request, and does not say so."""
    return cycle


def _cancel(*timers: asyncio.TimerHandle | None) -> None:
    for timer in timers:
        if timer is not None:
            timer.cancel()


class Server(uvicorn.Server):
    """A uvicorn server that leaves signals to its caller, and keeps a longer queue than it accepts at once."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listening in sockets or []:
            listening.listen(_KERNEL_BACKLOG)


def bounded_server(app: ASGIApp, limits: ConnectionLimits, refusals: Refusals) -> Server:
    """Return a server of `app` within the limits. Its loop must be the running one when it serves."""

    class Bounded(BoundedProtocol):
        door = Connections(limits, refusals)

    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)  # it warns of each request that it refuses
    return Server(
        uvicorn.Config(
            app, interface="asgi3", http=Bounded, ws="none", loop="asyncio", lifespan="off", proxy_headers=False,
            log_config=None, access_log=False, server_header=False, backlog=_ACCEPTED_AT_ONCE,
            timeout_graceful_shutdown=3,
        )
    )  # fmt: skip


def count_accept_errors(refusals: Refusals) -> None:
    """Count in the running loop what cannot be accepted for want of file descriptors, which asyncio logs each time."""

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if "accept" in str(context.get("message")) and isinstance(context.get("exception"), OSError):
            refusals.add("no file descriptor left")
        else:
            loop.default_exception_handler(context)

    asyncio.get_running_loop().set_exception_handler(handle)


def within_open_files(limits: ConnectionLimits) -> ConnectionLimits:
    """Return the limits that the operating system's limit of open files allows; it is raised as far as needed."""
    if sys.platform == "win32":
        return limits
    import resource  # noqa: PLC0415 - not on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    wanted = limits.connections + _OTHER_FILES
    if soft != unlimited and soft < wanted:
        soft = wanted if hard == unlimited else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        if soft < wanted:
            allowed = max(_FEWEST, soft - _OTHER_FILES)
            _log.warning("open_files_limited", extra={"count": allowed})
            return ConnectionLimits(min(limits.connections, allowed), limits.seconds)
    return limits
