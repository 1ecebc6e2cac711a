"""Makes the picture of the README: python -m tests.e2e.picture docs/local-page.png."""

import sys
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.e2e.browser import chromium_running, opened
from tests.e2e.local import whole_bot_at
from tests.e2e.server import serving
from tests.tools import chromium

MONDAY = datetime(2026, 11, 23, 10, 5, tzinfo=ZoneInfo("Asia/Seoul"))


def take(target: Path) -> None:
    """Act as Alice, make a promise in a new page, and take its picture."""
    program = chromium()
    if program is None:
        sys.exit("Chromium is missing (Debian: chromium).")
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(whole_bot_at(Path(folder), MONDAY)) as url,
        chromium_running(program) as browser,
    ):
        size = {"width": 1200, "height": 720}
        page = opened(browser, f"{url}/?as=UALICE&in=CTEAM", viewport=size, reduced_motion="reduce")
        page.get_by_role("combobox").fill("/commit send fix to Acme by the 15th")
        page.keyboard.press("Enter")
        expect(page.locator("#messages > li").last).to_contain_text("15 Dec")
        page.screenshot(path=target)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
