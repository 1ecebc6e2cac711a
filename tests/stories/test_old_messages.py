"""A message that is out already shows what happened since, and its buttons do no harm."""

import pytest

from tests.stage import Sent, Stage, buttons, seoul, text_of
from tests.stories.acting import commitment, fill, labels, press, read


@pytest.fixture
async def reminded(stage: Stage) -> Stage:
    """Alice's C-1 for Acme; she has had one reminder, on Thursday 10 December."""
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.until(seoul("2026-12-10 10:00"))
    return stage


def reminder(stage: Stage) -> Sent:
    return stage.slack.to("alice")[0]


CHANGES = [
    ("done C-1", "C-1 · send fix · delivered", ["The customer has it", "Tell the customer", "Not done yet"]),
    ("move C-1 to 18 Dec because x", "C-1 · send fix · moved to Fri 18 Dec 2026", []),
    ("give C-1 <@minho>", "C-1 · send fix · now with Minho Lee", []),
    ("cancel C-1 because x", "C-1 · send fix · cancelled", []),
    ("snooze C-1 2h", "C-1 · send fix · snoozed", []),
]


@pytest.mark.parametrize(("line", "title", "left"), CHANGES)
async def test_after_a_change_the_old_reminder_shows_it_without_its_buttons(
    reminded: Stage, line: str, title: str, left: list[str]
) -> None:
    await reminded.say("alice", f"/commit {line}")
    await reminded.dispatch()
    shown = reminder(reminded)
    assert shown.card.title == title
    assert labels(shown.card) == left
    assert shown.edits == 1


async def test_an_old_reminder_is_korean_for_its_reader(stage: Stage) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    await stage.until(seoul("2026-12-10 10:00"))
    await stage.say("minho", "/commit 변경 C-1 18일 이유: 업체 지연")
    await stage.dispatch()
    (shown,) = stage.slack.to("minho")
    assert shown.card.title == "C-1 · 수정본 보내기 · 기한이 2026년 12월 18일 (금)로 바뀜"


async def test_an_edit_and_an_undo_show_on_the_old_reminder(reminded: Stage) -> None:
    await fill(reminded, "alice", await reminded.say("alice", "/commit edit C-1"), {"what": "send hotfix"})
    await reminded.dispatch()
    assert reminder(reminded).card.title == "C-1 · send hotfix · edited since"
    await reminded.say("alice", "/commit undo")
    await reminded.dispatch()
    assert reminder(reminded).card.title == "C-1 · send fix · a change was taken back"


async def test_pressing_done_twice_is_harmless_whatever_the_keys(reminded: Stage) -> None:
    done, shown = buttons(reminder(reminded).card)["done"], reminder(reminded)
    assert (await reminded.press("alice", done, shown, key="k")).card is None
    assert (await reminded.press("alice", done, shown, key="k")).card is None
    second = await reminded.press("alice", done, shown, key="another")
    assert read(second) == "C-1 is already delivered, so it cannot be changed. “/commit C-1” shows what is possible."
    assert (await commitment(reminded)).revision == 1


@pytest.mark.parametrize("action", ["move", "snooze", "give"])
async def test_an_old_button_of_a_closed_one_opens_no_form(reminded: Stage, action: str) -> None:
    old = buttons(reminder(reminded).card)[action]
    await reminded.say("alice", "/commit cancel C-1 because x")
    reply = await reminded.press("alice", old, reminder(reminded))
    assert read(reply) == "C-1 is already cancelled, so it cannot be changed. “/commit C-1” shows what is possible."


async def test_a_form_that_was_open_meanwhile_is_refused(reminded: Stage) -> None:
    opened = await press(reminded, "alice", "move", reminder(reminded))
    await reminded.say("alice", "/commit cancel C-1 because x")
    late = await fill(reminded, "alice", opened, {"date": "2026-12-18", "reason": "vendor"})
    assert list(late.errors.values()) == [
        "C-1 is already cancelled, so it cannot be changed. “/commit C-1” shows what is possible."
    ]


async def test_the_buttons_of_a_reminder_move_and_hand_over_through_forms(reminded: Stage) -> None:
    moved = await fill(
        reminded, "alice", await press(reminded, "alice", "move", reminder(reminded)),
        {"date": "2026-12-18", "reason": "vendor"},
    )  # fmt: skip
    assert read(moved).startswith("C-1 moved to Fri 18 Dec 2026")
    opened = await reminded.say("alice", "/commit give C-1")
    assert read(await fill(reminded, "alice", opened, {"owner": "minho"})).startswith("C-1 now belongs to Minho Lee")


async def test_only_the_settled_one_of_a_folded_message_loses_its_buttons(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    await stage.say("alice", "/commit send invoice to Acme by the 15th")
    await stage.until(seoul("2026-12-10 10:00"))
    (folded,) = stage.slack.to("alice")
    await stage.say("alice", "/commit move C-1 to 18 Dec because x")
    await stage.dispatch()
    assert folded.card.title == "1 coming up"
    assert labels(folded.card) == ["Done", "Move", "Snooze", "Hand over"]
    assert "C-1 · send fix · moved to Fri 18 Dec 2026" in text_of(folded.card)
    await stage.say("alice", "/commit cancel C-2 because x")
    await stage.dispatch()
    assert folded.card.title == "All settled"
    assert labels(folded.card) == []


async def test_a_notice_keeps_the_date_that_it_told_of(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await stage.dispatch()
    await stage.say("minho", "/commit move C-1 to 18 Dec because vendor")
    await stage.dispatch()
    await stage.say("minho", "/commit move C-1 to 21 Dec because holiday")
    await stage.dispatch()
    first, second = stage.slack.to("alice")
    assert first.card.title == "Minho Lee moved C-1 · send fix to Fri 18 Dec 2026"
    assert "Reason: vendor" in text_of(first.card)
    assert "Due: Mon 21 Dec 2026" in text_of(first.card)
    assert labels(first.card) == []
    assert second.card.title == "Minho Lee moved C-1 · send fix to Mon 21 Dec 2026"
    assert labels(second.card) == ["Move", "Hand over"]


async def test_two_changes_before_the_next_dispatch_edit_a_message_once(reminded: Stage) -> None:
    await reminded.say("alice", "/commit move C-1 to 18 Dec because x")
    await reminded.say("alice", "/commit give C-1 <@minho>")
    await reminded.dispatch()
    assert reminder(reminded).edits == 1
    assert reminder(reminded).card.title == "C-1 · send fix · now with Minho Lee"
