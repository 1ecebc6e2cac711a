"""A promise by the day is one calendar date for both sides, never an hour of another day."""

import pytest

from tests.stage import Stage, seoul, text_of
from tests.stories.acting import commitment, fill, filled, form_of, move, read, tell

ZONES = ("Pacific/Honolulu", "America/New_York", "Pacific/Auckland", "Asia/Kolkata")


async def everything_shown(stage: Stage) -> str:
    """Return all that was posted and edited so far."""
    return "\n".join(text_of(one.card) for one in stage.slack.sent)


@pytest.mark.parametrize("zone", ZONES)
async def test_the_customer_and_the_owner_read_the_same_date_without_an_hour(stage: Stage, zone: str) -> None:
    await stage.say("root", f"/customer Acme zone {zone}")
    made = read(await stage.say("alice", "/commit send fix to Acme by Tuesday 15 Dec"))
    assert "Tue 15 Dec 2026" in made
    assert "18:00" not in made.split("Reminders")[0]
    await tell(stage, "alice", 1)
    await stage.dispatch()
    card = text_of(stage.slack.to("acme")[-1].card)
    assert "Tue 15 Dec 2026" in card or "2026년 12월 15일 (화)" in card
    for hour_or_day in ("14 Dec", "16 Dec", "12월 14일", "12월 16일", ":00", ":30"):
        assert hour_or_day not in card


async def test_a_promise_to_the_minute_keeps_both_hours(stage: Stage) -> None:
    await stage.say("root", "/customer Acme zone America/New_York")
    made = read(await stage.say("alice", "/commit send fix to Acme by Tuesday 15 Dec 9am"))
    assert "Tue 15 Dec 2026, 09:00 KST" in made
    assert "Mon 14 Dec 2026, 19:00 EST" in made


async def test_lists_histories_questions_and_files_show_the_date(stage: Stage) -> None:
    await stage.say("root", "/customer Acme zone Pacific/Honolulu")
    await stage.say("alice", "/commit send fix to Acme by Tuesday 15 Dec")
    await tell(stage, "alice", 1)
    await move(stage, "alice", 1, "Friday 18 Dec", "the vendor slipped")
    for line in ("/commitments", "/commit history C-1", "/commit show C-1"):
        shown = read(await stage.say("alice", line))
        assert ("Fri 18 Dec (in 26 days)" if line == "/commitments" else "Fri 18 Dec 2026") in shown, line
        assert "18 Dec 2026, 18:00" not in shown, line
    assert "Tue 15 Dec 2026 → Fri 18 Dec 2026" in read(await stage.say("alice", "/commit history C-1"))
    assert "2026년 12월 18일 (금) 18:00" not in read(await stage.say("minho", "/commitments"))
    again = read(await stage.say("alice", "/commit send fix to Acme by Friday 18 Dec"))
    assert "already" in again.lower() or "again" in again.lower()
    assert "18:00" not in again


async def test_who_moves_it_from_another_zone_means_the_date_of_theirs(stage: Stage) -> None:
    await stage.say("alice", "/commit <@sam> send fix to Acme by Tuesday 15 Dec")
    sam = await stage.slack.person("T1", "sam")
    assert sam is not None
    await move(stage, "sam", 1, "Thursday 17 Dec", "the vendor slipped")
    made = await commitment(stage)
    assert str(made.deadline.day) == "2026-12-17"
    assert made.zone == sam.zone
    assert "Thu 17 Dec 2026" in read(await stage.say("alice", "/commit show C-1"))


async def test_undoing_that_move_brings_the_first_date_back(stage: Stage) -> None:
    await stage.say("alice", "/commit <@sam> send fix to Acme by Tuesday 15 Dec")
    before = await commitment(stage)
    await move(stage, "sam", 1, "Thursday 17 Dec 3pm", "the vendor slipped")
    assert (await commitment(stage)).deadline.day is None
    shown = read(await stage.say("sam", "/commit show C-1"))
    assert "Tue 15 Dec 2026 · moved once" in shown
    await stage.say("sam", "/commit undo C-1")
    after = await commitment(stage)
    assert (after.deadline, after.first_deadline, after.zone) == (before.deadline, before.first_deadline, before.zone)


async def test_dialogs_open_with_the_date_that_was_promised(stage: Stage) -> None:
    await stage.say("alice", "/commit <@sam> send fix to Acme by Tuesday 15 Dec")
    for line in ("/commit move C-1", "/commit edit C-1"):
        assert str(filled(form_of(await stage.say("sam", line)))["date"]) == "2026-12-15", line
    opened = await stage.say("sam", "/commit edit C-1")
    await fill(stage, "sam", opened, {"what": "send the fix"})
    assert (await commitment(stage)).moves == 0, "other words alone move nothing"
    assert str((await commitment(stage)).deadline.day) == "2026-12-15"


async def test_what_names_a_day_of_another_zone_is_a_moment(stage: Stage) -> None:
    made = read(await stage.say("alice", "/commit send fix to Acme by EOD Tuesday 15 Dec PT"))
    assert "Wed 16 Dec 2026, 11:00 KST" in made


async def test_a_rest_day_of_the_customer_is_that_of_the_promised_date(stage: Stage) -> None:
    await stage.say("root", "/customer Acme zone Pacific/Honolulu country US")
    made = read(await stage.say("alice", "/commit send fix to Acme by Monday 14 Dec"))
    assert "Sunday" not in made
    assert "weekend" not in made


async def test_the_customer_reads_that_it_is_late_when_that_date_of_theirs_is_over(stage: Stage) -> None:
    await stage.say("root", "/customer Acme zone Pacific/Honolulu announce auto")
    await stage.say("alice", "/commit send fix to Acme by Tuesday 24 Nov")
    await tell(stage, "alice", 1)
    await stage.until(seoul("2026-11-24 18:30"))  # in Honolulu it is the 23rd
    assert "later than promised" not in text_of(stage.slack.to("acme")[0].card)
    await stage.until(seoul("2026-11-25 13:30"))
    assert "later than promised" in text_of(stage.slack.to("acme")[0].card)
