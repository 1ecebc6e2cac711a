"""The contacts of a customer: people of theirs, learnt from their answers or named, who are mentioned when we ask."""

from dataclasses import replace

import pytest

from bot.cards.card import Card, Mentions
from commitments.domain.person import Person, Role
from tests.stage import LONDON, Stage, seoul
from tests.stories.acting import press, read, tell

ERIN, FINN, GWEN = (
    Person(name.lower(), f"{name} Ito", LONDON, "en", None, Role.OUTSIDER) for name in ("Erin", "Finn", "Gwen")
)


@pytest.fixture
async def acme(stage: Stage) -> Stage:
    stage.slack.people |= {one.id: one for one in (ERIN, FINN, GWEN)}
    return stage


def mentioned(card: Card) -> list[str]:
    """Give whom a card mentions, in order."""
    return [one.person for block in card.blocks if isinstance(block, Mentions) for one in block.people]


async def delivered(stage: Stage, number: int = 1, what: str = "send fix") -> list[str]:
    """Make, tell and deliver a promise; give whom the question mentions."""
    await stage.say("alice", f"/commit {what} to Acme by the 15th")
    await tell(stage, "alice", number)
    await stage.say("alice", f"/commit done C-{number}")
    await stage.dispatch()
    return mentioned(stage.slack.to("acme")[-1].card)


async def shown(stage: Stage) -> str:
    profile = read(await stage.say("alice", "/customer Acme settings"))
    return next(line for line in profile.splitlines() if line.startswith("Contacts:"))


async def test_whoever_answers_is_a_contact_and_is_mentioned_the_next_time(acme: Stage) -> None:
    assert await delivered(acme) == []
    await press(acme, "carol", "received", acme.slack.to("acme")[-1])
    await acme.dispatch()
    assert await delivered(acme, 2, "send manual") == ["carol"]
    question = acme.slack.to("acme")[-1]
    assert question.card.title == "send manual: It is delivered. Do you have it?"
    assert await shown(acme) == "Contacts: Carol Diaz"


async def test_whoever_says_not_yet_is_one_too_and_the_latest_comes_first(acme: Stage) -> None:
    await acme.say("root", "/customer Acme contact <@erin> <@finn> <@gwen>")
    await delivered(acme)
    await press(acme, "gwen", "received", acme.slack.to("acme")[-1])
    acme.clock.at = seoul("2026-11-23 10:00")
    await delivered(acme, 2, "send manual")
    opened = await press(acme, "carol", "not_yet", acme.slack.to("acme")[-1])
    assert opened.form is not None
    await acme.fill("carol", opened.form, {"missing": "page 2"}, place="acme")
    await acme.say("alice", "/commit done C-2")
    await acme.dispatch()
    question = [one for one in acme.slack.to("acme") if mentioned(one.card)][-1]
    assert mentioned(question.card) == ["carol", "gwen", "erin", "finn"]
    assert await shown(acme) == "Contacts: Carol Diaz, Gwen Ito, Erin Ito, Finn Ito"


async def test_contacts_are_named_and_removed(acme: Stage) -> None:
    said = read(await acme.say("alice", "/customer Acme contact <@erin>"))
    assert "Contacts: Erin Ito" in said
    await acme.say("alice", "/customer Acme contact <@finn> tier gold")
    assert await shown(acme) == "Contacts: Erin Ito, Finn Ito"
    await acme.say("alice", "/customer Acme contact remove <@erin>")
    assert await shown(acme) == "Contacts: Finn Ito"
    assert "Contacts: Finn Ito" in read(await acme.say("alice", "/customer Acme contact"))
    assert await delivered(acme) == ["finn"]


async def test_who_was_removed_is_not_learnt_again_from_their_answers_until_they_are_named(acme: Stage) -> None:
    await acme.say("alice", "/customer Acme contact remove <@carol>")
    await delivered(acme)
    await press(acme, "carol", "received", acme.slack.to("acme")[-1])
    assert await shown(acme) == "Contacts: —"
    await acme.say("alice", "/customer Acme contact <@carol>")
    assert await shown(acme) == "Contacts: Carol Diaz"


async def test_removing_a_contact_leaves_the_list_of_our_people(acme: Stage) -> None:
    await acme.say("root", "/customer Acme people <@jane> contact <@erin>")
    await acme.say("root", "/customer Acme contact remove <@erin> people remove <@jane>")
    profile = read(await acme.say("root", "/customer Acme settings"))
    assert "Contacts: —" in profile
    assert "Jane" not in profile


async def test_contacts_in_korean(acme: Stage) -> None:
    said = read(await acme.say("minho", "/customer Acme 연락처 <@erin>"))
    assert "연락처: Erin Ito" in said
    assert "연락처: —" in read(await acme.say("minho", "/customer Acme 연락처 제외 <@erin>"))
    refused = read(await acme.say("minho", "/customer Acme 연락처 <@jane>"))
    assert refused == "Jane Doe님은 고객사 사람이 아니라서 연락처가 될 수 없습니다."


async def test_one_of_us_or_nobody_is_no_contact(acme: Stage) -> None:
    refused = read(await acme.say("alice", "/customer Acme contact <@jane>"))
    assert refused == "Jane Doe is not of the customer, and cannot be a contact."
    assert "I don't know" in read(await acme.say("alice", "/customer Acme contact @nobody"))
    assert await shown(acme) == "Contacts: —"


async def test_a_colleague_who_answers_for_the_customer_is_none(acme: Stage) -> None:
    await delivered(acme)
    await acme.say("sam", "/commit agreed C-1")
    assert await shown(acme) == "Contacts: —"


async def test_who_became_one_of_us_or_left_is_not_mentioned(acme: Stage) -> None:
    await acme.say("alice", "/customer Acme contact <@erin> <@finn> <@gwen>")
    async with acme.store.transaction(acme.workspace) as uow:
        for one in (replace(ERIN, role=Role.MEMBER), replace(FINN, active=False)):
            await uow.people.get_for_update(one.id)
            await uow.people.save(one)
    assert await delivered(acme) == ["gwen"]


async def test_the_answered_question_mentions_nobody(acme: Stage) -> None:
    await acme.say("alice", "/customer Acme contact <@erin>")
    await delivered(acme)
    question = acme.slack.to("acme")[-1]
    await press(acme, "carol", "received", question)
    await acme.dispatch()
    assert mentioned(question.card) == []


async def test_asking_again_mentions_them_again(acme: Stage) -> None:
    await acme.say("alice", "/customer Acme contact <@erin>")
    await delivered(acme)
    await acme.say("alice", "/commit ask again C-1")
    await acme.dispatch()
    assert mentioned(acme.slack.to("acme")[-1].card) == ["erin"]


async def test_a_name_may_begin_with_the_word(acme: Stage) -> None:
    assert "Contact Energy is saved" in read(await acme.say("alice", '/customer "Contact Energy" tier gold'))


async def test_contacts_are_named_by_whoever_may_set_the_customer_up(acme: Stage) -> None:
    await acme.say("root", "/customer Acme manager <@sam> people <@alice>")
    refused = read(await acme.say("jane", "/customer Acme contact <@erin>"))
    assert refused == "That is not yours to change for Acme. Ask its manager or an admin."
    assert "not yours" in read(await acme.say("jane", "/customer Acme contact remove <@erin>"))
    assert "Contacts: Erin Ito" in read(await acme.say("alice", "/customer Acme contact <@erin>"))
