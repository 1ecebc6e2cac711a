"""Whatever a row holds, everybody else is served in order, and the row ends where an operator sees it."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from commitments.domain.notifications.addresses import to_person
from tests.poison.planting import (
    NEWS,
    POISONS,
    Poison,
    among_healthy,
    change,
    line,
    mend,
    plant,
    read_by,
    reminder,
    row,
    served,
    standing,
)
from tests.stage import DAY, Stage
from tests.stories.acting import read

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("what", [name for name, poison in POISONS.items() if not poison.only_sqlite])
async def test_everybody_else_is_served_and_the_row_ends(stage: Stage, what: str) -> None:
    await harms_nobody(stage, POISONS[what])


@pytest.mark.parametrize("stage", ["sqlite"], indirect=True)
@pytest.mark.parametrize("what", [name for name, poison in POISONS.items() if poison.only_sqlite])
async def test_so_it_is_for_what_only_sqlite_keeps(stage: Stage, what: str) -> None:
    await harms_nobody(stage, POISONS[what])


async def harms_nobody(stage: Stage, poison: Poison) -> None:
    since = len(stage.slack.sent)
    await among_healthy(stage, poison)
    await stage.until(stage.clock.at + timedelta(seconds=1))
    assert await served(stage)
    assert [text.splitlines()[0] for text in read_by(stage, "acme", since)] == [
        "It is delivered. Please tell us whether you have it, with a button on the card above."
    ] * 2
    (told,) = read_by(stage, "minho", since)
    assert told.index("C-2") < told.index("C-3"), "in order"

    (waiting,) = await stage.store.faulty(9, stage.clock.at)
    assert waiting.again is not None
    await stage.until(stage.clock.at + HOUR)
    state, reason = await standing(stage, "poison")
    assert (state, reason.partition(":")[0]) == ("failed", f"cannot_{poison.step}")
    assert await stage.store.faulty(9, stage.clock.at) == []
    (letter,) = await stage.store.dead_letters(9)
    assert (letter.kind, letter.reason, letter.attempts) == (poison.kind, reason, 8)
    assert "C-2" in read(await stage.say("alice", "/commit why C-2"))

    await stage.say("minho", "/commit done C-2")
    await stage.until(stage.clock.at + HOUR)
    assert "delivered" in read_by(stage, "alice", since)[-1]


ONE_OF_EACH_STEP = ["a phrase that this release lacks", "a payload that is no object"]


@pytest.mark.parametrize("what", ONE_OF_EACH_STEP)
async def test_a_dead_letter_is_dropped_for_good(stage: Stage, what: str) -> None:
    await among_healthy(stage, POISONS[what])
    await stage.until(stage.clock.at + HOUR)
    (letter,) = await stage.store.dead_letters(9)
    assert len(await stage.store.drop([letter.id, "no such"])) == 1
    assert await stage.store.dead_letters(9) == []
    assert await standing(stage, "poison") == ("held_back", "dropped")
    assert len(await stage.store.send_again(None, stage.clock.at)) == 0


@pytest.mark.parametrize("what", [*ONE_OF_EACH_STEP, "a destination that this release lacks"])
async def test_a_dead_letter_that_was_mended_is_sent(stage: Stage, what: str) -> None:
    await among_healthy(stage, POISONS[what])
    await stage.until(stage.clock.at + HOUR)
    since = len(stage.slack.sent)
    await mend(stage, "poison")
    assert len(await stage.store.send_again(None, stage.clock.at)) == 1
    await stage.dispatch()
    assert (await standing(stage, "poison"))[0] == "sent"
    assert "C-" in read_by(stage, "minho", since)[0]


async def newer(stage: Stage) -> None:
    await plant(
        stage,
        reminder(stage, "first", "minho", 2),
        row(stage, "poison", "notice", to_person("minho"), 2, **NEWS),
        reminder(stage, "last", "minho", 3),
        row(stage, "alone", "notice", to_person("sam"), 2, **NEWS),
        reminder(stage, "other", "jane", 4),
        line(stage, "first line"),
    )
    for name in ("poison", "alone"):
        await change(stage, name, kind="digest")


async def test_a_kind_of_a_newer_release_is_left_to_it_for_a_day(stage: Stage) -> None:
    await newer(stage)
    await stage.dispatch()
    for name in ("first", "last", "other", "first line"):
        assert (await standing(stage, name))[0] == "sent"
    assert await standing(stage, "poison") == await standing(stage, "alone") == ("planned", "")
    waiting = await stage.store.newer(9, stage.clock.at)
    assert {(one.kind, one.place, one.attempts) for one in waiting} == {
        ("digest", "person minho", 0), ("digest", "person sam", 0),
    }  # fmt: skip
    state = await stage.store.outbox_state(stage.clock.at)
    assert (state.newer, state.due) == (2, 0)
    ready = await stage.store.next_ready()
    assert ready is not None
    assert ready - stage.clock.at >= timedelta(seconds=1), "nobody looks without a pause"

    stage.clock.at += DAY - timedelta(minutes=1)
    await stage.dispatch()
    assert (await standing(stage, "alone"))[0] == "planned"
    stage.clock.at += timedelta(minutes=2)
    await stage.dispatch()
    assert await standing(stage, "poison") == await standing(stage, "alone") == ("failed", "unknown_kind")
    assert {one.kind for one in await stage.store.dead_letters(9)} == {"digest"}


async def test_why_counts_what_it_cannot_read(stage: Stage) -> None:
    await newer(stage)
    said = read(await stage.say("alice", "/commit why C-2"))
    assert "2 messages of another version, which this one cannot read" in said.splitlines()
    assert "알림 2건" in read(await stage.say("minho", "/commit why C-2"))
    await stage.say("minho", "/commit done C-2")
    await stage.dispatch()


async def test_many_places_with_newer_kinds_alone_stand_before_nobody(stage: Stage) -> None:
    rows = [row(stage, f"newer {n}", "notice", to_person(f"p{n}"), 2, **NEWS) for n in range(300)]
    await plant(stage, *rows)
    async with stage.store.engine.begin() as connection:
        await connection.execute(text("UPDATE notifications SET kind = 'digest' WHERE key LIKE 'newer %'"))
    stage.clock.at += timedelta(minutes=5)
    await plant(stage, reminder(stage, "other", "jane", 4))
    await stage.dispatcher.dispatch()
    assert (await standing(stage, "other"))[0] == "sent"
