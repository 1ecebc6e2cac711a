"""The table of rights is really asked: each cell is played as it is, and then turned over.

Somebody whose standing has the right does it, and is refused once that one cell is gone; somebody whose standing lacks
it is refused, and does it once the cell is there. So no cell is idle, and no check stands anywhere else.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.cards.card import Button
from bot.conversation.requests import Reply
from commitments.application.authorization import rights
from commitments.application.authorization.rights import RULES, STANDINGS, Right, Rule, Standing, Subject
from tests.security.rights_page import placed
from tests.security.world import DELIVERED, DELIVERED_TOLD, OPEN_TOLD, SECRET, World, everything, sentence, snapshot
from tests.stage import Stage
from tests.stories.acting import customer

INSIDERS = {
    Standing.ADMIN: "root",
    Standing.MANAGER: "sam",
    Standing.OWNER: "minho",
    Standing.MAKER: "alice",
    Standing.LISTED: "cole",
    Standing.STRANGER: "jane",
    Standing.OUTSIDER: "olga",
}
OF_CUSTOMER = {
    **INSIDERS,
    Standing.MANAGER: "kate",
    Standing.PARTICIPANT: "jane",
    Standing.CLAIMANT: "jane",
    Standing.DEPUTY: "cole",
}
# Somebody of each standing.
ACTORS: Mapping[Subject, Mapping[Standing, str]] = {
    Subject.COMPANY: {Standing.ADMIN: "root", Standing.MEMBER: "jane", Standing.OUTSIDER: "olga"},
    Subject.DRAFT: {Standing.MAKER: "alice", Standing.STRANGER: "jane"},
    Subject.COMMITMENT: INSIDERS,
    Subject.CUSTOMER_CARD: {**INSIDERS, Standing.CUSTOMER: "carol"},
    Subject.CUSTOMER: OF_CUSTOMER,
    Subject.CUSTOMER_SETTINGS: OF_CUSTOMER,
}
# A customer without a manager has nobody of that standing, and one with a manager has no claimant and no deputy.
IMPOSSIBLE = {
    (Right.NAME_MANAGER, Standing.MANAGER),
    (Right.BECOME_MANAGER, Standing.MANAGER),
    (Right.NAME_MANAGER, Standing.LISTED),
    (Right.BECOME_MANAGER, Standing.LISTED),
    (Right.REPLACE_MANAGER, Standing.CLAIMANT),
    (Right.REPLACE_MANAGER, Standing.DEPUTY),
}
# What else is asked on the way to a right.
ALSO_NEEDED: Mapping[Right, tuple[Right, ...]] = {
    Right.MAKE: (Right.OWN,),
    Right.CHANGE: (Right.SEE,),
    Right.NOTE: (Right.SEE,),
    Right.AGREE: (Right.SEE,),
    Right.LIST_EVERYTHING: (Right.LIST,),
    Right.SEE_CUSTOMER: (Right.SEE_MANAGER,),
    Right.ARCHIVE_CUSTOMER: (Right.SEE_MANAGER,),
    Right.MOVE_CHANNEL: (Right.SET_UP_CUSTOMER,),
    Right.LIST_PEOPLE: (Right.SET_UP_CUSTOMER,),
    Right.NAME_MANAGER: (Right.SET_UP_CUSTOMER,),
    Right.BECOME_MANAGER: (Right.SET_UP_CUSTOMER, Right.OWN),
    Right.REPLACE_MANAGER: (Right.SET_UP_CUSTOMER,),
}
# Initech is Jane's alone. Acme and Umbrella have a manager; Stark has Cole on its list, and promises of others.
CUSTOMERS = (
    ("jane", "/customer Initech tier gold"),
    ("cole", "/customer Stark tier gold"),
    ("alice", "/commit send papers to Stark by Dec 20"),
)

Act = Callable[[Stage, World, str, Standing], Awaitable[Reply]]


@dataclass(frozen=True)
class Story:
    """How a right is used, and how one sees that it was."""

    act: Act
    changes: bool = True
    given: tuple[tuple[str, str], ...] = ()
    shows: str = ""

    def is_done(self, reply: Reply) -> bool:
        return self.shows in everything(reply) and not _is_refusal(sentence(reply))


def _is_refusal(said: str) -> bool:
    starts = (
        "Only the company that made you the promise",
        "Only an admin of Commitments",
        "Only the customer presses that",
        "That is not yours to change",
        "That question was answered",
        "There is no C-",
        "I don't know the customer",
        "That customer is not on the list",
    )
    within = (" belongs to ", " is managed by ")
    return said.startswith(starts) or any(one in said for one in within) or said.endswith("pick an active colleague.")


def said(line: str, *, changes: bool = True, shows: str = "") -> Story:
    return Story(lambda stage, _, actor, __: stage.say(actor, line), changes, shows=shows)


def of_customer(name: str, line: str, place: str = "team", shows: str = "") -> Story:
    """Say a line of a customer; of another one where only that gives the standing."""

    def act(stage: Stage, world: World, actor: str, standing: Standing) -> Awaitable[Reply]:
        named = {Standing.CLAIMANT: "Initech", Standing.DEPUTY: "Stark"}.get(standing, name)
        where = "acme" if standing is Standing.PARTICIPANT else place
        return stage.say(actor, line.format(name=named, actor=actor), where)

    return Story(act, changes=bool(line.partition("{name}")[2]) and not shows, given=CUSTOMERS, shows=shows)


async def moved_channel(stage: Stage, world: World, actor: str, standing: Standing) -> Reply:
    named = {Standing.CLAIMANT: "Initech", Standing.DEPUTY: "Stark"}.get(standing, "Acme")
    await stage.say("root", f"/customer {named} here", "lobby" if named != "Acme" else "acme")
    return await stage.say(actor, f"/customer {named} here", "team")


async def archived(stage: Stage, world: World, actor: str, standing: Standing) -> Reply:
    named = {Standing.CLAIMANT: "Initech", Standing.DEPUTY: "Stark"}.get(standing, "Acme")
    return await stage.press(actor, Button("archive_customer", "", str((await customer(stage, named)).id)))


async def owned(stage: Stage, world: World, actor: str, standing: Standing) -> Reply:
    await stage.say(actor, "/commit help")  # the bot has met them
    return await stage.say("root", f"/commit <@{actor}> papers to Globex by Dec 20")


async def answered(stage: Stage, world: World, actor: str, standing: Standing) -> Reply:
    place = "globex" if standing is Standing.OUTSIDER else "acme"
    return await stage.press(actor, Button("received", "", str(DELIVERED_TOLD)), place=place)


async def dropped(stage: Stage, world: World, actor: str, standing: Standing) -> Reply:
    return await stage.press(actor, Button("drop_draft", "", world.draft))


STORIES: Mapping[Right, Story] = {
    Right.USE: said("/commit help", changes=False),
    Right.MAKE: said("/commit send the invoice to Globex by Dec 20"),
    Right.OWN: Story(owned),
    Right.LIST: said("/commitments all", changes=False),
    Right.LIST_EVERYTHING: said("/commitments all", changes=False, shows=SECRET),
    Right.SET_POLICY: said("/customer everyone remind 5d 1d"),
    Right.ASSIGN_MANAGERS: said("/commit manager <@kate> <@alice>"),
    Right.CONNECT: said("/commit connect", changes=False, shows="connected there, not on this page"),
    Right.CONTINUE_DRAFT: Story(dropped),
    Right.SEE: said(f"/commit show C-{OPEN_TOLD}", changes=False),
    Right.CHANGE: said(f"/commit done C-{OPEN_TOLD}"),
    Right.NOTE: said(f"/commit note C-{OPEN_TOLD} they are away"),
    Right.AGREE: said(f"/commit agreed C-{DELIVERED}"),
    Right.ANSWER: Story(answered),
    Right.SEE_CUSTOMER: of_customer("Acme", "/customer {name} settings", shows="People: "),
    Right.SEE_MANAGER: of_customer("Acme", "/customer {name} settings", shows="Manager: "),
    Right.SET_UP_CUSTOMER: of_customer("Acme", "/customer {name} zone Europe/Paris"),
    Right.LIST_PEOPLE: of_customer("Acme", "/customer {name} people <@sam>"),
    Right.MOVE_CHANNEL: Story(moved_channel, given=CUSTOMERS),
    Right.NAME_MANAGER: of_customer("Stark", "/customer {name} manager <@sam>"),
    Right.BECOME_MANAGER: of_customer("Stark", "/customer {name} manager <@{actor}>"),
    Right.REPLACE_MANAGER: of_customer("Acme", "/customer {name} manager <@sam>"),
    Right.ARCHIVE_CUSTOMER: Story(archived, given=CUSTOMERS),
}
CELLS = [(right, standing) for right in Right for standing in STANDINGS[RULES[right].subject]]


def test_every_right_has_a_story_and_every_standing_somebody() -> None:
    assert set(STORIES) == set(RULES) == set(Right)
    for right, rule in RULES.items():
        assert rule.allowed <= set(STANDINGS[rule.subject]), right
        assert set(STANDINGS[rule.subject]) <= set(ACTORS[rule.subject]), right
    assert not [(right, standing) for right, standing in IMPOSSIBLE if standing in RULES[right].allowed]


@pytest.mark.parametrize(("right", "standing"), [cell for cell in CELLS if cell not in IMPOSSIBLE])
async def test_a_right_follows_its_cell_of_the_table_and_nothing_else(
    right: Right, standing: Standing, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_it_is = await _prepared(world, tmp_path / "as it is", STORIES[right])
    turned = await _prepared(world, tmp_path / "turned", STORIES[right])
    is_allowed = standing in RULES[right].allowed

    assert await _is_done(as_it_is, world, right, standing) == is_allowed
    monkeypatch.setattr(rights, "RULES", _without(right, standing) if is_allowed else _with(right, standing))
    assert await _is_done(turned, world, right, standing) != is_allowed

    await as_it_is.store.close()
    await turned.store.close()


async def _prepared(world: World, folder: Path, story: Story) -> Stage:
    stage = world.play(folder)
    for actor, line in story.given:
        await stage.say(actor, line)
    return stage


async def _is_done(stage: Stage, world: World, right: Right, standing: Standing) -> bool:
    story, before = STORIES[right], snapshot(stage)
    reply = await story.act(stage, world, ACTORS[RULES[right].subject][standing], standing)
    done = story.is_done(reply)
    if right is not Right.MOVE_CHANNEL:  # its story prepares something of its own
        assert (snapshot(stage) != before) == (done and story.changes)
    return done


def _without(right: Right, standing: Standing) -> Mapping[Right, Rule]:
    rule = RULES[right]
    return {**RULES, right: replace(rule, allowed=rule.allowed - {standing})}


def _with(right: Right, standing: Standing) -> Mapping[Right, Rule]:
    needed = {right, *ALSO_NEEDED.get(right, ())} | ({Right.USE} if standing is Standing.OUTSIDER else set())
    return {**RULES, **{one: replace(RULES[one], allowed=RULES[one].allowed | {standing}) for one in needed}}


async def test_a_list_holds_what_one_may_see_and_nothing_else(world: World, stage: Stage) -> None:
    listed = {person: await _listed(stage, person) for person in [*INSIDERS.values(), "kate"]}
    assert listed["minho"] == {"C-1", "C-3", "C-4", "C-5"}
    assert listed["cole"] == {"C-1", "C-2", "C-3", "C-4", "C-5"}
    assert listed["jane"] == set()
    for person, labels in listed.items():
        for label in (f"C-{number}" for number in range(1, 7)):
            refused = _is_refusal(sentence(await stage.say(person, f"/commit show {label}")))
            assert refused == (label not in labels), (person, label)


async def _listed(stage: Stage, person: str) -> set[str]:
    lists = [everything(await stage.say(person, f"/commitments {which}")) for which in ("all", "closed Globex")]
    return set(re.findall(r"C-\d+", "".join(lists)))


def test_the_page_about_security_shows_the_table_of_today(root: Path) -> None:
    page = (root / "docs" / "security.md").read_text("utf-8")
    assert placed(page) == page, "docs/security.md is behind the table of rights: run `make docs`"


@pytest.mark.parametrize("subject", Subject)
def test_a_stronger_standing_has_every_right_of_a_weaker_one(subject: Subject) -> None:
    """Only so may the strongest standing of a person decide alone.

    One is apart: the customer's answer is nobody else's.
    """
    order = [one for one in STANDINGS[subject] if one is not Standing.CUSTOMER]
    for right, rule in RULES.items():
        if rule.subject is not subject:
            continue
        possible = [one for one in order if (right, one) not in IMPOSSIBLE]
        held = [one in rule.allowed for one in possible]
        assert held == sorted(held, reverse=True), right
