"""Random people say, press and fill in random things: nothing breaks, and what is stored stays sane."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.cards.card import Button, Form
from bot.conversation.registry import registry
from bot.conversation.requests import Reply
from commitments.application.ports.commitment_query import Query
from commitments.domain.commitment import Commitment, Outcome, Status
from commitments.domain.notifications.notification import State
from tests.security.world import ROLES, SECRET, World, everything, make_world, place_of
from tests.stage import DAY, Stage, buttons, text_of

WHO = st.sampled_from([*ROLES.values(), "yuna", "nobody"])
NUMBERS = st.integers(0, 9)
DATES = st.sampled_from(
    ["2026-12-21", "tomorrow 3pm", "Friday", "31 February", "1 Jan 2020", "12/05", "내일", "9999-12-31", ""]
)
NASTY = st.one_of(
    st.sampled_from(
        [
            "<!channel>",
            "*a* _b_ ~c~ `d`",
            "<b>&lt;",
            "\x00\u202e",
            "\ud800",
            "👩‍👩‍👧",
            "{name} {0} %s",
            "|",
            "because",
            '"',
            "'",
            "C-1",
            "@",
        ]
    ),
    st.text(max_size=30),
)
HEADS = (
    "done",
    "move",
    "give",
    "cancel",
    "snooze",
    "history",
    "why",
    "undo",
    "tell",
    "edit",
    "show",
    "agreed",
    "help",
    "manager",
)
TAILS = st.one_of(
    NASTY, DATES.map("to {} because the vendor slipped".format), st.sampled_from(["<@minho>", "<@robo>", "2h"])
)


@dataclass(frozen=True)
class Step:
    """What somebody does; `pick` chooses among the buttons that they were shown, where there are any."""

    who: str
    kind: str
    text: str
    pick: int
    answers: dict[str, str]


@st.composite
def steps(draw: st.DrawFn) -> Step:
    kind = draw(
        st.sampled_from(["verb", "verb", "promise", "other", "press", "shown", "shown", "form", "form", "later"])
    )
    text = ""
    if kind == "verb":
        text = f"/commit {draw(st.sampled_from(HEADS))} C-{draw(NUMBERS)} {draw(TAILS)}"
    elif kind == "promise":
        to = draw(st.sampled_from(["to Acme", "to Globex", "to Initech", "", "to Acme and Globex"]))
        owner = draw(st.sampled_from(["", "<@minho> ", "@alice kim: "]))
        does = draw(st.sampled_from(["send", "hopefully send"]))
        text = f"/commit {owner}{does} {draw(NASTY)} {to} by {draw(DATES)}"
    elif kind == "other":
        verb = draw(st.sampled_from([f"/{name}" for name in registry().commands]))
        about = draw(st.sampled_from(["", "Acme", "Acme here", "all", "csv", "Acme zone", "@minho"]))
        text = f"{verb} {about} {draw(NASTY)}"
    elif kind == "press":
        text = f"{draw(st.sampled_from(sorted(registry().buttons)))}={draw(st.one_of(NUMBERS.map(str), NASTY))}"
    elif kind == "form":
        text = f"{draw(st.sampled_from(sorted(registry().forms)))}={draw(st.one_of(NUMBERS.map(str), NASTY))}"
    answers = {
        "what": draw(NASTY), "reason": draw(NASTY), "wording": draw(NASTY), "missing": draw(NASTY), "name": draw(NASTY),
        "customer": draw(st.sampled_from(["0", "1", "2", "77", "x"])),
        "time": draw(st.sampled_from(["18:00", "", "99"])),
        "owner": draw(st.sampled_from(["minho", "jane", "robo", "nobody"])),
        "until": draw(st.sampled_from(["3h", "x"])),
        "date": draw(st.sampled_from(["2026-12-21", "2026-12-24", "2020-01-01", "", "x"])), "internal": "yes",
    }  # fmt: skip
    return Step(draw(WHO), kind, text, draw(st.integers(0, 20)), answers)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    return make_world(tmp_path_factory.mktemp("sequences"))


@given(st.lists(steps(), min_size=5, max_size=12))
@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_whatever_people_do_nothing_breaks_and_what_is_stored_is_sane(made: World, acts: list[Step]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(_live(made.play(Path(folder)), acts))


async def _live(stage: Stage, acts: list[Step]) -> None:
    first = {one.number: one.first_due for one in await _all(stage)}
    shown: dict[str, list[Button]] = {}
    forms: dict[str, list[Form]] = {}
    for act in acts:
        reply = await _do(stage, act, shown.get(act.who, []), forms.get(act.who, []))
        shown.setdefault(act.who, []).extend(buttons(reply.card).values())
        forms.setdefault(act.who, []).extend([reply.form] if reply.form else [])
        if act.who in {"carol", "olga", "gus", "nobody"}:
            assert SECRET not in everything(reply)
        for one in await _all(stage):
            assert one.first_due == first.setdefault(one.number, one.first_due)
    await stage.dispatch()
    await _expect_sane(stage)
    said = "".join(text_of(one.card) for one in stage.slack.to("acme") + stage.slack.to("globex"))
    for private in ("Minho", "Kate", "Quill", "Cole", "Vance", "yuna"):
        assert private not in said
    assert "Globex" not in "".join(text_of(one.card) for one in stage.slack.to("acme"))
    assert "Acme" not in "".join(text_of(one.card) for one in stage.slack.to("globex"))
    await stage.store.close()


async def _do(stage: Stage, act: Step, shown: list[Button], forms: list[Form]) -> Reply:
    place = place_of(act.who)
    name, _, value = act.text.partition("=")
    if act.kind == "later":
        stage.clock.at += DAY * (act.pick % 4)
        await stage.dispatch()
        return Reply()
    if act.kind == "shown" and shown:
        return await stage.press(act.who, shown[act.pick % len(shown)], place=place)
    if act.kind == "press":
        return await stage.press(act.who, Button(name, "", value), place=place)
    if act.kind == "form" or not act.text:
        form = forms[act.pick % len(forms)] if forms else Form(name or "move_form", "", "", "", value)
        return await stage.fill(act.who, form, act.answers, place)
    return await stage.say(act.who, act.text, place)


async def _all(stage: Stage) -> list[Commitment]:
    async with stage.store.transaction(stage.workspace) as uow:
        return list((await uow.commitments.find(Query(None, "any", limit=1000))).items)


async def _expect_sane(stage: Stage) -> None:
    stored = await _all(stage)
    assert sorted(one.number for one in stored) == list(range(1, len(stored) + 1))
    async with stage.store.transaction(stage.workspace) as uow:
        customers = {one.id for one in await uow.customers.first(1000)}
        people = await uow.people.get_many({one.owner for one in stored})
        for one in stored:
            assert one.due.tzinfo is not None
            assert one.what.strip()
            assert one.customer is None or one.customer in customers
            assert not people[one.owner].is_bot
            assert people[one.owner].active
            assert (one.outcome is not None) == one.is_closed
            assert (one.closed_at is not None) == one.is_closed
            assert one.moves == sum(not move.undone for move in await uow.moves.list_for(one.number))
            planned = [note for note in await uow.notifications.list_for(one.number) if note.state is State.PLANNED]
            if one.status is not Status.OPEN:
                kinds = {note.kind for note in planned if note.payload.is_reminder}
                assert kinds <= ({"no_answer"} if one.status is Status.DELIVERED else set())
            assert one.outcome != Outcome.CANCELLED or one.status is Status.CANCELLED
