"""The same promise typed again within minutes is asked about, and recorded once unless somebody wants it twice."""

import asyncio
from datetime import timedelta

import pytest

from tests.stage import Stage, text_of
from tests.stories.acting import commitment, count, labels, press, read

LINE = "/commit send fix to Acme by the 15th"
ASKED = "You already have C-1 like this: send fix · Acme · due Tue 15 Dec 2026"


async def test_the_same_line_again_is_asked_about_with_what_is_there(stage: Stage) -> None:
    await stage.say("alice", LINE)
    stage.clock.at += timedelta(minutes=4)
    again = await stage.say("alice", LINE)
    assert read(again).startswith(ASKED)
    assert labels(again.card) == ["Open", "Record it anyway", "Never mind"]
    assert await count(stage) == 1


async def test_it_is_asked_in_korean(stage: Stage) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    again = await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    assert read(again).startswith("이미 같은 약속이 있습니다: C-1 · 수정본 보내기 · Acme · 기한 2026년 12월 15일 (화)")
    assert labels(again.card) == ["열기", "그래도 등록", "그만두기"]


async def test_it_is_recorded_when_it_was_meant_twice(stage: Stage) -> None:
    await stage.say("alice", LINE)
    again = await stage.say("alice", LINE)
    made = await press(stage, "alice", "record_anyway", again)
    assert read(made).startswith("C-2")
    assert made.replaces
    assert await count(stage) == 2
    late = await press(stage, "alice", "record_anyway", again)
    assert read(late).startswith("That question was answered already")
    assert not late.replaces, "the confirmation stands where the question was"
    assert await count(stage) == 2


async def test_the_button_is_pressed_twice_and_records_once(stage: Stage) -> None:
    await stage.say("alice", LINE)
    again = await stage.say("alice", LINE)
    for _ in range(2):
        await press(stage, "alice", "record_anyway", again, key="one press")
    assert await count(stage) == 2


async def test_nobody_else_may_answer_it(stage: Stage) -> None:
    await stage.say("alice", LINE)
    again = await stage.say("alice", LINE)
    await press(stage, "minho", "record_anyway", again)
    assert await count(stage) == 1


async def test_what_is_there_can_be_looked_at_and_the_question_dropped(stage: Stage) -> None:
    await stage.say("alice", LINE)
    again = await stage.say("alice", LINE)
    assert read(await press(stage, "alice", "open", again)).startswith("C-1 · send fix")
    assert read(await press(stage, "alice", "drop_draft", again)) == "Nothing was stored."
    assert await count(stage) == 1


@pytest.mark.parametrize(
    "again",
    [
        "/commit Send  FIX to acme by the 15th.",
        "/commit send fix to Acme by 15 Dec",
        "/commit by Dec 15 send fix to Acme!",
        "/commit ｓｅｎｄ fix to Acme by the 15th",
    ],
)
async def test_other_letters_and_signs_are_the_same_words(stage: Stage, again: str) -> None:
    await stage.say("alice", LINE)
    assert read(await stage.say("alice", again)).startswith(ASKED)
    assert await count(stage) == 1


@pytest.mark.parametrize(
    ("actor", "again"),
    [
        ("alice", "/commit send invoice to Acme by the 15th"),
        ("alice", "/commit send fix to Acme by the 16th"),
        ("alice", "/commit send fix to Acme by the 15th 3pm"),
        ("alice", "/commit send fix v2 to Acme by the 15th"),
        ("alice", "/commit <@minho> send fix to Acme by the 15th"),
        ("minho", "/commit <@minho> send fix v2 to Acme by the 15th"),
    ],
)
async def test_another_promise_or_somebody_elses_is_not_asked_about(stage: Stage, actor: str, again: str) -> None:
    await stage.say("alice", LINE)
    await stage.say(actor, again)
    assert await count(stage) == 2


async def test_another_customer_or_none_makes_another_promise(stage: Stage) -> None:
    await stage.say("root", "/customer Globex here", "globex")
    await stage.say("alice", LINE)
    await stage.say("alice", "/commit send fix to Globex by the 15th")
    asked = await stage.say("alice", "/commit send fix by the 15th", "elsewhere")
    await press(stage, "alice", "no_customer", asked)
    assert await count(stage) == 3
    asked = await stage.say("alice", "/commit send fix by the 15th", "elsewhere")
    again = await press(stage, "alice", "no_customer", asked)
    assert read(again).startswith("You already have C-3 like this: send fix · nobody outside · due")
    assert again.replaces


async def test_after_a_quarter_of_an_hour_it_is_another_promise(stage: Stage) -> None:
    await stage.say("alice", LINE)
    stage.clock.at += timedelta(minutes=16)
    await stage.say("alice", LINE)
    assert await count(stage) == 2


async def test_what_was_taken_back_may_be_typed_again(stage: Stage) -> None:
    made = await stage.say("alice", LINE)
    await press(stage, "alice", "undo", made)
    assert read(await stage.say("alice", LINE)).startswith("C-2")


async def test_a_date_that_counts_from_now_is_the_same_though_minutes_went_by(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme in 3 hours")
    stage.clock.at += timedelta(minutes=5)
    again = await stage.say("alice", "/commit send fix to Acme in 3 hours")
    assert read(again).startswith("You already have C-1 like this: send fix · Acme · due Sun 22 Nov 2026, 16:00 KST")
    made = await press(stage, "alice", "record_anyway", again)
    assert "16:05" in text_of(made.card)


async def test_two_questions_about_one_promise_record_it_once(stage: Stage) -> None:
    """Whoever waited long for an answer typed it again, and then answers both."""
    asked = [await stage.say("alice", "/commit send fix by the 15th", "elsewhere") for _ in range(2)]
    await press(stage, "alice", "no_customer", asked[0])
    again = await press(stage, "alice", "no_customer", asked[1])
    assert read(again).startswith("You already have C-1 like this")
    assert await count(stage) == 1


async def test_both_at_the_same_moment_record_it_once(stage: Stage) -> None:
    replies = await asyncio.gather(*(stage.say("alice", LINE) for _ in range(3)))
    assert await count(stage) == 1
    assert sum("like this" in read(one) for one in replies) == 2
    assert (await commitment(stage)).what == "send fix"


async def test_an_internal_one_is_another_one(stage: Stage) -> None:
    await stage.say("alice", LINE)
    await stage.say("alice", "/commit internal: send fix to Acme by the 15th")
    assert await count(stage) == 2


async def test_what_a_colleague_has_just_recorded_is_asked_about_too(stage: Stage) -> None:
    """Both were on the phone with the customer."""
    await stage.say("alice", LINE)
    stage.clock.at += timedelta(minutes=4)
    again = await stage.say("minho", "/commit Send  fix to Acme by the 15th")
    assert read(again).startswith("Alice Kim님이 이미 같은 약속을 등록했습니다: C-1 · send fix · Acme · 기한 2026년")
    assert labels(again.card) == ["열기", "그래도 등록", "그만두기"]
    await press(stage, "minho", "record_anyway", again)
    assert (await commitment(stage, 2)).owner == "minho"


async def test_what_a_colleague_recorded_in_english(stage: Stage) -> None:
    await stage.say("minho", "/commit <@alice> send fix to Acme by the 15th")
    again = await stage.say("alice", LINE)
    assert read(again).startswith("Minho Lee already recorded C-1 like this: send fix · Acme · due Tue 15 Dec 2026")


@pytest.mark.parametrize(
    "line",
    [
        "/commit send manual to Acme by the 15th",
        "/commit send fix to Acme by the 16th",
        "/commit <@minho> send fix to Acme by the 15th",
        "/commit internal: send fix to Acme by the 15th",
    ],
)
async def test_a_colleague_may_promise_something_else(stage: Stage, line: str) -> None:
    await stage.say("alice", LINE)
    await stage.say("sam", line)
    assert await count(stage) == 2


async def test_a_colleague_hears_nothing_of_what_they_may_not_see(stage: Stage) -> None:
    await stage.say("alice", LINE)
    assert "C-1" not in read(await stage.say("jane", LINE))
    assert await count(stage) == 2


async def test_what_a_colleague_recorded_long_ago_or_took_back_is_another_one(stage: Stage) -> None:
    await stage.say("alice", LINE)
    stage.clock.at += timedelta(minutes=16)
    await stage.say("minho", LINE)
    assert await count(stage) == 2
    await stage.say("minho", "/commit undo")
    await stage.say("alice", "/commit undo C-1")
    stage.clock.at += timedelta(minutes=1)
    await stage.say("minho", LINE)
    assert await count(stage) == 3
