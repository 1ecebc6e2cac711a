"""Nobody takes another customer's name by writing it otherwise, and so no promise goes to another customer."""

import pytest

from bot.cards.card import Form
from commitments.domain.customer import Customer
from commitments.domain.erasure import ERASED
from commitments.domain.name_likeness import is_usable_name
from tests.security.world import SECRET, everything, sentence
from tests.stage import Stage, buttons, text_of
from tests.stories.acting import commitment, customer

TAKEN = "The name {} already belongs to {}."
ELSEWHERE = "The name {} already belongs to another customer."
NOT_A_NAME = "{} cannot be the name of a customer: use a name with letters or digits that is no mention and no keyword."
ALIKE = (
    "to Acme", "for the Acme", "with Acme", "Acme에", "Acme에게", "Acme님", "Acme:", "Acme,", "Acme.", "*Acme",
    "fix to Acme", "Acme\ufe0f", "Acme\u115f", "Acme\u3164", "Acme\u2800", "\u0410cme", "\u00c1cme",
    "for Initech", "Hooli에게",
)  # fmt: skip
LINES = (
    "send fix to Acme by 2026-12-10",
    "write the plan for Acme by 2026-12-10",
    "Acme에 12월 10일까지 수정본 보내기",
    "Acme: send the plan by 2026-12-10",
    "send the report to Acme, by 2026-12-10",
)


@pytest.fixture(autouse=True)
async def more(stage: Stage) -> None:
    await stage.say("kate", "/customer Initech tier gold")


async def names(stage: Stage) -> list[str]:
    async with stage.store.transaction(stage.workspace) as uow:
        return [one.name for one in await uow.customers.first(99)]


@pytest.mark.parametrize("name", ALIKE)
async def test_a_name_that_reads_like_anothers_is_refused_by_command(stage: Stage, name: str) -> None:
    said = ELSEWHERE.format(name)
    assert sentence(await stage.say("jane", f'/customer "{name}" tier gold')) == said
    assert sentence(await stage.say("jane", f'/customer Mine here alias Ours "{name}"')) == said
    assert await names(stage) == ["Acme", "Globex", "Initech"]


async def test_who_sees_the_customer_reads_whose_the_name_is(stage: Stage) -> None:
    assert sentence(await stage.say("cole", "/customer Mine alias Acme.")) == TAKEN.format("Acme.", "Acme")


@pytest.mark.parametrize("name", ["to Acme", "\u0410cme", "Acme\u3164", "Hooli에게"])
async def test_a_name_that_reads_like_anothers_is_refused_by_form(stage: Stage, name: str) -> None:
    form = await _asked_for_a_name(stage)
    assert sentence(await stage.fill("jane", form, {"name": name})) == ELSEWHERE.format(name)
    assert await names(stage) == ["Acme", "Globex", "Initech"]


async def _asked_for_a_name(stage: Stage) -> Form:
    asked = await stage.say("jane", "/commit send fix to Umbrella by 2026-12-10")
    form = (await stage.press("jane", buttons(asked.card)["new_customer"])).form
    assert form is not None
    return form


async def test_the_shorter_name_comes_second_and_is_refused_too(stage: Stage) -> None:
    await stage.say("jane", '/customer "to Umbrella" tier gold')
    assert sentence(await stage.say("alice", "/customer Umbrella here")) == ELSEWHERE.format("Umbrella")


@pytest.mark.parametrize("line", LINES)
async def test_a_promise_goes_to_the_customer_although_an_older_release_let_the_name_pass(
    stage: Stage, line: str
) -> None:
    async with stage.store.transaction(stage.workspace) as uow:
        aliases = ("to Acme", "for Acme", "with Acme", "Acme에", "Acme에게", "Acme:", "Acme,", "Acme\ufe0f")
        await uow.customers.save(Customer(0, "Mine", aliases))
    assert "Acme" in text_of((await stage.say("alice", f"/commit {line}")).card)
    assert (await commitment(stage, 7)).customer == (await customer(stage, "Acme")).id


async def test_a_longer_name_of_its_own_still_passes(stage: Stage) -> None:
    for name in ("Acme Korea", "Initechnology", "한빛", "한빛은행", "3M"):
        assert name in sentence(await stage.say("jane", f'/customer "{name}" tier gold'))
    assert {"Acme Korea", "한빛", "한빛은행", "3M"} <= {*await names(stage)}
    assert "Acme: Akme" not in text_of((await stage.say("kate", '/customer Acme alias "to Acme" Akme Acme.')).card)
    assert {"to Acme", "Akme", "Acme."} == {*(await customer(stage, "Acme")).aliases}


@pytest.mark.parametrize("name", ["all", "전체", "csv", "<@U1>", "<!channel>", ERASED, "!!!", "\u3164", "to"])
async def test_our_words_mentions_and_signs_are_refused(stage: Stage, name: str) -> None:
    said_as = "(erased)" if name == ERASED else name
    for line in (f'/customer "{name}" tier gold', f'/customer Mine alias "{name}"'):
        said = await stage.say("jane", line)
        assert sentence(said) == NOT_A_NAME.format(said_as), line
    form = await _asked_for_a_name(stage)
    if name.split():
        assert sentence(await stage.fill("jane", form, {"name": name})) == NOT_A_NAME.format(said_as)
    assert await names(stage) == ["Acme", "Globex", "Initech"]


@pytest.mark.parametrize("word", ["all", "전체", "모두", "closed", "완료", "종료", "csv"])
def test_a_keyword_of_lists_is_refused(word: str) -> None:
    assert not is_usable_name(word)


async def test_a_customer_that_is_called_like_a_word_of_lists_hides_nothing(stage: Stage) -> None:
    for name in ("Mine", "Late", "Overdue", "지연", "Open", "Today"):
        await stage.say("jane", f"/customer {name} announce ask")
    said = text_of((await stage.say("jane", "/commitments late")).card)
    assert said == text_of((await stage.say("jane", "/commitments 지연")).card)
    assert said == text_of((await stage.say("jane", "/overdue")).card)
    assert "Late" not in said


async def test_a_promise_by_an_alias_says_the_name_and_nothing_else_of_the_customer(stage: Stage) -> None:
    """Names are known inside the company: who promises something is told to whom it goes (docs/security.md)."""
    said = await stage.say("jane", "/commit Hooli: say hi by 2026-12-12")
    assert "Customer: Globex" in text_of(said.card)
    assert sentence(await stage.say("jane", "/customer Hooli")).startswith("I don't know the customer Hooli.")
    assert SECRET not in everything(await stage.say("jane", "/commitments Hooli"))
