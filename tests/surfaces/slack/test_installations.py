"""Two companies served by one process: each sees its own people and commitments, through its own token."""

import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.cards.card import Card
from bot.conversation.companies import company_by
from bot.conversation.directory_events import DirectoryEvents
from bot.conversation.requests import Reply
from bot.conversation.service import ConversationService
from bot.notifications.handler import notification_handler
from bot.settings import Settings
from bot.slack.client import Clients
from bot.slack.installations import InstallationChain, SettingsInstallation
from bot.slack.listeners import slack_app
from bot.slack.request_verification import slack_endpoint
from bot.slack.surface import open_slack
from bot.slack.workspaces import SlackWorkspaces
from commitments.adapters.encryption import Encryption, new_key
from commitments.adapters.sql.installations import SqlInstallations
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.installations import Installation
from commitments.application.ports.messenger import Outgoing
from commitments.dispatch import Dispatcher
from commitments.domain.customer import Customer
from commitments.domain.errors import StoreUnavailable, TryLater, WorkspaceRefused
from commitments.domain.notifications.addresses import to_channel, to_person
from tests.lines import told
from tests.stage import TYPED
from tests.surfaces.slack import payloads
from tests.surfaces.slack.fakes import FakeSlack, Json, ScriptedConversation, StandingClock
from tests.surfaces.slack.payloads import NOW, installed

OURS = replace(installed("T001", token="xoxb-ours"), company="ours", bot_user="U0OURS")
THEIRS = replace(installed("T002", token="xoxb-theirs"), company="theirs", bot_user="U0THEIRS")
NAMES = {"xoxb-ours": "Ann Lee", "xoxb-theirs": "Bob Yoon", "xoxb-fresh": "Bob Yoon"}


@dataclass
class House:
    """One process that serves every workspace."""

    http: httpx.AsyncClient
    store: SqlStore
    stored: SqlInstallations
    dispatcher: Dispatcher
    slack: FakeSlack
    clock: StandingClock

    async def command(self, team: str, text: str, name: str = "/commit", user: str = "U100") -> str:
        body = payloads.command(name, text, team_id=team, user_id=user, trigger_id=f"{team}{text}{name}")
        return await self.post(body)

    async def interact(self, payload: Json) -> str:
        return await self.post(payloads.form({**payload, "response_url": f"{self.slack.url}/hook"}))

    async def event(self, inner: Json, team: str, at: datetime = NOW) -> str:
        body = payloads.event(inner, team_id=team, authorizations=[{"team_id": team}], event_time=int(at.timestamp()))
        return await self.post(body, payloads.JSON)

    async def post(self, body: bytes, kind: str = payloads.FORM) -> str:
        answer = await self.http.post("/", content=body, headers=payloads.signed(body, at=self.clock.at, kind=kind))
        assert answer.status_code == 200
        return answer.text


@pytest.fixture
async def house(slack: FakeSlack, clients: Clients, tmp_path: Path) -> AsyncIterator[House]:
    slack.answers["users.info"] = lambda asked: web.json_response(
        {
            "ok": True,
            "user": {"id": asked["user"], "real_name": NAMES[slack.tokens[-1]], "tz": "Asia/Seoul", "locale": "en-US"},
        }
    )
    slack.says("conversations.info", channel={"id": "C100", "name": "team", "is_ext_shared": False})
    store, clock = await open_store(f"sqlite:///{tmp_path / 'bot.db'}"), StandingClock()
    stored = SqlInstallations(store.engine, Encryption([SecretStr(new_key())]), clock)
    for installation in (OURS, THEIRS):
        await stored.save(installation, NOW)
    workspaces = SlackWorkspaces(stored, clients, clock)
    company_of = company_by(stored)
    conversation = ConversationService(store, workspaces, TYPED, company_of=company_of)
    changes = DirectoryEvents(store, workspaces, clock, company_of)
    app = slack_app(conversation, clock=clock, installations=stored, clients=clients, changes=changes)
    dispatcher = Dispatcher(store, workspaces, notification_handler(), clock)
    transport = httpx.ASGITransport(slack_endpoint(app, payloads.SECRET, clock))
    async with httpx.AsyncClient(transport=transport, base_url="https://bot.example.com") as http:
        yield House(http, store, stored, dispatcher, slack, clock)
    await store.close()


async def made_in_both(house: House) -> None:
    for company in ("ours", "theirs"):
        async with house.store.transaction(company) as uow:
            await uow.customers.save(Customer(0, "Acme"))
    assert "Quartz" in await house.command("T001", "<@U200> Quartz rotation to Acme in 3 days")
    assert "Beryl" in await house.command("T002", "<@U200> Beryl licence to Acme in 3 days")


async def test_each_workspace_sees_its_own_commitments_people_and_numbers(house: House) -> None:
    await made_in_both(house)
    ours, theirs = [await house.command(team, "all", "/commitments") for team in ("T001", "T002")]
    assert ("Quartz" in ours, "Beryl" in ours, "Quartz" in theirs, "Beryl" in theirs) == (True, False, False, True)
    for company, name, what in (("ours", "Ann Lee", "Quartz"), ("theirs", "Bob Yoon", "Beryl")):
        async with house.store.transaction(company) as uow:
            assert {one.name for one in (await uow.people.named_in("Ann Lee, Bob Yoon")).values()} == {name}
            commitment = await uow.commitments.get(1)
            assert commitment is not None
            assert what in commitment.what
            assert await uow.commitments.get(2) is None


async def test_every_call_carries_the_token_of_the_company_that_it_is_for(house: House) -> None:
    await made_in_both(house)
    await house.dispatcher.dispatch()
    for token, own, foreign in (("xoxb-ours", "Quartz", "Beryl"), ("xoxb-theirs", "Beryl", "Quartz")):
        calls = house.slack.made_with(token)
        assert {method for method, _ in calls} >= {"users.info", "conversations.open", "chat.postMessage"}
        assert own in str(calls)
        assert foreign not in str(calls)
    assert set(house.slack.tokens) == {"xoxb-ours", "xoxb-theirs"}


async def test_a_press_changes_the_commitment_of_the_workspace_whose_message_it_was_on(house: House) -> None:
    await made_in_both(house)
    press = payloads.press("done:0", "1", user={"id": "U200", "team_id": "T002"}, team={"id": "T002"})
    await house.interact({**press, "message": {**press["message"], "team": "T002"}})
    statuses = []
    for company in ("ours", "theirs"):
        async with house.store.transaction(company) as uow:
            commitment = await uow.commitments.get(1)
            assert commitment is not None
            statuses.append(commitment.status.value)
    assert statuses[0] == "open"
    assert statuses[1] != "open"


async def test_somebody_of_the_other_workspace_is_an_outsider_in_ours(house: House) -> None:
    await made_in_both(house)
    press = payloads.press("done:0", "1", user={"id": "U200", "team_id": "T002"}, team={"id": "T002"})
    await house.interact(press)
    async with house.store.transaction("ours") as uow:
        commitment = await uow.commitments.get(1)
        assert commitment is not None
        assert commitment.status.value == "open"
        assert set(await uow.people.get_many(["U100", "U200", "T002:U200"])) == {"U100", "U200", "T002:U200"}


async def test_a_form_opens_and_a_private_card_answers_through_the_workspaces_own_token(house: House) -> None:
    await made_in_both(house)
    card = payloads.ephemeral(
        payloads.press("move:0", "1", user={"id": "U200", "team_id": "T002"}, team={"id": "T002"})
    )
    await house.interact(card)
    assert [method for method, _ in house.slack.made_with("xoxb-theirs") if method == "views.open"] == ["views.open"]
    assert "views.open" not in dict(house.slack.made_with("xoxb-ours"))


async def test_an_unknown_workspace_gets_silence_and_nothing_is_asked_or_stored_for_it(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    assert await house.command("T003", "Quartz rotation to Acme in 3 days") == ""
    press = payloads.press("done:0", "1", user={"id": "U200", "team_id": "T003"}, team={"id": "T003"})
    assert await house.interact({**press, "message": {**press["message"], "team": "T003"}}) == ""
    assert await house.interact(payloads.ephemeral(press)) == ""
    assert house.slack.calls == []
    events = [(one.getMessage(), vars(one).get("workspace")) for one in caplog.records if one.name.startswith("bot.")]
    assert events == [("request_of_other_workspace", "T003")] * 3
    async with house.store.transaction("T003") as uow:
        assert await uow.people.named_in("Ann Lee, Bob Yoon, U100, U200") == {}


@pytest.mark.parametrize(
    "event", [{"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"bot": ["U0THEIRS"]}}]
)
async def test_who_takes_us_out_is_served_no_more_and_the_others_go_on(
    house: House, event: Json, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    await made_in_both(house)
    assert await house.event(event, "T002") == ""
    house.slack.calls.clear()
    house.slack.tokens.clear()
    await house.dispatcher.dispatch()
    assert await house.command("T002", "help") == ""
    assert set(house.slack.tokens) == {"xoxb-ours"}
    assert [(one.company, one.destination, one.reason) for one in await house.store.refusals(9)] == [
        ("theirs", None, "not_installed")
    ]
    assert "Commitments" in await house.command("T001", "help") or "Keep" in await house.command("T001", "help")
    assert "xoxb" not in told(caplog)


async def test_who_installs_us_again_is_served_with_the_new_token(house: House) -> None:
    await made_in_both(house)
    await house.event({"type": "app_uninstalled"}, "T002")
    await house.stored.save(replace(THEIRS, token=SecretStr("xoxb-fresh")), NOW)
    await house.dispatcher.dispatch()
    assert "chat.postMessage" in dict(house.slack.made_with("xoxb-fresh"))


async def test_a_new_token_is_used_at_once_by_what_had_sent_with_the_old_one(
    slack: FakeSlack, clients: Clients
) -> None:
    known = {"T001": installed("T001", token="xoxb-old")}

    class Changing(SettingsInstallation):
        async def for_company(self, company: str) -> Installation:
            return known[company]

    workspaces = SlackWorkspaces(Changing(installed()), clients, StandingClock())
    await workspaces.send(Outgoing("T001", "n1", to_person("U100"), Card("C-1")))
    known["T001"] = installed("T001", token="xoxb-new")
    await workspaces.send(Outgoing("T001", "n2", to_person("U100"), Card("C-1")))
    assert slack.tokens == ["xoxb-old", "xoxb-old", "xoxb-new", "xoxb-new"]


class Away(SettingsInstallation):
    """Installations in a database that does not answer."""

    async def for_request(self, workspace: str, enterprise: str) -> Installation | None:
        raise StoreUnavailable

    async def for_company(self, company: str) -> Installation:
        raise StoreUnavailable


async def test_a_message_waits_while_its_installation_cannot_be_looked_up(slack: FakeSlack, clients: Clients) -> None:
    workspaces = SlackWorkspaces(Away(installed()), clients, StandingClock())
    with pytest.raises(TryLater, match="store_away"):
        await workspaces.send(Outgoing("T001", "n1", to_channel("C100"), Card("C-1")))
    assert slack.calls == []


async def test_a_request_whose_installation_cannot_be_looked_up_is_answered_with_a_sentence(
    slack: FakeSlack, clients: Clients
) -> None:
    clock, conversation = StandingClock(), ScriptedConversation(Reply())
    app = slack_app(conversation, clock=clock, installations=Away(installed()), clients=clients)
    transport = httpx.ASGITransport(slack_endpoint(app, payloads.SECRET, clock))
    async with httpx.AsyncClient(transport=transport, base_url="https://bot.example.com") as http:
        command, press = payloads.command(), payloads.form(payloads.press(response_url=f"{slack.url}/hook"))
        answers = [await http.post("/", content=body, headers=payloads.signed(body)) for body in (command, press)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert "went wrong" in answers[0].text
    assert "went wrong" in slack.made("hook")[0]["text"]
    assert conversation.heard == []


async def test_a_workspace_of_ours_goes_before_a_colleagues_wherever_it_is_kept(house: House) -> None:
    grid = installed("T009", "E001", token="xoxb-settings")
    await house.stored.save(replace(THEIRS, enterprise="E001"), NOW)
    chain = InstallationChain(SettingsInstallation(grid), house.stored)
    found = [await chain.for_request(*asked) for asked in (("T002", "E001"), ("T008", "E001"), ("", ""), ("T008", ""))]
    assert [one and one.workspace for one in found] == ["T002", "T009", "T009", None]
    assert [(await chain.for_company(company)).workspace for company in ("T009", "theirs")] == ["T009", "T002"]
    with pytest.raises(WorkspaceRefused, match="not_installed"):
        await chain.for_company("nobody")
    await chain.mark_removed(THEIRS, NOW)
    assert [one.workspace for one in await chain.all()] == ["T009", "T001"]


async def test_people_are_read_again_company_by_company_whatever_becomes_of_one(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    await made_in_both(house)
    house.slack.says(
        "auth.test", team_id="T000", user_id="U0BOT", bot_id="B000", team="First", url="https://x.example/"
    )
    house.clock.at = NOW.replace(day=4)

    def refused_to_ours(asked: Json) -> web.Response:
        if house.slack.tokens[-1] == "xoxb-ours":
            return web.json_response({"ok": False, "error": "token_revoked"})
        return web.json_response({"ok": True, "user": {"id": asked["user"], "real_name": "Bea"}})

    house.slack.answers["users.info"] = refused_to_ours
    async with AsyncExitStack() as stack:
        settings = Settings(slack_api_url=f"{house.slack.url}/api/")
        surface = await open_slack(stack, settings, "xoxb-settings", house.stored, house.store, house.clock)
        await surface.refresh_directory()
    assert "directory_refresh_failed" in told(caplog)
    async with house.store.transaction("theirs") as uow:
        owner = await uow.people.get("U200")
    assert owner is not None
    assert owner.name == "Bea"
    assert not re.search("xoxb-", told(caplog))
