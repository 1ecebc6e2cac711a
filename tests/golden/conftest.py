"""A stage whose people all read one language, and a gallery for what they see."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.cards.card import Card, Form
from bot.conversation.requests import Reply
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.messenger import Outgoing
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.person import Language
from tests.golden.gallery import Gallery
from tests.stage import PEOPLE, SEOUL, PlayedSlack, Sent, Stage, StageClock, buttons, open_stage, seoul
from tests.stories.acting import button, filled

START = "2026-11-22 13:00"
LANGUAGES: tuple[Language, ...] = ("en", "ko")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return cast("Language", request.param)


@pytest.fixture
def gallery() -> Gallery:
    return Gallery()


@dataclass
class ShowingSlack(PlayedSlack):
    """A played Slack that also keeps every card and edit as it was when it was sent."""

    shown: dict[tuple[str, int, str], Card] = field(default_factory=dict)

    async def send(self, message: Outgoing) -> MessageRef | None:
        ref = await super().send(message)
        assert isinstance(message.card, Card)
        place = message.destination.id
        sent = self.to(place)
        number = len(sent) if message.edit is None else sent.index(self.message(message.edit)) + 1
        way = "edited" if message.edit else "in the thread" if message.thread else "sent"
        file = f" with {message.file.name}" if message.file else ""
        at = self.clock.now().astimezone(ZoneInfo(SEOUL))
        self.shown[place, number, f"{at:%m-%d %H:%M}, {way}{file}"] = message.card
        return ref

    def show_in(self, gallery: Gallery) -> None:
        """Show what was sent, place by place: what goes to several at once has no order among them."""
        for (place, number, what), card in sorted(self.shown.items(), key=lambda item: item[0]):
            gallery.add(f"{place}, message {number}: {what}", card)


class Scene(Stage):
    """A stage that shows in a gallery what is answered to people and what is sent to them."""

    keys = "key"
    said = 0

    def __init__(self, store: SqlStore, slack: ShowingSlack, clock: StageClock) -> None:
        super().__init__(store, slack, clock)
        self.showing = slack
        self.answers = Gallery()

    def key(self) -> str:
        """Return the same keys in every run: ids that are made from them stand on buttons."""
        self.said += 1
        return f"{self.keys}-{self.said}"

    async def shows(self, actor: str, line: str, place: str = "team") -> Reply:
        """Say a line and show the answer."""
        reply = await self.say(actor, line, place)
        return self._show(f"{actor} in #{place}: {line}", reply)

    async def opens(self, actor: str, action: str, on: Reply | Sent) -> Reply:
        """Press the first button of an action and show what opens."""
        reply = await self.press(actor, buttons(on.card)[action], on if isinstance(on, Sent) else None)
        return self._show(f"{actor} presses {action}", reply)

    async def chooses(self, actor: str, label: str, on: Reply) -> Reply:
        """Press the button with a label and show the answer."""
        return self._show(f"{actor} presses {label}", await self.press(actor, button(on.card, label)))

    async def fills(self, actor: str, form: Form | None, answers: Mapping[str, str], place: str = "") -> Reply:
        """Fill in a form, leave what is not answered as it stood, and show the answer."""
        assert form is not None
        stood = {name: str(value) if value else "" for name, value in filled(form).items()}
        stood = {name: text[:5] if name == "time" else text for name, text in stood.items()}
        reply = await self.fill(actor, form, {**stood, **answers}, place)
        return self._show(f"{actor} fills in {form.action} with {dict(answers)}", reply)

    def _show(self, name: str, reply: Reply) -> Reply:
        self.answers.add(f"{len(self.answers.shown) + 1}. {name}", reply)
        return reply

    def gallery(self) -> Gallery:
        """Return all that was answered, then all that was sent."""
        everything = Gallery(dict(self.answers.shown))
        self.showing.show_in(everything)
        return everything


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Language], Path]:
    """A database with today's tables for each language, in which Sam leads Alice and Minho; made once."""
    made: dict[str, Path] = {}

    def prepare(language: Language) -> Path:
        if language not in made:
            folder = tmp_path_factory.mktemp(f"golden-{language}")
            asyncio.run(_prepare(folder, language))
            made[language] = folder / "stage.db"
        return made[language]

    return prepare


async def _prepare(folder: Path, language: Language) -> None:
    scene = await _scene(folder, language)
    scene.keys = "prepared"
    await scene.name_admin("root")
    await scene.say("root", "/commit manager <@sam> <@alice> <@minho>")
    await scene.say("alice", f"/customer Acme here language {language}", "acme")
    await scene.store.close()


async def _scene(folder: Path, language: Language) -> Scene:
    stage = await open_stage(folder, seoul(START))
    people = {name: replace(person, language=language) for name, person in PEOPLE.items()}
    return Scene(stage.store, ShowingSlack(stage.clock, people), stage.clock)


@pytest.fixture
async def scene(tmp_path: Path, prepared: Callable[[Language], Path], language: Language) -> AsyncIterator[Scene]:
    """A Sunday in Seoul, 22 November 2026, 13:00; everybody reads one language, the customer too."""
    shutil.copy(await asyncio.to_thread(prepared, language), tmp_path / "stage.db")
    scene = await _scene(tmp_path, language)
    yield scene
    await scene.store.close()


@pytest.fixture
def holds(golden: SnapshotAssertion, golden_html: SnapshotAssertion) -> Callable[[Gallery], None]:
    """Hold a gallery against its two golden files, that of Slack and that of the page."""

    def hold(gallery: Gallery) -> None:
        assert gallery.as_slack() == golden(name="slack")
        assert gallery.as_teams() == golden(name="teams")
        assert gallery.as_html() == golden_html(name="page")

    return hold
