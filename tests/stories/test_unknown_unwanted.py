"""A message of unknown outcome that is wanted no longer: whether it is out is found out all the same."""

from datetime import timedelta

import pytest

from commitments.application.ports.messenger import Outgoing
from commitments.domain.errors import DestinationRefused
from commitments.domain.notifications.addresses import MessageRef
from commitments.domain.notifications.notification import State
from commitments.domain.notifications.payloads.customer_messages import CustomerCard
from tests.stage import Stage, text_of, unanswered
from tests.stories.acting import commitment, fill


async def tell_without_answer(stage: Stage, *, taken: bool) -> None:
    """Tell Acme of C-1; Slack takes the card or not, and in neither case says so."""
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await fill(stage, "alice", await stage.say("alice", "/commit tell C-1"), {})
    with unanswered(stage.slack, taken=taken):
        await stage.dispatch()


async def later(stage: Stage) -> None:
    stage.clock.at += timedelta(minutes=2)
    await stage.dispatch()


async def cards(stage: Stage) -> list[tuple[str, State]]:
    """Return where the cards of C-1 were to go, and how they ended."""
    async with stage.store.transaction(stage.workspace) as uow:
        found = await uow.notifications.list_for(1)
    return sorted((one.destination.id, one.state) for one in found if isinstance(one.payload, CustomerCard))


async def test_a_card_that_is_out_counts_as_sent_though_the_customer_was_led_elsewhere(stage: Stage) -> None:
    await tell_without_answer(stage, taken=True)
    await stage.say("root", "/customer Acme here", "acme-new")
    await later(stage)
    assert await cards(stage) == [("acme", State.SENT), ("acme-new", State.SENT)]
    found = await commitment(stage)
    assert found.card is not None
    assert found.card.channel == "acme-new"


async def test_a_card_that_is_out_shows_that_the_promise_was_cancelled(stage: Stage) -> None:
    await tell_without_answer(stage, taken=True)
    await stage.say("alice", "/commit cancel C-1 because duplicate")
    await later(stage)
    await later(stage)
    card, *_ = stage.slack.to("acme")
    assert "Status: cancelled" in text_of(card.card)
    assert await cards(stage) == [("acme", State.SENT)]


@pytest.mark.parametrize("gone", [False, True])
async def test_a_card_that_is_not_out_is_held_back_as_before(stage: Stage, gone: bool) -> None:
    await tell_without_answer(stage, taken=False)
    await stage.say("root", "/customer Acme here", "acme-new")
    with pytest.MonkeyPatch.context() as patched:
        if gone:
            patched.setattr(stage.slack, "find", unknown_channel)
        await later(stage)
    assert await cards(stage) == [("acme", State.HELD_BACK), ("acme-new", State.SENT)]


async def unknown_channel(_: Outgoing) -> MessageRef | None:
    raise DestinationRefused("channel_not_found")
