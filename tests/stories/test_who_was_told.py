"""Whoever was told of a change hears of its undoing, and cards offer only what their reader may still press."""

import pytest

from bot.cards.card import Button
from tests.stage import Stage, seoul, text_of
from tests.stories.acting import labels, press, read

LINE = "/commit send fix to Acme by the 15th"
KOREAN_LINE = "/commit Acme: 15일까지 수정본 보내기"


async def titles(stage: Stage, person: str) -> list[str]:
    """Deliver what is due and return what a person was sent, in order."""
    await stage.dispatch()
    return [one.card.title for one in stage.slack.to(person)]


async def test_the_manager_who_heard_of_a_cancellation_hears_that_it_stands_again(stage: Stage) -> None:
    await stage.say("alice", LINE)
    await stage.say("alice", "/commit cancel C-1 because of budget")
    assert await titles(stage, "sam") == ["Alice Kim cancelled C-1 · send fix"]
    await stage.say("alice", "/commit undo C-1")
    assert (await titles(stage, "sam"))[-1] == (
        "Alice Kim took back the cancellation of C-1 · send fix: it stands, due Tue 15 Dec 2026"
    )


async def test_a_korean_manager_hears_it_in_korean(stage: Stage) -> None:
    await stage.say("root", "/commit manager <@minho> <@alice>")
    await stage.say("alice", LINE)
    await stage.say("alice", "/commit cancel C-1 because of budget")
    await stage.dispatch()
    await stage.say("alice", "/commit undo C-1")
    assert (await titles(stage, "minho"))[-1] == (
        "Alice Kim님이 C-1 취소를 되돌렸습니다 · send fix · 다시 진행 중, 기한 2026년 12월 15일 (화)"
    )


async def test_the_manager_of_then_hears_it_though_somebody_else_leads_by_now(stage: Stage) -> None:
    await stage.say("alice", LINE)
    await stage.say("alice", "/commit cancel C-1 because of budget")
    await stage.dispatch()
    await stage.say("root", "/commit manager <@jane> <@alice>")
    await stage.say("alice", "/commit undo C-1")
    assert len(await titles(stage, "sam")) == 2
    assert await titles(stage, "jane") == []


async def test_everybody_who_heard_of_a_hand_over_hears_that_it_was_taken_back(stage: Stage) -> None:
    await stage.say("sam", LINE)
    await stage.say("sam", "/commit give C-1 <@alice>")
    await stage.say("root", "/commit give C-1 <@minho>")
    await stage.dispatch()
    await stage.say("root", "/commit undo C-1")
    for person in ("alice", "sam"):
        heard = await titles(stage, person)
        assert heard[-1].startswith("Ada Root took back handing over C-1 · send fix: it is with Alice Kim"), heard
    assert (await titles(stage, "minho"))[
        -1
    ] == "Ada Root님이 C-1 담당자를 다시 Alice Kim님으로 되돌렸습니다 · send fix"


async def test_whoever_was_given_a_promise_hears_that_it_was_taken_back(stage: Stage) -> None:
    made = await stage.say("alice", "/commit <@jane> send fix to Acme by the 15th")
    await stage.until(seoul("2026-11-23 23:30"))
    await stage.until(seoul("2026-11-23 12:59"))
    await press(stage, "alice", "undo", made)
    assert (await titles(stage, "jane"))[-1] == "Alice Kim took back C-1 · send fix: it is cancelled"


async def test_the_new_owner_gets_no_button_on_the_hand_over_that_the_giver_lost(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    reply = await stage.say("minho", "/commit give C-1 <@jane>")
    assert read(reply).startswith("C-1 담당자를 Jane Doe님으로")
    assert labels(reply.card) == [], "Minho made nothing and owns nothing any more"


async def test_a_listed_person_may_only_add_a_note_to_a_promise(stage: Stage) -> None:
    await stage.say("root", "/customer Acme people <@jane>")
    await stage.say("alice", LINE)
    shown = await stage.say("jane", "/commit C-1")
    assert "send fix" in read(shown)
    assert labels(shown.card) == ["Add a note"]
    await stage.say("alice", "/commit done C-1")
    assert labels((await stage.say("jane", "/commit C-1")).card) == ["Add a note"]
    assert labels((await stage.say("alice", "/commit C-1")).card) == [
        "The customer has it",
        "Tell the customer",
        "Not done yet",
        "Add a note",
    ]


async def test_a_maker_who_does_not_own_it_is_not_offered_done_with_the_news(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await stage.say("minho", "/commit 변경 C-1 18일 이유: 업체 지연")
    await stage.dispatch()
    assert labels(stage.slack.to("alice")[-1].card) == ["Move", "Hand over"]


async def test_what_an_old_owner_still_sees_offers_nothing_once_it_is_delivered(stage: Stage) -> None:
    await stage.say("root", "/customer Acme people <@alice>")
    await stage.say("root", LINE)
    await stage.say("root", "/commit give C-1 <@alice>")
    await stage.dispatch()
    await stage.say("root", "/commit give C-1 <@minho>")
    await stage.say("minho", "/commit 완료 C-1")
    await stage.dispatch()
    assert [labels(one.card) for one in stage.slack.to("alice")] == [[], []]


@pytest.mark.parametrize("action", ["edit", "tell"])
async def test_a_dead_button_of_a_private_card_is_replaced_by_what_is_so(stage: Stage, action: str) -> None:
    made = await stage.say("alice", LINE)
    await stage.say("alice", "/commit cancel C-1 because of budget")
    late = await press(stage, "alice", action, made)
    assert read(late).startswith("C-1 is already cancelled, so it cannot be changed.")
    assert "Status: cancelled" in read(late)
    assert labels(late.card) == []
    assert late.replaces, "the card with the dead buttons is gone"


async def test_a_dead_button_is_replaced_in_korean(stage: Stage) -> None:
    made = await stage.say("minho", KOREAN_LINE)
    await stage.say("minho", "/commit 완료 C-1")
    late = await press(stage, "minho", "edit", made)
    assert read(late).startswith("C-1은 이미 전달함")
    assert labels(late.card) == ["고객 수령 확인", "고객에게 알리기", "아직 안 끝남"]
    assert late.replaces


async def test_undo_with_nothing_left_to_undo_shows_the_promise_as_it_is(stage: Stage) -> None:
    made = await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await stage.say("minho", "/commit 변경 C-1 18일 이유: 업체 지연")
    late = await press(stage, "alice", "undo", made)
    assert read(late).startswith("There is nothing of yours to undo.")
    assert "Due: Fri 18 Dec 2026" in read(late)
    assert late.replaces


async def test_a_private_card_of_what_is_no_longer_seen_is_replaced_by_the_refusal_alone(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    shown = await stage.say("minho", "/commit C-1")
    await stage.say("alice", "/commit give C-1 <@jane>")
    await stage.say("root", "/customer Acme people remove <@minho>")
    late = await press(stage, "minho", "done", shown)
    assert "send fix" not in read(late)
    assert labels(late.card) == []
    assert late.replaces


async def test_undo_tells_a_stranger_nothing_about_a_promise(stage: Stage) -> None:
    await stage.say("alice", LINE)
    late = await stage.press("jane", Button("undo", "Undo", "1"))
    assert "send fix" not in text_of(late.card)
