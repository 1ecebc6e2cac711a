"""Headless Chromium for the tests of the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

expect.set_options(timeout=20_000)  # only a broken page waits so long, even on a busy machine


@contextmanager
def chromium_running(program: Path) -> Iterator[Browser]:
    """Run Chromium while the block runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


def opened(browser: Browser, url: str, **settings: object) -> Page:
    """Open a page in a fresh context and wait until it receives live updates."""
    page = browser.new_context(**settings).new_page()  # type: ignore[arg-type]
    page.goto(url)
    expect(page.locator("body[data-live=yes]")).to_be_attached()
    return page


def composer(page: Page) -> Locator:
    """Return where a message is typed."""
    return page.locator("#line")
