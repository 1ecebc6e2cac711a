"""Whoever was told to wait gets an answer, whatever becomes of the process that was to give it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.conversation.late_answers import LateAnswers
from bot.conversation.requests import CommandRequest
from tests.stage import Stage, buttons, seoul, text_of
from tests.stories.acting import count, labels, press

LINE = "send fix to Acme by the 15th"
Ask = Callable[..., CommandRequest]


@pytest.fixture
def asked(stage: Stage) -> Ask:
    def ask(actor: str = "alice", text: str = LINE) -> CommandRequest:
        return CommandRequest(stage.workspace, actor, "k1", stage.clock.now(), "team", verb="commit", text=text)

    return ask


async def a_minute_later(stage: Stage, actor: str) -> list[str]:
    await stage.until(stage.clock.now() + timedelta(seconds=61))
    return [text_of(one.card) for one in stage.slack.to(actor)]


async def test_what_was_never_carried_out_is_said_with_the_words_to_send_again(stage: Stage, asked: Ask) -> None:
    await LateAnswers(stage.store).owe(asked())
    await stage.reopen()
    assert await a_minute_later(stage, "alice") == [
        "I could not finish what you asked on Sun 22 Nov 2026, 13:00 KST. Nothing of it was recorded; please try again."
        "\n“send fix to Acme by the 15th”"
    ]
    assert await count(stage) == 0


async def test_it_is_said_in_korean(stage: Stage, asked: Ask) -> None:
    await LateAnswers(stage.store).owe(asked("minho", "Acme: 15일까지 수정본 보내기"))
    assert await a_minute_later(stage, "minho") == [
        "2026년 11월 22일 (일) 13:00 KST에 요청하신 일을 끝내지 못했습니다."
        " 아무것도 등록하거나 바꾸지 않았으니 다시 시도해 주세요.\n“Acme: 15일까지 수정본 보내기”"
    ]


async def test_what_was_recorded_before_the_process_ended_is_shown(stage: Stage, asked: Ask) -> None:
    await LateAnswers(stage.store).owe(asked())
    await stage.conversation.handle_command(asked())
    await stage.reopen()
    (told,) = await a_minute_later(stage, "alice")
    assert told.startswith("C-1 is on record\nWhat: send fix")
    assert labels(stage.slack.to("alice")[0].card) == [], "nobody would take them off when they stop working"
    assert await count(stage) == 1


async def test_a_question_that_nobody_saw_is_asked_for_again(stage: Stage, asked: Ask) -> None:
    request = asked(text="send fix by the 15th to Nobody")
    await LateAnswers(stage.store).owe(request)
    await stage.conversation.handle_command(request)
    (told,) = await a_minute_later(stage, "alice")
    assert told.startswith("I could not finish what you asked")
    assert "send fix by the 15th to Nobody" in told


async def test_who_was_answered_hears_no_more_of_it(stage: Stage, asked: Ask) -> None:
    late = LateAnswers(stage.store)
    await late.owe(asked())
    await stage.conversation.handle_command(asked())
    await late.settle(asked())
    assert await a_minute_later(stage, "alice") == []


async def test_a_press_whose_message_shows_the_outcome_needs_no_words(stage: Stage) -> None:
    await stage.say("alice", f"/commit {LINE}")
    await stage.until(seoul("2026-12-10 10:00"))
    (reminder,) = stage.slack.to("alice")
    assert "done" in buttons(reminder.card)
    request = CommandRequest(stage.workspace, "alice", "k2", stage.clock.now())
    await LateAnswers(stage.store).owe(request)
    await press(stage, "alice", "done", reminder, key="k2")
    assert len(await a_minute_later(stage, "alice")) == 1


async def test_owing_twice_answers_once(stage: Stage, asked: Ask) -> None:
    for _ in range(2):
        await LateAnswers(stage.store).owe(asked())
    assert len(await a_minute_later(stage, "alice")) == 1
