"""A scope that the app was not given stops what needs it; whoever waits for it and whoever runs the bot hear of it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.cards.card import Card
from bot.notifications.handler import notification_handler
from bot.slack.client import Clients
from bot.slack.installations import SettingsInstallation
from bot.slack.workspaces import SlackWorkspaces
from commitments.adapters.sql.opening import open_store
from commitments.application.ports.messenger import Outgoing
from commitments.dispatch import Dispatcher
from commitments.domain.errors import ScopeMissing
from commitments.domain.notifications.addresses import to_channel
from commitments.domain.notifications.notification import State
from tests.stage import PlayedSlack, Stage, StageClock, seoul
from tests.stories.acting import fill
from tests.surfaces.slack.fakes import FakeSlack, Json
from tests.surfaces.slack.payloads import HOME

POST, UPLOAD, HISTORY, OPEN = (
    "chat.postMessage", "files.getUploadURLExternal", "conversations.history", "conversations.open",
)  # fmt: skip


class Office(Stage):
    """A stage whose messages go to a Slack on loopback; its people and channels are played."""

    workspace = "T001"
    workspaces: SlackWorkspaces
    web_api: FakeSlack

    def texts(self, channel: str) -> list[str]:
        return [str(made["text"]) for made in self.web_api.made(POST) if made["channel"] == channel]

    def lacks(self, method: str, scope: str) -> None:
        self.web_api.says(method, ok=False, error="missing_scope", needed=scope, provided="chat:write")

    async def later(self) -> None:
        for _ in range(3):
            self.clock.at += timedelta(minutes=3)
            await self.dispatch()

    async def tell_acme(self) -> None:
        await self.say("alice", "/commit send fix to Acme by the 15th")
        await fill(self, "alice", await self.say("alice", "/commit tell C-1"), {})

    async def states(self, kind: str) -> list[tuple[State, str]]:
        async with self.store.read_only(self.workspace) as uow:
            return [(one.state, one.reason) for one in await uow.notifications.list_for(1) if one.kind == kind]


@pytest.fixture
async def office(tmp_path: Path, slack: FakeSlack, clients: Clients) -> AsyncIterator[Office]:
    store, clock = await open_store(f"sqlite:///{tmp_path / 'bot.db'}"), StageClock(seoul("2026-11-23 10:00"))
    office = Office(store, PlayedSlack(clock), clock)
    office.web_api, office.workspaces = slack, SlackWorkspaces(SettingsInstallation(HOME), clients, clock)
    office.dispatcher = Dispatcher(store, office.workspaces, notification_handler(), clock)
    slack.answers[OPEN] = lambda asked: web.json_response({"ok": True, "channel": {"id": f"D-{asked['users']}"}})
    await office.name_admin("root")
    await office.say("alice", "/customer Acme here people <@minho>", "acme")
    yield office
    await store.close()


async def ask_for_file(office: Office) -> None:
    await office.say("alice", "/commit <@alice> send the report to Acme by tomorrow 10am")
    office.clock.at += timedelta(days=3)
    assert (await office.say("alice", "/overdue csv")).card


async def test_a_file_that_may_not_be_sent_stops_no_message_and_the_asker_hears_of_it(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    await ask_for_file(office)
    await office.later()
    before = len(office.texts("D-alice"))
    office.lacks(UPLOAD, "files:write")
    await office.say("alice", "/overdue csv")
    await office.dispatch()
    await office.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await office.dispatch()
    assert any("send fix" in text for text in office.texts("D-minho")), "others get their messages at once"
    await office.later()
    heard = office.texts("D-alice")[before:]
    assert [text for text in heard if text.startswith("I could not send your file")]
    assert await office.store.refusals(9) == []
    await office.say("alice", "/overdue csv")
    await office.later()
    logged = [vars(one)["scope"] for one in caplog.records if one.getMessage() == "scope_missing"]
    assert logged == ["files:write"], "the operator is told once"
    assert office.workspaces.missing_scopes() == ["files:write"]


async def test_without_history_a_card_of_unknown_outcome_is_not_sent_again_and_that_is_said(office: Office) -> None:
    await office.tell_acme()
    office.web_api.drops.add(POST)
    await office.dispatch()
    office.web_api.drops.clear()
    office.lacks(HISTORY, "channels:history,groups:history,mpim:history,im:history")
    await office.later()
    assert len(office.texts("acme")) == 1
    assert await office.states("customer_card") == [(State.FAILED, "outcome_unknown")]
    (said,) = [text for text in office.texts("D-alice") if "I do not know" in text]
    assert said.startswith("I do not know whether Acme has seen C-1")
    await fill(office, "alice", await office.say("alice", "/commit tell C-1"), {})
    await office.later()
    assert len(office.texts("acme")) == 2, "whoever has looked may send it again"


async def test_without_history_what_a_person_may_have_got_comes_again_rather_than_never(office: Office) -> None:
    await office.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    office.web_api.drops.add(POST)
    await office.dispatch()
    office.web_api.drops.clear()
    office.lacks(HISTORY, "im:history")
    await office.later()
    assert len(office.texts("D-minho")) == 2
    assert await office.states("notice") == [(State.SENT, "")]


async def test_without_the_right_to_open_conversations_channels_go_on(office: Office) -> None:
    office.lacks(OPEN, "im:write")
    await office.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await office.dispatch()
    await fill(office, "alice", await office.say("alice", "/commit tell C-1"), {})
    await office.later()
    assert len(office.texts("acme")) == 1
    paused = [(one.destination and one.destination.id, one.reason) for one in await office.store.refusals(9)]
    assert ("minho", "missing_scope: im:write") in paused
    office.web_api.answers[OPEN] = lambda asked: web.json_response({"ok": True, "channel": {"id": "D-again"}})
    await office.store.resume("T001", None, office.clock.at)
    await office.later()
    assert any("send fix" in text for text in office.texts("D-again"))


async def test_a_scope_that_is_there_again_is_forgotten_after_a_day(office: Office) -> None:
    office.lacks(POST, "chat:write")
    with pytest.raises(ScopeMissing, match="missing_scope: chat:write"):
        await office.workspaces.send(Outgoing("T001", "n", to_channel("acme"), Card("Hello")))
    assert office.workspaces.missing_scopes() == ["chat:write"]
    office.clock.at += timedelta(days=1, minutes=1)
    assert office.workspaces.missing_scopes() == []


@pytest.mark.parametrize("needed", [None, 7, "<!channel> secret", ["files:write"]])
async def test_what_slack_names_is_shown_only_if_it_reads_like_scopes(office: Office, needed: object) -> None:
    refused: Json = {"ok": False, "error": "missing_scope", "needed": needed}
    office.web_api.answers[POST] = lambda _: web.json_response(refused)
    with pytest.raises(ScopeMissing, match=r"^missing_scope: unknown$"):
        await office.workspaces.send(Outgoing("T001", "n", to_channel("acme"), Card("Hello")))
