"""Several promises in one line or list: one draft each, shown together, recorded with one press."""

import pytest

from bot.cards.card import Card, Item
from bot.conversation.requests import Reply
from tests.stage import DAY, Sent, Stage, buttons, text_of
from tests.stories.acting import commitment, count, customer, fill, form_of, press, read

TWO = "/commit send the deck to Acme by Dec 1 and the mock to Globex by Dec 3"


@pytest.fixture(autouse=True)
async def _globex(stage: Stage) -> None:
    await stage.say("alice", "/customer Globex announce ask people <@minho>")


def rows(on: Reply | Sent) -> list[Item]:
    assert on.card is not None
    return [one for one in on.card.blocks if isinstance(one, Item)]


async def pressed(stage: Stage, person: str, action: str, on: Reply, row: int) -> Reply:
    found = [one for one in rows(on)[row].buttons if one.action == action]
    assert found, f"no {action} in row {row} of:\n{read(on)}"
    return await stage.press(person, found[0])


@pytest.mark.parametrize(
    ("person", "line", "whats", "days"),
    [
        ("alice", TWO, ("send the deck", "the mock"), ("1 Dec", "3 Dec")),
        (
            "minho",
            "/commit - 수정본을 Acme에 12월 1일까지 보내기\n- Globex에 12월 3일까지 전화하기",
            ("보내기", "전화하기"),
            ("12월 1일", "12월 3일"),
        ),
        (
            "alice",
            "/commit 1. send the fix to Acme by Dec 1\n2. call Globex by Dec 3",
            ("send the fix", "call"),
            ("1 Dec", "3 Dec"),
        ),
        (
            "alice",
            "/commit send the fix to Acme by Dec 1\ncall Globex by Dec 3",
            ("send the fix", "call"),
            ("1 Dec", "3 Dec"),
        ),
        (
            "minho",
            "/commit Acme에 12월 1일까지 견적서, 12월 3일까지 계약서 보내기",
            ("견적서", "계약서"),
            ("12월 1일", "12월 3일"),
        ),
    ],
)
async def test_each_is_a_draft_in_a_row_and_one_press_records_all(
    stage: Stage, person: str, line: str, whats: tuple[str, ...], days: tuple[str, ...]
) -> None:
    asked = await stage.say(person, line)
    assert await count(stage) == 0
    for row, what, day in zip(rows(asked), whats, days, strict=True):
        assert what in row.title
        assert day in row.detail
    assert buttons(asked.card)["record_all"].style == "primary"
    made = await press(stage, person, "record_all", asked)
    assert await count(stage) == 2
    assert "C-1" in read(made)
    assert "C-2" in read(made)
    assert [what in (await commitment(stage, n + 1)).what for n, what in enumerate(whats)] == [True, True]


async def test_two_presses_store_them_once(stage: Stage) -> None:
    asked = await stage.say("alice", TWO)
    await press(stage, "alice", "record_all", asked)
    assert "answered already" in read(await press(stage, "alice", "record_all", asked))
    assert await count(stage) == 2


async def test_one_can_be_left_out_or_edited(stage: Stage) -> None:
    asked = await stage.say("alice", f"{TWO}, and the plan to Acme by Dec 5")
    left = await pressed(stage, "alice", "leave_out", asked, 1)
    assert [row.title for row in rows(left)] == ["1. send the deck", "3. the plan"]
    opened = await pressed(stage, "alice", "edit_draft", left, 1)
    globex = (await customer(stage, "Globex")).id
    answers = {
        "what": "send the plan",
        "customer": str(globex),
        "owner": "minho",
        "date": "2026-12-08",
        "time": "15:00",
    }
    changed = await fill(stage, "alice", opened, answers)
    assert "Globex · Minho Lee · Tue 8 Dec 2026, 15:00 KST" in rows(changed)[1].detail
    await press(stage, "alice", "record_all", changed)
    assert await count(stage) == 2
    edited = await commitment(stage, 2)
    assert (edited.what, edited.customer, edited.owner) == ("send the plan", globex, "minho")


async def test_what_is_unclear_is_asked_in_its_row_before_any_is_recorded(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send the deck to Acme next Friday and the mock to Globex by Dec 5")
    assert "record_all" not in buttons(asked.card)
    assert [one.action for one in rows(asked)[0].buttons][:2] == ["choose_date", "choose_date"]
    clear = await pressed(stage, "alice", "choose_date", asked, 0)
    await press(stage, "alice", "record_all", clear)
    assert await count(stage) == 2


@pytest.mark.parametrize(
    ("person", "line", "label"),
    [
        ("alice", "/commit - send the fix to Acme by Dec 1\n- call Globex", "by when?"),
        ("minho", "/commit - 수정본을 Acme에 12월 1일까지 보내기\n- Globex에 전화하기", "언제까지인가요?"),
    ],
)
async def test_an_item_of_a_list_without_a_date_is_asked(stage: Stage, person: str, line: str, label: str) -> None:
    asked = await stage.say(person, line)
    assert len(rows(asked)) == 2
    assert label in rows(asked)[1].detail
    clear = await pressed(stage, person, "choose_date", asked, 1)
    await press(stage, person, "record_all", clear)
    assert await count(stage) == 2


async def test_a_heading_gives_its_customer_and_date_to_the_list(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit For Acme, by Dec 1:\n- send the fix\n- send the deck")
    assert ["Acme" in row.detail and "1 Dec" in row.detail for row in rows(asked)] == [True, True]


@pytest.mark.parametrize(
    ("person", "line", "unknown", "add"),
    [
        ("alice", "/commit send the report to Acme and Hooli by Dec 1", "Hooli is not on record yet", "Add Hooli"),
        ("alice", "/commit send the report to Hooli and Acme by Dec 1", "Hooli is not on record yet", "Add Hooli"),
        ("minho", "/commit 후울리와 Acme에 12월 1일까지 보고서 보내기", "후울리는 아직 등록되지 않은", "후울리 추가"),
        (
            "minho",
            "/commit Acme와 후울리에 12월 1일까지 보고서 보내기",
            "후울리는 아직 등록되지 않은 고객입니다",
            "후울리 추가",
        ),
    ],
)
async def test_a_known_customer_and_an_unknown_name_are_asked_about(
    stage: Stage, person: str, line: str, unknown: str, add: str
) -> None:
    asked = await stage.say(person, line)
    assert "record_all" not in buttons(asked.card)
    assert unknown in read(asked)
    assert add in [one.label for one in rows(asked)[1].buttons]
    clear = await pressed(stage, person, "add_customer", asked, 1)
    await press(stage, person, "record_all", clear)
    assert await count(stage) == 2


async def test_a_name_that_was_added_for_one_row_is_taken_in_the_others(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send the deck to Hooli by Dec 1 and the mock to Hooli by Dec 3")
    clear = await pressed(stage, "alice", "add_customer", asked, 0)
    await press(stage, "alice", "record_all", clear)
    assert (await commitment(stage, 1)).customer == (await commitment(stage, 2)).customer is not None


@pytest.mark.parametrize(
    ("person", "line", "also"),
    [
        ("alice", "/commit send the report to Acme and Globex by Dec 1", "Also promised to Globex: C-2"),
        ("minho", "/commit Acme와 Globex에 12월 1일까지 보고서 보내기", "Globex에도 약속했습니다: C-2"),
    ],
)
async def test_two_customers_of_one_promise_each_name_the_other_inside_only(
    stage: Stage, person: str, line: str, also: str
) -> None:
    await stage.say("alice", "/customer Globex here", "globex")
    made = await press(stage, person, "record_all", await stage.say(person, line))
    assert await count(stage) == 2
    assert also in read(await stage.say(person, "/commit C-1"))
    for number, channel, other in ((1, "acme", "Globex"), (2, "globex", "Acme")):
        opened = await stage.say(person, f"/commit tell C-{number}")
        assert other not in text_of(_preview(opened))
        await fill(stage, person, opened, {})
        await stage.dispatch()
        (card,) = stage.slack.to(channel)
        assert other not in text_of(card.card)
        assert f"C-{3 - number}" not in text_of(card.card)
    assert "C-2" in read(made)


def _preview(opened: Reply) -> Card:
    return Card("", form_of(opened).intro)


async def test_who_may_not_see_the_other_does_not_hear_of_it(stage: Stage) -> None:
    line = "/commit send the report to Acme and Globex by Dec 1"
    await press(stage, "alice", "record_all", await stage.say("alice", line))
    await stage.say("alice", "/commit give C-1 <@jane>")
    shown = read(await stage.say("jane", "/commit C-1"))
    assert "send the report" in shown
    assert "Globex" not in shown
    assert "C-2" not in shown


async def test_it_can_be_one_promise_after_all(stage: Stage) -> None:
    asked = await press(stage, "alice", "one_promise", await stage.say("alice", TWO))
    assert await count(stage) == 0 or "C-1" in read(asked)
    assert "record_all" not in buttons(asked.card)


async def test_all_can_be_dropped(stage: Stage) -> None:
    asked = await stage.say("alice", TWO)
    await press(stage, "alice", "drop_draft", asked)
    assert await count(stage) == 0
    assert "answered already" in read(await press(stage, "alice", "record_all", asked))
    assert "still open" not in read(await stage.say("alice", "/commitments"))


async def test_they_are_one_open_question_and_come_back_as_one(stage: Stage) -> None:
    await stage.say("alice", TWO)
    await stage.reopen()
    listed = await stage.say("alice", "/commitments")
    assert "1 question is still open" in read(listed)
    await stage.until(stage.clock.at + DAY / 96)
    (reminder,) = stage.slack.to("alice")
    assert "send the deck" in reminder.card.title
    assert "1 more" in reminder.card.title
    again = await press(stage, "alice", "resume_draft", reminder)
    assert len(rows(again)) == 2
    await press(stage, "alice", "record_all", again)
    await stage.dispatch()
    assert await count(stage) == 2
    assert "No longer open" in reminder.card.title


async def test_others_cannot_answer(stage: Stage) -> None:
    asked = await stage.say("alice", TWO)
    for action in ("record_all", "drop_draft", "one_promise"):
        assert "다른 분에게 물은 질문입니다" in read(await press(stage, "minho", action, asked))
    assert await count(stage) == 0


async def test_a_date_that_passed_meanwhile_is_asked_in_its_row(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send the deck to Acme by tomorrow and the mock to Globex by Dec 3")
    stage.clock.at += 2 * DAY
    again = await press(stage, "alice", "record_all", asked)
    assert await count(stage) == 0
    assert "by when?" in rows(again)[0].detail


async def test_what_was_promised_minutes_ago_is_marked(stage: Stage) -> None:
    await press(stage, "alice", "record_all", await stage.say("alice", TWO))
    again = await stage.say("alice", TWO)
    assert "like C-1" in rows(again)[0].detail
    assert "like C-2" in rows(again)[1].detail


@pytest.mark.parametrize(
    "line",
    [
        "/commit internal: check the logs of Acme by Dec 1 and the disks by Dec 3",
        "/commit 내부: 12월 1일까지 Acme 로그 확인, 12월 3일까지 디스크 점검",
    ],
)
async def test_internal_holds_for_all(stage: Stage, line: str) -> None:
    await press(stage, "alice", "record_all", await stage.say("alice", line))
    assert [(await commitment(stage, n)).internal for n in (1, 2)] == [True, True]


async def test_each_owner_is_told_of_their_own(stage: Stage) -> None:
    line = "/commit <@minho> send the deck to Acme by Dec 1, <@jane> the mock by Dec 3"
    await press(stage, "alice", "record_all", await stage.say("alice", line))
    await stage.dispatch()
    assert "deck" in text_of(stage.slack.to("minho")[0].card)
    assert "mock" not in text_of(stage.slack.to("minho")[0].card)


async def test_of_a_list_that_is_too_long_none_is_taken(stage: Stage) -> None:
    lines = "\n".join(f"- do {n} by Dec 1" for n in range(25))
    assert "20" in read(await stage.say("alice", f"/commit {lines}"))
    assert "still open" not in read(await stage.say("alice", "/commitments"))


async def test_words_around_a_pasted_list_are_named_as_no_promise(stage: Stage) -> None:
    asked = await stage.say(
        "alice", "/commit Hi Minho,\n\n- send A to Acme by Dec 1\n- call Globex by Dec 3\n\nThanks,"
    )
    assert len(rows(asked)) == 2
    assert "Not taken for a promise: Hi Minho, · Thanks," in read(asked)
    await press(stage, "alice", "record_all", asked)
    assert [(await commitment(stage, number)).what for number in (1, 2)] == ["send A", "call Globex"]


@pytest.mark.parametrize(
    ("person", "line", "label"),
    [
        ("alice", "/commit send the Globex deck to Acme and Globex by Dec 1", "these words name Globex too"),
        ("minho", "/commit Acme와 Globex에 12월 1일까지 Globex 데크 보내기", "내용에 Globex 이름도 있습니다"),
    ],
)
async def test_words_that_name_another_customer_are_asked_about(
    stage: Stage, person: str, line: str, label: str
) -> None:
    asked = await stage.say(person, line)
    assert label in rows(asked)[0].detail
    assert "record_all" not in buttons(asked.card)
    assert await count(stage) == 0
    for row, what in enumerate(("send the deck", "send the mock")):
        form = await pressed(stage, person, "edit_draft", asked, row)
        asked = await fill(stage, person, form, {"what": what})
    await press(stage, person, "record_all", asked)
    assert [(await commitment(stage, number)).what for number in (1, 2)] == ["send the deck", "send the mock"]


async def test_each_still_names_the_other_inside_where_the_words_name_only_one(stage: Stage) -> None:
    await press(stage, "alice", "record_all", await stage.say("alice", "/commit call Acme and Globex by Dec 1"))
    assert "Also promised to Globex: C-2" in read(await stage.say("alice", "/commit show C-1"))
    assert (await commitment(stage, 1)).what == "call Acme"


async def test_an_archived_customer_beside_another_is_said_to_be_archived(stage: Stage) -> None:
    await stage.say("alice", "/customer Globex archive")
    asked = await stage.say("alice", "/commit send the deck to Acme and Globex by Dec 1")
    assert "Globex is archived, so nothing new is promised to it" in rows(asked)[1].detail
    assert "add_customer" not in buttons(asked.card)


@pytest.mark.parametrize(
    ("person", "line", "first", "second"),
    [
        (
            "minho",
            "/commit Acme에 12월 1일까지 데크 보내고, 12월 3일까지 목업도 드릴게요",
            ("데크 보내기", "12월 1일"),
            ("목업도 드릴게요", "12월 3일"),
        ),
        (
            "minho",
            "/commit Acme에 ① 데크 12월 1일까지 ② 목업 12월 3일까지",
            ("데크", "12월 1일"),
            ("목업", "12월 3일"),
        ),
        ("alice", "/commit Acme: 1) deck by Dec 1 2) mock by Dec 3", ("deck", "1 Dec"), ("mock", "3 Dec")),
        (
            "alice",
            "/commit send the deck to Acme and the mock to Globex by Dec 1",
            ("send the deck", "1 Dec"),
            ("send the mock", "1 Dec"),
        ),
        (
            "minho",
            "/commit Acme에 데크를, Globex에 목업을 12월 1일까지 보내기",
            ("데크를 보내기", "12월 1일"),
            ("목업을 보내기", "12월 1일"),
        ),
    ],
)
async def test_promises_joined_in_one_line_are_recorded_with_their_own_words(
    stage: Stage, person: str, line: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    asked = await stage.say(person, line)
    assert [day in row.detail for row, (_, day) in zip(rows(asked), (first, second), strict=True)] == [True, True]
    await press(stage, person, "record_all", asked)
    assert [(await commitment(stage, n + 1)).what for n in range(2)] == [first[0], second[0]]


async def test_what_brings_an_archived_customer_back_is_said(stage: Stage) -> None:
    await stage.say("root", "/customer Globex archive")
    asked = await stage.say("alice", TWO)
    assert "“/customer Globex restore” brings it back" in rows(asked)[1].detail
    alone = await stage.say("alice", "/commit send the mock to Globex by Dec 3")
    assert "“/customer Globex restore” brings it back" in read(alone)


@pytest.mark.parametrize(
    ("line", "internal"),
    [
        ("- internal: check the logs of Acme by Dec 1\n- send the fix to Acme by Dec 3", [True, False]),
        ("- send the fix to Acme by Dec 3\n- internal: check the logs of Acme by Dec 1", [False, True]),
        ("1. internal: check the logs of Acme by Dec 1\n2. send the fix to Acme by Dec 3", [True, False]),
        ("• 내부: Acme 로그 확인 12월 1일까지\n• Acme에 수정본 12월 3일까지 보내기", [True, False]),
        ("internal:\n- check the logs of Acme by Dec 1\n- send the fix to Acme by Dec 3", [True, True]),
        ("internal: check the logs of Acme by Dec 1 and call Globex by Dec 3", [True, True]),
    ],
)
async def test_internal_before_an_item_holds_for_it_alone(stage: Stage, line: str, internal: list[bool]) -> None:
    asked = await stage.say("alice", f"/commit {line}")
    assert ["internal" in row.detail for row in rows(asked)] == internal, read(asked)
    assert not any("nternal" in row.title or "내부" in row.title for row in rows(asked))


async def test_a_row_without_a_customer_offers_those_that_are_known(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit - send the fix to Acme by Dec 1\n- call them by Dec 3")
    offered = [one.label for one in rows(asked)[1].buttons]
    assert offered == ["Acme", "Globex", "New customer…", "No customer", "Edit…", "Leave out"]
    chosen = await stage.press("alice", rows(asked)[1].buttons[1])
    assert "Globex" in rows(chosen)[1].detail
