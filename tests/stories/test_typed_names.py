"""People whose names are typed after an @ that the platform did not turn into a mention."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.cards.card import Button, ChoiceInput
from commitments.domain.customer import Customer
from commitments.domain.person import Person, Role
from tests.stage import SEOUL, Stage, open_stage, seoul
from tests.stories.acting import commitment, form_of, read

SEVERAL = "Several people are called @Jane. Type @ and the full name, or pick them from the list."


@pytest.fixture
async def stage(tmp_path: Path) -> Stage:
    stage = await open_stage(tmp_path, seoul("2026-11-23 09:00"))
    for person in (Person("U2", "Jane Doe Smith", SEOUL), Person("U3", "김민수", SEOUL), Person("U4", "박지영", SEOUL)):
        stage.slack.people[person.id] = person
    for id in ("alice", "minho", "jane", "U2", "U3", "U4", "carol", "gone"):
        await stage.say(id, "/commitments")
    await stage.say("alice", "/customer Acme tier gold")
    await stage.say("alice", "/commit send fix to Acme by Friday")
    return stage


@pytest.mark.parametrize(
    ("typed", "owner"),
    [
        ("@Minho Lee", "minho"), ("@minho", "minho"), ("@Jane Doe", "jane"), ("@JANE DOE SMITH, please", "U2"),
        ("@김민수에게", "U3"), ("@Minho Leeds", "minho"),
    ],
)  # fmt: skip
async def test_it_goes_to_who_is_typed_by_full_or_first_name(stage: Stage, typed: str, owner: str) -> None:
    await stage.say("alice", f"/commit give C-1 {typed}")
    assert (await commitment(stage)).owner == owner


@pytest.mark.parametrize(
    "line", ["/commit give C-1 @Jane", "/commitments @jane", "/commit @Jane send it to Acme by Friday"]
)
async def test_a_first_name_of_several_is_asked_for_in_full(stage: Stage, line: str) -> None:
    assert read(await stage.say("alice", line)) == SEVERAL
    assert (await commitment(stage)).owner == "alice"


async def test_who_left_or_is_a_bot_does_not_stand_in_the_way_of_a_colleague(stage: Stage) -> None:
    minho = stage.slack.people["minho"]
    for id, other in (("U5", replace(minho, active=False)), ("U6", replace(minho, is_bot=True))):
        stage.slack.people[id] = replace(other, id=id)
        await stage.say(id, "/commitments")
    await stage.say("alice", "/commit give C-1 @Minho Lee")
    assert (await commitment(stage)).owner == "minho"


async def test_somebody_from_outside_of_the_same_name_is_a_question(stage: Stage) -> None:
    stage.slack.people["U7"] = Person("U7", "Minho Park", SEOUL, role=Role.OUTSIDER)
    await stage.say("U7", "/commitments")
    reply = read(await stage.say("alice", "/commit give C-1 @Minho"))
    assert reply == SEVERAL.replace("Jane", "Minho")


@pytest.mark.parametrize("typed", ["@nobody", "me@minho", "@Min", "@Minh0"])
async def test_nobody_is_guessed(stage: Stage, typed: str) -> None:
    assert read(await stage.say("alice", f"/commit give C-1 {typed}")).startswith(f"I don't know “{typed}”")
    assert (await commitment(stage)).owner == "alice"


async def test_a_customer_made_by_another_process_is_known_at_once(stage: Stage) -> None:
    async with stage.store.transaction(stage.workspace) as uow:
        await uow.customers.save(Customer(0, "Hooli"))
    await stage.say("alice", "/commit send fix to Hooli by Friday")
    assert (await commitment(stage, 2)).customer == 2


async def test_the_menu_of_many_customers_holds_the_one_of_the_promise(stage: Stage) -> None:
    async with stage.store.transaction(stage.workspace) as uow:
        for number in range(120):
            await uow.customers.save(Customer(0, f"Customer {number:03}"))
        last = await uow.customers.save(Customer(0, "Zeta"))
    await stage.say("alice", "/commit send fix to Zeta by Friday")
    form = form_of(await stage.press("alice", Button("edit", "Edit", "2")))
    menu = next(each for each in form.inputs if isinstance(each, ChoiceInput))
    assert len(menu.options) == 100
    assert menu.value == str(last.id) == menu.options[-1].value


@pytest.mark.parametrize(
    ("said", "meant"), [("Came", "Acme"), ("Hlobex", "Globex"), ("lobex", "Globex"), ("Golbex", "Globex")]
)
async def test_a_slip_in_the_first_letters_is_noticed(stage: Stage, said: str, meant: str) -> None:
    await stage.say("alice", "/customer Globex announce ask")
    assert f"Did you mean “{meant}”?" in read(await stage.say("alice", f"/customer {said} tier gold"))


@pytest.mark.parametrize("said", ["Bcme", "Alma", "Meca Corp", "Robex", "Nordwind"])
async def test_another_name_is_not_taken_for_a_slip(stage: Stage, said: str) -> None:
    await stage.say("alice", "/customer Globex announce ask")
    assert "Did you mean" not in read(await stage.say("alice", f"/customer {said} tier gold"))
