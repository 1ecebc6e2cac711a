"""A commitment changes: said, pressed or filled in, in English and in Korean."""

import pytest

from bot.cards.card import Card
from tests.stage import Stage, buttons, seoul, text_of
from tests.stories.acting import button, commitment, fill, filled, form_of, labels, press, read, text_input

LINE = "/commit send fix to Acme by the 15th"
LATER = seoul("2026-11-22 15:00")  # too late for a correction


@pytest.fixture
async def made(stage: Stage) -> Stage:
    """Alice promised C-1 to Acme and owns it."""
    await stage.say("alice", LINE)
    await stage.dispatch()
    return stage


async def test_done_is_said_and_waits_for_the_customer(made: Stage) -> None:
    reply = await made.say("alice", "/commit done C-1")
    assert read(reply).startswith("C-1 is delivered. It closes once the customer has it.")
    assert labels(reply.card) == ["The customer has it", "Tell the customer", "Not done yet"]
    closed = await press(made, "alice", "agreed", reply)
    assert read(closed).startswith("C-1 is received: the customer has it.")
    assert "Status: received · kept on the first date" in read(closed)


@pytest.mark.parametrize("line", ["/commit 완료 C-1", "/commit C-1 완료", "/commit 완료 1", "/commit 끝 c1"])
async def test_done_is_said_in_korean(stage: Stage, line: str) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    assert read(await stage.say("minho", line)).startswith("C-1을 전달했습니다. 고객이 확인하면 마무리됩니다.")


async def test_a_closed_commitment_is_refused_politely(made: Stage) -> None:
    await made.say("alice", "/commit done C-1")
    for line in ("done C-1", "move C-1 to Monday because x", "cancel C-1 because x", "snooze C-1 2h", "move C-1"):
        reply = await made.say("alice", f"/commit {line}")
        assert read(reply) == "C-1 is already delivered, so it cannot be changed. “/commit C-1” shows what is possible."
    await made.say("alice", "/commit agreed C-1")
    assert read(await made.say("alice", "/commit agreed C-1")) == "C-1 is not waiting for the customer's answer."


async def test_a_move_with_its_reason_is_done_at_once_and_keeps_the_first_date(made: Stage) -> None:
    reply = await made.say("alice", "/commit move C-1 to 18 Dec because the vendor slipped")
    assert read(reply).startswith("C-1 moved to Fri 18 Dec 2026\n")
    assert "First date: Tue 15 Dec 2026 · moved once" in read(reply)
    await made.say("alice", "/commit move C-1 to 21 Dec because of the holiday")
    assert (await commitment(made)).first_due == seoul("2026-12-15 18:00")
    assert "moved 2 times" in read(await made.say("alice", "/commit C-1"))


async def test_a_move_is_said_in_korean(stage: Stage) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    reply = await stage.say("minho", "/commit 변경 C-1 월요일 이유: 업체 지연")
    assert read(reply).startswith("C-1 기한을 2026년 11월 23일 (월)로 바꿨습니다\n")
    assert "최초 기한: 2026년 12월 15일 (화) · 1번 변경됨" in read(reply)
    assert "업체 지연" in read(await stage.say("minho", "/commit 이력 C-1"))


async def test_a_move_without_a_reason_opens_a_form_with_the_date_in_it(made: Stage) -> None:
    made.clock.at = LATER
    opened = await made.say("alice", "/commit move C-1 to 18 Dec")
    assert str(filled(form_of(opened))["date"]) == "2026-12-18"
    missing = await fill(made, "alice", opened, {"reason": " "})
    assert list(missing.errors.values()) == ["Say why, so that everybody can see it later."]
    reply = await fill(made, "alice", opened, {"reason": "vendor"})
    assert read(reply).startswith("C-1 moved to Fri 18 Dec 2026")


async def test_what_is_wrong_with_a_reason_is_said_at_the_reason(made: Stage) -> None:
    made.clock.at = LATER
    missing = await fill(made, "alice", await made.say("alice", "/commit move C-1 to 18 Dec"), {"reason": ""})
    assert list(missing.errors) == ["reason"]
    past = await fill(made, "alice", await made.say("alice", "/commit move C-1"), {"reason": "x", "date": "2026-11-02"})
    assert past.errors == {"date": "Mon 2 Nov 2026, 18:00 KST has already passed. Give a date ahead."}


async def test_a_move_by_two_readings_asks_which_and_keeps_the_reason(made: Stage) -> None:
    asked = await made.say("alice", "/commit move C-1 to next Friday because the vendor slipped")
    assert asked.card is not None
    assert asked.card.title == "C-1 · Which date do you mean?"
    reply = await made.press("alice", button(asked.card, "Fri 4 Dec 2026"))
    assert read(reply).startswith("C-1 moved to Fri 4 Dec 2026")
    again = await made.press("alice", button(asked.card, "Fri 27 Nov 2026"))
    assert "answered already" in read(again)
    assert (await commitment(made)).moves == 1


async def test_a_move_by_two_readings_without_a_reason_asks_for_both(made: Stage) -> None:
    made.clock.at = LATER
    asked = await made.say("alice", "/commit move C-1 to next Friday")
    assert "“" not in read(asked)
    opened = await made.press("alice", button(asked.card, "Fri 4 Dec 2026"))
    reply = await fill(made, "alice", opened, {"reason": "vendor"})
    assert read(reply).startswith("C-1 moved to Fri 4 Dec 2026")


async def test_a_move_to_the_past_asks_for_a_date_ahead(made: Stage) -> None:
    asked = await made.say("alice", "/commit move C-1 to 1 Nov 2026 because the vendor slipped")
    assert read(asked).startswith("C-1 · That date has passed. By when?")
    opened = await press(made, "alice", "pick_date", asked)
    reply = await fill(made, "alice", opened, {"date": "2026-12-20", "time": "10:00"})
    assert read(reply).startswith("C-1 moved to Sun 20 Dec 2026, 10:00 KST")


async def test_a_move_to_the_same_date_or_to_no_date_gets_a_sentence(made: Stage) -> None:
    assert read(await made.say("alice", "/commit move C-1 to the 15th because x")) == "C-1 is already due then."
    assert "could not read a date" in read(await made.say("alice", "/commit move C-1 whenever because x"))


async def test_an_internal_reason_is_marked_in_the_history(made: Stage) -> None:
    await made.say("alice", "/commit move C-1 to 18 Dec because internal: Bob is ill")
    assert "Bob is ill (internal)" in read(await made.say("alice", "/commit history C-1"))


async def test_handing_over_tells_the_new_owner_who_then_has_it_in_their_list(made: Stage) -> None:
    reply = await made.say("alice", "/commit give C-1 <@minho>")
    assert read(reply).startswith("C-1 now belongs to Minho Lee")
    await made.dispatch()
    (news,) = made.slack.to("minho")
    assert news.card.title == "Alice Kim님이 C-1을 맡겼습니다 · send fix · 기한 2026년 12월 15일 (화)"
    assert "C-1 · send fix" in read(await made.say("minho", "/commitments"))


async def test_handing_over_without_a_name_asks_whom(made: Stage) -> None:
    opened = await made.say("alice", "/commit give C-1")
    reply = await fill(made, "alice", opened, {"owner": "jane"})
    assert read(reply).startswith("C-1 now belongs to Jane Doe")
    assert (await commitment(made)).owner == "jane"


async def test_handing_over_in_korean_says_the_new_owner(stage: Stage) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    reply = await stage.say("minho", "/commit 인계 C-1 <@alice>")
    assert read(reply).startswith("C-1 담당자를 Alice Kim님으로 바꿨습니다")


async def test_a_cancel_asks_why_when_it_is_not_said(made: Stage) -> None:
    opened = await made.say("alice", "/commit cancel C-1")
    assert list((await fill(made, "alice", opened, {"reason": ""})).errors) == ["reason"]
    reply = await fill(made, "alice", opened, {"reason": "not needed any more"})
    assert read(reply).startswith("C-1 is cancelled")
    assert "not needed any more" in read(await made.say("alice", "/commit history C-1"))


@pytest.mark.parametrize(
    ("line", "answer"),
    [("/commit 취소 C-1 이유: 필요 없음", "C-1을 취소했습니다"), ("/commit C-1 필요 없음 취소", "C-1을 취소했습니다")],
)
async def test_a_cancel_is_said_in_korean(stage: Stage, line: str, answer: str) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    assert read(await stage.say("minho", line)).startswith(answer)
    assert "필요 없음" in read(await stage.say("minho", "/commit 이력 C-1"))


async def test_a_cancel_is_seen_by_the_owner_the_maker_and_the_manager(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await stage.say("root", "/commit cancel C-1 because the contract ended")
    await stage.dispatch()
    assert "Ada Root cancelled C-1 · send fix" in stage.slack.to("alice")[-1].card.title
    assert "Ada Root님이 C-1을 취소했습니다" in text_of(stage.slack.to("minho")[-1].card)
    assert "Ada Root cancelled C-1 · send fix" in stage.slack.to("sam")[-1].card.title
    assert "Reason: the contract ended" in text_of(stage.slack.to("sam")[-1].card)


async def test_edit_corrects_words_customer_owner_and_date_in_one_form(made: Stage) -> None:
    made.clock.at = LATER
    await made.say("alice", "/customer Beta announce ask")
    opened = await made.say("alice", "/commit edit C-1")
    assert filled(form_of(opened))["what"] == "send fix"
    moved_only = await fill(made, "alice", opened, {"date": "2026-12-18"})
    assert moved_only.errors == {"reason": "Say why, so that everybody can see it later."}
    reply = await fill(
        made,
        "alice",
        opened,
        {"what": "send hotfix", "customer": "2", "owner": "jane", "date": "2026-12-18", "reason": "vendor"},
    )
    assert read(reply).startswith("C-1 is saved\nWhat: send hotfix\nCustomer: Beta\nOwner: Jane Doe\n")
    assert "Due: Fri 18 Dec 2026" in read(reply)
    assert (await commitment(made)).wording == "send hotfix"


async def test_edit_needs_something_to_say(made: Stage) -> None:
    opened = await made.say("alice", "/commit edit C-1")
    assert list((await fill(made, "alice", opened, {"what": "  "})).errors) == ["what"]


async def test_history_tells_who_did_what_from_what_to_what_and_why(made: Stage) -> None:
    made.clock.at = seoul("2026-11-24 10:00")
    await made.say("alice", "/commit move C-1 to 18 Dec because the vendor slipped")
    await made.say("alice", "/commit give C-1 <@minho>")
    await made.say("minho", "/commit snooze C-1 2h")
    await made.say("minho", "/commit done C-1")
    await made.say("alice", "/commit undo C-1")
    history = await made.say("alice", "/commit history C-1")
    assert history.card is not None
    assert history.card.title == "History of C-1 · send fix"
    assert [getattr(item, "title", "") for item in history.card.blocks] == [
        "Alice Kim made it",
        "Alice Kim moved it",
        "Alice Kim handed it over",
        "Minho Lee snoozed it",
        "Minho Lee delivered it",
    ]
    assert "Tue 15 Dec 2026 → Fri 18 Dec 2026\nthe vendor slipped" in read(history)
    assert "Alice Kim → Minho Lee" in read(history)
    assert "→ Tue 24 Nov 2026, 12:00 KST" in read(history)


async def test_history_in_korean_reads_as_korean(stage: Stage) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    await stage.say("minho", "/commit 나중에 C-1 2시간")
    await stage.say("minho", "/commit 완료 C-1")
    history = read(await stage.say("minho", "/commit 기록 C-1"))
    assert history.startswith("C-1 이력 · 수정본 보내기\nMinho Lee님이 등록함\n")
    assert "Minho Lee님이 알림을 미룸" in history
    assert "Minho Lee님이 전달함" in history


UNDONE = [
    ("move C-1 to 18 Dec because x", "C-1: the move is undone"),
    ("give C-1 <@minho>", "C-1: handing it over is undone"),
    ("cancel C-1 because x", "C-1: cancelling it is undone"),
    ("done C-1", "C-1 is open again: the delivery is taken back"),
]


@pytest.mark.parametrize(("line", "answer"), UNDONE)
async def test_the_last_change_is_taken_back(made: Stage, line: str, answer: str) -> None:
    before = await commitment(made)
    await made.say("alice", f"/commit {line}")
    reply = await made.say("alice", "/commit undo")
    assert read(reply).startswith(f"{answer}\n")
    after = await commitment(made)
    assert (after.due, after.owner, after.status, after.moves, after.outcome) == (
        before.due, before.owner, before.status, before.moves, before.outcome,
    )  # fmt: skip
    assert "(undone)" in read(await made.say("alice", "/commit history C-1"))


async def test_an_edit_and_an_agreement_are_taken_back(made: Stage) -> None:
    await fill(made, "alice", await made.say("alice", "/commit edit C-1"), {"what": "send hotfix"})
    assert read(await made.say("alice", "/commit undo")).startswith("C-1: the edit is undone\nWhat: send fix")
    await made.say("alice", "/commit done C-1")
    await made.say("alice", "/commit agreed C-1")
    reply = await made.say("alice", "/commit undo")
    assert read(reply).startswith("C-1: the receipt is undone")
    assert labels(reply.card) == ["The customer has it", "Tell the customer", "Not done yet"]


async def test_making_is_taken_back_and_nothing_is_sent_for_it(stage: Stage) -> None:
    made = await stage.say("alice", LINE)
    undone = await press(stage, "alice", "undo", made)
    assert undone.replaces
    assert read(undone).startswith("C-1: making it is undone")
    await stage.until(seoul("2027-01-10 10:00"))
    assert stage.slack.sent == []
    late = await press(stage, "alice", "undo", made)
    assert read(late).startswith(
        "There is nothing of yours to undo. /commit history C-12 says who changed what; ask them to undo it."
    )
    assert (labels(late.card), late.replaces) == ([], True)


async def test_undo_on_a_confirmation_takes_back_that_one_though_another_came_later(stage: Stage) -> None:
    first = await stage.say("alice", LINE)
    await stage.say("alice", "/commit send invoice to Acme by the 20th")
    assert read(await press(stage, "alice", "undo", first)).startswith("C-1: making it is undone")
    assert read(await stage.say("alice", "/commitments")).startswith("1 open commitment of yours\nC-2 · send invoice")


async def test_what_somebody_else_changed_since_is_not_taken_back(made: Stage) -> None:
    await made.say("alice", "/commit move C-1 to 18 Dec because x")
    await made.say("root", "/commit move C-1 to 21 Dec because y")
    assert (
        read(await made.say("alice", "/commit undo"))
        == "There is nothing of yours to undo. /commit history C-12 says who changed what; ask them to undo it."
    )
    assert (await commitment(made)).due == seoul("2026-12-21 18:00")


async def test_a_change_older_than_a_day_stays(made: Stage) -> None:
    made.clock.at = seoul("2026-11-24 13:01")
    assert (
        read(await made.say("alice", "/commit undo"))
        == "There is nothing of yours to undo. /commit history C-12 says who changed what; ask them to undo it."
    )


async def test_undo_is_said_in_korean(stage: Stage) -> None:
    await stage.say("minho", "/commit Acme: 15일까지 수정본 보내기")
    await stage.say("minho", "/commit 변경 C-1 18일 이유: 업체 지연")
    assert read(await stage.say("minho", "/commit 되돌리기")).startswith("C-1: 기한 변경을 되돌렸습니다")
    assert read(await stage.say("minho", "/commit 되돌리기")).startswith("C-1: 약속 등록을 되돌렸습니다")


async def test_a_snooze_form_offers_spans_and_tomorrow_means_the_morning(made: Stage) -> None:
    opened = await made.say("alice", "/commit snooze C-1")
    reply = await fill(made, "alice", opened, {"until": "tomorrow"})
    assert read(reply) == "C-1 stays quiet until Mon 23 Nov 2026, 09:00 KST"
    three_days = await fill(made, "alice", opened, {"until": "3d"})
    assert read(three_days) == "C-1 stays quiet until Wed 25 Nov 2026, 09:00 KST"


@pytest.mark.parametrize("until", ["1h", "3h", "tomorrow", "3d", "7d"])
async def test_every_span_that_a_snooze_offers_is_understood(made: Stage, until: str) -> None:
    opened = await made.say("alice", "/commit snooze C-1")
    assert "stays quiet until" in read(await fill(made, "alice", opened, {"until": until}))


async def test_the_buttons_of_a_commitment_open_the_same_forms(made: Stage) -> None:
    shown = await made.say("alice", "/commit C-1")
    assert labels(shown.card) == ["Done", "Move", "Hand over", "Tell the customer", "Add a note", "Cancel it"]
    for action in ("move", "give", "tell", "cancel"):
        opened = await press(made, "alice", action, shown)
        assert form_of(opened).value.partition("|")[0] == "1"
        assert len(form_of(opened).title) <= 24


async def test_telling_shows_what_the_customer_will_see(made: Stage) -> None:
    opened = await made.say("alice", "/commit tell C-1")
    form = form_of(opened)
    assert form.title == "The customer will see"
    assert text_input(form, "wording").value == "send fix"
    assert text_of(Card("", form.intro)).splitlines()[1:] == [
        "C-1 · Our promise to Acme", "What: send fix", "When: Tue 15 Dec 2026", "Status: in progress",
        "* required",
    ]  # fmt: skip


async def test_a_customer_without_a_channel_cannot_be_told(stage: Stage) -> None:
    await stage.say("alice", "/customer Beta announce ask")
    await stage.say("alice", "/commit send fix to Beta by the 15th")
    reply = await stage.say("alice", "/commit tell C-1")
    assert read(reply) == "Beta has no channel yet. In their channel, say “/customer Beta here”."


async def test_the_same_change_delivered_twice_happens_once(made: Stage) -> None:
    first = await made.say("alice", "/commit move C-1 to 18 Dec because x", key="once")
    assert await made.say("alice", "/commit move C-1 to 18 Dec because x", key="once") == first
    assert (await commitment(made)).moves == 1


async def test_a_promise_that_begins_like_a_verb_is_a_promise(stage: Stage) -> None:
    made = await stage.say("alice", "/commit move the servers for Acme by the 15th")
    assert "What: move the servers" in read(made)
    made = await stage.say("alice", "/commit give Acme the price list by the 15th")
    assert "price list" in read(made)
    assert buttons(made.card)
