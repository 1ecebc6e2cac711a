"""Whatever is raised on the way of a message, it ends, and everybody else is served."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.notifications.handler import notification_handler
from commitments.application.ports.messenger import Outgoing
from commitments.application.ports.outbox import ClaimPolicy, End, Outcome
from commitments.application.ports.unit_of_work import UnitOfWork
from commitments.dispatch import Dispatcher, NotificationHandler
from commitments.domain.errors import DestinationRefused, OutcomeUnknown, Unsendable
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from commitments.domain.notifications.notification import Notification
from tests.poison.planting import NEWS, change, line, plant, read_by, reminder, row, standing
from tests.stage import Stage, text_of, unanswered

HOUR = timedelta(hours=1)
Reports = Sequence[Notification]


class Broken(Exception):
    """An error of the program."""


async def planted(stage: Stage) -> None:
    await plant(
        stage,
        row(stage, "poison", "file", to_person("minho"), 2, asked={}),
        reminder(stage, "mine", "minho", 3),
        reminder(stage, "other", "jane", 4),
        line(stage, "line"),
    )


async def all_served(stage: Stage) -> bool:
    return {(await standing(stage, name))[0] for name in ("mine", "other", "line")} == {"sent"}


async def test_an_error_in_sending_may_have_sent_it_so_it_is_looked_for(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = stage.slack.send
    broken = True

    async def sends(message: Outgoing) -> MessageRef | None:
        sent = await send(message)
        if broken and message.file is not None:
            raise Broken
        return sent

    monkeypatch.setattr(stage.slack, "send", sends)
    await planted(stage)
    await stage.until(stage.clock.at + timedelta(seconds=1))
    assert await all_served(stage)
    assert await standing(stage, "poison") == ("planned", "cannot_send: Broken")
    broken = False
    await stage.until(stage.clock.at + HOUR)
    assert (await standing(stage, "poison"))[0] == "sent"
    assert len([one for one in stage.slack.to("minho") if one.file is not None]) == 1, "it was found"


@pytest.mark.parametrize("method", ["send", "find"])
async def test_an_error_that_stays_ends_as_failed_and_somebody_near_hears_of_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    send = stage.slack.send

    async def breaks(message: Outgoing) -> MessageRef | None:
        if message.file is not None:
            raise Broken
        return await send(message) if method == "send" else None

    async def unsure(message: Outgoing) -> MessageRef | None:
        if message.file is not None:
            raise OutcomeUnknown("dropped")
        return await send(message)

    monkeypatch.setattr(stage.slack, "send", breaks if method == "send" else unsure)
    if method == "find":
        monkeypatch.setattr(stage.slack, "find", breaks)
    since = len(stage.slack.sent)
    await planted(stage)
    await stage.until(stage.clock.at + HOUR)
    assert await all_served(stage)
    assert await standing(stage, "poison") == ("failed", "cannot_send: Broken")
    told = read_by(stage, "alice", since)[-1]
    assert "Minho Lee could not be reached about C-2" in told
    assert "a fault of mine: I do not know whether it was sent" in told
    assert "Broken" not in told


def with_office(stage: Stage, **changed: Any) -> None:
    ours: NotificationHandler = replace(notification_handler(), **changed)
    stage.dispatcher = Dispatcher(stage.store, stage.slack, ours, stage.clock)


async def raises(_tx: UnitOfWork, _rows: Reports, *_: object) -> None:
    raise Broken


async def raises_for_cards(tx: UnitOfWork, sent: Reports, message: MessageRef | None, now: datetime) -> None:
    if any(one.payload.kind == "customer_card" for one in sent):
        raise Broken
    await notification_handler().delivered(tx, sent, message, now)


async def test_an_error_after_a_delivery_sends_nothing_twice(stage: Stage) -> None:
    await stage.say("alice", "/customer Beta here", "beta")
    await stage.say("alice", "/commit send fix to Beta by 18 Dec")
    with_office(stage, delivered=raises_for_cards)
    await plant(stage, row(stage, "poison", "customer_card", to_channel("beta"), 5))
    await plant(stage, reminder(stage, "mine", "minho", 3), reminder(stage, "other", "jane", 4), line(stage, "line"))
    await stage.until(stage.clock.at + HOUR)
    assert await all_served(stage)
    assert await standing(stage, "poison") == ("failed", "cannot_note: Broken")
    assert len(stage.slack.to("beta")) == 1

    stage.restart()
    assert len(await stage.store.send_again(None, stage.clock.at)) == 1
    await stage.dispatch()
    assert (await standing(stage, "poison"))[0] == "sent"
    assert len(stage.slack.to("beta")) == 1, "it was found, and only its consequence noted"


@pytest.mark.parametrize("error", [Unsendable("invalid_blocks"), DestinationRefused("not_in_channel")])
async def test_an_error_in_telling_somebody_near_loses_no_outcome(stage: Stage, error: Exception) -> None:
    stage.slack.refuse["acme"] = error
    with_office(stage, given_up=raises)
    await planted(stage)
    await stage.dispatch()
    state, reason = await standing(stage, "line")
    assert (state, reason) == ("failed" if isinstance(error, Unsendable) else "planned", str(error))
    assert (await standing(stage, "mine"))[0] == (await standing(stage, "other"))[0] == "sent"


@pytest.mark.parametrize("ended_by", ["the next dispatch", "a sweep"])
async def test_a_message_that_ends_every_process_ends_itself(stage: Stage, ended_by: str) -> None:
    await planted(stage)
    deaths = 0
    while deaths < (8 if ended_by == "the next dispatch" else 9):
        deaths += await dies_of(stage, "poison")
    assert await all_served(stage)
    stage.clock.at += HOUR
    await stage.dispatch()
    assert await standing(stage, "poison") == ("failed", "too_many_tries")
    assert [one.attempts for one in await stage.store.dead_letters(9)] == [9]


async def dies_of(stage: Stage, key: str) -> bool:
    """Send what is due but for one message, which ends the process; another comes once the lease has run out."""
    claims = await stage.store.claim(stage.clock.now(), ClaimPolicy(), 100)
    for claim in claims:
        if claim.notifications[0].key != key:
            outcome = Outcome(claim.company, claim.destination, claim.notifications, End.SENT, stage.clock.now())
            await stage.store.record([outcome], ClaimPolicy())
    stage.clock.at += ClaimPolicy().lease
    await stage.dispatcher.sweep()
    return key in [claim.notifications[0].key for claim in claims]


async def test_messages_of_unknown_outcome_at_one_place_are_not_mixed(stage: Stage) -> None:
    """Minho's first message of two notifications was taken, the second was not; each is looked for by itself."""
    send = stage.slack.send
    taken = True

    async def breaks(message: Outgoing) -> MessageRef | None:
        if message.destination.id == "minho":
            if taken:
                await send(message)
            raise Broken
        return await send(message)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(stage.slack, "send", breaks)
        await plant(stage, reminder(stage, "a", "minho", 2), reminder(stage, "b", "minho", 3))
        await stage.dispatcher.dispatch()
        taken = False
        await plant(stage, row(stage, "c", "notice", to_person("minho"), 2, **NEWS))
        await stage.dispatcher.dispatch()
    since = len(stage.slack.sent)
    await stage.until(stage.clock.at + HOUR)
    assert [(await standing(stage, name))[0] for name in "abc"] == ["sent"] * 3
    (again,) = read_by(stage, "minho", since)
    assert "moved C-2" in again or "바꿨습니다" in again


async def test_what_may_be_out_and_cannot_be_composed_any_more_is_found(stage: Stage) -> None:
    await out_and_spoilt(stage, taken=True)
    await stage.until(stage.clock.at + HOUR)
    assert [(await standing(stage, name))[0] for name in ("a", "b")] == ["sent", "sent"]


async def test_what_is_not_out_and_cannot_be_composed_any_more_takes_nobody_with_it(stage: Stage) -> None:
    await out_and_spoilt(stage, taken=False)
    await stage.until(stage.clock.at + HOUR)
    assert [(await standing(stage, name))[0] for name in ("a", "b")] == ["sent", "failed"]
    assert len([one for one in stage.slack.to("minho") if "C-3" in text_of(one.card)]) >= 1


async def out_and_spoilt(stage: Stage, *, taken: bool) -> None:
    """Send two as one message, with an unknown outcome; then one of them cannot be composed any more."""
    with unanswered(stage.slack, taken=taken):
        await plant(stage, reminder(stage, "a", "minho", 3))
        await plant(stage, row(stage, "b", "notice", to_person("minho"), 2, **NEWS))
        await stage.dispatcher.dispatch()
    await change(stage, "b", payload='{"phrase": "teleported", "actor": "alice", "reason": ""}')
