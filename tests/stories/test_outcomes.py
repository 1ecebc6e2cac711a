"""How a commitment ends is judged by its first date, its due date and the notice given."""

import pytest

from commitments.domain.commitment import Move, Outcome
from tests.stage import Stage, seoul, text_of
from tests.stories.acting import commitment, read, tell


@pytest.fixture
async def promised(stage: Stage) -> Stage:
    """Alice's C-1 for Acme, due Tuesday 15 December at 18:00 in Seoul; Acme was told."""
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await tell(stage, "alice", 1)
    return stage


async def moves(stage: Stage) -> list[Move]:
    async with stage.store.transaction(stage.workspace) as uow:
        return list(await uow.moves.list_for(1))


async def close(stage: Stage, moment: str) -> Outcome | None:
    """Deliver at a moment; the customer agrees a week later."""
    await stage.until(seoul(moment))
    await stage.say("alice", "/commit done C-1")
    await stage.until(seoul("2027-01-20 10:00"))
    await stage.say("alice", "/commit agreed C-1")
    return (await commitment(stage)).outcome


async def test_delivered_by_the_first_date_is_kept_however_late_the_customer_agrees(promised: Stage) -> None:
    assert await close(promised, "2026-12-15 18:00") is Outcome.KEPT_ON_FIRST_DATE


async def test_delivered_a_minute_later_is_kept_late(promised: Stage) -> None:
    assert await close(promised, "2026-12-15 18:01") is Outcome.KEPT_LATE


async def test_a_move_told_in_time_is_kept_after_notice(promised: Stage) -> None:
    promised.clock.at = seoul("2026-12-14 15:00")
    await promised.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await promised.dispatch()
    (move,) = await moves(promised)
    assert move.told_at == seoul("2026-12-14 15:00")
    assert move.notice is not None
    assert move.notice.total_seconds() / 3600 == 3 + 9
    assert await close(promised, "2026-12-18 17:00") is Outcome.KEPT_AFTER_NOTICE
    kept = await commitment(promised)
    assert kept.first_due == seoul("2026-12-15 18:00")
    history = read(await promised.say("alice", "/commit history C-1"))
    assert "notice given: 12 working hours" in history
    assert "kept after notice" in history


async def test_notice_counts_from_when_the_customer_was_told_not_from_the_move(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    stage.clock.at = seoul("2026-12-09 10:00")
    await stage.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await stage.dispatch()
    assert [move.told_at for move in await moves(stage)] == [None]
    stage.clock.at = seoul("2026-12-15 16:00")
    await tell(stage, "alice", 1)
    (move,) = await moves(stage)
    assert move.notice is not None
    assert move.notice.total_seconds() / 3600 == 2


async def test_a_move_told_after_the_date_in_force_is_kept_late(promised: Stage) -> None:
    await promised.until(seoul("2026-12-16 10:00"))
    await promised.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await promised.dispatch()
    (move,) = await moves(promised)
    assert move.notice is not None
    assert move.notice.total_seconds() < 0
    assert await close(promised, "2026-12-18 10:00") is Outcome.KEPT_LATE


async def test_a_move_that_the_customer_never_heard_of_is_kept_late(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.say("alice", "/commit move C-1 to 18 Dec because vendor")
    assert await close(stage, "2026-12-18 10:00") is Outcome.KEPT_LATE


async def test_a_move_that_was_undone_does_not_count(promised: Stage) -> None:
    await promised.say("alice", "/commit move C-1 to 18 Dec because vendor")
    await promised.say("alice", "/commit undo")
    assert (await commitment(promised)).moves == 0
    assert await close(promised, "2026-12-16 10:00") is Outcome.KEPT_LATE


async def test_cancelled_before_its_date_is_cancelled_and_after_it_broken(stage: Stage) -> None:
    for number, moment in ((1, "2026-12-15 17:00"), (2, "2026-12-15 19:00")):
        stage.clock.at = seoul("2026-12-01 10:00")
        await stage.say("alice", "/commit send fix to Acme by the 15th")
        stage.clock.at = seoul(moment)
        await stage.say("alice", f"/commit cancel C-{number} because x")
    assert (await commitment(stage, 1)).outcome is Outcome.CANCELLED
    assert (await commitment(stage, 2)).outcome is Outcome.BROKEN
    closed = read(await stage.say("alice", "/commitments closed"))
    assert "· not kept" in closed
    assert "· cancelled" in closed


async def test_not_yet_takes_the_delivery_back_so_that_the_second_one_counts(promised: Stage) -> None:
    await promised.say("alice", "/commit done C-1")
    await promised.dispatch()
    card = promised.slack.to("acme")[0]
    from tests.stories.acting import fill, press

    await fill(promised, "carol", await press(promised, "carol", "not_yet", card), {}, place="acme")
    assert (await commitment(promised)).delivered_at is None
    assert await close(promised, "2026-12-16 10:00") is Outcome.KEPT_LATE


async def test_moving_earlier_keeps_the_first_date_as_the_measure(promised: Stage) -> None:
    await promised.say("alice", "/commit move C-1 to 10 Dec because ready")
    assert await close(promised, "2026-12-14 10:00") is Outcome.KEPT_ON_FIRST_DATE


async def test_the_first_date_is_never_overwritten(promised: Stage) -> None:
    for line in ("move C-1 to 18 Dec because x", "move C-1 to 10 Dec because y", "give C-1 <@minho>", "undo"):
        await promised.say("alice", f"/commit {line}")
        assert (await commitment(promised)).first_due == seoul("2026-12-15 18:00")
    text = text_of((await promised.say("alice", "/commit C-1")).card)
    assert "First date: Tue 15 Dec 2026 · moved 2 times" in text
