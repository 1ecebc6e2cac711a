"""Promises whose words are gone by age: what people still see of them and do with them, on both databases."""

from datetime import timedelta

from sqlalchemy import select

from commitments.adapters.sql.schema import metadata, notifications
from commitments.adapters.sql.store import SqlStore
from commitments.application.personal_data.retention import forget_aged
from commitments.domain.channel import Channel
from commitments.domain.notifications.notification import State
from tests.stage import PlayedSlack, Sent, Stage, StageClock, buttons, seoul, text_of
from tests.stories.acting import fill, labels, press, read, tell

MONDAY = seoul("2026-11-23 09:00")
DAY = timedelta(days=1)
SECRET = "jaspergate"


async def _opened(store: SqlStore) -> Stage:
    clock = StageClock(MONDAY)
    stage = Stage(store, PlayedSlack(clock), clock)
    stage.slack.channels["acme"] = Channel("acme", "acme", shared=True)
    await stage.name_admin("root")
    for person in ("alice", "minho", "sam", "root", "carol"):
        await stage.say(person, "/commitments")
    await stage.say("alice", "/customer Acme here", place="acme")
    return stage


async def _received(stage: Stage, owner: str = "minho") -> Sent:
    """Let a promise be made, told, moved, done and received; return its card in the customer's channel."""
    await stage.say("alice", f"/commit <@{owner}> send {SECRET} to Acme by the 15th")
    await tell(stage, "alice", 1)
    await stage.say(owner, f"/commit move C-1 to the 16th because {SECRET} broke")
    await stage.dispatch()
    await stage.say(owner, "/commit done C-1")
    await stage.dispatch()
    (card,) = [one for one in stage.slack.to("acme") if one.thread is None]
    await press(stage, "carol", "received", card)
    await stage.dispatch()
    return card


async def _aged(stage: Stage, closed: int = 1, sent: int = 1, days: int = 2) -> None:
    await stage.until(stage.clock.at + timedelta(days=days))
    await forget_aged(stage.store, closed, sent, stage.clock.at)


async def _kept(stage: Stage) -> list[str]:
    """Return every stored text that holds the secret."""
    found = []
    async with stage.store.engine.connect() as connection:
        for table in metadata.sorted_tables:
            rows = (await connection.execute(select(table))).mappings().all()
            found += [f"{table.name}.{name}" for row in rows for name, value in row.items() if SECRET in str(value)]
    return found


async def _failures(stage: Stage) -> list[str]:
    async with stage.store.engine.connect() as connection:
        failed = select(notifications.c.kind).where(notifications.c.state == State.FAILED)
        return list((await connection.execute(failed)).scalars())


async def test_an_emptied_promise_is_still_listed_counted_and_explained(store: SqlStore) -> None:
    stage = await _opened(store)
    await _received(stage)
    await _aged(stage)
    assert await _kept(stage) == []
    for line in ("C-1", "history C-1", "why C-1"):
        said = read(await stage.say("minho", f"/commit {line}"))
        assert "C-1" in said
        assert "███" not in said
        assert SECRET not in said
    assert "(erased)" in read(await stage.say("alice", "/commit C-1"))
    listed = await stage.say("alice", "/commitments closed")
    assert "(erased)" in read(listed)
    for line in ("/commitments report", "/commitments closed csv", "/commitments all csv"):
        said = read(await stage.say("alice", line))
        assert "wrong" not in said, said
    await stage.dispatch()
    assert await _failures(stage) == []


async def test_an_emptied_promise_is_neither_undone_nor_opened_again_and_it_is_said(store: SqlStore) -> None:
    """Undo reaches back a day, and nothing is emptied sooner."""
    stage = await _opened(store)
    card = await _received(stage)
    await _aged(stage)
    for line in ("undo", "undo C-1", "edit C-1", "done C-1", "cancel C-1", "move C-1 to Friday because late"):
        said = read(await stage.say("minho", f"/commit {line}"))
        assert said
        assert "███" not in said
    assert buttons(card.card) == {}
    assert await _kept(stage) == []
    assert await _failures(stage) == []


async def test_a_cancellation_that_is_taken_back_within_the_day_is_not_emptied(store: SqlStore) -> None:
    stage = await _opened(store)
    await stage.say("alice", f"/commit send {SECRET} to Acme by the 15th")
    await stage.say("alice", "/commit cancel C-1 because wrong")
    stage.clock.at += DAY - timedelta(minutes=1)
    assert "C-1" in read(await stage.say("alice", "/commit undo"))
    stage.clock.at += 5 * DAY
    assert await store.forget_closed(stage.clock.at - DAY, stage.clock.at) == 0
    assert SECRET in read(await stage.say("alice", "/commit C-1"))


async def test_what_is_done_to_an_open_promise_whose_messages_were_emptied_still_reaches_everybody(
    store: SqlStore,
) -> None:
    stage = await _opened(store)
    await stage.say("alice", f"/commit <@minho> send {SECRET} to Acme by the 15th")
    await tell(stage, "alice", 1)
    (card,) = stage.slack.to("acme")
    await stage.until(seoul("2026-12-10 10:00"))
    await forget_aged(stage.store, 1, 1, seoul("2026-12-14 08:00"))
    reminder = stage.slack.to("minho")[-1]
    await press(stage, "minho", "done", reminder)
    await stage.dispatch()
    assert "delivered" in text_of(card.card)
    assert SECRET in text_of(card.card)
    assert labels(card.card) == ["Received", "Not yet"]
    for one in stage.slack.to("minho"):
        assert "███" not in text_of(one.card)
        assert "완료" not in labels(one.card)
    await fill(stage, "carol", await press(stage, "carol", "not_yet", card), {}, place="acme")
    await stage.dispatch()
    assert "in progress" in text_of(card.card)
    await stage.until(seoul("2026-12-17 10:00"))
    assert await _failures(stage) == []
    assert not [one for one in stage.slack.sent if "███" in text_of(one.card)]
