"""A channel gets another id while a message to it is on its way: the customer sees it once, and it is known where."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
import pytest_asyncio

from bot.conversation.directory_events import DirectoryEvents
from commitments.adapters.sql.store import SqlStore
from commitments.application.ports.messenger import Outgoing
from commitments.application.ports.outbox import ClaimPolicy
from commitments.domain.errors import DestinationRefused, OutcomeUnknown
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import State
from commitments.domain.notifications.payloads.customer_messages import CustomerCard, CustomerLine
from tests.stage import PlayedSlack, Sent, Stage, StageClock, seoul, text_of
from tests.stories.acting import commitment, customer, fill, tell

Meanwhile = Callable[[], Awaitable[None]]
CARD, LINE = "C-1 · Our promise to Acme", "The date moved to Fri 18 Dec 2026"


@dataclass
class RenumberingSlack(PlayedSlack):
    """Channels get other ids, with all that stands in them; the old id is unknown from then on."""

    meanwhile: list[Meanwhile] = field(default_factory=list)
    looked: list[Meanwhile] = field(default_factory=list)
    lost: bool = False
    taken: bool = True

    def renumber(self, old: str, new: str) -> None:
        self.refuse[old] = DestinationRefused("channel_not_found")
        for one in self.to(old):
            one.to, one.ref = new, replace(one.ref, channel=new)

    async def send(self, message: Outgoing) -> MessageRef | None:
        """Take it or not; something happens; then answer or not."""
        lost, taken, self.lost, self.taken = self.lost, self.taken, False, True
        if not taken:
            await self._happen(self.meanwhile)
        sent = None if lost and not taken else await super().send(message)
        await self._happen(self.meanwhile)
        if lost:
            raise OutcomeUnknown("dropped")
        return sent

    async def find(self, message: Outgoing) -> MessageRef | None:
        await self._happen(self.looked)
        if error := self.refuse.get(message.destination.id):
            raise error
        here = (one for one in self.to(message.destination.id) if one.notification == message.notification)
        return next((one.ref for one in here), None)

    async def _happen(self, what: list[Meanwhile]) -> None:
        if what:
            await what.pop(0)()


@dataclass
class Scene:
    stage: Stage
    slack: RenumberingSlack

    async def hear(self, old: str, new: str) -> None:
        """Slack tells that a channel has another id."""
        directory = DirectoryEvents(self.stage.store, self.slack, self.stage.clock)
        await directory.channel_id_changed(self.stage.workspace, old, new, self.stage.key())

    async def renumber(self, old: str = "acme", new: str = "acme2") -> None:
        self.slack.renumber(old, new)
        await self.hear(old, new)

    async def plan_card(self) -> None:
        await self.stage.say("alice", "/commit send fix to Acme by the 15th")
        await fill(self.stage, "alice", await self.stage.say("alice", "/commit tell C-1"), {})

    async def lose(self, *, taken: bool) -> None:
        """Dispatch; the answer to the next message is lost."""
        self.slack.lost, self.slack.taken = True, taken
        await self.stage.dispatch()

    async def later(self) -> None:
        """Live on for a working day, without the morning's reminders being of interest."""
        await self.stage.until(self.stage.clock.at + timedelta(hours=20))

    def here(self, title: str, channel: str = "acme2") -> list[Sent]:
        return [one for one in self.slack.to(channel) if one.card.title.startswith(title)]

    async def require_one_card(self, channel: str = "acme2") -> None:
        """The customer sees one card, the store knows where, and a change is shown on it."""
        await self.later()
        (card,) = self.here(CARD, channel)
        assert (await commitment(self.stage)).card == card.ref
        async with self.stage.store.transaction(self.stage.workspace) as uow:
            found = await uow.notifications.list_for(1)
        cards = [(one.state, one.destination.id, one.message) for one in found if isinstance(one.payload, CustomerCard)]
        assert cards == [(State.SENT, channel, card.ref)]
        await self.stage.say("alice", "/commit done C-1")
        await self.stage.dispatch()
        await self.later()
        assert "Status: delivered" in text_of(card.card)
        assert len(self.here(CARD, channel)) == 1
        assert not any("could not" in one.card.title for one in self.slack.to("alice"))


@pytest_asyncio.fixture(loop_scope="session")
async def scene(store: SqlStore) -> Scene:
    clock = StageClock(seoul("2026-11-23 10:00"))
    slack = RenumberingSlack(clock)
    stage = Stage(store, slack, clock)
    await stage.name_admin("root")
    await stage.say("alice", "/customer Acme here people <@minho>", "acme")
    return Scene(stage, slack)


@pytest.mark.parametrize("taken", [True, False])
async def test_while_it_is_on_its_way_and_its_answer_is_lost(scene: Scene, taken: bool) -> None:
    await scene.plan_card()
    scene.slack.meanwhile.append(scene.renumber)
    await scene.lose(taken=taken)
    await scene.require_one_card()


@pytest.mark.parametrize("taken", [True, False])
async def test_after_its_answer_was_lost(scene: Scene, taken: bool) -> None:
    await scene.plan_card()
    await scene.lose(taken=taken)
    await scene.renumber()
    await scene.require_one_card()


@pytest.mark.parametrize("taken", [True, False])
async def test_while_it_is_looked_for(scene: Scene, taken: bool) -> None:
    await scene.plan_card()
    await scene.lose(taken=taken)
    scene.slack.looked.append(scene.renumber)
    await scene.require_one_card()


@pytest.mark.parametrize("taken", [True, False])
async def test_twice_while_it_is_on_its_way(scene: Scene, taken: bool) -> None:
    async def twice() -> None:
        await scene.renumber("acme", "acme1")
        await scene.renumber("acme1", "acme2")

    await scene.plan_card()
    scene.slack.meanwhile.append(twice)
    await scene.lose(taken=taken)
    await scene.require_one_card()


@pytest.mark.parametrize("taken", [True, False])
async def test_while_it_is_on_its_way_and_again_before_the_next_try(scene: Scene, taken: bool) -> None:
    await scene.plan_card()
    scene.slack.meanwhile.append(lambda: scene.renumber("acme", "acme1"))
    await scene.lose(taken=taken)
    await scene.renumber("acme1", "acme2")
    await scene.require_one_card()


async def test_while_it_is_on_its_way_and_it_is_answered(scene: Scene) -> None:
    await scene.plan_card()
    scene.slack.meanwhile.append(scene.renumber)
    await scene.stage.dispatch()
    await scene.require_one_card()


async def test_while_it_is_on_its_way_and_it_is_refused(scene: Scene) -> None:
    """Slack has the new id already and the event comes before its answer."""
    await scene.plan_card()
    scene.slack.meanwhile.append(scene.renumber)
    scene.slack.taken = False
    await scene.stage.dispatch()
    await scene.require_one_card()


@pytest.mark.parametrize("resumed", [True, False])
async def test_when_it_is_claimed_and_not_composed_yet(
    scene: Scene, resumed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    await scene.plan_card()
    if resumed:
        await scene.lose(taken=True)
    claim = scene.stage.store.claim

    async def renumbered_meanwhile(now: datetime, policy: ClaimPolicy, room: int) -> object:
        claims = await claim(now, policy, room)
        if claims:
            monkeypatch.setattr(scene.stage.store, "claim", claim)
            await scene.renumber()
        return claims

    monkeypatch.setattr(scene.stage.store, "claim", renumbered_meanwhile)
    await scene.require_one_card()


@pytest.mark.parametrize("taken", [True, False])
async def test_while_it_is_on_its_way_and_its_process_dies(scene: Scene, taken: bool) -> None:
    await scene.plan_card()
    reached = asyncio.Event()

    async def renumbered_at_its_end() -> None:
        await scene.renumber()
        reached.set()
        await asyncio.Event().wait()

    scene.slack.meanwhile.append(renumbered_at_its_end)
    scene.slack.taken = taken
    await scene.stage.die_once(reached)
    await scene.require_one_card()


@pytest.mark.parametrize("taken", [True, False])
async def test_a_line_below_the_card(scene: Scene, taken: bool) -> None:
    await scene.stage.say("alice", "/commit send fix to Acme by the 15th")
    await tell(scene.stage, "alice", 1)
    await scene.stage.say("alice", "/commit move C-1 to 18 Dec because vendor")
    ours = scene.slack.send

    async def only_lines(message: Outgoing) -> MessageRef | None:
        if message.thread is not None and not scene.here(LINE, "acme"):
            scene.slack.send = ours  # type: ignore[method-assign]
            scene.slack.meanwhile.append(scene.renumber)
            scene.slack.lost, scene.slack.taken = True, taken
        return await ours(message)

    scene.slack.send = only_lines  # type: ignore[method-assign]
    await scene.stage.dispatch()
    await scene.later()
    (line,), (card,) = scene.here(LINE), scene.here(CARD)
    assert "When: Fri 18 Dec 2026" in text_of(card.card)
    async with scene.stage.store.transaction(scene.stage.workspace) as uow:
        found = await uow.notifications.list_for(1)
    assert [(one.state, one.message) for one in found if isinstance(one.payload, CustomerLine)] == [
        (State.SENT, line.ref)
    ]


@pytest.mark.parametrize("taken", [True, False])
@pytest.mark.parametrize("lost", [True, False])
async def test_an_edit_of_the_card(scene: Scene, taken: bool, lost: bool) -> None:
    await scene.stage.say("alice", "/commit send fix to Acme by the 15th")
    await tell(scene.stage, "alice", 1)
    await scene.stage.say("alice", "/commit move C-1 to 18 Dec because vendor")
    scene.slack.meanwhile.append(scene.renumber)
    scene.slack.lost, scene.slack.taken = lost, taken
    await scene.stage.dispatch()
    await scene.later()
    (card,) = scene.here(CARD)
    assert "When: Fri 18 Dec 2026" in text_of(card.card)
    assert len(scene.here(LINE)) == 1
    assert not any("could not" in one.card.title for one in scene.slack.to("alice"))


@pytest.mark.parametrize("taken", [True, False])
async def test_what_is_later_about_it_does_not_overtake_it(scene: Scene, taken: bool) -> None:
    """Lines about one commitment keep their order, though the first one's answer is lost at the move."""
    await scene.stage.say("alice", "/commit send fix to Acme by the 15th")
    await tell(scene.stage, "alice", 1)
    scene.slack.lost, scene.slack.taken = False, True
    await scene.stage.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await scene.stage.say("alice", "/commit move C-1 to 21 Dec because vendor")
    ours = scene.slack.send

    async def first_line(message: Outgoing) -> MessageRef | None:
        if message.thread is not None:
            scene.slack.send = ours  # type: ignore[method-assign]
            scene.slack.meanwhile.append(scene.renumber)
            scene.slack.lost, scene.slack.taken = True, taken
        return await ours(message)

    scene.slack.send = first_line  # type: ignore[method-assign]
    await scene.stage.dispatch()
    await scene.later()
    assert [one.card.title[:30] for one in scene.here("The date moved")] == [
        "The date moved to Fri 18 Dec 2",
        "The date moved to Mon 21 Dec 2",
    ]


@pytest.mark.parametrize("taken", [True, False])
async def test_the_new_id_is_another_customers_before_the_next_try(scene: Scene, taken: bool) -> None:
    await scene.plan_card()
    scene.slack.meanwhile.append(scene.renumber)
    await scene.lose(taken=taken)
    await scene.stage.say("root", "/customer Acme here", "acme-new")
    await scene.stage.say("root", "/customer Globex here", "acme2")
    assert (await customer(scene.stage, "Globex")).channel == "acme2"
    await scene.later()
    assert len(scene.here(CARD)) == int(taken)
    assert len(scene.here(CARD, "acme-new")) == 1


@pytest.mark.parametrize("taken", [True, False])
async def test_the_old_channel_is_another_customers_when_it_is_renumbered(scene: Scene, taken: bool) -> None:
    async def handed_over() -> None:
        await scene.stage.say("root", "/customer Acme here", "acme-new")
        await scene.stage.say("root", "/customer Globex here", "acme")
        await scene.renumber()

    await scene.plan_card()
    scene.slack.meanwhile.append(handed_over)
    await scene.lose(taken=taken)
    await scene.later()
    assert len(scene.here(CARD)) == int(taken)
    assert len(scene.here(CARD, "acme-new")) == 1
