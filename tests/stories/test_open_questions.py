"""A question that nobody answered stands in /commitments, and comes back once as a direct message."""

from datetime import timedelta

import pytest

from tests.stage import Stage, buttons, text_of
from tests.stories.acting import commitment, count, press, read

TEN = timedelta(minutes=10)
ASKED = "/commit send fix to Acme"
ASKED_KO = "/commit Acme에 수정본 보내기"


async def later(stage: Stage, minutes: int = 11) -> None:
    await stage.until(stage.clock.at + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("person", "line", "words"),
    [("alice", ASKED, "1 question is still open"), ("minho", ASKED_KO, "아직 답하지 않은 질문 1건")],
)
async def test_an_open_question_stands_in_the_list(stage: Stage, person: str, line: str, words: str) -> None:
    await stage.say(person, line)
    listed = await stage.say(person, "/commitments")
    assert words in read(listed)
    assert {"resume_draft", "drop_draft"} <= set(buttons(listed.card))
    again = await press(stage, person, "resume_draft", listed)
    assert "choose_date" in buttons(again.card)
    assert words not in read(await stage.say("sam", "/commitments"))


async def test_it_stands_above_what_is_on_record_and_goes_with_the_answer(stage: Stage) -> None:
    await stage.say("alice", "/commit call Acme by Dec 15")
    asked = await stage.say("alice", ASKED)
    listed = read(await stage.say("alice", "/commitments"))
    assert listed.index("send fix") < listed.index("call")
    await press(stage, "alice", "choose_date", asked)
    assert "still open" not in read(await stage.say("alice", "/commitments"))


@pytest.mark.parametrize(("person", "line", "title"), [("alice", ASKED, "Still open"), ("minho", ASKED_KO, "아직")])
async def test_it_comes_back_once_after_ten_minutes(stage: Stage, person: str, line: str, title: str) -> None:
    await stage.say(person, line)
    await later(stage, 9)
    assert stage.slack.to(person) == []
    await later(stage, 2)
    (reminder,) = stage.slack.to(person)
    assert title in reminder.card.title
    await press(stage, person, "resume_draft", reminder)
    await stage.until(stage.clock.at + timedelta(days=3))
    assert len(stage.slack.to(person)) == 1
    again = await press(stage, person, "resume_draft", reminder)
    await press(stage, person, "choose_date", again)
    assert await count(stage) == 1


async def test_an_answered_one_does_not_come_back(stage: Stage) -> None:
    await press(stage, "alice", "choose_date", await stage.say("alice", ASKED))
    await press(stage, "alice", "drop_draft", await stage.say("alice", "/commit ring Acme"))
    await later(stage)
    assert stage.slack.to("alice") == []


async def test_one_that_was_said_anew_does_not_come_back(stage: Stage) -> None:
    await stage.say("alice", ASKED)
    await stage.say("alice", "/commit send fix to Acme by Dec 15")
    assert "still open" not in read(await stage.say("alice", "/commitments"))
    await later(stage)
    assert stage.slack.to("alice") == []


async def test_the_same_words_to_another_customer_leave_it_open(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Globex by Dec 15")
    await stage.say("alice", "/commit send fix to Acme by Dec 15")
    assert "still open" in read(await stage.say("alice", "/commitments"))
    await stage.say("alice", "/customer Globex announce ask")
    await stage.say("alice", "/commit send fix to Globex by Dec 15")
    assert "still open" not in read(await stage.say("alice", "/commitments"))


@pytest.mark.parametrize("action", ["drop_draft", "no_customer"])
async def test_the_message_shows_that_it_was_answered(stage: Stage, action: str) -> None:
    asked = await stage.say("alice", "/commit send fix by Dec 15")
    await later(stage)
    (reminder,) = stage.slack.to("alice")
    await press(stage, "alice", action, asked)
    await stage.dispatch()
    assert "resume_draft" not in buttons(reminder.card)
    assert reminder.edits == 1
    assert "No longer open" in text_of(reminder.card)


async def test_one_can_be_forgotten_from_the_message(stage: Stage) -> None:
    await stage.say("alice", ASKED)
    await later(stage)
    (reminder,) = stage.slack.to("alice")
    await press(stage, "alice", "drop_draft", reminder)
    await stage.dispatch()
    assert buttons(reminder.card) == {}
    assert "still open" not in read(await stage.say("alice", "/commitments"))


async def test_an_expired_one_does_not_come_back(stage: Stage) -> None:
    await stage.say("alice", ASKED)
    await stage.store.forget(stage.clock.at + timedelta(minutes=1))
    await later(stage)
    assert stage.slack.to("alice") == []


async def test_a_move_with_two_readings_is_open_until_the_date_changes(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by Dec 15")
    await stage.say("alice", "/commit move C-1 to next Friday because the vendor slipped")
    listed = await stage.say("alice", "/commitments")
    assert "1 question is still open" in read(listed)
    again = await press(stage, "alice", "resume_draft", listed)
    assert "choose_date" in buttons(again.card)
    await stage.say("alice", "/commit move C-1 to Dec 18 because the vendor slipped")
    assert "still open" not in read(await stage.say("alice", "/commitments"))
    await later(stage)
    assert [one for one in stage.slack.to("alice") if "Still open" in one.card.title] == []


async def test_a_hope_stays_a_question(stage: Stage) -> None:
    await stage.say("alice", "/commit hopefully send logs to Acme by the 15th")
    await later(stage)
    (reminder,) = stage.slack.to("alice")
    again = await press(stage, "alice", "resume_draft", reminder)
    assert await count(stage) == 0
    assert "C-1" in read(await press(stage, "alice", "promise", again))


async def test_a_mistyped_verb_stays_a_question_until_something_is_done(stage: Stage) -> None:
    await stage.say("alice", "/commit send fix to Acme by Dec 15")
    stage.clock.at += timedelta(minutes=1)
    await stage.say("alice", "/commit mvoe C-1 to Dec 18")
    listed = await stage.say("alice", "/commitments")
    again = await press(stage, "alice", "resume_draft", listed)
    assert "run_suggestion" in buttons(again.card)
    stage.clock.at += timedelta(minutes=1)
    await stage.say("alice", "/commit move C-1 to Dec 18 because the vendor slipped")
    assert "still open" not in read(await stage.say("alice", "/commitments"))
    await later(stage)
    assert [one for one in stage.slack.to("alice") if "Still open" in one.card.title] == []


async def test_of_many_the_newest_are_shown_and_the_rest_counted(stage: Stage) -> None:
    for number in range(5):
        stage.clock.at += timedelta(seconds=1)
        await stage.say("alice", f"/commit send part {number + 1} to Acme")
    listed = read(await stage.say("alice", "/commitments"))
    assert "5 questions are still open" in listed
    assert "part 5" in listed
    assert "part 3" in listed
    assert "part 2" not in listed


async def test_it_survives_a_restart_between_question_and_message(stage: Stage) -> None:
    await stage.say("alice", ASKED)
    await stage.reopen()
    await stage.sleep_until(stage.clock.at + timedelta(minutes=30))
    (reminder,) = stage.slack.to("alice")
    again = await press(stage, "alice", "resume_draft", reminder)
    assert "C-1" in read(await press(stage, "alice", "choose_date", again))
    assert (await commitment(stage)).what == "send fix"
