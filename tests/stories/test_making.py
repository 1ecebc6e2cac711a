"""A promise is said: it is confirmed, or asked about until it is clear."""

import pytest

from tests.stage import Stage, buttons, seoul, text_of
from tests.stories.acting import button, commitment, count, customer, fill, filled, form_of, labels, press, read

LINE = "/commit send fix to Acme by the 15th"


async def test_a_promise_is_confirmed_with_all_that_was_understood(stage: Stage) -> None:
    made = await stage.say("alice", LINE)
    assert read(made).splitlines()[:5] == [
        "C-1 is on record",
        "What: send fix",
        "Customer: Acme",
        "Owner: Alice Kim",
        "Due: Tue 15 Dec 2026",
    ]
    assert labels(made.card) == ["Tell the customer", "Edit", "Undo"]


async def test_the_confirmation_says_who_will_be_reminded_and_when(stage: Stage) -> None:
    made = await stage.say("alice", LINE)
    assert (
        "Reminders: Alice Kim: Thu 10 Dec 09:00 · Mon 14 Dec 09:00 · Tue 15 Dec 09:00, 16:00"
        ", 18:00 (KST)\nSam Rivera, if it is late: Thu 17 Dec 18:00 (KST)"
    ) in read(made)


async def test_the_confirmation_is_korean_for_somebody_who_reads_korean(stage: Stage) -> None:
    made = await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    assert read(made).splitlines()[:5] == [
        "C-1 약속을 등록했습니다",
        "내용: 수정본 보내기",
        "고객: Acme",
        "담당자: Minho Lee",
        "기한: 2026년 12월 15일 (화)",
    ]
    assert "늦어지면 Sam Rivera: 12월 17일 (목) 18:00" in read(made)
    assert labels(made.card) == ["고객에게 알리기", "수정", "되돌리기"]


async def test_the_date_is_also_given_in_the_customers_zone_where_it_differs(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme zone America/New_York")
    made = await stage.say("alice", "/commit send fix to Acme by 15 Dec 5pm")
    assert "Due: Tue 15 Dec 2026, 17:00 KST\nTue 15 Dec 2026, 03:00 EST for Acme" in read(made)
    await stage.say("alice", "/customer Acme zone Asia/Seoul")
    assert "for Acme" not in read(await stage.say("alice", LINE))


async def test_a_promise_made_for_a_colleague_names_both_and_reaches_the_owner(stage: Stage) -> None:
    made = await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    assert "Owner: Minho Lee" in read(made)
    assert "Promised by: Alice Kim" in read(made)
    await stage.dispatch()
    (news,) = stage.slack.to("minho")
    assert "Alice Kim님이 C-1을 맡겼습니다 · send fix" in news.card.title
    assert stage.slack.to("alice") == []


async def test_in_the_customers_channel_nobody_has_to_name_the_customer(stage: Stage) -> None:
    assert "Customer: Acme" in read(await stage.say("alice", "/commit send fix by the 15th", "acme"))


async def test_a_date_too_near_for_reminders_says_so(stage: Stage) -> None:
    stage.clock.at = seoul("2026-11-23 17:30")
    made = await stage.say("alice", "/commit send fix to Acme today 17:33")
    assert "The date is too near for a reminder in working hours before it." in read(made)


async def test_a_date_before_work_starts_is_not_said_to_be_reminded_of_after_it(stage: Stage) -> None:
    made = await stage.say("alice", "/commit send fix to Acme tomorrow 5am")
    assert "The date is too near for a reminder" in read(made)
    assert "Mon 23 Nov 09:00" not in read(made)


async def test_a_weekend_date_stays_as_said_with_a_warning_and_the_last_working_moment(stage: Stage) -> None:
    made = await stage.say("alice", "/commit send fix to Acme by Saturday 5 Dec 2026")
    assert "Due: Sat 5 Dec 2026" in read(made)
    assert "no working day here (weekend). The last working day before it: Fri 4 Dec 2026." in read(made)


async def test_a_working_moment_that_has_passed_is_not_proposed(stage: Stage) -> None:
    made = await stage.say("alice", "/commit send fix to Acme today 20:00")
    assert "no working day here (weekend)." in read(made)
    assert "last working day" not in read(made)


async def test_a_holiday_at_the_customers_is_named(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme zone America/New_York country US")
    made = await stage.say("alice", "/commit send fix to Acme by 26 Nov 2026")
    assert "no working day at Acme (Thanksgiving" in read(made)
    assert "here" not in read(made).split("Edit")[1]


async def test_a_holiday_here_is_named_with_the_last_working_moment(stage: Stage) -> None:
    made = await stage.say("alice", "/commit send fix to Acme by 25 Dec 2026")
    assert "Due: Fri 25 Dec 2026" in read(made)
    assert "no working day here (Christmas Day). The last working day before it: Thu 24 Dec 2026" in read(made)


@pytest.mark.parametrize(
    ("who", "line", "sentence"),
    [
        ("alice", "/commit send fix to Acme in 20 minutes", "That is in 20 minutes."),
        ("alice", "/commit send fix to Acme today 13:01", "That is in a minute."),
        ("minho", "/commit Acme: 20분 내로 수정본 보내기", "기한까지 20분 남았습니다."),
    ],
)
async def test_a_date_less_than_an_hour_ahead_is_pointed_out(stage: Stage, who: str, line: str, sentence: str) -> None:
    assert sentence in read(await stage.say(who, line)).splitlines()


async def test_a_date_an_hour_ahead_is_soon_enough(stage: Stage) -> None:
    made = await stage.say("alice", "/commit send fix to Acme in 1 hour")
    assert "Due: Sun 22 Nov 2026, 14:00 KST" in read(made)
    assert "minute" not in read(made)


async def test_a_date_more_than_a_year_ahead_is_pointed_out(stage: Stage) -> None:
    assert "more than a year ahead" in read(await stage.say("alice", "/commit send fix to Acme by 15 Dec 2027"))


@pytest.mark.parametrize(
    ("line", "told"), [("/commit send fix to Acme by 16 Nov", True), ("/commit send fix to Acme by 1 Oct", False)]
)
async def test_a_date_that_has_just_gone_by_is_next_years_and_says_so(stage: Stage, line: str, told: bool) -> None:
    assert ("almost a year ahead" in read(await stage.say("alice", line))) is told


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("/commit send fix to Acme", "By when?"),
        ("/commit send fix to Acme asap", "By when?"),
        ("/commit send fix to Acme by 1 Nov 2026", "That date has passed. By when?"),
    ],
)
async def test_without_a_date_ahead_likely_days_are_offered(stage: Stage, line: str, question: str) -> None:
    asked = await stage.say("alice", line)
    assert asked.card is not None
    assert asked.card.title == question
    assert labels(asked.card) == [
        "Mon 23 Nov 2026", "Fri 27 Nov 2026", "Another date…", "Never mind",
    ]  # fmt: skip
    made = await stage.press("alice", button(asked.card, "Fri 27 Nov 2026"))
    assert made.replaces
    assert "Due: Fri 27 Nov 2026" in read(made)
    assert await count(stage) == 1


async def test_the_question_for_a_date_is_korean_too(stage: Stage) -> None:
    asked = await stage.say("minho", "/commit Acme: 수정본 보내기")
    assert asked.card is not None
    assert asked.card.title == "언제까지인가요?"
    assert labels(asked.card) == [
        "2026년 11월 23일 (월)", "2026년 11월 27일 (금)", "다른 날짜…", "그만두기",
    ]  # fmt: skip


async def test_a_date_can_be_picked_in_a_form(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix to Acme")
    opened = await press(stage, "alice", "pick_date", asked)
    made = await fill(stage, "alice", opened, {"date": "2026-12-01", "time": "15:00"})
    assert "Due: Tue 1 Dec 2026, 15:00 KST" in read(made)
    assert await count(stage) == 1


async def test_a_past_date_picked_in_the_form_stays_in_the_form(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix to Acme")
    opened = await press(stage, "alice", "pick_date", asked)
    wrong = await fill(stage, "alice", opened, {"date": "2026-11-20", "time": "15:00"})
    assert wrong.errors == {"date": "Fri 20 Nov 2026, 15:00 KST has already passed. Give a date ahead."}
    assert await count(stage) == 0


async def test_two_readings_of_a_date_are_two_buttons(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix to Acme next Friday")
    assert asked.card is not None
    assert asked.card.title == "Which date do you mean?"
    assert labels(asked.card)[:2] == ["Fri 27 Nov 2026", "Fri 4 Dec 2026"]
    made = await stage.press("alice", button(asked.card, "Fri 4 Dec 2026"))
    assert "Due: Fri 4 Dec 2026" in read(made)
    assert (await commitment(stage)).precision == "day"


async def test_two_readings_of_a_saturday_are_asked_for_too(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix to Acme next Saturday")
    assert asked.card is not None
    assert labels(asked.card)[:2] == ["Sat 28 Nov 2026", "Sat 5 Dec 2026"]
    made = await stage.press("alice", button(asked.card, "Sat 5 Dec 2026"))
    assert "The last working day before it: Fri 4 Dec 2026." in read(made)


@pytest.mark.parametrize("line", ["/commit send fix to Acme and Beta next Friday", "/commit send fix to Acme and Beta"])
async def test_the_date_of_a_promise_to_two_customers_is_asked_once(stage: Stage, line: str) -> None:
    for name in ("Beta", "Cora"):
        await stage.say("alice", f"/customer {name} announce ask")
    asked = await stage.say("alice", line, "acme")
    then = await stage.press("alice", button(asked.card, "Fri 27 Nov 2026"))
    assert "choose_date" not in buttons(then.card)
    left = await press(stage, "alice", "leave_out", then)
    assert labels(left.card) == ["Edit…", "Leave out", "Record it", "It is one promise", "Never mind"]
    made = await press(stage, "alice", "record_all", left)
    assert "Beta · Alice Kim · Fri 27 Nov 2026" in read(made)


async def test_an_unknown_customer_can_be_added_under_the_name_that_was_said(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix to Globex by the 15th")
    assert asked.card is not None
    assert asked.card.title == "Globex is not on record yet. Who was it promised to?"
    assert labels(asked.card) == ["Add Globex and record it", "Acme", "New customer…", "No customer", "Never mind"]
    opened = await press(stage, "alice", "new_customer", asked)
    assert filled(form_of(opened))["name"] == "Globex"
    made = await fill(stage, "alice", opened, {})
    assert "Customer: Globex" in read(made)
    assert (await customer(stage, "Globex")).id == (await commitment(stage)).customer


async def test_an_unknown_customer_may_be_a_known_one_after_all(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix to Akme by the 15th")
    made = await stage.press("alice", button(asked.card, "Acme"))
    assert "Customer: Acme" in read(made)
    assert "What: send fix" in read(made)


async def test_a_promise_that_names_no_customer_may_have_none(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix by the 15th")
    assert asked.card is not None
    assert asked.card.title == "Who was it promised to?"
    made = await press(stage, "alice", "no_customer", asked)
    assert "Customer: nobody outside" in read(made)
    assert labels(made.card) == ["Edit", "Undo"]


async def test_another_customer_is_picked_from_all_of_them(stage: Stage) -> None:
    for name in ("Beta", "Cora", "Dune", "Echo"):
        await stage.say("alice", f"/customer {name} announce ask")
    asked = await stage.say("alice", "/commit send fix by the 15th")
    opened = await press(stage, "alice", "pick_customer", asked)
    echo = await customer(stage, "Echo")
    made = await fill(stage, "alice", opened, {"customer": str(echo.id)})
    assert "Customer: Echo" in read(made)


async def test_a_new_customer_needs_a_name(stage: Stage) -> None:
    opened = await press(stage, "alice", "new_customer", await stage.say("alice", "/commit send fix by the 15th"))
    wrong = await fill(stage, "alice", opened, {"name": "  "})
    assert wrong.errors == {"name": "Give the customer a name."}


async def test_never_mind_stores_nothing(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix to Acme")
    dropped = await press(stage, "alice", "drop_draft", asked)
    assert read(dropped) == "Nothing was stored."
    assert dropped.replaces
    assert await count(stage) == 0


async def test_answering_a_question_again_makes_nothing_and_keeps_the_confirmation(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix to Acme")
    choice = buttons(asked.card)["choose_date"]
    await stage.press("alice", choice)
    again = await stage.press("alice", choice)
    assert "answered already" in read(again)
    assert not again.replaces
    assert await count(stage) == 1


async def test_the_same_press_delivered_again_gives_the_same_answer(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix to Acme")
    first = await press(stage, "alice", "choose_date", asked, key="press-1")
    again = await press(stage, "alice", "choose_date", asked, key="press-1")
    assert again == first
    assert await count(stage) == 1


async def test_the_same_command_delivered_again_makes_one_commitment(stage: Stage) -> None:
    first = await stage.say("alice", LINE, key="said-1")
    again = await stage.say("alice", LINE, key="said-1")
    assert again == first
    assert await count(stage) == 1


async def test_somebody_elses_question_cannot_be_answered(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix to Acme")
    assert "somebody else was asked" in read(await press(stage, "sam", "choose_date", asked))
    assert await count(stage) == 0


async def test_a_question_is_answered_after_a_restart(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send fix by next Friday")
    stage.restart()
    then = await press(stage, "alice", "choose_date", asked)
    stage.restart()
    made = await stage.press("alice", button(then.card, "Acme"))
    assert "C-1 is on record" in text_of(made.card)


async def test_the_help_fits_one_screen_in_both_languages(stage: Stage) -> None:
    english, korean = await stage.say("alice", "/commit help"), await stage.say("minho", "/commit 도움말")
    assert "/commit send fix to Acme by the 15th" in read(english)
    assert "/commit 변경 C-12 월요일 이유: 업체 지연" in read(korean)
    assert max(len(read(each).splitlines()) for each in (english, korean)) <= 20
    assert read(await stage.say("alice", "/commit")) == read(english)


@pytest.mark.parametrize(
    ("who", "line", "answer"),
    [
        ("alice", "/commit done", "Which one? For example: /commit done C-12"),
        ("minho", "/commit 완료", "어느 약속인가요? 예: /commit 완료 C-12"),
        ("alice", "/commit by Friday", "What was promised, and by when?"),
        ("alice", "/commit done C-99", "There is no C-99 that you can see. /commitments lists yours."),
        ("minho", "/commit 완료 C-99", "볼 수 있는 C-99가 없습니다. “/commitments”로 목록을 볼 수 있습니다."),
    ],
)
async def test_what_is_half_said_gets_a_sentence_that_helps(stage: Stage, who: str, line: str, answer: str) -> None:
    assert read(await stage.say(who, line)).startswith(answer)
    assert await count(stage) == 0
