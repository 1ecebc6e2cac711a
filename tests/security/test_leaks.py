"""Nothing internal reaches a customer: by type, by imports, by words, and by a property that tries to leak."""

import ast
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_type_hints

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.cards.customer_card import customer_card, customer_line
from commitments.application.confidentiality.private_names import (
    ConfidentialWords,
    Name,
    company_names,
    find_confidential_words,
    person_names,
)
from commitments.application.customer_view import CustomerMove, CustomerView
from commitments.domain.customer import Customer
from commitments.domain.person import Person, Role
from tests.security.world import NOT_FOR_OUTSIDERS, NOW, World, everything, make_world, sentence
from tests.stage import SEOUL, Stage, buttons, text_of
from tests.stories.acting import move


def test_what_a_customer_sees_has_these_fields_and_no_other() -> None:
    view = {"number", "customer", "wording", "due", "zone", "status", "moves", "late"}
    assert {field.name for field in fields(CustomerView)} == view
    assert {field.name for field in fields(CustomerMove)} == {"sequence", "from_due", "to_due", "reason"}


def test_the_customers_card_is_made_of_a_view_alone(root: Path) -> None:
    assert set(get_type_hints(customer_card)) == {"localizer", "view", "return"}
    assert set(get_type_hints(customer_line)) == {"localizer", "view", "line", "move", "return"}
    tree = ast.parse((root / "bot/cards/customer_card.py").read_text())
    taken = {
        f"{node.module}.{name.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    taken |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    outside = {one for one in taken if not one.startswith(("bot.cards.card.", "bot.i18n."))}
    assert outside == {
        "commitments.domain.deadline.Deadline",
        "commitments.domain.numbers.label_of",
        "bot.cards.buttons.button",
        "commitments.application.customer_view.CustomerMove",
        "commitments.application.customer_view.CustomerView",
        "commitments.domain.customer.Customer",
        "commitments.domain.commitment.Status",
        "commitments.domain.company.Company",
    }


def hidden(*people: str, others: tuple[str, ...] = (), own: str = "Acme") -> ConfidentialWords:
    names = [name for person in people for name in person_names(person)]
    names += [name for other in others for name in company_names(Customer(2, other))]
    return ConfidentialWords(tuple(names), tuple(company_names(Customer(1, own))))


LEAKING = [
    ("Minho Lee", "Minho will send it"),
    ("Minho Lee", "ask minho"),
    ("Minho Lee", "MINHO's patch"),
    ("Minho Lee", "minho.lee@ours.example has it"),
    ("Minho Lee", "Min\u200bho has it"),
    ("Minho Lee", "Ｍｉｎｈｏ has it"),
    ("Minho Lee", "mínho has it"),
    ("Minho Lee", "Minho가 보냅니다"),
    ("Minho Lee", "담당자Minho"),
    ("Minho Lee", "minho_lee"),
    ("Minho Lee", "waiting for Lee"),
    ("Min-ho Lee", "Min-ho is ill"),
    ("Jane Doe (Sales)", "Jane Doe is away"),
    ("Jane Doe", "JaneDoe"),
    ("José García", "Jose is away"),
    ("이민호", "이민호가 보냅니다"),
    ("이민호", "민호님께서 확인"),
    ("이민호", "민호 씨가 아픕니다"),
    ("이민호", "담당은 민호"),
    ("이 민호", "이민호에게"),
    ("남궁지수", "지수님이 확인"),
    ("김지원", "지원님 휴가"),
    ("김지원", "김지원 휴가"),
    ("Will Park", "ask Will about it"),
    ("Will Park", "Will Park has it"),
    ("Mark Price", "until Mark is back"),
    ("May Chen", "May Chen has it"),
    ("Bo Li", "ask Bo"),
]
HARMLESS = [
    ("Will Park", "we will send it"),
    ("Will Park", "Will be sent. Will it do?"),
    ("Will Park", "the car park, the new Patch"),
    ("Mark Price", "mark the price list"),
    ("Mark Price", "Price list"),
    ("May Chen", "by May, it may be late"),
    ("Grant Hill", "grant access"),
    ("Ada Root", "Root cause: the root disk"),
    ("An Do", "an answer, do it"),
    ("Minho Lee", "Minhong and the leeway, sleep"),
    ("이민호", "민호텔 예약"),
    ("김지원", "고객 지원, 기술지원 문서"),
    ("이수정", "수정본 보내기, 문구 수정"),
    ("김하나", "하나의 파일"),
    ("Bo Li", "the bodywork, a li tag"),
]


@pytest.mark.parametrize(("person", "text"), LEAKING)
def test_a_persons_name_is_found_however_it_is_written(person: str, text: str) -> None:
    assert find_confidential_words(text, hidden(person))


@pytest.mark.parametrize(("person", "text"), HARMLESS)
def test_a_word_that_only_looks_like_a_name_is_left_alone(person: str, text: str) -> None:
    assert find_confidential_words(text, hidden(person)) == []


@pytest.mark.parametrize(
    ("own", "other", "text", "found"),
    [
        ("Acme", "Globex", "as for globex", ["globex"]),
        ("Acme", "Globex", "Globex에게도", ["Globex"]),
        ("Acme", "Globex", "Globexian", []),
        ("Acme", "Acme Korea", "as for Acme Korea", ["Acme Korea"]),
        ("Acme Korea", "Acme", "the Acme Korea report", []),
        ("Acme Korea", "Acme", "the Acme report", ["Acme"]),
        ("Acme", "Target", "the target date. Target date", []),
        ("Acme", "Target", "as we did for Target", ["Target"]),
        ("Acme", "한빛", "한빛과 같은 판", ["한빛"]),
        ("Acme", "대한", "보안에 대한 보고서", []),
        ("Acme", "SK", "같은 SK 판", ["SK"]),
        ("Acme", "SK", "ask, risk, SKU", []),
        ("Acme", "X", "like X did", ["X"]),
        ("Acme", "X", "the x axis", []),
        ("Acme", "C++ Guild", "for the C++ Guild", ["C++ Guild"]),
    ],
)
def test_another_customers_name_is_found_as_a_name_and_ones_own_may_be_read(
    own: str, other: str, text: str, found: list[str]
) -> None:
    assert find_confidential_words(text, hidden(others=(other,), own=own)) == found


def test_handles_mentions_and_foreign_addresses_are_never_for_a_customer() -> None:
    private = ConfidentialWords((), (Name(("Acme",)),))
    for text in ("<@U1>", "<!here>", "<#C1|team>", "@ops", "write to ops@ours.example"):
        assert find_confidential_words(f"papers {text} soon", private), text
    assert find_confidential_words("write to ann@acme.example, at 5 @ 3 pm, 2@3", private) == []


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=20), max_size=4))
@settings(max_examples=100, deadline=None)
def test_no_text_and_no_name_breaks_the_search(text: str, names: list[str]) -> None:
    private = hidden(*names, others=tuple(names), own=names[0] if names else "Acme")
    assert isinstance(find_confidential_words(text, private), list)


# --- the property -----------------------------------------------------------------------------------------------

GIVEN = ("Quillon", "Brexley", "Zorvath", "Ymir", "Talwyn", "도윤석")
FAMILY = ("Haverstock", "Penhale", "Drummoyne", "Okonkwo", "Vance")
OTHERS = ("Globex", "Hooli", "Umbrella Freight", "한빛은행")
INNER = ("Xyzzy", "Plugh", "Frobozz")
FILLING = ("send", "the fix", "new keys", "보고서", "검토 후 전달", "— ok?", "*bold*", "<b>", "v2.15", "🎉")
JOINED = st.sampled_from(
    ["{}", "{}가 보냄", "{}에게", "<{}>", "@{}", "{}'s", "({})", "{}_x", "{}@ours.example", "{}님"]
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Give what people write: harmless words, names of all kinds in all dresses, and inner words."""
    parts = draw(st.lists(st.sampled_from(FILLING), min_size=1, max_size=3))
    for name in draw(st.lists(st.sampled_from((*GIVEN, *FAMILY, *OTHERS)), max_size=2)):
        # A family name alone counts with a capital only: "price" and "park" are words.
        dressed = draw(st.sampled_from([name, name.upper(), name if name in FAMILY else name.lower()]))
        parts.insert(draw(st.integers(0, len(parts))), draw(JOINED).format(dressed))
    return " ".join(parts)


@st.composite
def plans(draw: st.DrawFn) -> dict[str, str]:
    return {name: draw(texts()) for name in ("what", "wording", "reason", "internal", "other", "missing", "edit")}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("leaks"))


@given(plan=plans(), given_name=st.sampled_from(GIVEN), family=st.sampled_from(FAMILY), auto=st.booleans())
@settings(max_examples=10, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_nothing_internal_is_ever_said_in_a_customers_channel(
    made: World, plan: dict[str, str], given_name: str, family: str, auto: bool
) -> None:
    import asyncio

    with TemporaryDirectory() as folder:
        asyncio.run(_try_to_leak(made.play(Path(folder)), plan, f"{given_name} {family}", auto=auto))


async def _try_to_leak(stage: Stage, plan: dict[str, str], owner: str, *, auto: bool) -> None:
    people = {**{f"p{number}": name for number, name in enumerate(GIVEN)}, "minho": owner}
    for person, name in people.items():
        stage.slack.people[person] = Person(person, name, SEOUL, "en", "KR", Role.MEMBER)
    stage.clock.at = NOW.replace(day=24)  # people are read again
    for person in people:
        await stage.say(person, "/commit help")
    await stage.say("root", f'/customer "{OTHERS[2]}" alias {OTHERS[3]}')
    if auto:
        await stage.say("kate", "/customer Acme announce auto")
    await stage.say("alice", f"/commit <@minho> {INNER[0]} {plan['what']} to Acme by 2026-12-21")
    await stage.say("alice", f"/commit <@minho> {INNER[1]} {plan['other']} to Globex by 2026-12-21")
    number = "C-7"
    form = (await stage.say("alice", f"/commit tell {number}")).form
    if form is not None:
        await stage.fill("alice", form, {"wording": plan["wording"]})
        await stage.fill("alice", form, {"wording": "New keys"})
    await stage.dispatch()
    await stage.say("alice", f"/commit move {number} to 2026-12-22 because {plan['reason']}")
    await stage.say("alice", f"/commit move {number} to 2026-12-23 because internal: {INNER[2]} {plan['internal']}")
    edit = (await stage.say("alice", f"/commit edit {number}")).form
    if edit is not None:
        answers = {"what": f"{INNER[0]} {plan['edit']}", "customer": "1", "owner": "minho", "date": "2026-12-23"}
        await stage.fill("alice", edit, {**answers, "time": "18:00"})
        await stage.say("alice", "/commit undo")
    await stage.dispatch()
    await stage.say("minho", f"/commit done {number}")
    await stage.dispatch()
    await _answer_as_customer(stage, plan["missing"])
    await stage.say("alice", f"/commit cancel {number} because internal: {INNER[2]} {plan['internal']}")
    await stage.dispatch()
    said = "\n".join(text_of(one.card) for one in stage.slack.to("acme"))
    _expect_clean(said, owner, told_itself=auto)


async def _answer_as_customer(stage: Stage, missing: str) -> None:
    card = [one for one in stage.slack.to("acme") if one.thread is None][-1]
    button = buttons(card.card).get("not_yet")
    if button is not None:
        form = (await stage.press("carol", button, card)).form
        assert form is not None
        assert not set(INNER) & set(everything(await stage.fill("carol", form, {"missing": missing}, "acme")).split())
    for line in ("/commit show C-7", "/commitments all", "/customer Acme", "/commit history C-7"):
        assert sentence(await stage.say("carol", line, "acme")) == NOT_FOR_OUTSIDERS
    await stage.dispatch()


def _expect_clean(said: str, owner: str, *, told_itself: bool) -> None:
    low = said.casefold()
    secrets = [*GIVEN, *owner.split(), "Globex", "Hooli", "Umbrella", "한빛은행", "@ours.example", "<@"]
    secrets += INNER[1:] if told_itself else INNER  # what tells itself is told in its own words
    for secret in secrets:
        assert secret.casefold() not in low, secret


async def test_a_reason_that_names_a_colleague_is_left_out_and_the_mover_is_told_so(stage: Stage) -> None:
    moved = await stage.say("alice", "/commit move C-1 to Dec 18 because Kate is on holiday")
    assert "not your reason, because I am not sure they may read “Kate”." in text_of(moved.card)
    again = await move(stage, "alice", 1, "Dec 21", "the vendor slipped")
    assert "The customer is being told the new date and your reason." in text_of(again.card)
    await stage.dispatch()
    lines = [one.card.title for one in stage.slack.to("acme") if one.thread is not None][-2:]
    assert "Kate" not in lines[0]
    assert "Reason" not in lines[0]
    assert lines[1].endswith("Reason: the vendor slipped")


async def test_words_that_name_a_colleague_need_other_words_before_they_are_told(stage: Stage) -> None:
    await stage.say("alice", "/commit <@minho> ask Kate for papers to Acme by Dec 21")
    form = (await stage.say("alice", "/commit tell C-7")).form
    assert form is not None
    refused = await stage.fill("alice", form, {"wording": "ask Kate for papers"})
    assert refused.errors == {"wording": "Acme must not read: Kate. Change the words they see."}
    assert not (await stage.fill("alice", form, {"wording": "papers"})).errors


async def test_a_card_keeps_its_words_and_its_news_when_somebody_is_called_so_later(stage: Stage) -> None:
    stage.slack.people["jane"] = replace(stage.slack.people["jane"], name="Keyes Newkeys")
    await stage.say("root", "/customer Newkeys here alias Keys", "lobby")
    await stage.say("minho", "/commit done C-1")
    await stage.dispatch()
    card = next(one for one in stage.slack.to("acme") if "C-1 " in text_of(one.card))
    assert "What: New keys" in text_of(card.card)
    assert "received" in buttons(card.card)
