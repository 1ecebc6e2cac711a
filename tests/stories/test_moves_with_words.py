"""Words beside a new date, with no mark of a reason, are asked about as the reason; 날짜 변경 is a verb."""

import pytest

from tests.stage import Stage, seoul
from tests.stories.acting import commitment, fill, filled, form_of, read


@pytest.fixture
async def made(stage: Stage) -> Stage:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    stage.clock.at = seoul("2026-11-23 10:00")  # a new date is no correction any more
    return stage


@pytest.mark.parametrize("said", [
    "to 20 Dec vendor is late", "20 Dec, vendor is late", "to Dec 20, vendor is late", "back to 20 Dec vendor is late",
])  # fmt: skip
async def test_they_stand_in_the_form_with_the_date(made: Stage, said: str) -> None:
    opened = await made.say("alice", f"/commit move C-1 {said}")
    form = filled(form_of(opened))
    assert (str(form["date"]), form["reason"]) == ("2026-12-20", "vendor is late")
    await fill(made, "alice", opened, {})
    assert (await commitment(made)).due == seoul("2026-12-20 18:00")
    assert "vendor is late" in read(await made.say("alice", "/commit history C-1"))


@pytest.mark.parametrize("verb", ["변경", "날짜 변경", "날짜변경", "기한 변경", "기한변경", "이동"])
async def test_every_korean_word_for_it(made: Stage, verb: str) -> None:
    for line in (f"{verb} C-1 12월 20일 이유: 업체 지연", f"C-1 12월 21일 {verb}"):
        reply = await made.say("minho", f"/commit {line}")
        assert "기한을" in read(reply) if reply.form is None else form_of(reply).title == "기한 변경", line


async def test_what_is_asked_about_says_the_one_word(made: Stage) -> None:
    assert "예: /commit 변경 C-12" in read(await made.say("minho", "/commit 이동"))


@pytest.mark.parametrize(("actor", "said"), [
    ("alice", "C-1 is open again: the delivery is taken back"),
    ("minho", "C-1을 다시 진행합니다. 전달 완료를 되돌렸습니다."),
])  # fmt: skip
async def test_taking_a_delivery_back_says_what_holds_now(made: Stage, actor: str, said: str) -> None:
    await made.say(actor, "/commit done C-1")
    assert said in read(await made.say(actor, "/commit undo"))
