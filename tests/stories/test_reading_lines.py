"""What the reader is unsure of is asked; what the company knows of a customer is used."""

import pytest

from tests.stage import Stage
from tests.stories.acting import labels, read


async def test_their_time_is_the_zone_of_the_customer_of_the_line_or_of_the_channel(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme zone Europe/Berlin")
    made = await stage.say("alice", "/commit send the plan to Acme by Friday 3pm their time")
    assert "Due: Fri 27 Nov 2026, 23:00 KST" in read(made)


async def test_their_time_is_asked_where_the_zone_is_not_known(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send the plan to Acme by Friday 3pm their time")
    assert "C-1" not in read(asked)
    assert "Fri 27 Nov 2026, 15:00 KST" in labels(asked.card)


async def test_a_vague_date_is_offered(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send the plan to Acme around the 10th")
    assert "C-1" not in read(asked)
    assert "Thu 10 Dec 2026" in labels(asked.card)


async def test_a_customer_whom_nobody_knows_is_asked_in_the_channel_of_another(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit send Hooli the plan by Friday", place="acme")
    assert "Hooli" in read(asked)
    assert "C-1" not in read(asked)


async def test_the_short_name_of_another_customer_beats_the_channel(stage: Stage) -> None:
    await stage.say("alice", '/customer "Orbit Health" here', "team")
    made = await stage.say("alice", "/commit send Orbit the plan by Friday", place="acme")
    assert "Customer: Orbit Health" in read(made)


async def test_a_colleague_is_no_customer(stage: Stage) -> None:
    made = await stage.say("alice", "/commit give Bob the plan for Acme by Friday")
    assert "Customer: Acme" in read(made)


@pytest.mark.parametrize(
    ("actor", "line", "said"),
    [("alice", "plan 5d, 7d work for Acme", "By when"), ("minho", "Acme에 3일 5일치 보고", "언제까지")],
)
async def test_words_that_contradict_each_other_in_a_list_are_no_trouble_in_a_promise(
    stage: Stage, actor: str, line: str, said: str
) -> None:
    assert said in read(await stage.say(actor, f"/commit {line}"))
