"""Who changes a date reads what there is to know about the new one: days off, and when they are reminded."""

import pytest

from tests.stage import Stage, seoul
from tests.stories.acting import button, customer, fill, press, read

REMINDED = "Reminders: Alice Kim: Tue 15 Dec 09:00 · Thu 17 Dec 09:00 · Fri 18 Dec 09:00, 16:00, 18:00 (KST)"
CHRISTMAS = "That day is no working day here (Christmas Day). The last working day before it: Thu 24 Dec 2026."


@pytest.fixture
async def made(stage: Stage) -> Stage:
    """Alice promised C-1 to Acme by 15 December, and the hour for a correction is over."""
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    stage.clock.at = seoul("2026-11-22 15:00")
    return stage


async def test_a_move_shows_the_new_reminders(made: Stage) -> None:
    assert REMINDED in read(await made.say("alice", "/commit move C-1 to 18 Dec because vendor"))


async def test_a_correction_shows_them_too(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by the 15th")
    assert REMINDED in read(await stage.say("alice", "/commit move C-1 to 18 Dec"))


async def test_a_date_that_is_picked_or_chosen_shows_them_and_warns(made: Stage) -> None:
    asked = await made.say("alice", "/commit move C-1 to Dec 18 or Dec 25 because vendor")
    assert CHRISTMAS in read(await made.press("alice", button(asked.card, "Fri 25 Dec 2026")))
    picked = await press(
        made, "alice", "pick_date", await made.say("alice", "/commit move C-1 to 1 Nov 2026 because x")
    )
    assert REMINDED in read(await fill(made, "alice", picked, {"date": "2026-12-18", "time": "18:00"}))


@pytest.mark.parametrize("form", ["move C-1", "edit C-1"])
async def test_a_form_warns_of_a_holiday(made: Stage, form: str) -> None:
    opened = await made.say("alice", f"/commit {form}")
    reply = read(await fill(made, "alice", opened, {"date": "2026-12-25", "reason": "vendor"}))
    assert CHRISTMAS in reply
    assert "Reminders: Alice Kim: Tue 22 Dec 09:00 · " in reply


async def test_a_move_to_a_weekend_is_said_in_korean(stage: Stage) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    reply = read(await stage.say("minho", "/commit 변경 C-1 12월 19일 이유: 업체 지연"))
    assert "그날은 우리 쪽 영업일이 아닙니다(주말)." in reply
    assert "알림: Minho Lee: 12월 16일 (수) 09:00" in reply


async def test_the_customers_holiday_is_warned_of(made: Stage) -> None:
    await made.say("root", "/customer Acme zone America/New_York country US")
    reply = read(await made.say("alice", "/commit move C-1 to 26 Nov because vendor"))
    assert "That day is no working day at Acme (Thanksgiving Day)." in reply


async def test_what_does_not_change_the_date_says_nothing_of_it(made: Stage) -> None:
    opened = await made.say("alice", "/commit edit C-1")
    assert "Reminders" not in read(await fill(made, "alice", opened, {"what": "send hotfix"}))


async def test_a_move_with_no_time_left_for_reminders_says_so(made: Stage) -> None:
    reply = read(await made.say("alice", "/commit move C-1 to today 15:30 because vendor"))
    assert "That is in 30 minutes." in reply
    assert "Reminders: The date is too near for a reminder in working hours before it." in reply


async def test_a_new_owner_and_an_undone_move_show_the_reminders(made: Stage) -> None:
    assert "Reminders: Minho Lee: Thu 10 Dec 09:00 · " in read(await made.say("alice", "/commit give C-1 <@minho>"))
    await made.say("alice", "/commit move C-1 to 18 Dec because vendor")
    assert "Reminders: Minho Lee: Thu 10 Dec 09:00 · " in read(await made.say("alice", "/commit undo C-1"))


async def test_a_snooze_that_stays_is_among_the_reminders(made: Stage) -> None:
    await made.say("alice", "/commit snooze C-1 17 Dec 15:00")
    reply = read(await made.say("alice", "/commit move C-1 to 18 Dec because vendor"))
    assert "Reminders: Alice Kim: Thu 17 Dec 15:00 · Fri 18 Dec 09:00, " in reply


# --- the owner's side ----------------------------------------------------------------------------------------------

THANKSGIVING = "That day is no working day for Jane Doe (Thanksgiving Day)."


async def test_the_owners_holiday_is_warned_of(made: Stage) -> None:
    assert THANKSGIVING in read(await made.say("alice", "/commit <@jane> send it to Acme by 26 Nov 2026 23:00"))
    assert THANKSGIVING not in read(await made.say("alice", "/commit give C-1 <@jane>"))
    assert THANKSGIVING in read(await made.say("alice", "/commit move C-1 to 26 Nov 2026 23:00 because vendor"))


async def test_the_owners_day_off_is_warned_of_when_it_is_handed_over(made: Stage) -> None:
    await made.say("minho", "/commitments settings off 15 Dec")
    given = read(await made.say("alice", "/commit give C-1 <@minho>"))
    assert "That day is no working day for Minho Lee (day off). The last working day before it: Mon 14 Dec" in given


async def test_the_owners_day_off_is_warned_of_in_korean(made: Stage) -> None:
    await made.say("alice", "/commitments settings off 15 Dec")
    said = read(await made.say("minho", "/commit <@alice> Acme: 15일까지 견적서"))
    assert "그날은 Alice Kim님의 영업일이 아닙니다(휴무일)." in said


async def test_a_holiday_of_both_is_warned_of_once(made: Stage) -> None:
    said = read(await made.say("alice", "/commit <@minho> send it to Acme by 25 Dec"))
    assert said.count("no working day") == 1


async def test_a_new_customers_holiday_is_warned_of(made: Stage) -> None:
    await made.say("root", "/customer Beta zone America/New_York country US")
    await made.say("alice", "/commit send it to Acme by 26 Nov 2026")
    opened = await made.say("alice", "/commit edit C-2")
    reply = read(await fill(made, "alice", opened, {"customer": str((await customer(made, "Beta")).id)}))
    assert "That day is no working day at Beta (Thanksgiving Day)." in reply
