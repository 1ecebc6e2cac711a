"""A company with a workspace of Slack and a tenant of Teams: both surfaces over one store."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from bot.cards.card import Button
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Reply
from bot.conversation.service import ConversationService
from bot.notifications.handler import notification_handler
from bot.settings import Settings
from bot.telemetry.metrics import Metrics
from bot.wiring.companies import save_company
from bot.wiring.platforms import Platforms
from commitments.adapters.sql.opening import open_store
from commitments.adapters.sql.store import SqlStore
from commitments.dispatch import Dispatcher
from commitments.domain.channel import Channel
from commitments.domain.person import Person, Role
from tests.stage import SEOUL, TYPED, PlayedSlack, Sent, StageClock, buttons, seoul, text_of
from tests.stories.acting import form_of

SLACK, TEAMS = "T0GLOBEX", "22222222-2222-4222-8222-222222222222"
ROOT, ALICE = "U0ROOT", "U0ALICE"
OTTO, BEA, GUEST = (f"00000000-0000-4000-8000-00000000000{number}" for number in (1, 2, 3))
ROOM = "19:acme@thread.tacv2"
PEOPLE = {
    ROOT: Person(ROOT, "Ada Root", SEOUL, "en", "KR"),
    ALICE: Person(ALICE, "Alice Kim", SEOUL, "en", "KR"),
    OTTO: Person(OTTO, "Otto Ohm", SEOUL, "en", "KR"),
    BEA: Person(BEA, "Bea Park", SEOUL, "ko", "KR"),
    GUEST: Person(GUEST, "Gus Guest", SEOUL, "en", "KR", Role.OUTSIDER),
}


async def _nothing() -> None:
    pass


@dataclass
class Both:
    """The two surfaces over one store, with a dispatcher that sends to both."""

    store: SqlStore
    clock: StageClock
    slack: PlayedSlack
    teams: PlayedSlack
    services: dict[str, ConversationService] = field(default_factory=dict)

    async def start(self) -> None:
        settings = Settings(admins=(ROOT, OTTO.upper()), zone=SEOUL, country="KR")
        platforms = Platforms(settings, self.store, Metrics())
        platforms.add_tenant(TEAMS, self.teams)
        platforms.add_slack(self.slack, _nothing)
        self.dispatcher = Dispatcher(self.store, platforms, notification_handler(), self.clock)
        self.services = {
            SLACK: ConversationService(self.store, self.slack, TYPED, surface="slack"),
            TEAMS: ConversationService(self.store, self.teams, TYPED, surface="teams"),
        }
        await save_company(self.store, settings, SLACK, name="Globex", admins=settings.admins, url="https://globex")
        await save_company(self.store, settings, TEAMS, name="Teams", admins=settings.admins)

    async def say(self, actor: str, line: str, place: str = "", key: str = "") -> Reply:
        workspace = TEAMS if "-" in actor else SLACK
        verb, _, text = line.partition(" ") if line.startswith("/") else ("/commit", "", line)
        said = CommandRequest(
            workspace, actor, key or uuid4().hex, self.clock.now(), place, verb.removeprefix("/"), text
        )
        return await self.services[workspace].handle_command(said)

    async def press(self, actor: str, pressed: Button, on: Sent | None = None, key: str = "", place: str = "") -> Reply:
        workspace = TEAMS if "-" in actor else SLACK
        return await self.services[workspace].handle_button(
            ButtonPress(
                workspace, actor, key or uuid4().hex, self.clock.now(), place, action=pressed.action,
                value=pressed.value, message=on.ref if on else None,
            )
        )  # fmt: skip

    async def fill(self, actor: str, reply: Reply, **answers: str) -> Reply:
        workspace, form = TEAMS if "-" in actor else SLACK, form_of(reply)
        return await self.services[workspace].handle_form(
            FormSubmission(workspace, actor, uuid4().hex, self.clock.now(), action=form.action, value=form.value,
                           answers=answers)
        )  # fmt: skip

    async def until(self, moment: str) -> None:
        for _ in range(200):
            await self.dispatcher.sweep()
            await self.dispatcher.dispatch()
            ready = await self.store.next_ready()
            if ready is None or ready > seoul(moment):
                break
            self.clock.at = max(ready, self.clock.at)
        self.clock.at = seoul(moment)

    async def send(self) -> None:
        await self.dispatcher.dispatch()

    async def code(self, actor: str = ROOT) -> str:
        return code_in(await self.say(actor, "/commitments connect"))

    async def connect(self) -> Reply:
        """Let Teams join Slack's company."""
        asked = said(await self.say(OTTO, f"connect {await self.code()}"))
        assert "is asked" in asked, asked
        await self.send()
        return await self.press(ROOT, buttons(self.slack.to(ROOT)[-1].card)["connect"], self.slack.to(ROOT)[-1])

    async def lived_in(self) -> None:
        """Let each side have a customer of the same name and promises: C-1, C-2 in Slack; C-1 in Teams."""
        await self.say(ALICE, "/customer Acme values speed")
        await self.say(ALICE, "send the price list to Acme by 27 Nov 15:00")
        await self.say(ALICE, "internal: check the logs of Acme by 30 Nov 15:00")
        await self.say(BEA, "/customer Acme values calm")
        self.made = await self.say(BEA, "send the drawings to Acme by 26 Nov 15:00")


def code_in(reply: Reply) -> str:
    found = re.search(r"(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}", text_of(reply.card))
    assert found, text_of(reply.card)
    return found[0]


def said(reply: Reply) -> str:
    return text_of(reply.card)


@asynccontextmanager
async def two_platforms(folder: Path) -> AsyncIterator[Both]:
    """Open the stage, with what each side had before they are connected."""
    clock = StageClock(seoul("2026-11-23 10:00"))
    channels = {ROOM: Channel(ROOM, "acme", shared=True)}
    slack = PlayedSlack(clock, {id: one for id, one in PEOPLE.items() if "-" not in id}, {})
    teams = PlayedSlack(clock, {id: one for id, one in PEOPLE.items() if "-" in id}, channels)
    stage = Both(await open_store(f"sqlite:///{folder / 'both.db'}"), clock, slack, teams)
    await stage.start()
    await stage.lived_in()
    yield stage
    await stage.store.close()
