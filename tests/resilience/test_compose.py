"""`docker compose up` after README's steps: the environment as compose resolves it, and a bot that others can reach."""

import asyncio
import json
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from dotenv import dotenv_values

from tests.surfaces.slack.fakes import FakeSlack, fake_slack, peopled
from tests.tools import free_port

PATIENCE = 60
FILLED_IN = {"SLACK_BOT_TOKEN": "xoxb-test", "SLACK_SIGNING_SECRET": "quartz-signing-secret-55", "ADMINS": "U0123ABCD"}
PASSWORD = "letters123"
_VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


def filled_in(root: Path, **more: str) -> dict[str, str]:
    """Return .env as README says: a copy of the example with some lines filled in."""
    example = dotenv_values(root / ".env.example")
    given = {name: value or "" for name, value in example.items()}
    return {**given, **FILLED_IN, "POSTGRES_PASSWORD": PASSWORD, **more}


def resolved(root: Path, file: Mapping[str, str], service: str = "bot") -> dict[str, str]:
    """Return a container's environment: the image's, below env_file's, below that of `environment`."""
    found = yaml.safe_load((root / "compose.yaml").read_text("utf-8"))["services"][service]
    assert found["env_file"] == [{"path": ".env", "required": False}]
    own = {name: _interpolated(str(value), file) for name, value in found["environment"].items()}
    return {**_image(root), **file, **own}


def _interpolated(text: str, file: Mapping[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        name, operator, rest = match.groups()
        if not file.get(name):
            assert operator == "-", f"{name} is required"
            return str(rest)
        return file[name]

    return _VARIABLE.sub(value, text)


def _image(root: Path) -> dict[str, str]:
    last = re.sub(r"\\\n", " ", (root / "Dockerfile").read_text("utf-8")).rpartition("\nFROM ")[2]
    words = [word for line in re.findall(r"^ENV (.*)$", last, re.MULTILINE) for word in line.split()]
    return {name: value for name, _, value in (word.partition("=") for word in words) if name != "PATH"}


def health_check(root: Path, address: str, port: int) -> int:
    """Run the image's health check as in a container whose own address is this one; return its exit status."""
    line = next(one for one in (root / "Dockerfile").read_text("utf-8").splitlines() if "healthz" in one)
    program, option, script = json.loads(line.partition("CMD ")[2])
    assert (program, option) == ("python", "-c")
    placed = f"import socket; socket.gethostname = lambda: {address!r}; {script}"
    environment = {"PORT": str(port), "http_proxy": "http://127.0.0.1:9"}
    return subprocess.run(
        [sys.executable, "-c", placed], env=environment, capture_output=True, timeout=PATIENCE, check=False
    ).returncode


def own_address() -> str:
    """Return an address of this machine that is not loopback; the test is left out without one. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("203.0.113.1", 9))
        except OSError:
            pytest.skip("left out: needs an address that is not loopback")
        return str(probe.getsockname()[0])


def listened_on(port: int) -> set[str]:
    """Return the addresses where anybody listens on a port, as Linux tells."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    places = [row[1].split(":") for row in rows if row[3] == "0A"]
    return {socket.inet_ntoa(bytes.fromhex(at)[::-1]) for at, number in places if int(number, 16) == port}


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with fake_slack() as running:
        peopled(running)
        yield running


@asynccontextmanager
async def started(environment: Mapping[str, str], folder: Path) -> AsyncIterator[int]:
    """Run the image's command in an empty folder with this environment alone until it is ready; give its port."""
    port = free_port()
    database = {"DATABASE_URL": f"sqlite:///{folder / 'bot.db'}", "PORT": str(port)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=folder, env={**environment, **database}, stderr=asyncio.subprocess.PIPE
    )
    try:
        transport = httpx.AsyncHTTPTransport(retries=9)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:{port}") as http:
            assert (await http.get("/healthz")).status_code == 200
        yield port
    finally:
        process.terminate()
        _, errors = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0, errors.decode()


async def test_the_bot_of_the_compose_file_is_reached_from_another_address(
    root: Path, tmp_path: Path, slack: FakeSlack
) -> None:
    environment = resolved(root, filled_in(root, SLACK_API_URL=f"{slack.url}/api/"))
    async with started(environment, tmp_path) as port:
        assert listened_on(port) == {"0.0.0.0"}  # noqa: S104
        address = own_address()
        assert not address.startswith("127.")
        async with httpx.AsyncClient(base_url=f"http://{address}:{port}", timeout=PATIENCE) as http:
            assert (await http.get("/healthz")).status_code == 200
            assert (await http.post("/slack/events")).status_code in {401, 415}, "Slack's door is open, and guarded"
        assert health_check(root, address, port) == 0


async def test_a_bot_that_listens_on_loopback_alone_is_not_healthy(root: Path) -> None:
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        assert await asyncio.to_thread(health_check, root, own_address(), port) != 0


@pytest.mark.parametrize("file", [{}, {"HOST": "127.0.0.1", "PORT": "9000"}, {"HOST": "", "PORT": ""}])
def test_the_container_listens_where_compose_looks_whatever_the_file_says(root: Path, file: dict[str, str]) -> None:
    bot: dict[str, Any] = yaml.safe_load((root / "compose.yaml").read_text("utf-8"))["services"]["bot"]
    environment = resolved(root, {**filled_in(root), **file})
    assert environment["HOST"] == "0.0.0.0"  # noqa: S104
    assert [one.rpartition(":")[2] for one in bot["ports"]] == [environment["PORT"]]
    assert PASSWORD in environment["DATABASE_URL"]
    assert PASSWORD in resolved(root, filled_in(root), "migrate")["DATABASE_URL"]
