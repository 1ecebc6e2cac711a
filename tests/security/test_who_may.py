"""Who may: every command, button and form, tried by everybody there is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.cards.actions import Press, Submit, Verb
from bot.cards.card import Button, Form
from bot.conversation.command_parser import VERBS
from bot.conversation.requests import Reply
from tests.security.world import (
    DELIVERED,
    DELIVERED_TOLD,
    LAST,
    OPEN_TOLD,
    ROLES,
    SECRET,
    WORDING,
    World,
    everything,
    place_of,
    sentence,
    snapshot,
)
from tests.stage import Stage

OUTSIDE = frozenset({"outsider in the customer's channel", "outsider elsewhere", "guest"})
INSIDE = frozenset(ROLES) - OUTSIDE
ANSWERABLE = frozenset({"admin", "manager of the owner", "manager of the customer", "owner", "maker"})
SEEING = ANSWERABLE | {"colleague"}
THEIRS = frozenset({"admin", "manager of the customer", "owner", "maker", "colleague"})
CUSTOMER = frozenset({"outsider in the customer's channel"})

REFUSED = "Sorry, you cannot do that here."
GONE = "That question was answered already, or it is not yours."
NO_UNDO = "There is nothing of yours to undo."
NO_CUSTOMER = "I don't know the customer Acme. “/customer Acme here” makes it."

Act = Callable[[Stage, str, World], Awaitable[Reply]]


@dataclass(frozen=True)
class Row:
    """What is tried, who may, and what everybody else inside hears; outsiders hear a refusal."""

    act: Act
    done: frozenset[str]
    otherwise: dict[str, str] = field(default_factory=dict)
    changes: bool = True
    inside: str = REFUSED

    def expected(self, role: str) -> str:
        if role in self.done:
            return "done"
        return REFUSED if role in OUTSIDE else self.otherwise.get(role, self.inside)


def none(number: int) -> dict[str, str]:
    return {"stranger": f"There is no C-{number} that you can see. /commitments lists yours."}


def say(line: str) -> Act:
    return lambda stage, actor, _: stage.say(actor, line, place_of(actor))


def press(action: Press, value: object = "", *, draft: str = "") -> Act:
    def act(stage: Stage, actor: str, world: World) -> Awaitable[Reply]:
        given = f"{world.draft}{draft}" if value == "" else str(value)
        return stage.press(actor, Button(action, "", given), place=place_of(actor))

    return act


def submit(action: Submit, value: object = "", **answers: str) -> Act:
    def act(stage: Stage, actor: str, world: World) -> Awaitable[Reply]:
        form = Form(action, "", "", "", str(value) or world.draft)
        return stage.fill(actor, form, answers, place_of(actor))

    return act


def changing(act: Act, number: int = OPEN_TOLD, *, changes: bool = True) -> Row:
    return Row(act, ANSWERABLE, none(number), changes)


def seeing(act: Act) -> Row:
    return Row(act, SEEING, none(OPEN_TOLD), changes=False)


def drafting(act: Act, *, changes: bool = True) -> Row:
    return Row(act, frozenset({"maker"}), changes=changes, inside=GONE)


N = f"C-{OPEN_TOLD}"
SAID = {
    "done": changing(say(f"/commit done {N}")),
    "move": changing(say(f"/commit move {N} to Dec 18 because the vendor slipped")),
    "give": changing(say(f"/commit give {N} <@yuna>")),
    "cancel": changing(say(f"/commit cancel {N} because it is not needed")),
    "snooze": changing(say(f"/commit snooze {N} 2h")),
    "history": seeing(say(f"/commit history {N}")),
    "why": seeing(say(f"/commit why {N}")),
    "undo": Row(say(f"/commit undo C-{LAST}"), frozenset({"maker"}), inside=NO_UNDO),
    "tell": changing(say(f"/commit tell {N}"), changes=False),
    "edit": changing(say(f"/commit edit {N}"), changes=False),
    "open": seeing(say(f"/commit show {N}")),
    "agreed": changing(say(f"/commit agreed C-{DELIVERED}"), DELIVERED),
    "help": Row(say("/commit help"), INSIDE, changes=False),
    "manager": Row(say("/commit manager <@jane> <@alice>"), frozenset({"admin"})),
}
VERB = {
    Verb.COMMIT: Row(say("/commit send the invoice to Globex by Dec 20"), INSIDE),
    Verb.COMMITMENTS: Row(say("/commitments all"), INSIDE, changes=False),
    Verb.OVERDUE: Row(say("/overdue"), INSIDE, changes=False),
    Verb.CUSTOMER: Row(say("/customer Acme tier gold"), THEIRS),
}
ALSO_SAID = {
    "a hope": Row(say("/commit hopefully send the invoice to Globex by Dec 20"), INSIDE),
    "overdue as a file": Row(say("/overdue csv"), INSIDE),
    "look at a customer": Row(
        lambda stage, actor, _: stage.say(actor, "/customer Acme", "lobby"), THEIRS, changes=False, inside=NO_CUSTOMER
    ),
    "name a customer's manager": Row(
        say("/customer Acme manager <@jane>"), frozenset({"admin", "manager of the customer"})
    ),
    "lead a customer to another channel": Row(
        lambda stage, actor, _: stage.say(actor, "/customer Acme here", "lobby"),
        frozenset({"admin", "manager of the customer"}),
    ),
    "set the policy of everybody": Row(say("/customer everyone remind 5d 1d"), frozenset({"admin"})),
    "set the policy of a tier": Row(say("/customer tier gold remind 5d 1d"), frozenset({"admin"})),
    "set the policy of a customer": Row(say("/customer Acme remind 5d"), THEIRS),
    "give a customer's channel a standing permission": Row(say("/customer Acme announce auto"), THEIRS),
}
PRESSED = {
    Press.EDIT: changing(press(Press.EDIT, OPEN_TOLD), changes=False),
    Press.UNDO: Row(press(Press.UNDO, LAST), frozenset({"maker"}), inside=NO_UNDO),
    Press.TELL: changing(press(Press.TELL, OPEN_TOLD), changes=False),
    Press.DONE: changing(press(Press.DONE, OPEN_TOLD)),
    Press.MOVE: changing(press(Press.MOVE, OPEN_TOLD), changes=False),
    Press.SNOOZE: changing(press(Press.SNOOZE, OPEN_TOLD), changes=False),
    Press.GIVE: changing(press(Press.GIVE, OPEN_TOLD), changes=False),
    Press.CANCEL: changing(press(Press.CANCEL, OPEN_TOLD), changes=False),
    Press.HISTORY: seeing(press(Press.HISTORY, OPEN_TOLD)),
    Press.WHY: seeing(press(Press.WHY, OPEN_TOLD)),
    Press.OPEN: seeing(press(Press.OPEN, OPEN_TOLD)),
    Press.RECEIVED: Row(press(Press.RECEIVED, DELIVERED_TOLD), CUSTOMER),
    Press.NOT_YET: Row(press(Press.NOT_YET, DELIVERED_TOLD), CUSTOMER, changes=False),
    Press.AGREED: changing(press(Press.AGREED, DELIVERED), DELIVERED),
    Press.CHOOSE_DATE: drafting(press(Press.CHOOSE_DATE, draft="|2026-12-20T18:00:00+09:00|day")),
    Press.PICK_DATE: drafting(press(Press.PICK_DATE), changes=False),
    Press.CHOOSE_CUSTOMER: drafting(press(Press.CHOOSE_CUSTOMER, draft="|2")),
    Press.PICK_CUSTOMER: drafting(press(Press.PICK_CUSTOMER), changes=False),
    Press.NEW_CUSTOMER: drafting(press(Press.NEW_CUSTOMER), changes=False),
    Press.NO_CUSTOMER: drafting(press(Press.NO_CUSTOMER)),
    Press.PROMISE: drafting(press(Press.PROMISE), changes=False),
    Press.DROP_DRAFT: drafting(press(Press.DROP_DRAFT)),
    Press.PAGE: Row(press(Press.PAGE, '{"mode": "all", "offset": 0}'), INSIDE, changes=False),
}
DATE = {"date": "2026-12-21", "time": "18:00"}
SUBMITTED = {
    Submit.EDIT: changing(
        submit(
            Submit.EDIT,
            OPEN_TOLD,
            what="other words",
            customer="1",
            owner="minho",
            date="2026-12-15",
            time="18:00",
            reason="as agreed",
        )
    ),
    Submit.MOVE: changing(submit(Submit.MOVE, OPEN_TOLD, **DATE, reason="the vendor slipped")),
    Submit.SNOOZE: changing(submit(Submit.SNOOZE, OPEN_TOLD, until="3h")),
    Submit.GIVE: changing(submit(Submit.GIVE, OPEN_TOLD, owner="yuna")),
    Submit.CANCEL: changing(submit(Submit.CANCEL, OPEN_TOLD, reason="not needed")),
    Submit.TELL: changing(submit(Submit.TELL, LAST, wording="All of it"), LAST),
    Submit.NOT_YET: Row(submit(Submit.NOT_YET, DELIVERED_TOLD, missing="the second key"), CUSTOMER),
    Submit.PICK_DATE: drafting(submit(Submit.PICK_DATE, **DATE)),
    Submit.NEW_CUSTOMER: drafting(submit(Submit.NEW_CUSTOMER, name="Initech")),
    Submit.PICK_CUSTOMER: drafting(submit(Submit.PICK_CUSTOMER, customer="2")),
}
TABLE: dict[str, Row] = {
    **{f"said {name}": row for name, row in SAID.items()},
    **{f"command {verb}": row for verb, row in VERB.items()},
    **ALSO_SAID,
    **{f"pressed {one}": row for one, row in PRESSED.items()},
    **{f"submitted {one}": row for one, row in SUBMITTED.items()},
}


def test_every_verb_button_and_form_is_in_the_table() -> None:
    assert set(SAID) == set(VERBS)
    assert set(VERB) == set(Verb)
    assert set(PRESSED) == set(Press)
    assert set(SUBMITTED) == set(Submit)


@pytest.mark.parametrize("name", TABLE)
async def test_it_is_done_for_those_who_may_and_refused_in_one_sentence_to_all_others(
    name: str, world: World, stage: Stage, tmp_path: Path
) -> None:
    row, before = TABLE[name], snapshot(stage)
    for role, person in ROLES.items():
        expected = row.expected(role)
        if expected == "done":
            continue
        reply = await row.act(stage, person, world)
        assert sentence(reply) == expected, role
        assert reply.form is None, role
        assert reply.card is None or not reply.card.blocks, role
        assert SECRET not in everything(reply), role
        assert WORDING not in everything(reply), role
        assert snapshot(stage) == before, role
    for role in sorted(row.done):
        played = world.play(tmp_path / role.replace(" ", "-")) if row.changes else stage
        reply = await row.act(played, ROLES[role], world)
        assert sentence(reply) not in {REFUSED, GONE, NO_UNDO, NO_CUSTOMER, *none(OPEN_TOLD).values()}, role
        assert not reply.errors, role
        assert (snapshot(played) != before) == row.changes, role
        if row.changes:
            await played.store.close()


@pytest.mark.parametrize("role", sorted(INSIDE - SEEING) + sorted(OUTSIDE))
async def test_a_commitment_that_is_not_ones_own_sounds_like_one_that_is_not_there(
    role: str, stage: Stage, world: World
) -> None:
    person = ROLES[role]
    rows: list[tuple[str, Row]] = [*SAID.items(), *PRESSED.items(), *SUBMITTED.items()]
    for name, row in rows:
        if role in row.done or row.inside == GONE or name in {"help", "manager", Press.PAGE}:
            continue
        real = sentence(await row.act(stage, person, world))
        number = {"agreed": DELIVERED, Press.AGREED: DELIVERED, Submit.TELL: LAST}.get(name, OPEN_TOLD)
        absent = sentence(await _of_absent(row, stage, person, world))
        assert absent == real.replace(f"C-{number} ", "C-999 "), name


async def _of_absent(row: Row, stage: Stage, person: str, world: World) -> Reply:
    """Do the same to a number that nobody has."""

    class Elsewhere(Stage):
        async def say(self, actor: str, line: str, place: str = "team", key: str = "") -> Reply:
            words = ["C-999" if word.startswith("C-") else word for word in line.split(" ")]
            return await stage.say(actor, " ".join(words), place, key)

        async def press(self, actor: str, button: Button, *rest: object, place: str = "", key: str = "") -> Reply:
            return await stage.press(actor, Button(button.action, "", "999"), place=place)

        async def fill(self, actor: str, form: Form, answers: object, place: str = "") -> Reply:
            return await stage.fill(actor, Form(form.action, "", "", "", "999"), answers, place)  # type: ignore[arg-type]

    return await row.act(Elsewhere.__new__(Elsewhere), person, world)
