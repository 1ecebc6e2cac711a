"""The real server process, as `make run` starts it, against the emulated Slack with the manifest's scopes only."""

import asyncio
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from commitments.adapters.sql.migrator import migrate
from commitments.domain.clock import SystemClock
from tests.e2e.emulate import BOT_TOKEN, EmulatedSlack, emulated_slack
from tests.e2e.process import PATIENCE, says, server
from tests.surfaces.slack.payloads import SECRET


async def test_the_server_keeps_promises_in_slack_across_a_restart(emulate: Path, root: Path, tmp_path: Path) -> None:
    async with emulated_slack(emulate, tmp_path, people=("alice", "minho")) as slack:
        alice, minho, acme = slack.people["alice"], slack.people["minho"], slack.channels["acme"]
        environment = {
            "DATABASE_URL": f"sqlite:///{tmp_path / 'server.db'}", "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": slack.api_url, "ADMINS": alice, "ZONE": "Asia/Seoul",
        }  # fmt: skip
        async with server(root, environment) as http:
            await says(http, alice, "/customer", "Acme here announce auto", acme, "t.1")
            made = await says(http, alice, "/commit", f"<@{minho}> send fix to Acme in 3 days", acme, "t.2")
            assert "C-1 is on record" in made
            assert _in_three_days() in made
            await _until_direct_message(slack, "minho", "gave you C-1")
            assert (await http.get("/")).status_code == 404, "the local page is off beside Slack"
        async with server(root, environment) as http:
            again = await says(http, alice, "/commit", f"<@{minho}> send fix to Acme in 3 days", acme, "t.2")
            assert again == made
            assert "C-1 · send fix" in await says(http, minho, "/commitments", "", acme, "t.3")
            assert "Nothing is late" in await says(http, alice, "/overdue", "", acme, "t.4")
        cards = [one for one in await slack.messages(acme) if "Our promise to Acme" in one["text"]]
        assert len(cards) == 1


def _in_three_days() -> str:
    day = SystemClock().now().astimezone(ZoneInfo("Asia/Seoul")) + timedelta(days=3)
    return f"{day:%a} {day.day} {day:%b} {day.year}"


async def _until_direct_message(slack: EmulatedSlack, person: str, text: str) -> None:
    """Look again and again, for a minute at most; each look is a request to Slack."""
    found = False
    async with asyncio.timeout(PATIENCE):
        while not found:
            found = any(text in one["text"] for one in await slack.direct_messages(person))


async def test_on_postgresql_one_process_answers_and_another_sends(
    emulate: Path, root: Path, tmp_path: Path, postgres_url: str
) -> None:
    await migrate(postgres_url)
    async with emulated_slack(emulate, tmp_path, people=("alice", "minho")) as slack:
        alice, minho, acme = slack.people["alice"], slack.people["minho"], slack.channels["acme"]
        environment = {
            "DATABASE_URL": postgres_url, "SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": slack.api_url, "ZONE": "Asia/Seoul",
        }  # fmt: skip
        async with server(root, {**environment, "COMMITMENTS_ROLE": "web"}) as web:
            await says(web, alice, "/customer", "Acme here", acme, "t.1")
            made = await says(web, alice, "/commit", f"<@{minho}> send fix to Acme in 3 days", acme, "t.2")
            assert "C-1 is on record" in made
            why = await says(web, alice, "/commit", "why C-1", acme, "t.3")
            assert "News → minho" in why
            assert not await slack.direct_messages("minho"), "a web process leaves sending to workers"
            async with server(root, {**environment, "COMMITMENTS_ROLE": "worker"}) as worker:
                await _until_direct_message(slack, "minho", "gave you C-1")
                assert (await worker.post("/slack/events")).status_code == 404, "a worker answers nobody"
            assert len(await slack.direct_messages("minho")) == 1
