"""/customer Acmee merge Acme: asked first, naming both; all that it has moves, and nothing is lost."""

import pytest

from bot.conversation.requests import Reply
from commitments.domain.customer import Announce
from tests.stage import Stage
from tests.stories.acting import button, commitment, customer, every_button, labels, read, tell


@pytest.fixture(autouse=True)
async def acmee(stage: Stage) -> None:
    asked = await stage.say("alice", "/customer Acmee tier silver alias ACM contact <@carol> values short mails")
    await stage.press("alice", button(asked.card, "New customer: Acmee"))
    await stage.say("alice", "/commit send fix to Acmee by 8 Dec")
    await stage.say("alice", "/commit send plan to Acme by 9 Dec")


async def names(stage: Stage) -> list[str]:
    async with stage.store.read_only(stage.workspace) as uow:
        return [one.name for one in await uow.customers.first(50, archived=None)]


async def merge(stage: Stage, actor: str, reply: Reply) -> Reply:
    return await stage.press(actor, button(reply.card, "Merge Acmee into Acme"))


@pytest.mark.parametrize(
    "line",
    [
        "Acmee merge Acme",
        "Acmee merge into Acme",
        "merge Acmee into Acme",
        "Acmee 합치기 Acme",
        "ACM merge acme",
        "Acmee를 Acme에 합치기",
        "Acmee를 Acme로 병합",
        "Acme에 Acmee를 합치기",
        "Acmee와 Acme 합치기",
        '"Acmee"를 "Acme"에 합치기',
    ],
)
async def test_it_is_asked_first_naming_both_and_what_moves(stage: Stage, line: str) -> None:
    asked = await stage.say("alice", f"/customer {line}")
    said = read(asked)
    assert said.startswith(
        "Merge Acmee into Acme?\nPromises that move: 1, 1 of them open\nNames that lead to it: Acmee, ACM"
    )
    assert "Contacts: Carol Diaz" in said
    assert "Channel: #acme" in said
    assert "This cannot be undone" in said
    assert await names(stage) == ["Acme", "Acmee"]


async def test_all_that_it_has_moves(stage: Stage) -> None:
    await stage.say("root", "/customer Acmee people <@jane> manager <@sam>")
    done = await merge(stage, "root", await stage.say("root", "/customer Acmee merge Acme"))
    assert read(done).startswith("Acmee is merged into Acme: 1 promise moved")
    kept = await customer(stage, "Acme")
    assert await names(stage) == ["Acme"]
    assert (kept.aliases, kept.tier, kept.manager, kept.note) == (("ACM", "Acmee"), "silver", "sam", "short mails")
    assert (kept.channel, (await commitment(stage, 1)).customer) == ("acme", kept.id)
    async with stage.store.read_only(stage.workspace) as uow:
        assert await uow.customers.people_of(kept.id) >= {"alice", "minho", "jane"}
        assert list(await uow.customers.contacts_of(kept.id)) == ["carol"]
    assert "Ada Root merged its customer with another\n" in read(await stage.say("alice", "/commit history C-1"))
    assert "Acmee → Acme" in read(await stage.say("alice", "/commit history C-1"))
    assert "Customer: Acme" in read(await stage.say("alice", "/commit send logs to Acmee by 10 Dec"))
    assert "C-1 · send fix" in read(await stage.say("alice", "/commitments Acmee"))


async def test_the_other_way_round_is_offered(stage: Stage) -> None:
    asked = await stage.say("alice", "/customer Acmee merge Acme")
    other = await stage.press("alice", button(asked.card, "Merge Acme into Acmee instead"))
    await stage.press("alice", button(other.card, "Merge Acme into Acmee"))
    assert await names(stage) == ["Acmee"]
    assert (await customer(stage, "Acme")).channel == "acme"


async def test_what_is_lost_is_said(stage: Stage) -> None:
    await stage.say("alice", "/customer Acme tier gold announce auto")
    await stage.say("alice", "/customer Acmee here announce never", "team")
    said = read(await stage.say("alice", "/customer Acmee merge Acme"))
    assert "Tier stays gold; silver is lost." in said
    assert "The channel of Acmee is no longer a customer's." in said
    await merge(stage, "alice", await stage.say("alice", "/customer Acmee merge Acme"))
    assert (await customer(stage, "Acme")).announce is Announce.NEVER


async def test_a_customer_is_not_merged_into_itself_or_into_nobody(stage: Stage) -> None:
    assert "itself" in read(await stage.say("alice", "/customer Acmee merge ACM"))
    assert "Did you mean “Acme”" in read(asked := await stage.say("alice", "/customer Acmee merge Acmme"))
    assert read(await stage.press("alice", button(asked.card, "Acme"))).startswith("Merge Acmee into Acme?")
    assert "I don't know the customer Initech" in read(await stage.say("alice", "/customer Acmee merge Initech"))
    assert "Say both names" in read(await stage.say("alice", "/customer merge Acmee"))
    assert "Say both names" in read(await stage.say("alice", "/customer Acmee merge"))
    assert await names(stage) == ["Acme", "Acmee"]


async def test_only_who_is_in_charge_of_both_merges(stage: Stage) -> None:
    await stage.say("root", "/customer Acme manager <@sam>")
    refused = read(await stage.say("alice", "/customer Acmee merge Acme"))
    assert refused == "Acme is managed by Sam Rivera, who can change that: ask them, or an admin."
    assert "I don't know the customer" in read(await stage.say("jane", "/customer Acmee merge Acme"))
    asked = await stage.say("root", "/customer Acmee merge Acme")
    for actor in ("alice", "jane"):
        await merge(stage, actor, asked)
    assert await names(stage) == ["Acme", "Acmee"]


async def test_a_second_press_and_a_draft_of_a_merged_customer_go_on(stage: Stage) -> None:
    drafted = await stage.say("alice", "/commit send logs to Acmee")
    asked = await stage.say("alice", "/customer Acmee merge Acme")
    await merge(stage, "alice", asked)
    assert "not on the list" in read(await merge(stage, "alice", asked))
    date = next(one for one in every_button(drafted.card) if one.action == "choose_date")
    made = await stage.press("alice", date)
    assert "Customer: Acme" in read(made)


async def test_an_earlier_change_is_not_undone_across_a_merge(stage: Stage) -> None:
    await stage.say("alice", "/commit move C-1 to 20 Dec because the parts are late")
    await merge(stage, "alice", await stage.say("alice", "/customer Acmee merge Acme"))
    assert "nothing of yours to undo" in read(await stage.say("alice", "/commit undo C-1"))
    assert "(C-1: the merging of two customers) cannot be taken back" in read(await stage.say("alice", "/commit undo"))
    assert (await commitment(stage, 1)).customer == (await customer(stage, "Acme")).id


async def test_a_card_of_the_old_channel_follows_to_the_customers_channel(stage: Stage) -> None:
    await stage.say("alice", "/customer Acmee here", "team")
    await tell(stage, "alice", 1)
    assert stage.slack.to("team")
    await merge(stage, "alice", await stage.say("alice", "/customer Acmee merge Acme"))
    await stage.say("alice", "/commit done C-1")
    await stage.dispatch()
    assert "Received" in labels(stage.slack.to("acme")[-1].card)


async def test_an_archived_customer_takes_nothing_in(stage: Stage) -> None:
    await stage.say("alice", "/customer Acmee archive")
    await stage.press(
        "alice", button((await stage.say("alice", "/customer Acmee archive")).card, "Archive all the same")
    )
    assert "Acmee is archived" in read(await stage.say("alice", "/customer Acme merge Acmee"))
    await merge(stage, "alice", await stage.say("alice", "/customer Acmee merge Acme"))
    assert await names(stage) == ["Acme"]


async def test_a_page_of_a_list_of_the_merged_customer_is_no_all_clear(stage: Stage) -> None:
    for day in range(10, 18):
        await stage.say("alice", f"/commit send part {day} to Acmee by {day} Dec")
    shown = await stage.say("alice", "/customer Acmee")
    await merge(stage, "alice", await stage.say("alice", "/customer Acmee merge Acme"))
    assert "not on the list" in read(await stage.press("alice", button(shown.card, "All open")))


async def test_rename_in_the_order_of_korean(stage: Stage) -> None:
    await stage.say("minho", "/customer Acme를 Acme Inc로 이름변경")
    assert "Acme Inc" in await names(stage)
