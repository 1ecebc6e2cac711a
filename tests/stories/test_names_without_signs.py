"""Somebody is named without an @: who is meant is asked, and nothing that was said is lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from commitments.domain.person import Person
from tests.stage import SEOUL, Stage, open_stage, seoul
from tests.stories.acting import button, commitment, labels, read


@pytest.fixture
async def stage(tmp_path: Path) -> Stage:
    stage = await open_stage(tmp_path, seoul("2026-11-23 09:00"))
    for person in (Person("U2", "Jane Smith", SEOUL), Person("U3", "김민수", SEOUL, "ko")):
        stage.slack.people[person.id] = person
    for id in ("alice", "minho", "jane", "U2", "U3", "carol", "gone", "robo"):
        await stage.say(id, "/commitments")
    await stage.say("alice", "/customer Acme tier gold")
    await stage.say("alice", "/commit send fix to Acme by Friday")
    return stage


@pytest.mark.parametrize("said", ["minho", "to minho", "Minho Lee", "MINHO, please", "minho because I am away"])
async def test_one_of_that_name_is_offered_and_takes_it_with_one_press(stage: Stage, said: str) -> None:
    asked = await stage.say("alice", f"/commit give C-1 {said}")
    assert asked.card is not None
    assert asked.card.title == "Hand C-1 · send fix over to whom?"
    assert labels(asked.card) == ["Minho Lee", "Somebody else…"]
    assert (await commitment(stage)).owner == "alice", "nothing is done unasked"
    assert "now belongs to Minho Lee" in read(await stage.press("alice", button(asked.card, "Minho Lee")))
    assert (await commitment(stage)).owner == "minho"


async def test_what_is_said_beside_the_name_stays_the_reason(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit give C-1 to minho because I am away")
    assert "because I am away" in read(asked)
    await stage.press("alice", button(asked.card, "Minho Lee"))
    assert "I am away" in read(await stage.say("alice", "/commit history C-1"))


@pytest.mark.parametrize(
    "line",
    ["담당 C-1 김민수", "C-1 김민수님에게 인계", "넘기기 C-1 김민수에게 이유: 휴가", "담당 C-1 휴가 때문에 김민수님께"],
)
async def test_in_korean(stage: Stage, line: str) -> None:
    await stage.say("alice", "/commit give C-1 @minho")
    asked = await stage.say("minho", f"/commit {line}")
    assert labels(asked.card) == ["김민수", "다른 사람…"], read(asked)
    assert "어느 분에게 넘길까요?" in read(asked)
    await stage.press("minho", button(asked.card, "김민수"))
    assert (await commitment(stage)).owner == "U3"
    assert ("휴가" in read(await stage.say("alice", "/commit history C-1"))) == ("휴가" in line)


async def test_of_several_of_that_name_one_chooses(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit give C-1 jane")
    assert labels(asked.card) == ["Jane Smith", "Jane Doe", "Somebody else…"]


@pytest.mark.parametrize("said", ["mihno", "minh", "@mihno"])
async def test_of_nobody_of_that_name_the_nearest_is_offered(stage: Stage, said: str) -> None:
    await stage.say("alice", "/commit <@minho> send report to Acme by Friday")
    asked = await stage.say("alice", f"/commit give C-1 {said}")
    assert f"I don't know “{said}”. Whom do you mean?" in read(asked)
    assert labels(asked.card) == ["Minho Lee", "Somebody else…"]


async def test_where_nobody_is_like_it_one_picks(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit give C-1 xyzzy because of me")
    assert "I don't know “xyzzy”" in read(asked)
    assert "because of me" in read(asked)
    assert labels(asked.card) == ["Somebody else…"]
    assert (await stage.press("alice", button(asked.card, "Somebody else…"))).form is not None


@pytest.mark.parametrize("said", ["carol", "gone", "robo"])
async def test_nobody_is_offered_who_cannot_own_a_promise(stage: Stage, said: str) -> None:
    assert labels((await stage.say("alice", f"/commit give C-1 {said}")).card) == ["Somebody else…"]


async def test_who_left_is_refused_when_the_button_is_pressed_later(stage: Stage) -> None:
    asked = await stage.say("alice", "/commit give C-1 minho")
    stage.slack.people["minho"] = replace(stage.slack.people["minho"], active=False)
    async with stage.store.transaction(stage.workspace) as uow:
        await uow.people.get_for_update("minho")
        await uow.people.save(stage.slack.people["minho"])
    assert "cannot own" in read(await stage.press("alice", button(asked.card, "Minho Lee")))


async def test_several_at_once_need_the_person_for_certain(stage: Stage) -> None:
    await stage.say("alice", "/commit send report to Acme by Friday")
    assert "say all of it in one line" in read(await stage.say("alice", "/commit give C-1, C-2 minho"))
    assert (await commitment(stage)).owner == (await commitment(stage, 2)).owner == "alice"
