"""Nobody grants himself sight of a customer's promises, and nobody leads a customer elsewhere by himself.

Kate manages Acme, whose channel is #acme. Cole is on its list; Jane is nobody there.
"""

import pytest

from bot.cards.card import Button
from tests.security.world import NO_UNDO, OPEN_TOLD, SECRET, everything, sentence, snapshot
from tests.stage import Stage, buttons, text_of
from tests.stories.acting import customer

HIDDEN = "There is no C-{} that you can see. /commitments lists yours."
UNKNOWN = "I don't know the customer {0}. “/customer {0} here” makes it."
NOT_YOURS = "That is not yours to change for {}. Ask its manager or an admin."
MANAGED = "{} is managed by {}, who can change that: ask them, or an admin."
MINE = 7  # the first promise that a test makes
LOOKS = (
    "show C-{}",
    "history C-{}",
    "why C-{}",
    "undo C-{}",
    "move C-{} to Dec 24",
    "give C-{} <@jane>",
    "agreed C-{}",
)


async def sees_nothing_of_acme(stage: Stage, person: str, place: str = "team") -> None:
    """Check that somebody sees none of Acme's promises, in any list or by any number."""
    for look in LOOKS:
        reply = await stage.say(person, f"/commit {look.format(OPEN_TOLD)}", place)
        assert SECRET not in everything(reply), look
        assert sentence(reply) in {
            HIDDEN.format(OPEN_TOLD),
            NO_UNDO,
        }, look
    for line in ("/commitments all", "/commitments Acme", "/commitments closed", "/commitments <@minho>", "/overdue"):
        assert SECRET not in everything(await stage.say(person, line, place)), line
    assert sentence(await stage.say(person, f"/commit mvoe C-{OPEN_TOLD} to Dec 20", place)) != (
        f"Did you mean “move C-{OPEN_TOLD}”?"
    )
    await stage.say(person, "/overdue csv", place)
    await stage.dispatch()
    assert not [one for one in stage.slack.to(person) if one.file and SECRET.encode() in one.file]


@pytest.mark.parametrize("afterwards", ["undo", f"cancel C-{MINE} because of nothing", f"done C-{MINE}", ""])
async def test_a_promise_made_for_oneself_gives_sight_of_that_promise_only(stage: Stage, afterwards: str) -> None:
    await stage.say("jane", "/commit say hi to Acme by friday")
    if afterwards:
        await stage.say("jane", f"/commit {afterwards}")
    await sees_nothing_of_acme(stage, "jane")
    assert "say hi" in everything(await stage.say("jane", f"/commit show C-{MINE}"))
    assert sentence(await stage.say("jane", "/customer Acme")) == UNKNOWN.format("Acme")


async def test_a_promise_given_away_and_back_or_led_to_the_customer_gives_sight_of_it_only(stage: Stage) -> None:
    await stage.say("jane", "/commit <@jane> say hi to Globex by friday")
    form = (await stage.say("jane", f"/commit edit C-{MINE}")).form
    assert form is not None
    answers = {"what": "say hi", "customer": "1", "owner": "alice", "date": "2026-12-21", "time": "18:00"}
    await stage.fill("jane", form, answers)
    await stage.say("alice", f"/commit give C-{MINE} <@jane>")
    assert "Owner: Jane Doe" in text_of((await stage.say("jane", f"/commit show C-{MINE}")).card)
    await sees_nothing_of_acme(stage, "jane")


async def test_a_promise_that_was_handed_over_is_seen_and_no_other(stage: Stage) -> None:
    await stage.say("jane", "/commit help")
    await stage.say("alice", f"/commit give C-{OPEN_TOLD} <@jane>")
    assert SECRET in everything(await stage.say("jane", f"/commit show C-{OPEN_TOLD}"))
    for number in (2, 3, 4):
        assert sentence(await stage.say("jane", f"/commit show C-{number}")) == HIDDEN.format(number)
    assert f"{SECRET} four" not in everything(await stage.say("jane", "/commitments Acme"))
    await stage.say("alice", f"/commit give C-{OPEN_TOLD} <@minho>")
    assert sentence(await stage.say("jane", f"/commit show C-{OPEN_TOLD}")) == HIDDEN.format(OPEN_TOLD)


async def test_whoever_only_made_or_owns_promises_of_a_customer_does_not_set_it_up(stage: Stage) -> None:
    await stage.say("jane", "/commit say hi to Acme by friday")
    await stage.say("jane", "/commit say hi to Globex by friday")
    settings = (
        "tier gold", "zone Asia/Seoul", "country KR", "language ko", "alias Akme", "announce auto", "announce never",
        "remind 1d", "here", "manager <@jane>", "manager <@sam>", "people <@jane>", "people <@sam>", "remove <@cole>",
        "tier gold people <@jane>",
    )  # fmt: skip
    for person, name in (("jane", "Acme"), ("jane", "Globex"), ("minho", "Acme"), ("alice", "Acme")):
        for setting in settings:
            before = snapshot(stage)
            said = sentence(await stage.say(person, f"/customer {name} {setting}", "lobby"))
            assert said == NOT_YOURS.format(name), (person, setting)
            assert snapshot(stage) == before, (person, setting)


async def test_the_standing_permission_and_a_first_channel_are_not_a_strangers_to_give(stage: Stage) -> None:
    """Umbrella has a manager and no channel; Jane leads it to a channel that others read along."""
    await stage.say("root", "/customer Umbrella manager <@kate>")
    await stage.say("jane", "/commit say hi to Umbrella by friday")
    await stage.say("jane", "/customer Umbrella here announce auto", "lobby")
    await stage.say("kate", f"/commit {SECRET} to Umbrella by Dec 20")
    await stage.dispatch()
    assert stage.slack.to("lobby") == []
    assert (await customer(stage, "Umbrella")).channel is None


async def test_a_customer_that_somebody_made_is_not_claimed_by_the_next(stage: Stage) -> None:
    await stage.say("jane", "/customer Initech tier gold")
    for setting in ("here announce auto", "manager <@alice>", "people <@alice>", "zone UTC"):
        said = sentence(await stage.say("alice", f"/customer Initech {setting}", "lobby"))
        assert said == NOT_YOURS.format("Initech")
    assert sentence(await stage.say("jane", "/customer Initech here", "lobby")) == "Initech is saved"


@pytest.mark.parametrize("by_promise", [False, True])
async def test_whoever_creates_a_customer_is_on_its_list_and_names_its_manager(stage: Stage, by_promise: bool) -> None:
    if by_promise:
        asked = await stage.say("jane", "/commit send papers to Initech by Dec 20")
        form = (await stage.press("jane", buttons(asked.card)["new_customer"])).form
        assert form is not None
        await stage.fill("jane", form, {"name": "Initech"})
    else:
        await stage.say("jane", "/customer Initech")
        await stage.say("jane", "/customer Initech tier gold")
    assert "People: Jane Doe" in text_of((await stage.say("jane", "/customer Initech settings")).card)
    await stage.say("alice", f"/commit {SECRET} to Initech by Dec 20")
    assert SECRET in everything(await stage.say("jane", "/commitments Initech"))
    assert sentence(await stage.say("jane", "/customer Initech manager <@jane>")) == NOT_YOURS.format("Initech")
    assert sentence(await stage.say("jane", "/customer Initech manager <@sam>")) == "Initech is saved"
    assert SECRET in everything(await stage.say("jane", "/commitments Initech")), "still on its list"
    refused = sentence(await stage.say("jane", "/customer Initech people <@alice>"))
    assert refused == MANAGED.format("Initech", "Sam Rivera")
    assert sentence(await stage.say("sam", "/customer Initech remove <@jane>")) == "Initech is saved"
    assert SECRET not in everything(await stage.say("jane", "/commitments Initech"))


async def test_the_manager_lists_people_and_takes_them_off_again(stage: Stage) -> None:
    await stage.say("jane", "/commit help")
    saved = await stage.say("kate", "/customer Acme people <@jane> <@alice> remove <@cole>")
    assert "People: Alice Kim, Jane Doe" in text_of(saved.card)
    assert SECRET in everything(await stage.say("jane", f"/commit history C-{OPEN_TOLD}"))
    assert "Manager: Kate Quill" in text_of((await stage.say("jane", "/customer Acme settings", "team")).card)
    assert sentence(await stage.say("jane", f"/commit done C-{OPEN_TOLD}")) == (
        f"C-{OPEN_TOLD} belongs to Minho Lee. "
        "They, whoever made it, their managers and admins may change it: ask Minho Lee."
    )
    refused = sentence(await stage.say("jane", "/customer Acme people <@sam>"))
    assert refused == MANAGED.format("Acme", "Kate Quill")
    assert sentence(await stage.say("cole", "/commit show C-1")) == HIDDEN.format(1)
    assert "audit papers" in everything(await stage.say("cole", "/commit show C-2")), "his own promise"
    saved = await stage.say("kate", "/customer Acme 제외 <@jane> 사람 <@sam>")
    assert "People: Alice Kim, Sam Rivera" in text_of(saved.card)
    await sees_nothing_of_acme(stage, "jane")


@pytest.mark.parametrize("person", ["carol", "gus", "robo", "gone"])
async def test_nobody_from_outside_gets_onto_the_list(stage: Stage, person: str) -> None:
    before = snapshot(stage)
    said = sentence(await stage.say("kate", f"/customer Acme people <@{person}>"))
    assert said.endswith("pick an active colleague.")
    assert snapshot(stage) == before


async def test_in_the_customers_channel_one_reads_who_manages_it_and_nothing_else(stage: Stage) -> None:
    await stage.say("kate", "/customer Acme tier gold alias Akme remind 5d")
    shown = text_of((await stage.say("jane", "/customer Acme", "acme")).card)
    assert "Manager: Kate Quill" in shown
    assert not [word for word in ("gold", "Akme", "5d", "People", "Cole", "Announcing") if word in shown]
    await sees_nothing_of_acme(stage, "jane", "acme")


async def test_a_new_customer_whose_name_is_known_is_that_customer_and_nobody_gets_onto_its_list(stage: Stage) -> None:
    asked = await stage.say("jane", "/commit send papers by Dec 20")
    form = (await stage.press("jane", buttons(asked.card)["new_customer"])).form
    assert form is not None
    made = await stage.fill("jane", form, {"name": "hooli"})
    assert "Customer: Globex" in text_of(made.card)
    assert "C-6" not in everything(await stage.say("jane", "/commitments closed Globex"))
    assert "People: Ada Root\n" in text_of((await stage.say("root", "/customer Globex settings")).card)


@pytest.mark.parametrize(
    ("outside", "said"),
    [
        (["Olga Petrova", "Piotr Nowak"], "From outside, these people read along here: Olga Petrova, Piotr Nowak"),
        ([], "Nobody from outside reads along here yet."),
        (None, "Who from outside reads along here is not known: check the members of this channel."),
    ],
)
async def test_whoever_leads_a_customer_to_a_channel_hears_who_from_outside_reads_it(
    stage: Stage, outside: list[str] | None, said: str
) -> None:
    if outside is not None:
        stage.slack.outside["lobby"] = outside
    assert said in text_of((await stage.say("kate", "/customer Acme here", "lobby")).card)
    assert said not in text_of((await stage.say("kate", "/customer Acme tier gold", "lobby")).card)


async def test_an_alias_of_a_hidden_customer_tells_nobody_whose_it_is(stage: Stage) -> None:
    said = sentence(await stage.say("jane", "/customer Initech alias Hooli"))
    assert said == "The name Hooli already belongs to another customer."
    assert sentence(await stage.say("jane", "/customer Hooli zone UTC")) == NOT_YOURS.format("Hooli")
    assert sentence(await stage.say("jane", "/customer Hooli")) == UNKNOWN.format("Hooli")


async def test_no_list_of_customers_names_those_that_one_may_not_see(stage: Stage) -> None:
    await stage.say("jane", "/commit say hi to Acme by friday")
    for person, names in (("jane", ()), ("cole", ("Acme",)), ("kate", ("Acme",)), ("root", ("Acme", "Globex"))):
        said = everything(await stage.say(person, "/customer"))
        assert [name for name in ("Acme", "Globex") if name in said.splitlines()] == [*names], person


async def test_a_manager_of_people_sees_what_they_own_and_not_what_they_only_made(stage: Stage) -> None:
    await stage.say("root", "/commit manager <@jane> <@alice>")
    assert sentence(await stage.say("jane", f"/commit show C-{OPEN_TOLD}")) == HIDDEN.format(OPEN_TOLD)
    assert SECRET not in everything(await stage.say("jane", "/commitments all"))
    assert SECRET in everything(await stage.say("sam", "/commitments all"))


async def test_who_lost_sight_reads_no_news_in_an_old_message(stage: Stage) -> None:
    """An old message is edited when things change; it must not go on telling somebody without sight."""
    await stage.say("jane", "/commit help")
    await stage.say("alice", f"/commit give C-{OPEN_TOLD} <@jane>")
    await stage.until(stage.clock.at.replace(day=15, month=12))
    assert SECRET in "".join(text_of(one.card) for one in stage.slack.to("jane"))
    await stage.say("alice", f"/commit give C-{OPEN_TOLD} <@minho>")
    form = (await stage.say("alice", f"/commit edit C-{OPEN_TOLD}")).form
    assert form is not None
    answers = {"what": "Zircon vault", "customer": "1", "owner": "minho", "date": "2026-12-21", "time": "18:00"}
    await stage.fill("alice", form, {**answers, "reason": "internal: Zircon again"})
    await stage.dispatch()
    assert "Zircon" not in "".join(text_of(one.card) for one in stage.slack.to("jane"))


async def test_a_press_on_a_card_that_one_no_longer_sees_does_nothing(stage: Stage) -> None:
    before = snapshot(stage)
    for action in ("done", "history", "why", "open", "move", "edit", "tell"):
        reply = await stage.press("jane", Button(action, "", str(OPEN_TOLD)))
        assert sentence(reply) == HIDDEN.format(OPEN_TOLD)
    assert snapshot(stage) == before
