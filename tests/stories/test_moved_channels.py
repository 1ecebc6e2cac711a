"""What waits for a customer follows them: a renumbered channel, another channel, an invitation elsewhere."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from bot.conversation.directory_events import DirectoryEvents
from commitments.application.ports.messenger import Outgoing
from commitments.application.ports.outbox import Claim, ClaimPolicy
from commitments.domain.customer import Announce
from commitments.domain.errors import DestinationRefused
from commitments.domain.notifications.addresses import MessageRef
from tests.stage import Stage, seoul, text_of
from tests.stories.acting import commitment, fill, read, tell


def directory(stage: Stage) -> DirectoryEvents:
    return DirectoryEvents(stage.store, stage.slack, stage.clock)


def titles(stage: Stage, channel: str) -> list[str]:
    return [one.card.title for one in stage.slack.to(channel)]


@pytest.fixture
async def told(stage: Stage) -> Stage:
    """Minho's C-1, promised by Alice; Acme was told."""
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await tell(stage, "alice", 1)
    return stage


async def plan_card(stage: Stage) -> None:
    """Tell Acme of C-1, without sending it yet."""
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await fill(stage, "alice", await stage.say("alice", "/commit tell C-1"), {})


def renumber(stage: Stage, old: str, new: str) -> None:
    """Slack Connect began: the channel has another id, and the old one is gone; its messages moved along."""
    stage.slack.refuse[old] = DestinationRefused("channel_not_found")
    for one in stage.slack.sent:
        if one.to == old:
            one.to, one.ref = new, replace(one.ref, channel=new)


async def test_a_card_that_waits_goes_to_the_channels_new_number(stage: Stage) -> None:
    await plan_card(stage)
    renumber(stage, "acme", "acme2")
    await directory(stage).channel_id_changed(stage.workspace, "acme", "acme2", "event:1")
    await stage.dispatch()
    assert titles(stage, "acme2") == ["C-1 · Our promise to Acme"]
    assert stage.slack.to("alice") == []


async def test_a_card_that_was_refused_at_the_old_number_goes_to_the_new_one(stage: Stage) -> None:
    await plan_card(stage)
    renumber(stage, "acme", "acme2")
    await stage.dispatch()
    await directory(stage).channel_id_changed(stage.workspace, "acme", "acme2", "event:1")
    await stage.dispatch()
    assert titles(stage, "acme2") == ["C-1 · Our promise to Acme"]


async def test_edits_and_lines_that_wait_go_to_the_new_number(told: Stage) -> None:
    await told.say("alice", "/commit move C-1 to 18 Dec because vendor")
    renumber(told, "acme", "acme2")
    await directory(told).channel_id_changed(told.workspace, "acme", "acme2", "event:1")
    await told.dispatch()
    card, line = told.slack.to("acme2")
    assert "When: Fri 18 Dec 2026" in text_of(card.card)
    assert line.card.title.startswith("The date moved to Fri 18 Dec 2026")
    assert line.thread == card.ref


async def test_a_change_that_was_on_its_way_when_the_number_changed_arrives(
    told: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dispatcher holds it with the old number, is refused, and the event came meanwhile."""
    await told.say("alice", "/commit done C-1")
    renumber(told, "acme", "acme2")
    send = told.slack.send

    async def renumbered_meanwhile(message: Outgoing) -> MessageRef | None:
        monkeypatch.setattr(told.slack, "send", send)
        await directory(told).channel_id_changed(told.workspace, "acme", "acme2", "event:1")
        return await send(message)

    monkeypatch.setattr(told.slack, "send", renumbered_meanwhile)
    await told.dispatch()
    await told.until(seoul("2026-11-27 12:00"))
    assert "Status: delivered" in text_of(told.slack.to("acme2")[0].card)
    assert titles(told, "acme2").count("C-1 · Our promise to Acme") == 1
    assert titles(told, "acme2")[-1].endswith("It is delivered. Do you have it?")


async def test_a_card_that_an_earlier_customer_has_in_the_channel_is_renumbered_too(told: Stage) -> None:
    await told.say("root", "/customer Acme here", "elsewhere")
    await directory(told).channel_id_changed(told.workspace, "acme", "acme2", "event:1")
    found = await commitment(told)
    assert found.card is not None
    assert found.card.channel == "acme2"


async def test_a_card_that_waits_goes_where_the_customer_was_led(stage: Stage) -> None:
    await plan_card(stage)
    await stage.say("root", "/customer Acme here", "acme-new")
    await stage.dispatch()
    assert (titles(stage, "acme"), titles(stage, "acme-new")) == ([], ["C-1 · Our promise to Acme"])


async def test_a_card_that_was_refused_goes_where_the_customer_was_led(stage: Stage) -> None:
    await plan_card(stage)
    stage.slack.refuse["acme"] = DestinationRefused("not_in_channel")
    await stage.dispatch()
    stage.slack.refuse["acme-new"] = DestinationRefused("not_in_channel")
    await stage.say("root", "/customer Acme here", "acme-new")
    await stage.dispatch()
    assert titles(stage, "acme-new") == []
    del stage.slack.refuse["acme-new"]
    await directory(stage).channel_available(stage.workspace, "acme-new", "event:1")
    await stage.dispatch()
    assert titles(stage, "acme-new") == ["C-1 · Our promise to Acme"]
    del stage.slack.refuse["acme"]
    await directory(stage).channel_available(stage.workspace, "acme", "event:2")
    await stage.until(seoul("2026-11-27 12:00"))
    assert titles(stage, "acme") == []


async def test_changes_that_wait_are_shown_where_the_customer_was_led(told: Stage) -> None:
    await told.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await told.say("root", "/customer Acme here", "acme-new")
    await told.dispatch()
    (card,) = told.slack.to("acme-new")
    assert "When: Fri 18 Dec 2026" in text_of(card.card)
    assert "18 Dec" not in text_of(told.slack.to("acme")[0].card)  # others may read there
    await told.say("minho", "/commit done C-1")
    await told.dispatch()
    assert len(told.slack.to("acme-new")) == 2
    assert "Status: delivered" in text_of(told.slack.to("acme-new")[0].card)


async def test_a_later_change_is_shown_where_the_customer_was_led(told: Stage) -> None:
    await told.say("root", "/customer Acme here", "acme-new")
    await told.dispatch()
    reply = await told.say("alice", "/commit move C-1 to 18 Dec because vendor")
    assert "The customer is being told the new date" in read(reply)
    await told.dispatch()
    (card,) = told.slack.to("acme-new")
    assert "When: Fri 18 Dec 2026" in text_of(card.card)
    assert len(told.slack.to("acme")) == 1


async def test_telling_again_shows_it_where_the_customer_was_led(told: Stage) -> None:
    await told.say("root", "/customer Acme here", "acme-new")
    await tell(told, "alice", 1)
    assert titles(told, "acme-new") == ["C-1 · Our promise to Acme"]


async def test_a_card_on_its_way_when_the_customer_is_led_elsewhere_follows(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await plan_card(stage)
    claim = stage.store.claim

    async def led_elsewhere_meanwhile(now: datetime, policy: ClaimPolicy, room: int) -> Sequence[Claim]:
        monkeypatch.setattr(stage.store, "claim", claim)
        claims = await claim(now, policy, room)
        await stage.say("root", "/customer Acme here", "acme-new")
        return claims

    monkeypatch.setattr(stage.store, "claim", led_elsewhere_meanwhile)
    await stage.dispatch()
    await stage.dispatch()
    assert (titles(stage, "acme"), titles(stage, "acme-new")) == ([], ["C-1 · Our promise to Acme"])
    assert stage.slack.to("alice") == []


async def test_a_card_that_was_to_go_out_by_itself_is_not_sent_to_another_channel_unseen(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme announce auto")
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.say("root", "/customer Acme here", "acme-new")
    await stage.dispatch()
    assert titles(stage, "acme") + titles(stage, "acme-new") == []
    assert stage.slack.to("alice")[-1].card.title == "Acme has not been told: C-1 · send fix"


async def test_what_has_no_place_to_go_is_told_to_its_maker(stage: Stage) -> None:
    """The promise is another customer's by now, who has no channel."""
    await plan_card(stage)
    async with stage.store.transaction(stage.workspace) as uow:
        found = await uow.customers.find_by_name("Acme")
        acme = await uow.customers.get_for_update(found.id) if found else None
        assert acme is not None
        await uow.customers.save(replace(acme, channel=None))
    await stage.dispatch()
    news = stage.slack.to("alice")[-1]
    assert news.card.title == "Acme has not been told: C-1 · send fix"
    assert "Reason: the channel is not the customer's" in text_of(news.card)


async def test_a_new_id_that_another_customer_was_led_to_is_the_first_ones(told: Stage) -> None:
    """Somebody says `/customer Globex here` in the new channel before Slack tells that it is Acme's old one."""
    await told.say("root", "/customer Globex here announce auto", "acme-new")
    await told.say("alice", "/commit move C-1 to Dec 18 because the vendor slipped")
    renumber(told, "acme", "acme-new")
    await directory(told).channel_id_changed(told.workspace, "acme", "acme-new", "k")
    async with told.store.read_only(told.workspace) as uow:
        acme, globex = [await uow.customers.find_by_name(name) for name in ("Acme", "Globex")]
    assert acme is not None
    assert globex is not None
    assert (acme.channel, globex.channel, globex.announce) == ("acme-new", None, Announce.ASK)
    await told.dispatch()
    assert any("18 Dec" in text_of(one.card) for one in told.slack.to("acme-new"))
    await directory(told).channel_id_changed(told.workspace, "acme", "acme-new", "k2")
