"""One Chromium for all tests of this folder; each test's windows are closed after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.browser import chromium_running


@pytest.fixture(scope="module")
def running(chromium: Path) -> Iterator[Browser]:
    with chromium_running(chromium) as browser:
        yield browser


@pytest.fixture
def browser(running: Browser) -> Iterator[Browser]:
    yield running
    for context in running.contexts:
        context.close()
