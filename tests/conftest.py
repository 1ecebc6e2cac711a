"""Fixtures that every kind of test may use."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.async_api import Browser, async_playwright
from syrupy.assertion import SnapshotAssertion

from tests.compiled_statements import shared_by_all_engines
from tests.postgres import Server, for_sqlalchemy, plain, running
from tests.snapshots import HtmlGolden, JsonGolden
from tests.tools import require

ROOT = Path(__file__).parent.parent

# A check of a change tries the same examples each time; at the desk they are new ones, and find what nobody thought of.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session", autouse=True)
def _statements_are_compiled_once() -> Iterator[None]:
    with shared_by_all_engines():
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the folder of the project."""
    return ROOT


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Equals a JSON value that is the same as its golden file."""
    return snapshot.use_extension(JsonGolden)


@pytest.fixture
def golden_html(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Equals HTML that is the same as its golden file."""
    return snapshot.use_extension(HtmlGolden)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """Give one PostgreSQL server for the whole run: that of TEST_DATABASE_URL, or a private one."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield Server(plain(given))
        return
    with running(require("postgres")) as server:
        yield server


@pytest.fixture
async def postgres_url(postgres_server: Server) -> AsyncIterator[str]:
    """Give a fresh, empty database for one test: `postgresql+asyncpg://…`."""
    url = await postgres_server.create_database()
    yield for_sqlalchemy(url)
    await postgres_server.drop_database(url)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Give a fresh database file for one test: `sqlite+aiosqlite://…`."""
    return f"sqlite+aiosqlite:///{tmp_path / 'commitments.db'}"


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Give the Chromium program, or leave the test out."""
    return require("chromium")


@pytest.fixture
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    """Give a fresh headless Chromium that asks nothing of the network."""
    quiet = [
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
    ]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=[*quiet, "--no-sandbox"])
        yield browser
        await browser.close()


@pytest.fixture(scope="session")
def emulate() -> Path:
    """Give the start script of the Slack stand-in (run it with `node`), or leave the test out."""
    return require("emulate")


@pytest.fixture(scope="session")
def app_manifest() -> Path:
    """Give the folder of the published schemas of Teams' app manifests, or leave the test out."""
    return require("app manifest")
