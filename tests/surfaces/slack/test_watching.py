"""What operators see of real signed requests: metrics, the log, and the name that leads from one to the other."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiohttp import web
from prometheus_client.parser import text_string_to_metric_families

from bot.settings import Settings
from bot.wiring import open_bot
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.domain.clock import SystemClock
from tests.e2e.process import METRICS_TOKEN, OPERATOR
from tests.lines import logged, ours
from tests.surfaces.slack import payloads
from tests.surfaces.slack.conftest import Endpoint
from tests.surfaces.slack.fakes import FakeSlack
from tests.surfaces.slack.test_directory import ANN

TOKEN = "xoxb-1-quillfeather"
# Whatever a request brings along; each of them would be found if it got into a label or a line.
PRIVATE = ("T001", "U100", "C100", "Ann", "ann", "Quartzite", "rotation", "Globex", "acme", TOKEN, payloads.SECRET)


@pytest.fixture
def written() -> Iterator[StringIO]:
    """Return what is logged, one JSON object a line."""
    with logged("json") as caught:
        yield caught


@asynccontextmanager
async def bot(slack: FakeSlack, tmp_path: Path, **more: Any) -> AsyncIterator[httpx.AsyncClient]:
    """Open the whole bot, as wiring.py puts it together, against a Slack on loopback."""
    slack.says("auth.test", team_id="T001", user_id="U0BOT", bot_id="B001", team="Ours", url="https://ours.slack.com/")
    slack.answers["users.info"] = lambda asked: web.json_response(
        {"ok": True, "user": {**ANN, "id": asked["user"], "locale": "en-US"}}
    )
    slack.says("conversations.members", members=["U100"])
    slack.says("conversations.info", channel={"id": "C100", "name": "acme", "is_ext_shared": False})
    settings = Settings(
        database_url=f"sqlite:///{tmp_path / 'bot.db'}", slack_bot_token=TOKEN, slack_signing_secret=payloads.SECRET,
        slack_api_url=f"{slack.url}/api/", admins=("U100",), zone="Asia/Seoul", metrics_token=METRICS_TOKEN, **more,
    )  # fmt: skip
    async with open_bot(settings) as opened:
        transport = httpx.ASGITransport(opened.app)
        async with httpx.AsyncClient(transport=transport, base_url="https://bot.example.com") as http:
            yield http


async def post(http: httpx.AsyncClient, body: bytes, kind: str = payloads.FORM) -> httpx.Response:
    return await http.post(
        "/slack/events", content=body, headers=payloads.signed(body, at=SystemClock().now(), kind=kind)
    )


async def act(http: httpx.AsyncClient) -> None:
    """Command, press and submit, as Slack would deliver it."""
    made = await post(http, payloads.command("/commit", "Quartzite rotation for Globex in 3 days", trigger_id="1"))
    assert "Globex" in made.text
    await post(http, payloads.command("/customer", "Globex here", trigger_id="2"))
    await post(http, payloads.command("/commit", "<@U200> Quartzite rotation to Globex in 3 days", trigger_id="3"))
    assert (await post(http, payloads.form(payloads.press("done:3", "1")))).status_code == 200
    view = {"type": "modal", "callback_id": "cancel_form", "private_metadata": json.dumps({"value": "1"}), "blocks": []}
    assert (await post(http, payloads.form(payloads.submission(view, {})))).status_code == 200


async def test_metrics_are_told_in_the_form_that_prometheus_reads_and_hold_nothing_of_anybody(
    slack: FakeSlack, tmp_path: Path
) -> None:
    async with bot(slack, tmp_path, commitments_role="web") as http:
        await act(http)
        answer = await http.get("/metrics", headers=OPERATOR)
    assert answer.headers["content-type"].startswith("text/plain; version=")
    families = {one.name: one.samples for one in text_string_to_metric_families(answer.text)}
    counts = {
        (one.labels["surface"], one.labels["kind"], one.labels["result"]): one.value
        for one in families["commitments_request_seconds"]
        if one.name.endswith("_count")
    }
    kinds = {"commit": 2, "customer": 1, "done": 1, "cancel_form": 1}
    assert counts == {("slack", kind, "ok"): number for kind, number in kinds.items()}
    read = [one.value for one in families["commitments_parse_seconds"] if one.name.endswith("_count")]
    assert read[0] >= 2
    assert families["commitments_outbox_due"][0].value > 0, "a web process leaves sending to workers"
    labels = {value for samples in families.values() for one in samples for value in one.labels.values()}
    assert labels >= {"slack", "commit", "ok"}
    assert [word for word in PRIVATE if word in answer.text] == []


@pytest.mark.parametrize("role", ["all", "web", "worker"])
async def test_metrics_are_answered_in_every_role(slack: FakeSlack, tmp_path: Path, role: str) -> None:
    async with bot(slack, tmp_path, commitments_role=role) as http:
        answer = await http.get("/metrics", headers=OPERATOR)
    assert answer.status_code == 200
    assert 'commitments_database_up{world="slack"} 1.0' in answer.text


async def test_a_worker_without_slack_and_a_local_page_tell_of_their_databases(tmp_path: Path) -> None:
    for role, world in (("worker", "none"), ("all", "page")):
        settings = Settings(database_url=f"sqlite:///{tmp_path / f'{role}.db'}", commitments_role=role)
        async with open_bot(settings) as opened:
            transport = httpx.ASGITransport(opened.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as http:
                told = (await http.get("/metrics", headers=OPERATOR)).text
        assert f'commitments_database_up{{world="{world}"}} 1.0' in told
        assert 'surface="seed"' not in told


async def test_each_request_is_one_line_that_names_what_it_planned(
    slack: FakeSlack, tmp_path: Path, written: StringIO
) -> None:
    async with bot(slack, tmp_path, commitments_role="web") as http:
        await act(http)
    handled = [line for line in ours(written) if line["event"] == "request_handled"]
    assert [(one["surface"], one["kind"], one["result"], one["level"]) for one in handled] == [
        ("slack", kind, "ok", "info") for kind in ("commit", "customer", "commit", "done", "cancel_form")
    ]
    assert all(isinstance(one["milliseconds"], int) for one in handled)
    assert len({one["request"] for one in handled}) == 5
    store = await open_store(f"sqlite:///{tmp_path / 'bot.db'}")
    async with store.transaction("T001") as uow:
        planned = {one.request for one in await uow.notifications.list_for(1)}
    await store.close()
    assert planned == {handled[2]["request"], handled[3]["request"]}, "its making and its keeping"
    assert [word for word in PRIVATE if word in str(ours(written))] == []


async def test_a_request_that_comes_again_has_the_same_name(
    slack: FakeSlack, tmp_path: Path, written: StringIO
) -> None:
    async with bot(slack, tmp_path, commitments_role="web") as http:
        for _ in range(2):
            await post(http, payloads.command("/commit", "Quartzite rotation in 3 days"))
    names = [line["request"] for line in ours(written)]
    assert len(names) == 2
    assert len(set(names)) == 1


async def test_a_listener_that_fails_says_for_which_request(endpoint: Endpoint, written: StringIO) -> None:
    endpoint.conversation.error = RuntimeError("Quartzite")
    await endpoint.command()
    await endpoint.interact(payloads.press())
    view = {"type": "modal", "callback_id": "cancel_form", "private_metadata": "{}", "blocks": []}
    await endpoint.interact(payloads.submission(view, {}))
    endpoint.changes.error = RuntimeError("Quartzite")
    await endpoint.event({"type": "channel_shared", "channel": "C100"})
    lines = ours(written)
    failed = [line for line in lines if (line["event"], line.get("error")) == ("request_failed", "RuntimeError")]
    assert [line["request"] for line in failed[:3]] == [one.id for one in endpoint.conversation.heard]
    assert failed[3]["request"]
    assert len({line["request"] for line in failed}) == 4
    assert all("fakes.py:" in line["where"].split(" < ")[0] for line in failed), "the innermost place comes first"
    assert "Quartzite" not in json.dumps(lines)


async def test_a_request_without_a_name_does_not_carry_that_of_the_one_before(
    endpoint: Endpoint, written: StringIO
) -> None:
    await endpoint.command()
    await endpoint.post(payloads.command(team_id="T999"))
    (line,) = ours(written)
    assert line["event"] == "request_of_other_workspace"
    assert "request" not in line


async def test_a_process_that_sends_forgets_old_answers_by_itself(
    slack: FakeSlack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago, forgotten, forget = datetime(2020, 1, 1, tzinfo=UTC), asyncio.Event(), SqlStore.forget

    async def noting(store: SqlStore, before: datetime) -> None:
        await forget(store, before)
        forgotten.set()

    monkeypatch.setattr(SqlStore, "forget", noting)
    store = await open_store(f"sqlite:///{tmp_path / 'bot.db'}")
    async with store.transaction("T001") as uow:
        await uow.requests.begin("old", long_ago)
    async with asyncio.timeout(20), bot(slack, tmp_path):
        await forgotten.wait()
    async with store.transaction("T001") as uow:
        assert await uow.requests.begin("old", long_ago) is None
    await store.close()
