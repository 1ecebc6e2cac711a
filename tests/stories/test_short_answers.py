"""What answers say once, and only where it is so: days, zones, buttons, names."""

from tests.stage import Stage
from tests.stories.acting import fill, labels, read, tell


async def test_reminders_of_one_day_name_the_day_once(stage: Stage) -> None:
    made = read(await stage.say("alice", "/commit send fix to Acme by Dec 15"))
    assert "Alice Kim: Thu 10 Dec 09:00 · Mon 14 Dec 09:00 · Tue 15 Dec 09:00, 16:00, 18:00 (KST)" in made


async def test_a_list_names_the_zone_only_beside_times(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme zone Seoul")
    await stage.say("alice", "/commit send fix to Acme by Dec 15")
    assert "Times in" not in read(await stage.say("alice", "/commitments"))
    await stage.say("alice", "/commit call Acme on Dec 16 at 3pm")
    assert "Times in KST" in read(await stage.say("alice", "/commitments"))


async def test_nothing_found_names_what_was_asked_for(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme zone Seoul")
    await stage.say("alice", "/commit send fix to Acme by Dec 15")
    assert read(await stage.say("alice", "/overdue Acme")) == "Nothing that you can see fits all of this: late · Acme."
    said = read(await stage.say("alice", "/overdue 7d"))
    assert said == "Nothing that you can see fits all of this: late · by 7 days or more."


async def test_who_is_being_told_is_not_offered_to_be_told(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme here", "acme")
    await stage.say("alice", "/commit send fix to Acme by Dec 15")
    reply = await tell(stage, "alice", 1)
    assert read(reply).startswith("C-1: Acme is being told")
    assert "Tell the customer" not in labels(reply.card)


async def test_where_we_stand_shows_days_as_lists_do_and_no_empty_note(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme zone Seoul")
    await stage.say("alice", "/commit send fix to Acme by Dec 15")
    said = read(await stage.say("alice", "/customer Acme"))
    assert "Tue 15 Dec (in " in said
    assert "They value" not in said
    assert "What do they value? /customer Acme values …" in said


async def test_emptied_words_of_a_form_are_asked_for_and_nothing_else(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme here", "acme")
    await stage.say("alice", "/commit send fix to Acme by Dec 15")
    refused = await fill(stage, "alice", await stage.say("alice", "/commit edit C-1"), {"what": " "})
    assert refused.errors == {"what": "Say what was promised."}
