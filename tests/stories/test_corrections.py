"""Within the hour, until the customer is told, a new date without a reason is a correction."""

from datetime import timedelta

import pytest

from tests.stage import Stage, seoul, text_of
from tests.stories.acting import button, commitment, fill, move, press, read, tell, text_input

HOUR = timedelta(hours=1)


@pytest.fixture
async def made(stage: Stage) -> Stage:
    """Alice promised C-1 to Acme by 15 December and owns it."""
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    return stage


async def _is_corrected(stage: Stage, date: str = "2026-12-18 18:00") -> bool:
    found = await commitment(stage)
    async with stage.store.read_only(stage.workspace) as uow:
        moves = [one for one in await uow.moves.list_for(1) if not one.undone]
    return (found.first_due, found.due, found.moves, moves) == (seoul(date), seoul(date), 0, [])


@pytest.mark.parametrize("minutes", [0, 30, 60])
async def test_a_date_without_a_reason_corrects_within_the_hour(made: Stage, minutes: int) -> None:
    made.clock.at += timedelta(minutes=minutes)
    reply = await made.say("alice", "/commit move C-1 to 18 Dec")
    assert read(reply).startswith("C-1 is corrected: due Fri 18 Dec 2026\n")
    assert "First date" not in read(reply)
    assert await _is_corrected(made)
    assert "Alice Kim corrected the date" in read(await made.say("alice", "/commit history C-1"))


async def test_a_correction_is_said_in_korean(stage: Stage) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    reply = await stage.say("minho", "/commit 변경 C-1 18일")
    assert read(reply).startswith("C-1 기한을 2026년 12월 18일 (금)로 바로잡았습니다\n")
    assert "최초 기한" not in read(reply)
    assert "Minho Lee님이 기한을 바로잡음" in read(await stage.say("minho", "/commit 이력 C-1"))


async def test_the_move_form_needs_no_reason_and_says_so(made: Stage) -> None:
    opened = await made.say("alice", "/commit move C-1")
    assert opened.form is not None
    asked = text_input(opened.form, "reason")
    assert asked.optional
    assert asked.hint == "Not needed for a correction, within the hour. With a reason it is a move."
    assert read(await fill(made, "alice", opened, {"date": "2026-12-18"})).startswith("C-1 is corrected")
    assert await _is_corrected(made)


async def test_the_edit_form_corrects_words_and_date_without_a_reason(made: Stage) -> None:
    opened = await made.say("alice", "/commit edit C-1")
    reply = await fill(made, "alice", opened, {"what": "send hotfix", "date": "2026-12-18"})
    assert read(reply).startswith("C-1 is saved\nWhat: send hotfix\n")
    assert await _is_corrected(made)


async def test_one_of_two_readings_corrects_too(made: Stage) -> None:
    asked = await made.say("alice", "/commit move C-1 to next Friday")
    await made.press("alice", button(asked.card, "Fri 4 Dec 2026"))
    assert await _is_corrected(made, "2026-12-04 18:00")


async def test_a_picked_date_corrects_too(made: Stage) -> None:
    opened = await press(made, "alice", "pick_date", await made.say("alice", "/commit move C-1 to 1 Nov 2026"))
    await fill(made, "alice", opened, {"date": "2026-12-18", "time": "18:00"})
    assert await _is_corrected(made)


async def test_who_gives_a_reason_moves_it_and_hears_how_to_correct(made: Stage) -> None:
    reply = await made.say("alice", "/commit move C-1 to 18 Dec because the vendor slipped")
    assert read(reply).startswith("C-1 moved to Fri 18 Dec 2026")
    assert "moved once" in read(reply)
    assert "Only a mistake? /commit undo C-1, then give the date without a reason." in read(reply)
    await made.say("alice", "/commit undo C-1")
    await made.say("alice", "/commit move C-1 to 18 Dec")
    assert await _is_corrected(made)


@pytest.mark.parametrize("actor", ["minho", "root"])
async def test_only_its_maker_corrects(stage: Stage, actor: str) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    opened = await stage.say(actor, "/commit move C-1 to 18 Dec")
    assert list((await fill(stage, actor, opened, {})).errors) == ["reason"]


async def test_after_the_hour_it_is_a_move(made: Stage) -> None:
    made.clock.at += HOUR + timedelta(seconds=1)
    opened = await made.say("alice", "/commit move C-1 to 18 Dec")
    assert list((await fill(made, "alice", opened, {})).errors) == ["reason"]
    reply = await fill(made, "alice", opened, {"reason": "vendor"})
    assert "moved once" in read(reply)
    assert "Only a mistake?" not in read(reply)


async def test_a_form_opened_in_time_and_sent_too_late_asks_why(made: Stage) -> None:
    opened = await made.say("alice", "/commit move C-1")
    made.clock.at += 2 * HOUR
    late = await fill(made, "alice", opened, {"date": "2026-12-18"})
    assert late.errors == {"reason": "Say why, so that everybody can see it later."}


async def test_once_the_customer_was_told_it_is_a_move(made: Stage) -> None:
    await tell(made, "alice", 1)
    opened = await made.say("alice", "/commit move C-1 to 18 Dec")
    assert list((await fill(made, "alice", opened, {})).errors) == ["reason"]


async def test_a_card_that_nobody_has_seen_yet_shows_the_corrected_date(made: Stage) -> None:
    await fill(made, "alice", await made.say("alice", "/commit tell C-1"), {})
    await made.say("alice", "/commit move C-1 to 18 Dec")
    await made.dispatch()
    (card,) = made.slack.to("acme")
    assert "Fri 18 Dec 2026" in str(card.card)
    assert await _is_corrected(made)


async def test_an_internal_promise_is_corrected_too(stage: Stage) -> None:
    await stage.say("alice", "/commit internal: send fix to Acme by the 15th")
    await stage.say("alice", "/commit move C-1 to 18 Dec")
    assert await _is_corrected(stage)


async def test_the_owner_hears_of_a_correction(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await stage.say("alice", "/commit move C-1 to 18 Dec")
    await stage.dispatch()
    news = text_of(stage.slack.to("minho")[-1].card)
    assert "Alice Kim님이 C-1 기한을 2026년 12월 18일 (금)로 바로잡았습니다" in news


async def test_a_correction_is_taken_back_while_it_is_one(made: Stage) -> None:
    await made.say("alice", "/commit move C-1 to 18 Dec")
    assert read(await made.say("alice", "/commit undo")).startswith("C-1: the correction of the date is undone\n")
    assert await _is_corrected(made, "2026-12-15 18:00")


@pytest.mark.parametrize("told", [True, False])
async def test_a_correction_that_the_customer_may_know_is_not_taken_back(made: Stage, told: bool) -> None:
    await made.say("alice", "/commit move C-1 to 18 Dec")
    if told:
        await tell(made, "alice", 1)
    else:
        made.clock.at += 2 * HOUR
    reply = read(await made.say("alice", "/commit undo C-1"))
    assert reply == (
        "The date of C-1 was corrected, and that can no longer be taken back: an hour has passed or the customer "
        "was told. Move it instead: /commit move C-1."
    )
    assert await _is_corrected(made)


async def test_a_move_after_a_correction_keeps_the_corrected_first_date(made: Stage) -> None:
    await made.say("alice", "/commit move C-1 to 18 Dec")
    await tell(made, "alice", 1)
    await move(made, "alice", 1, "21 Dec", "vendor")
    assert "First date: Fri 18 Dec 2026 · moved once" in read(await made.say("alice", "/commit C-1"))
    await made.say("alice", "/commit undo C-1")
    assert await _is_corrected(made)
