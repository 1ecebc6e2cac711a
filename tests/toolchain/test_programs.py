"""The programs that the end-to-end tests drive do start."""

import json
import subprocess
from pathlib import Path

from playwright.async_api import Browser

from tests.tools import require


async def test_chromium_renders_a_page_with_korean(browser: Browser) -> None:
    page = await browser.new_page()
    await page.set_content("<h1>약속 😀</h1>")

    assert await page.inner_text("h1") == "약속 😀"
    assert await page.screenshot()


def test_the_slack_stand_in_is_the_pinned_one(root: Path, emulate: Path) -> None:
    pinned = json.loads((root / "tests/e2e/package.json").read_text("utf-8"))["devDependencies"]["emulate"]
    line = [str(require("node")), str(emulate), "--version"]
    said = subprocess.run(line, capture_output=True, text=True, check=True).stdout

    assert said.strip() == pinned
