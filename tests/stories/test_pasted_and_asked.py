"""Pasted tables and mails, minutes, questions, numbers of parts, and dates as words of lists."""

import pytest

from bot.cards.card import Item
from tests.stage import Stage, seoul
from tests.stories.acting import commitment, count, labels, press, read


async def test_a_table_pasted_from_a_sheet_is_a_promise_a_row(stage: Stage) -> None:
    await stage.say("alice", "/customer Globex people <@minho>")
    asked = await stage.say("minho", "/commit 고객\t내용\t기한\nAcme\t데크\t12월 4일\nGlobex\t목업\t12월 7일")
    assert asked.card is not None
    assert [one.title for one in asked.card.blocks if isinstance(one, Item)] == ["1. 데크", "2. 목업"]
    await press(stage, "minho", "record_all", asked)
    assert [(await commitment(stage, n)).due for n in (1, 2)] == [
        seoul("2026-12-04 18:00"),
        seoul("2026-12-07 18:00"),
    ]


async def test_what_stands_around_the_promise_of_a_mail_is_named_and_not_kept(stage: Stage) -> None:
    said = read(
        await stage.say(
            "minho", "/commit 안녕하세요 김대리님,\n\nAcme에 금요일까지 데크 보내드리겠습니다.\n\n감사합니다."
        )
    )
    assert "약속으로 보지 않은 줄: 안녕하세요 김대리님, · 감사합니다." in said
    assert (await commitment(stage)).what == "데크 보내드리겠습니다"


async def test_who_speaks_in_minutes_owns_what_they_say(stage: Stage) -> None:
    await stage.say("alice", "/customer Globex people <@minho>")
    line = "/commit Minho: 금요일까지 Acme에 데크 보내겠습니다\nAlice Kim: Globex 목업은 제가 목요일까지 할게요"
    await press(stage, "minho", "record_all", await stage.say("minho", line))
    assert [((await commitment(stage, n)).owner) for n in (1, 2)] == ["minho", "alice"]
    assert "Minho" not in (await commitment(stage)).what


async def test_a_customer_who_speaks_owns_nothing(stage: Stage) -> None:
    await stage.say("alice", "/commit Carol: send the deck to Acme by Friday")
    assert (await commitment(stage)).owner == "alice"


@pytest.mark.parametrize(
    "line",
    [
        "Acme에 금요일까지 데크 보낼까요?",
        "금요일까지 Acme에 데크 못 보냅니다",
        "will we send the deck to Acme by Friday?",
    ],
)
async def test_a_question_is_no_promise_until_somebody_says_so(stage: Stage, line: str) -> None:
    asked = await stage.say("alice", f"/commit {line}")
    assert read(asked).startswith("Nothing is on record for this yet. Is it a promise?")
    assert await count(stage) == 0
    await press(stage, "alice", "promise", asked)
    assert (await commitment(stage)).due == seoul("2026-11-27 18:00")


@pytest.mark.parametrize("line", ["C-1-3 부품을 Acme에 금요일까지 보내기", "ship parts C-1-3 to Acme by Friday"])
async def test_the_number_of_a_part_is_no_range(stage: Stage, line: str) -> None:
    await stage.say("alice", "/commit send the deck to Acme by Dec 1")
    await stage.say("alice", f"/commit {line}")
    assert "C-1-3" in (await commitment(stage, 2)).what


@pytest.mark.parametrize("said", ["Dec 8", "8 December", "12월 8일", "12월8일", "2026-12-08", "Acme Dec 8th"])
async def test_a_list_takes_a_date(stage: Stage, said: str) -> None:
    await stage.say("alice", "/commit send the deck to Acme by Dec 8")
    await stage.say("alice", "/commit send the mock to Acme by Dec 18")
    listed = read(await stage.say("alice", f"/commitments {said}"))
    assert listed.startswith("1 open commitment")
    assert "due on Tue 8 Dec 2026" in listed
    assert "send the deck" in listed


async def test_of_what_is_late_a_date_is_the_nearest(stage: Stage) -> None:
    await stage.say("alice", "/commit send the deck to Acme by Dec 8")
    stage.clock.at = seoul("2026-12-10 10:00")
    assert "C-1" in read(await stage.say("alice", "/overdue Dec 8"))
    assert "due on Wed 9 Dec 2026" in read(await stage.say("alice", "/overdue Dec 9"))


@pytest.mark.parametrize(
    "line",
    [
        "Acme에 12월까지 매주 금요일 보고",
        "매주 금요일 Acme에 보고, 12월 말까지만",
        "Acme에 내년 3월까지 격주 월요일 보고",
    ],
)
async def test_what_recurs_until_a_date_is_not_repeated_for_ever(stage: Stage, line: str) -> None:
    asked = await stage.say("minho", f"/commit {line}")
    assert "반복" in read(asked)
    assert "매번" not in labels(asked.card)
    assert await count(stage) == 0
