"""A private PostgreSQL server for the tests: its own data in a temp folder, its own port, no privileges."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg

from commitments.adapters.sql.migrator import migrate
from tests.tools import free_port

_PATIENCE_SECONDS = 60
QUICK = ("fsync=off", "full_page_writes=off", "max_connections=200")
"""A crash of the server is survived, one of the machine is not."""
UNTORN = ("fsync=off", "full_page_writes=on", "max_connections=200")
"""The same, and no page is torn when the server is broken off again and again."""
DURABLE = ("fsync=on", "full_page_writes=on", "max_connections=200")
"""What is committed outlives a loss of power, as in production: for what is measured."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: `url` is `postgresql://…` and names a database that databases are made from.

    A private one can be stopped, as if its machine had failed, and started again with what it had committed.
    """

    url: str
    stop: Callable[[], None] | None = None
    start: Callable[[], None] | None = None

    def restart(self) -> None:
        """Break it off as a crash does and start it again; waits until it answers. Only for one that is ours."""
        if self.stop is None or self.start is None:
            raise RuntimeError("this server is not ours to restart")
        self.stop()
        self.start()

    async def create_database(self) -> str:
        """Make an empty database and give its address for asyncpg itself: `postgresql://…`."""
        name = f"test_{uuid4().hex}"
        await self._run(f'CREATE DATABASE "{name}"')
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))

    async def drop_database(self, url: str) -> None:
        """Drop a database made by `create_database`, whoever is still connected."""
        name = urlsplit(url).path.removeprefix("/")
        await self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    async def _run(self, statement: str) -> None:
        connection = await asyncpg.connect(self.url)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@asynccontextmanager
async def database(server: Server) -> AsyncIterator[str]:
    """Make a database with today's tables, give its address, and drop it at the end."""
    url = await server.create_database()
    try:
        await migrate(url)
        yield url
    finally:
        await server.drop_database(url)


def for_sqlalchemy(url: str) -> str:
    """Give the address as SQLAlchemy wants it: `postgresql+asyncpg://…`."""
    return url.replace("postgresql://", "postgresql+asyncpg://", 1)


def plain(url: str) -> str:
    """Give the address without SQLAlchemy's driver name: `postgresql://…`."""
    return url.replace("postgresql+asyncpg://", "postgresql://", 1)


@contextmanager
def running(programs: Path, settings: Sequence[str] = QUICK) -> Iterator[Server]:
    """Start a server of the programs in that folder on a free loopback port, and stop it at the end."""
    home = Path(tempfile.mkdtemp(prefix="commitments-postgres-"))
    account = _unprivileged()
    if account:
        os.chown(home, account.pw_uid, account.pw_gid)
    data, port = str(home / "data"), free_port()
    control = [str(programs / "pg_ctl"), "-D", data, "-w", "-t", str(_PATIENCE_SECONDS), "-s"]
    try:
        initdb = [
            str(programs / "initdb"),
            "-D",
            data,
            "-U",
            "tests",
            "--auth=trust",
            "-E",
            "UTF8",
            "--no-sync",
        ]
        _run_as(account, home, initdb)
        start = partial(
            _run_as,
            account,
            home,
            [*control, "-l", str(home / "log"), "-o", _options(data, port, settings), "start"],
        )
        stop = partial(_run_as, account, home, [*control, "-m", "immediate", "stop"])
        start()
        try:
            yield Server(f"postgresql://tests@127.0.0.1:{port}/postgres", stop, start)
        finally:
            if (home / "data" / "postmaster.pid").exists():
                stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _options(data: str, port: int, settings: Sequence[str]) -> str:
    places = (f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={data}")
    return " ".join(f"-c {setting}" for setting in (*places, *settings))


def _unprivileged() -> pwd.struct_passwd | None:
    """Give the account to run as: PostgreSQL refuses root. None keeps the present one."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("PostgreSQL does not run as root, and no other account was found")


def _run_as(account: pwd.struct_passwd | None, home: Path, command: list[str]) -> None:
    uid, gid = (account.pw_uid, account.pw_gid) if account else (None, None)
    with (home / "said").open("wb+") as said:  # not a pipe: the server would keep it open
        done = subprocess.run(command, stdout=said, stderr=said, cwd="/", user=uid, group=gid, check=False)
        said.seek(0)
        words = said.read().decode(errors="replace")
    if done.returncode:
        log = home / "log"
        tail = log.read_text("utf-8", "replace")[-2000:] if log.exists() else ""
        raise RuntimeError(f"{command[0]} failed: {words}{tail}")
