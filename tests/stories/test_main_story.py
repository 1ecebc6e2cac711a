"""The main job, end to end: a promise said in chat is kept in sight until the customer has it."""

from tests.stage import Stage, seoul, text_of
from tests.stories.acting import labels, press, read, tell, times

REMINDED = ["Thu 10 Dec 09:00", "Mon 14 Dec 09:00", "Tue 15 Dec 09:00"]


async def test_a_promise_is_kept_in_sight_until_the_customer_has_it(stage: Stage) -> None:
    made = await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    assert made.card is not None
    assert made.card.title == "C-1 is on record"
    await tell(stage, "alice", 1)
    (card,) = stage.slack.to("acme")
    assert text_of(card.card).splitlines() == [
        "C-1 · Our promise to Acme", "What: send fix", "When: Tue 15 Dec 2026", "Status: in progress", "Any news?",
    ]  # fmt: skip

    await stage.until(seoul("2026-12-15 10:00"))
    given, *reminders = stage.slack.to("minho")
    assert times(reminders) == REMINDED
    assert reminders[-1].card.title == "C-1 · send fix · 기한 12월 15일 (화)"
    assert labels(reminders[-1].card) == ["완료", "기한 변경", "나중에", "담당자 변경"]

    await press(stage, "minho", "done", reminders[-1])
    await stage.dispatch()
    for shown in (given, *reminders):
        assert "상태: 전달함" in text_of(shown.card)
        assert labels(shown.card) == ["고객 수령 확인", "다시 묻기", "아직 안 끝남"]
    assert labels(card.card) == ["Received", "Not yet"]

    await press(stage, "carol", "received", card)
    await stage.dispatch()
    assert text_of(card.card).splitlines()[-1] == "Status: received"
    assert [one.card.title for one in stage.slack.to("alice")] == [
        "Minho Lee delivered C-1 · send fix", "C-1 · send fix is received: the customer has it",
    ]  # fmt: skip
    assert [one.card.title for one in stage.slack.to("acme") if one.thread == card.ref] == [
        "send fix: received",
        "Thank you. It is noted as received.",
    ]

    sent = len(stage.slack.sent)
    await stage.until(seoul("2027-01-15 10:00"))
    assert len(stage.slack.sent) == sent
    assert "kept on the first date" in read(await stage.say("alice", "/commit history C-1"))


async def test_the_manager_sees_what_is_late_until_it_is_delivered(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> send fix to Acme by the 15th")
    await stage.until(seoul("2026-12-17 17:00"))
    late = await stage.say("sam", "/overdue")
    assert late.card is not None
    assert late.card.title == "1 commitment is late"
    assert "Acme · Minho Lee · Tue 15 Dec (2 days ago) · 2 working days late" in read(late)
    await stage.say("minho", "/commit 완료 C-1")
    assert read(await stage.say("sam", "/overdue")) == "Nothing is late. Every promise you can see is on time."
