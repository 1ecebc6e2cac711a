"""Makes a picture of the docs: python -m tests.e2e.picture docs/local-page.png."""

import sys
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.e2e.browser import chromium_running, composer, opened
from tests.e2e.local import whole_bot_at
from tests.e2e.server import serving
from tests.tools import chromium

MONDAY = datetime(2026, 11, 23, 10, 5, tzinfo=ZoneInfo("Asia/Seoul"))

# By the name of the picture: what Alice says, and what the bot's answer holds.
STORIES = {
    "local-page": [("/commit send fix to Acme by the 15th", "15 Dec")],
    "two-readings": [
        ("/commit send fix to Acme by next Friday", "4 Dec 2026"),
        ("/commit send the report to Acme by 3/4", "3 Apr 2027"),
    ],
}


def take(target: Path) -> None:
    """Act as Alice, make promises in a new page, and take its picture."""
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
        for line, answer in STORIES[target.stem]:
            composer(page).fill(line)
            page.keyboard.press("Enter")
            expect(page.locator("#messages > li").last).to_contain_text(answer)
        page.screenshot(path=target)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
