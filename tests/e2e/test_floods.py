"""The bot in a process that may open few files, while somebody opens more connections than that."""

import asyncio
import resource
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from tests.tools import free_port

FILES, CONNECTIONS, PATIENCE = 420, 600, 60


@asynccontextmanager
async def bot(tmp_path: Path) -> AsyncIterator[tuple[int, asyncio.subprocess.Process]]:
    """Run the local page with few open files until it answers."""
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=tmp_path, stderr=(tmp_path / "log").open("wb"),
        stdout=asyncio.subprocess.DEVNULL, env={"PORT": str(port), "REQUEST_TIMEOUT_SECONDS": "30"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES)),
    )  # fmt: skip
    try:
        transport = httpx.AsyncHTTPTransport(retries=9)
        async with httpx.AsyncClient(
            transport=transport, base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE
        ) as http:
            await http.get("/readyz")
        yield port, process
    finally:
        process.terminate()
        await asyncio.wait_for(process.wait(), PATIENCE)


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of open files is a matter of POSIX")
async def test_more_half_sent_requests_than_open_files_neither_stop_it_nor_fill_the_log(tmp_path: Path) -> None:
    half_sent: list[asyncio.StreamWriter] = []
    async with bot(tmp_path) as (port, process):
        async with asyncio.timeout(PATIENCE):
            for _ in range(CONNECTIONS):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(b"GET /heal")
                half_sent.append(writer)
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as http:
                for path in ("/healthz", "/readyz", "/"):
                    while (response := await http.get(path)).status_code != 200:  # until the timeout above
                        assert path == "/readyz", (path, response.text)
        for writer in half_sent:
            writer.close()
        assert process.returncode is None
    log = (tmp_path / "log").read_text("utf-8")
    assert len(log) < 30_000
    assert "Traceback" not in log
    assert log.count("open_files_limited") == 1
    assert 1 <= log.count("requests_refused") <= 3
