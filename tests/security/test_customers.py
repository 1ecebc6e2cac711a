"""Rights over customers: nobody gives themself what others keep there."""

from dataclasses import replace

from bot.cards.card import Button
from commitments.domain.person import Role
from tests.security.world import NOT_FOR_OUTSIDERS, sentence, snapshot
from tests.stage import Stage, text_of

ADMINS_ONLY = "Only an admin of Commitments may do that. Ask one of them to do it."


def not_yours(name: str) -> str:
    return f"That is not yours to change for {name}. Ask its manager or an admin."


def managed(name: str, manager: str) -> str:
    """Return the refusal of somebody who sees the customer."""
    return f"{name} is managed by {manager}, who can change that: ask them, or an admin."


async def test_whoever_makes_a_customer_may_name_its_channel_and_its_manager(stage: Stage) -> None:
    made = await stage.say("jane", "/customer Initech here manager <@jane>", "lobby")
    assert sentence(made) == "Initech is saved"


async def test_a_customer_on_whose_list_nobody_is_any_more_is_everybodys_until_it_is_promised_something(
    stage: Stage,
) -> None:
    await stage.say("jane", "/customer Initech tier gold")
    await stage.say("jane", "/customer Initech remove <@jane>")
    assert sentence(await stage.say("cole", "/customer Initech zone asia/seoul")) == "Initech is saved"
    await stage.say("cole", "/customer Initech remove <@cole>")
    await stage.say("jane", "/commit send papers to Initech by Dec 20")
    before = snapshot(stage)
    assert sentence(await stage.say("cole", "/customer Initech zone UTC")) == not_yours("Initech")
    assert snapshot(stage) == before
    assert sentence(await stage.say("jane", "/customer Initech zone UTC")) == "Initech is saved"


async def test_nobody_makes_themself_manager_by_promising_something_first(stage: Stage) -> None:
    await stage.say("jane", "/commit send papers to Acme by Dec 20")
    for line in ("/customer Acme manager <@jane>", "/customer Acme tier gold manager <@jane>"):
        before = snapshot(stage)
        assert sentence(await stage.say("jane", line)) == not_yours("Acme")
        assert snapshot(stage) == before
    assert sentence(await stage.say("jane", "/customer Globex manager <@jane>")) == not_yours("Globex")


async def test_a_bound_channel_is_led_elsewhere_by_the_manager_or_an_admin_only(stage: Stage) -> None:
    for person in ("minho", "alice", "cole", "jane"):
        refused = managed("Acme", "Kate Quill") if person == "cole" else not_yours("Acme")
        assert sentence(await stage.say(person, "/customer Acme here", "lobby")) == refused
    await stage.say("kate", "/customer Acme announce auto")
    moved = await stage.say("kate", "/customer Acme here", "lobby")
    assert "Channel: #lobby" in text_of(moved.card)
    # The standing permission was for the other channel.
    assert "Announcing: after a preview" in text_of(moved.card)


async def test_a_channel_that_belongs_to_a_customer_is_not_bound_to_another(stage: Stage) -> None:
    before = snapshot(stage)
    for person, name in (("jane", "Initech"), ("root", "Acme"), ("kate", "Acme")):
        said = sentence(await stage.say(person, f"/customer {name} here", "globex"))
        assert said == "This channel already belongs to Globex."
    assert snapshot(stage) == before


async def test_an_alias_is_not_taken_from_another_customer_in_any_width_or_case(stage: Stage) -> None:
    before = snapshot(stage)
    for alias in ("Globex", "HOOLI", "ｇｌｏｂｅｘ", '"globex "'):
        said = sentence(await stage.say("kate", f"/customer Acme alias {alias}"))
        assert "already belongs to another customer" in said
        assert "already belongs to Globex" in sentence(await stage.say("root", f"/customer Acme alias {alias}"))
    assert snapshot(stage) == before


async def test_only_admins_name_managers_of_people_and_set_policies_of_all(stage: Stage) -> None:
    before = snapshot(stage)
    lines = ("/commit manager <@jane> <@minho>", "/customer everyone remind 1d", "/customer tier gold remind 1d")
    for line in lines:
        for person in ("sam", "kate", "minho", "jane", "carol"):
            refused = NOT_FOR_OUTSIDERS if person == "carol" else ADMINS_ONLY
            assert sentence(await stage.say(person, line)) == refused
    assert snapshot(stage) == before


async def test_no_member_makes_an_admin_of_themself_by_what_the_platform_says_of_them(stage: Stage) -> None:
    stage.slack.reads.clear()
    stage.clock.at = stage.clock.at.replace(day=30)
    await stage.say("jane", "/commit help")
    assert "jane" in stage.slack.reads  # read afresh, and a member still
    assert sentence(await stage.say("jane", "/customer everyone remind 1d")) == ADMINS_ONLY


async def test_who_becomes_an_outsider_loses_every_right_at_the_next_reading(stage: Stage) -> None:
    await stage.say("cole", "/overdue csv")
    stage.slack.people["cole"] = replace(stage.slack.people["cole"], role=Role.OUTSIDER)
    stage.clock.at = stage.clock.at.replace(day=30)
    assert sentence(await stage.say("cole", "/commit show C-2")) == NOT_FOR_OUTSIDERS
    await stage.dispatch()
    assert not [one for one in stage.slack.to("cole") if one.file]


async def test_the_card_in_a_channel_that_is_no_longer_theirs_is_left_alone(stage: Stage) -> None:
    cards = [one for one in stage.slack.to("acme") if one.thread is None]
    was = [text_of(one.card) for one in cards]
    await stage.say("kate", "/customer Acme here", "lobby")
    await stage.say("alice", "/commit move C-1 to Dec 18 because the vendor slipped")
    await stage.say("alice", "/commit cancel C-1 because the plan changed")
    await stage.dispatch()
    assert [text_of(one.card) for one in cards] == was
    (anew,) = stage.slack.to("lobby")  # where they are now, they keep being told
    assert text_of(anew.card).splitlines()[1:] == [
        "What: New keys",
        "When: Fri 18 Dec 2026",
        "Status: cancelled",
    ]


async def test_undoing_never_shows_the_customer_words_that_nobody_previewed(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> Zircon audit of the vault to Acme by Dec 21")
    form = (await stage.say("alice", "/commit edit C-7")).form
    assert form is not None
    answers = {"what": "Opal audit", "customer": "1", "owner": "minho", "date": "2026-12-21", "time": "18:00"}
    await stage.fill("alice", form, answers)
    tell = (await stage.say("alice", "/commit tell C-7")).form
    assert tell is not None
    assert "Opal audit" in repr(tell)  # the words of the edit are proposed
    await stage.fill("alice", tell, {"wording": "An audit"})
    await stage.dispatch()
    card = stage.slack.to("acme")[-1]
    await stage.say("alice", "/commit undo")
    await stage.dispatch()
    assert "What: An audit" in text_of(card.card)
    assert "Zircon" not in "".join(text_of(one.card) for one in stage.slack.to("acme"))


async def test_undoing_does_not_bring_a_told_commitment_back_to_another_customer(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> Zircon audit to Globex by Dec 21")
    form = (await stage.say("alice", "/commit edit C-7")).form
    assert form is not None
    answers = {"what": "Zircon audit", "customer": "1", "owner": "minho", "date": "2026-12-21", "time": "18:00"}
    await stage.fill("alice", form, answers)
    tell = (await stage.say("alice", "/commit tell C-7")).form
    assert tell is not None
    await stage.fill("alice", tell, {"wording": "An audit"})
    await stage.dispatch()
    said = sentence(await stage.say("alice", "/commit undo"))
    assert said == "C-7 was already shown to Acme. Cancel it and make a new one."
    await stage.dispatch()
    assert "Globex" not in "".join(text_of(one.card) for one in stage.slack.to("acme"))


async def test_a_customer_answers_only_what_they_were_shown(stage: Stage) -> None:
    said = {
        number: sentence(await stage.press("carol", Button("received", "", number), place="acme"))
        for number in ("1", "3", "4", "99")
    }
    assert said["3"] == ""
    assert said["1"] == "C-1 is not waiting for the customer's answer."
    assert said["4"] == said["99"] == NOT_FOR_OUTSIDERS


async def test_a_deputy_names_somebody_else_as_the_first_manager(stage: Stage) -> None:
    await stage.say("jane", "/customer Initech here people <@sam>", "lobby")
    await stage.say("jane", "/commit send papers to Initech by Dec 20")
    assert sentence(await stage.say("jane", "/customer Initech manager <@jane>")) == not_yours("Initech")
    assert sentence(await stage.say("jane", "/customer Initech manager <@sam>")) == "Initech is saved"
    refused = sentence(await stage.say("jane", "/customer Initech manager <@minho>"))
    assert refused == managed("Initech", "Sam Rivera")
