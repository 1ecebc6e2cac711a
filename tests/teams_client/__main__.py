"""make e2e-teams: drives the local Teams client through the story, and writes screenshots into a folder."""

import asyncio
import json
import os
import sys
import tempfile
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Final

from playwright.async_api import Page, async_playwright, expect

from commitments.adapters.encryption import new_key
from tests.e2e.browser import FLAGS
from tests.e2e.moved_clock import move_clock
from tests.e2e.process import server
from tests.stage import seoul
from tests.surfaces.teams.played_teams import BOT, CLIENT, ELSEWHERE, TENANT, Member, Message, object_id
from tests.surfaces.teams.test_conversation import mentioned
from tests.teams_client.relay import Relay, relaying
from tests.tools import chromium, free_port, node

ROOT: Final = Path(__file__).parents[2]
PROGRAM: Final = Path(__file__).with_name("node_modules") / "@microsoft" / "m365agentsplayground" / "cli.js"
CHANNEL, PERSONAL = "19:acme@thread.tacv2", "a:alice"
_OTHERS: Final = ("bob", "minho", "sam", "jane", "carol")  # the client wants five
_PATIENCE: Final = 60


def _user(name: str) -> dict[str, str]:
    mail = f"{name}@example.com"
    return {
        "id": f"29:{name}", "name": name.title(), "aadObjectId": object_id(name), "userPrincipleName": mail,
        "givenName": name.title(), "surname": name.title(), "email": mail,
    }  # fmt: skip


def _context() -> str:
    """Return the client's configuration; JSON is YAML."""
    team = {"id": "19:team@thread.tacv2", "name": "Customers", "aadGroupId": object_id("team")}
    return json.dumps({
        "version": "0.1.1", "tenantId": TENANT, "bot": {"id": BOT, "name": "Commitments"},
        "currentUser": _user("alice"), "users": [*map(_user, _OTHERS)], "personalChat": {"id": PERSONAL},
        "groupChat": {"id": "19:group@thread.v2", "name": "A group"},
        "team": {**team, "channels": [{"id": CHANNEL, "name": "Acme and us"}]},
    })  # fmt: skip


@asynccontextmanager
async def _client(folder: Path, relay: Relay) -> AsyncIterator[str]:
    """Run the client in a folder; give its address."""
    port = free_port()
    (folder / ".m365agentsplayground.yml").write_text(_context(), encoding="utf-8")
    environment = {
        **os.environ, "TEAMSAPPTESTER_BROWSER": "none", "SEND_INSTALLATION_ACTIVITY": "true",
        "APPLICATION_INSIGHTS_NO_STATSBEAT": "true", "TZ": "Asia/Seoul",
    }  # fmt: skip
    with (folder / "client.log").open("wb") as said:
        process = await asyncio.create_subprocess_exec(
            str(node()), str(PROGRAM), "start", "-e", f"{relay.teams.url}/api/messages", "-c", "msteams", "--dt",
            "-p", str(port), cwd=folder, env=environment, stdin=DEVNULL, stdout=said, stderr=said,
        )  # fmt: skip
    relay.client = f"http://127.0.0.1:{port}/_connector"
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _story(page: Page, relay: Relay, clock: Path, pictures: Path) -> None:
    async def picture(name: str, shown: str) -> None:
        await expect(page.get_by_text(shown).last).to_be_visible(timeout=_PATIENCE * 1000)
        await page.wait_for_timeout(1000)  # the client scrolls
        await page.screenshot(path=pictures / f"{name}.png")

    async def press(title: str) -> None:
        await page.get_by_role("button", name=title, exact=True).last.click()

    person = relay.person()
    await person.say("alice", "<at>Commitments</at> customer Acme here", CHANNEL, **mentioned())
    await page.get_by_text("Personal Chat", exact=True).last.click()
    await page.get_by_role("textbox").last.click()
    await page.keyboard.type("send the fix to Acme by the 15th")
    await page.get_by_role("button", name="Send Message").click()
    await picture("1-capture", "C-1 is on record")
    await press("Tell the customer")
    await picture("2-form", "Tell them")
    await press("Tell them")
    await picture("3-told", "Acme was told")
    move_clock(clock, seoul("2026-12-14 09:01"))
    await picture("4-reminder", "C-1 · send the fix")
    await press("Done")
    await picture("5-done", "delivered")
    name, body = relay.card("Our promise to Acme")
    await person.press("bob", _message(name, body), "Received", CHANNEL)
    await page.get_by_text("Acme and us").first.click()
    await picture("6-customer", "received")


def _message(name: str, body: dict[str, object]) -> Message:
    return Message(name, CHANNEL, body)


async def main(pictures: Path) -> None:
    """Run the bot, the client and the browser, and go through the story."""
    program = chromium()
    if program is None or node() is None or not PROGRAM.is_file():
        sys.exit("Chromium, Node.js or the client is missing: make e2e-teams installs the client.")
    members = {CHANNEL: [Member("alice"), Member("bob", ELSEWHERE)], PERSONAL: [Member("alice")]}
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="commitments-teams-")))
        relay = await stack.enter_async_context(relaying(members))
        clock = folder / "clock"
        move_clock(clock, seoul("2026-12-01 10:00"))
        settings = {
            "DATABASE_URL": f"sqlite:///{folder / 'teams.db'}", "TEAMS_CLIENT_ID": CLIENT, "TEAMS_TENANT_ID": TENANT,
            "TEAMS_CLIENT_SECRET": "a-secret-of-the-bot", "TEAMS_API_URL": relay.teams.url, "MOVED_CLOCK": str(clock),
            "ENCRYPTION_KEY": new_key(), "ZONE": "Asia/Seoul", "COUNTRY": "KR",
        }  # fmt: skip
        http = await stack.enter_async_context(server(ROOT, settings, "tests.e2e.moved_clock"))
        relay.bot = str(http.base_url).rstrip("/")
        url = await stack.enter_async_context(_client(folder, relay))
        playwright = await stack.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        page = await browser.new_page(viewport={"width": 1500, "height": 900}, timezone_id="Asia/Seoul", locale="en-US")
        await _opened(page, url)
        try:
            await _story(page, relay, clock, pictures)
        finally:
            await page.screenshot(path=pictures / "last.png")
            await browser.close()


async def _opened(page: Page, url: str) -> None:
    """Open the client once it listens."""
    async with asyncio.timeout(_PATIENCE):
        while True:
            try:
                await page.goto(url, timeout=5000)
            except Exception:  # noqa: BLE001 - it is not listening yet
                await asyncio.sleep(0.5)
            else:
                return


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(main(folder))
