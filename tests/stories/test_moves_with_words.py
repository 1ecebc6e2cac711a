"""Words beside a new date, with no mark of a reason, are asked about as the reason; 날짜 변경 is a verb."""

import pytest

from tests.stage import Stage, seoul
from tests.stories.acting import button, commitment, fill, filled, form_of, labels, read


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


@pytest.fixture
async def fresh(stage: Stage) -> Stage:
    """C-1 is due on 15 December, and may still be corrected."""
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    return stage


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("move C-1 a week later", ["Sun 29 Nov 2026", "Tue 22 Dec 2026"]),
        ("move C-1 one week", ["Sun 29 Nov 2026", "Tue 22 Dec 2026"]),
        ("변경 C-1 일주일", ["Sun 29 Nov 2026", "Tue 22 Dec 2026"]),
        ("변경 C-1 사흘 뒤로", ["Wed 25 Nov 2026", "Fri 18 Dec 2026"]),
    ],
)
async def test_how_far_it_moves_may_count_from_its_date_or_from_today(fresh: Stage, said: str, days: list[str]) -> None:
    asked = await fresh.say("alice", f"/commit {said}")
    assert labels(asked.card)[: len(days)] == days
    await fresh.press("alice", button(asked.card, days[-1]))
    assert (await commitment(fresh)).due.strftime("%a %-d %b %Y") == days[-1]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("move C-1 back by 3 days", 18),
        ("move C-1 up two days", 13),
        ("move C-1 3 days earlier", 12),
        ("move C-1 another week", 22),
        ("move C-1 in 10 days", 2),
        ("변경 C-1 하루 앞당기기", 14),
        ("C-1 5일 더 연기", 20),
        ("C-1 일주일 연기", 22),
        ("연기 C-1 이틀", 17),
        ("C-1 3일 미루기", 18),
        ("C-1 3일로 연기", 3),
        ("변경 C-1 18일", 18),
    ],
)
async def test_what_says_from_where_it_counts_is_not_asked_about(fresh: Stage, said: str, day: int) -> None:
    await fresh.say("alice", f"/commit {said}")
    assert (await commitment(fresh)).due == seoul(f"2026-12-{day:02} 18:00")


async def test_a_moment_keeps_its_hour(stage: Stage) -> None:
    await stage.say("alice", "/commit call Acme on Dec 15 3pm")
    await stage.say("alice", "/commit move C-1 back by a week")
    assert (await commitment(stage)).due == seoul("2026-12-22 15:00")
