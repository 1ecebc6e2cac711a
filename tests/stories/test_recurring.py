"""Promises that recur: asked each time or only the next one, and each followed by one at a time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.requests import Reply
from tests.stage import Stage, seoul, text_of
from tests.stories.acting import button, commitment, count, labels, press, read, tell

LINE = "/commit send Acme the figures every Friday"


async def each_time(stage: Stage, line: str = LINE, actor: str = "alice") -> Reply:
    return await press(stage, actor, "each_time", await stage.say(actor, line))


async def dates(stage: Stage) -> list[str]:
    """Return the dates of all commitments, by number."""
    return [(await commitment(stage, number + 1)).deadline.iso for number in range(await count(stage))]


async def test_it_is_asked_each_time_or_only_the_next_one(stage: Stage) -> None:
    asked = await stage.say("alice", LINE)
    assert read(asked).startswith("Every Friday, next on Fri 27 Nov 2026: only that one, or each time?")
    assert labels(asked.card) == ["Only the next one", "Each time", "Never mind"]
    assert await count(stage) == 0


async def test_it_is_asked_in_korean(stage: Stage) -> None:
    asked = await stage.say("minho", "/commit 매주 금요일 Acme에 보고서 공유")
    question = "매주 금요일마다, 다음은 2026년 11월 27일 (금)입니다. 다음 한 번만 할까요, 매번 할까요?"
    assert read(asked).startswith(question)
    assert labels(asked.card)[:2] == ["다음 한 번만", "매번"]
    made = await press(stage, "minho", "each_time", asked)
    assert "반복: 매주 금요일마다" in read(made)


async def test_only_the_next_one_is_a_promise_like_any_other(stage: Stage) -> None:
    made = await press(stage, "alice", "only_next", await stage.say("alice", LINE))
    assert "Repeats" not in read(made)
    await stage.until(seoul("2026-12-20 12:00"))
    assert await dates(stage) == ["2026-11-27"]


async def test_each_time_makes_the_next_when_the_date_passes_and_the_late_one_stays(stage: Stage) -> None:
    made = await each_time(stage)
    assert "Repeats: every Friday" in read(made)
    await stage.until(seoul("2026-11-27 17:59"))
    assert await dates(stage) == ["2026-11-27"]
    await stage.until(seoul("2026-11-27 18:01"))
    assert await dates(stage) == ["2026-11-27", "2026-12-04"]
    await stage.until(seoul("2026-12-04 18:01"))
    assert await dates(stage) == ["2026-11-27", "2026-12-04", "2026-12-11"]
    assert [(await commitment(stage, one)).status for one in (1, 2, 3)] == ["open"] * 3
    heard = [text_of(one.card) for one in stage.slack.to("alice")]
    assert any("The next one is C-2 · send Acme the figures · due Fri 4 Dec 2026" in one for one in heard)


async def test_closing_one_before_its_date_makes_the_next_at_once(stage: Stage) -> None:
    await each_time(stage)
    await stage.say("alice", "/commit done C-1")
    assert await count(stage) == 1, "the customer has not said that they have it"
    said = read(await stage.say("alice", "/commit agreed C-1"))
    assert "The next one is C-2, due Fri 4 Dec 2026. “/commit stop C-2” ends it." in said
    await stage.until(seoul("2026-11-28 12:00"))
    assert await dates(stage) == ["2026-11-27", "2026-12-04"]


@pytest.mark.parametrize("line", ["/commit cancel C-1 because holidays", "/commit done C-1"])
async def test_an_internal_or_cancelled_one_is_followed_too_and_undoing_takes_it_back(stage: Stage, line: str) -> None:
    await each_time(stage, "/commit internal: send Acme the figures every Friday")
    await stage.say("alice", line)
    assert await dates(stage) == ["2026-11-27", "2026-12-04"]
    await stage.say("alice", "/commit undo C-1")
    assert [(await commitment(stage, one)).status for one in (1, 2)] == ["open", "cancelled"]
    await stage.say("alice", line)
    assert (await commitment(stage, 3)).deadline.iso == "2026-12-04"


async def test_undoing_the_first_ends_it(stage: Stage) -> None:
    await each_time(stage)
    await stage.say("alice", "/commit undo C-1")
    await stage.until(seoul("2026-12-20 12:00"))
    assert await count(stage) == 1


@pytest.mark.parametrize("line", ["/commit stop C-1", "/commit stop C-2", "/commit 반복종료 C-2"])
async def test_stop_ends_it_and_the_newest_stays(stage: Stage, line: str) -> None:
    await each_time(stage)
    await stage.until(seoul("2026-11-27 18:01"))
    said = read(await stage.say("alice", line))
    assert said.startswith("C-2 no longer repeats: it is the last one, due Fri 4 Dec 2026")
    await stage.until(seoul("2026-12-20 12:00"))
    assert await count(stage) == 2
    assert "C-2 does not repeat" in read(await stage.say("alice", "/commit stop C-2"))


async def test_stop_can_be_undone(stage: Stage) -> None:
    await each_time(stage)
    await stage.say("alice", "/commit stop C-1")
    await stage.say("alice", "/commit undo C-1")
    await stage.until(seoul("2026-11-27 18:01"))
    assert await count(stage) == 2


async def test_stop_without_a_number_is_a_promise(stage: Stage) -> None:
    made = read(await stage.say("alice", "/commit stop shipping to Acme by Monday"))
    assert "What: stop shipping" in made


async def test_the_next_has_the_owner_the_words_and_the_wall_time_of_now(stage: Stage) -> None:
    await each_time(stage, "/commit call Acme every Friday at 9am")
    await stage.say("alice", "/commit give C-1 <@minho>")
    await stage.say("minho", "/commit move C-1 to 30 Nov 3pm because the line is down")
    await stage.until(seoul("2026-11-30 15:01"))
    following = await commitment(stage, 2)
    assert (following.owner, following.maker, following.what) == ("minho", "alice", "call Acme")
    assert following.due == seoul("2026-12-04 09:00")


async def test_the_wall_time_stays_when_clocks_change(stage: Stage) -> None:
    stage.clock.at = seoul("2027-03-08 12:00")
    await each_time(stage, "/commit call Acme every Friday at 9am", "jane")
    first = (await commitment(stage)).due
    await stage.until(first + timedelta(minutes=1))
    assert (await commitment(stage, 2)).due - first == timedelta(days=7) - timedelta(hours=1)  # New York, 14 March


async def test_a_date_on_a_rest_day_falls_on_the_working_day_before(stage: Stage) -> None:
    await each_time(stage, "/commit send Acme the invoice on the 5th of every month")
    assert await dates(stage) == ["2026-12-04"]  # Saturday the 5th
    await stage.until(seoul("2026-12-04 18:01"))
    assert await dates(stage) == ["2026-12-04", "2027-01-05"]
    await stage.until(seoul("2027-01-05 18:01"))
    assert (await dates(stage))[-1] == "2027-02-05"


async def test_every_day_is_one_promise_for_each_working_day(stage: Stage) -> None:
    await each_time(stage, "/commit send Acme the log every day")
    for day in range(7):
        await stage.until(seoul(f"2026-11-{23 + day} 18:01"))
    assert (await dates(stage))[-5:] == ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-30"]


async def test_what_passed_during_a_downtime_is_followed_by_one(stage: Stage) -> None:
    await each_time(stage)
    await stage.sleep_until(seoul("2026-12-30 12:00"))
    await stage.dispatch()
    assert await dates(stage) == ["2026-11-27", "2026-12-31"]  # Friday 1 January is a holiday


async def test_an_answer_after_a_restart_is_taken(stage: Stage) -> None:
    asked = await stage.say("alice", LINE)
    await stage.reopen()
    await press(stage, "alice", "each_time", asked)
    await stage.reopen()
    await stage.until(seoul("2026-11-27 18:01"))
    assert await count(stage) == 2


async def test_a_rule_without_a_date_is_asked_for_its_date_first(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send Acme the figures weekly")
    assert "By when" in read(asked)
    chosen = await press(stage, "alice", "choose_date", asked)
    assert read(chosen).startswith("Every Monday, next on Mon 23 Nov 2026")


async def test_a_customer_with_a_standing_permission_hears_of_each(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme announce auto")
    await each_time(stage)
    await tell(stage, "alice", 1)
    await stage.until(seoul("2026-11-27 18:01"))
    assert (await commitment(stage, 2)).card is not None


async def test_an_owner_who_left_is_not_given_the_next(stage: Stage) -> None:
    await each_time(stage)
    async with stage.store.transaction(stage.workspace) as uow:
        alice = await uow.people.get_for_update("alice")
        assert alice is not None
        await uow.people.save(replace(alice, active=False))
    await stage.until(seoul("2026-11-27 18:01"))
    assert (await commitment(stage, 2)).owner == "sam"


@pytest.mark.parametrize(
    ("actor", "line", "question"),
    [
        ("alice", "/commit call Acme twice a week", "I cannot repeat “twice a week”. By when is the next one?"),
        (
            "minho",
            "/commit 일주일에 두 번씩 Acme에 보고하기",
            "“일주일에 두 번씩”처럼 반복하는 약속은",
        ),
    ],
)
async def test_what_no_rule_can_say_is_said(stage: Stage, actor: str, line: str, question: str) -> None:
    assert read(await stage.say(actor, line)).startswith(question)


async def test_nothing_more_is_promised_to_an_archived_customer(stage: Stage) -> None:
    await each_time(stage)
    async with stage.store.transaction(stage.workspace) as uow:
        acme = await uow.customers.get_for_update(1)
        assert acme is not None
        await uow.customers.save(replace(acme, archived_at=stage.clock.now()))
    await stage.until(seoul("2026-11-27 18:01"))
    assert await count(stage) == 1
    heard = [text_of(one.card) for one in stage.slack.to("alice")]
    assert any("C-1 · send Acme the figures no longer repeats: its customer is archived" in one for one in heard)


async def test_one_of_several_promises_recurs_once_and_that_is_said(stage: Stage) -> None:
    said = "/commit send Acme the figures every Friday and send Acme the invoice by 10 Dec"
    shown = read(await stage.say("alice", said))
    assert "“every Friday” is recorded once here" in shown


@pytest.mark.parametrize(
    ("actor", "line", "question"),
    [
        ("alice", "send Acme the invoice every month on the 31st", "Every month on the last day, next on Mon 30 Nov"),
        ("minho", "Acme에 매월 31일 정산서 보내기", "매월 말일마다, 다음은 2026년 11월 30일"),
        ("alice", "send Acme a report every first Monday", "Every month on the first Monday, next on Mon 7 Dec"),
        ("alice", "send Acme a report every last Friday", "Every month on the last Friday, next on Fri 27 Nov"),
        ("minho", "Acme에 매 주 금요일 보고서 보내기", "매주 금요일마다, 다음은 2026년 11월 27일"),
        ("minho", "Acme에 매 분기 말 보고서 보내기", "3개월마다 말일, 다음은 2026년 12월 31일"),
        ("alice", "send Acme the figures every Wed and Mon", "Every Monday and Wednesday, next on Mon 23 Nov 2026"),
        ("alice", "every Tue & Thu send Acme the figures", "Every Tuesday and Thursday, next on Tue 24 Nov 2026"),
        (
            "alice",
            "send Acme the figures on the 5th and 20th of every month",
            "Every month on the 5th and the 20th, next on Fri 4 Dec 2026",
        ),
        ("minho", "매주 월, 수 Acme에 보고서 공유", "매주 월요일 및 수요일마다, 다음은 2026년 11월 23일 (월)"),
        ("minho", "매주 화목 Acme에 보고서 공유", "매주 화요일 및 목요일마다, 다음은 2026년 11월 24일 (화)"),
        ("minho", "월말마다 Acme에 보고서 공유", "매월 말일마다, 다음은 2026년 11월 30일 (월)"),
        ("minho", "매월 5일, 20일 Acme에 보고서 공유", "매월 5일 및 20일마다, 다음은 2026년 12월 4일 (금)"),
        ("minho", "격주 금요일 Acme에 보고서 공유", "2주마다 금요일, 다음은 2026년 11월 27일 (금)"),
        ("minho", "매일 Acme에 보고서 공유", "매일, 다음은 2026년 11월 23일 (월)"),
        ("minho", "평일마다 Acme에 보고서 공유", "평일마다, 다음은 2026년 11월 23일 (월)"),
    ],
)
async def test_the_rule_is_that_of_the_words_and_not_of_the_next_date(
    stage: Stage, actor: str, line: str, question: str
) -> None:
    asked = await stage.say(actor, f"/commit {line}")
    assert read(asked).startswith(question)
    assert await count(stage) == 0


async def test_after_the_last_day_of_a_short_month_comes_the_31st(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send Acme the invoice every month on the 31st")
    await press(stage, "alice", "each_time", asked)
    done = await stage.say("alice", "/commit done C-1")
    await stage.press("alice", button(done.card, "The customer has it"))
    assert await dates(stage) == ["2026-11-30", "2026-12-31"]


async def test_days_after_the_first_are_no_words_of_the_promise(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send Acme the figures every Monday, Wednesday and Friday")
    assert read(asked).startswith("Every Monday, Wednesday, and Friday, next on Mon 23 Nov")
    assert "“send Acme the figures”" in read(asked)


async def test_each_of_several_days_follows_the_one_before(stage: Stage) -> None:
    await each_time(stage, "/commit 매월 5일, 20일 Acme에 보고서 공유", "minho")
    await stage.until(seoul("2026-12-21 12:00"))
    assert await dates(stage) == ["2026-12-04", "2026-12-18", "2027-01-05"]


async def test_every_quarter_is_asked_for_its_first_date(stage: Stage) -> None:
    asked = await stage.say("minho", "/commit 분기마다 Acme에 보고서 공유")
    assert "언제까지" in read(asked)
    chosen = await press(stage, "minho", "choose_date", asked)
    assert read(chosen).startswith("3개월마다 23일, 다음은 2026년 11월 23일 (월)")


async def test_dates_that_passed_while_the_bot_was_down_are_counted_to_the_owner(stage: Stage) -> None:
    await each_time(stage)
    stage.clock.at = seoul("2026-12-16 10:00")
    await stage.until(seoul("2026-12-16 12:00"))
    assert await dates(stage) == ["2026-11-27", "2026-12-18"]
    heard = "\n".join(text_of(one.card) for one in stage.slack.to("alice"))
    assert "due Fri 18 Dec 2026. 2 dates before it passed without one." in heard
