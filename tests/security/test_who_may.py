"""Who may: every command, button and form, tried by everybody there is."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.cards.card import Button, Form
from bot.conversation.registry import registry
from bot.conversation.requests import Reply
from bot.i18n.catalogues import catalogues
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
from tests.stage import Stage, seoul

OUTSIDE = frozenset({"outsider in the customer's channel", "outsider elsewhere", "guest"})
INSIDE = frozenset(ROLES) - OUTSIDE
ANSWERABLE = frozenset({"admin", "manager of the owner", "manager of the customer", "owner", "maker"})
SEEING = ANSWERABLE | {"listed"}
THEIRS = frozenset({"admin", "manager of the customer", "listed"})
MANAGING = frozenset({"admin", "manager of the customer"})
CUSTOMER = frozenset({"outsider in the customer's channel"})

REFUSED = "Only the company that made you the promise can do that. Use the buttons of your card, or write to them here."
ADMINS_ONLY = "Only an admin of Commitments may do that. Ask one of them to do it."
CUSTOMERS = "Only the customer presses that, in their channel. If they told you that they have it: /commit agreed C-12."
GONE = "That question was answered already, or somebody else was asked. Type your line again to start anew."
NO_UNDO = "There is nothing of yours to undo. /commit history C-12 says who changed what; ask them to undo it."
NOT_YOURS = "That is not yours to change for Acme. Ask its manager or an admin."
MANAGED = "Acme is managed by Kate Quill, who can change that: ask them, or an admin."  # said to those who see it
NO_CUSTOMER = "I don't know the customer Acme. “/customer Acme here” makes it."
LINES = frozenset(
    {"customer_line", "create_customer", "merge_customers", "merge_question"}
)  # buttons that name a customer, not a number
NO_SUCH = "That customer is not on the list. Choose another one."

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
        refused = REFUSED if role in OUTSIDE else self.otherwise.get(role, self.inside)
        return MANAGED if (refused, role) == (NOT_YOURS, "listed") else refused


def not_yours(number: int) -> str:
    return (
        f"C-{number} belongs to Minho Lee. "
        "They, whoever made it, their managers and admins may change it: ask Minho Lee."
    )


def none(number: int) -> dict[str, str]:
    return {"stranger": f"There is no C-{number} that you can see. /commitments lists yours."}


def say(line: str) -> Act:
    return lambda stage, actor, _: stage.say(actor, line, place_of(actor))


def press(action: str, value: object = "", *, draft: str = "") -> Act:
    def act(stage: Stage, actor: str, world: World) -> Awaitable[Reply]:
        given = f"{world.draft}{draft}" if value == "" else str(value)
        return stage.press(actor, Button(action, "", given), place=place_of(actor))

    return act


def doubt(action: str) -> Act:
    return lambda stage, actor, world: stage.press(actor, Button(action, "", world.misspelt), place=place_of(actor))


def together(action: str, row: str = "") -> Act:
    return lambda stage, actor, world: stage.press(
        actor, Button(action, "", f"{world.batch}{row}"), place=place_of(actor)
    )


def edit_draft(stage: Stage, actor: str, world: World) -> Awaitable[Reply]:
    answers = {"what": "send papers", "customer": "1", "owner": "alice", **DATE}
    return stage.fill(actor, Form("edit_draft_form", "", "", "", f"{world.batch}.0"), answers, place_of(actor))


def submit(action: str, value: object = "", **answers: str) -> Act:
    def act(stage: Stage, actor: str, world: World) -> Awaitable[Reply]:
        form = Form(action, "", "", "", str(value) or world.draft)
        return stage.fill(actor, form, answers, place_of(actor))

    return act


def when_late(act: Act) -> Act:
    """Let it be tried after the date of C-1."""

    async def later(stage: Stage, actor: str, world: World) -> Reply:
        now, stage.clock.at = stage.clock.at, seoul("2026-12-16 12:00")
        reply = await act(stage, actor, world)
        stage.clock.at = now
        return reply

    return later


def when_untold(act: Act) -> Act:
    """Let it be tried while it is tried again to tell the customer of what was delivered, by those who may."""

    async def untold(stage: Stage, actor: str, world: World) -> Reply:
        if actor in {ROLES[role] for role in ANSWERABLE}:
            await stage.say(actor, f"/commit retell C-{DELIVERED}", place_of(actor))
        return await act(stage, actor, world)

    return untold


def changing(act: Act, number: int = OPEN_TOLD, *, changes: bool = True) -> Row:
    return Row(act, ANSWERABLE, none(number), changes, inside=not_yours(number))


def seeing(act: Act) -> Row:
    return Row(act, SEEING, none(OPEN_TOLD), changes=False)


def drafting(act: Act, *, changes: bool = True) -> Row:
    return Row(act, frozenset({"maker"}), changes=changes, inside=GONE)


def retiring(action: str, *, changes: bool) -> Row:
    return Row(press(action, 1), MANAGING, {"listed": NOT_YOURS}, changes, inside=NO_SUCH)


N = f"C-{OPEN_TOLD}"
SAID = {
    "done": changing(say(f"/commit done {N}")),
    "update": changing(say(f"/commit update {N} It takes longer"), changes=False),
    "note": Row(say(f"/commit note {N} they are away"), SEEING, none(OPEN_TOLD)),
    "move": changing(say(f"/commit move {N} to Dec 18 because the vendor slipped")),
    "give": changing(say(f"/commit give {N} <@yuna>")),
    "cancel": changing(say(f"/commit cancel {N} because it is not needed")),
    "snooze": changing(say(f"/commit snooze {N} 2h")),
    "stop": changing(say(f"/commit stop {N}"), changes=False),  # it does not recur
    "history": seeing(say(f"/commit history {N}")),
    "why": seeing(say(f"/commit why {N}")),
    "undo": Row(say(f"/commit undo C-{LAST}"), frozenset({"maker"}), inside=NO_UNDO),
    "tell": changing(say(f"/commit tell {N}"), changes=False),
    "retell": changing(say(f"/commit retell C-{DELIVERED}"), DELIVERED),
    "told_by_hand": changing(when_untold(say(f"/commit told by hand C-{DELIVERED}")), DELIVERED),
    "tell_late": changing(when_late(say(f"/commit tell late {N}")), changes=False),
    "edit": changing(say(f"/commit edit {N}"), changes=False),
    "open": seeing(say(f"/commit show {N}")),
    "agreed": changing(say(f"/commit agreed C-{DELIVERED}"), DELIVERED),
    "ask_again": changing(say(f"/commit ask again C-{DELIVERED_TOLD}"), DELIVERED_TOLD),
    "not_done": changing(say(f"/commit not done C-{DELIVERED_TOLD}"), DELIVERED_TOLD),
    "help": Row(say("/commit help"), INSIDE, changes=False),
    "manager": Row(say("/commit manager <@jane> <@alice>"), frozenset({"admin"}), inside=ADMINS_ONLY),
    "connect": Row(say("/commit connect"), frozenset({"admin"}), changes=False, inside=ADMINS_ONLY),
    "same_person": Row(say("/commit this is me"), INSIDE, changes=False),  # of one platform: a sentence
    "apart": Row(say("/commit disconnect me"), INSIDE, changes=False),
    "in_slack": Row(say("/commit remind me in Slack"), INSIDE, changes=False),
    "in_teams": Row(say("/commit remind me in Teams"), INSIDE, changes=False),
}
VERB = {
    "commit": Row(say("/commit send the invoice to Globex by Dec 20"), INSIDE),
    "commitments": Row(say("/commitments all"), INSIDE, changes=False),
    "overdue": Row(say("/overdue"), INSIDE, changes=False),
    "customer": Row(say("/customer Acme tier gold"), THEIRS, inside=NOT_YOURS),
}
ALSO_SAID = {
    "a hope": Row(say("/commit hopefully send the invoice to Globex by Dec 20"), INSIDE),
    # Nothing is late in this world, so no file is planned; test_forged.py looks into one.
    "overdue as a file": Row(say("/overdue csv"), INSIDE, changes=False),
    "look at a customer": Row(
        lambda stage, actor, _: stage.say(actor, "/customer Acme", "lobby"), THEIRS, changes=False, inside=NO_CUSTOMER
    ),
    "name a customer's manager": Row(say("/customer Acme manager <@jane>"), MANAGING, inside=NOT_YOURS),
    "list people of a customer": Row(say("/customer Acme people <@alice>"), MANAGING, inside=NOT_YOURS),
    "take people off the list": Row(say("/customer Acme remove <@cole>"), MANAGING, inside=NOT_YOURS),
    "lead a customer to another channel": Row(
        lambda stage, actor, _: stage.say(actor, "/customer Acme here", "lobby"), MANAGING, inside=NOT_YOURS
    ),
    "set the policy of everybody": Row(
        say("/customer everyone remind 5d 1d"), frozenset({"admin"}), inside=ADMINS_ONLY
    ),
    "set the policy of a tier": Row(say("/customer tier gold remind 5d 1d"), frozenset({"admin"}), inside=ADMINS_ONLY),
    "set the policy of a customer": Row(say("/customer Acme remind 5d"), THEIRS, inside=NOT_YOURS),
    "give a customer's channel a standing permission": Row(
        say("/customer Acme announce auto"), THEIRS, inside=NOT_YOURS
    ),
}
PRESSED = {
    "edit": changing(press("edit", OPEN_TOLD), changes=False),
    "undo": Row(press("undo", LAST), frozenset({"maker"}), inside=NO_UNDO),
    "tell": changing(press("tell", OPEN_TOLD), changes=False),
    "retell": changing(press("retell", DELIVERED), DELIVERED),
    "told_by_hand": changing(when_untold(press("told_by_hand", DELIVERED)), DELIVERED),
    "done": changing(press("done", OPEN_TOLD)),
    "move": changing(press("move", OPEN_TOLD), changes=False),
    "snooze": changing(press("snooze", OPEN_TOLD), changes=False),
    "give": changing(press("give", OPEN_TOLD), changes=False),
    "cancel": changing(press("cancel", OPEN_TOLD), changes=False),
    "stop": changing(press("stop", OPEN_TOLD), changes=False),
    "history": seeing(press("history", OPEN_TOLD)),
    "why": seeing(press("why", OPEN_TOLD)),
    "open": seeing(press("open", OPEN_TOLD)),
    "received": Row(press("received", DELIVERED_TOLD), CUSTOMER, inside=CUSTOMERS),
    "give_to": changing(press("give_to", f"{OPEN_TOLD}|cole|they are away")),
    "any_news": Row(press("any_news", OPEN_TOLD), CUSTOMER, inside=CUSTOMERS),
    "update": changing(press("update", OPEN_TOLD), changes=False),
    "note": Row(press("note", OPEN_TOLD), SEEING, none(OPEN_TOLD), changes=False),
    "not_yet": Row(press("not_yet", DELIVERED_TOLD), CUSTOMER, changes=False, inside=CUSTOMERS),
    "agreed": changing(press("agreed", DELIVERED), DELIVERED),
    "ask_again": changing(press("ask_again", DELIVERED_TOLD), DELIVERED_TOLD),
    "tell_late": changing(when_late(press("tell_late", OPEN_TOLD)), changes=False),
    "not_done": changing(press("not_done", DELIVERED_TOLD), DELIVERED_TOLD),
    "choose_date": drafting(press("choose_date", draft="|2026-12-20T18:00:00+09:00|day")),
    "pick_date": drafting(press("pick_date"), changes=False),
    "choose_customer": drafting(press("choose_customer", draft="|2")),
    "pick_customer": drafting(press("pick_customer"), changes=False),
    "add_customer": drafting(press("add_customer"), changes=False),  # no unknown name was said
    "new_customer": drafting(press("new_customer"), changes=False),
    "no_customer": drafting(press("no_customer")),
    "promise": drafting(press("promise"), changes=False),
    "record_anyway": drafting(press("record_anyway"), changes=False),
    "only_next": drafting(press("only_next"), changes=False),
    "each_time": drafting(press("each_time"), changes=False),
    "run_suggestion": drafting(doubt("run_suggestion"), changes=False),  # it opens a form
    "promise_anyway": drafting(doubt("promise_anyway")),
    "resume_draft": drafting(press("resume_draft"), changes=False),  # it asks again
    "record_all": drafting(together("record_all")),
    "one_promise": drafting(together("one_promise")),
    "leave_out": drafting(together("leave_out", ".1")),
    "edit_draft": drafting(together("edit_draft", ".0"), changes=False),
    "drop_draft": drafting(press("drop_draft")),
    "customer_line": Row(press("customer_line", "Acme tier gold"), THEIRS, inside=NOT_YOURS),
    "create_customer": Row(press("create_customer", "Acme tier gold"), THEIRS, inside=NOT_YOURS),
    "show_customer": Row(press("show_customer", 1), THEIRS, changes=False, inside=NO_SUCH),
    "customer_settings": Row(press("customer_settings", 1), THEIRS, changes=False, inside=NO_SUCH),
    "archive_customer": retiring("archive_customer", changes=True),
    "merge_customers": Row(press("merge_customers", "1|2"), frozenset({"admin"}), inside=NO_SUCH),
    "merge_question": Row(press("merge_question", "1|2"), frozenset({"admin"}), changes=False, inside=NO_SUCH),
    "restore_customer": retiring("restore_customer", changes=False),
    "connect": Row(press("connect", "T2"), frozenset({"admin"}), changes=False, inside=ADMINS_ONLY),
    "connect_not": Row(press("connect_not", "T2"), frozenset({"admin"}), changes=False, inside=ADMINS_ONLY),
    "same_person_yes": Row(press("same_person_yes", "x"), INSIDE, changes=False),  # nobody asked
    "same_person_not": Row(press("same_person_not", "x"), INSIDE, changes=False),
    "history_all": seeing(press("history_all", f"{OPEN_TOLD}|0")),
    "why_all": seeing(press("why_all", f"{OPEN_TOLD}|0")),
    "page": Row(press("page", '{"mode": "all", "offset": 0}'), INSIDE, changes=False),
}
NOT_THEIRS = "There is no open promise of theirs that you can hand over. Their manager or an admin can."
PRESSED["give_all"] = Row(press("give_all", "minho"), ANSWERABLE, changes=False, inside=NOT_THEIRS)
DATE = {"date": "2026-12-21", "time": "18:00"}
SUBMITTED = {
    "edit_form": changing(
        submit(
            "edit_form",
            OPEN_TOLD,
            what="other words",
            customer="1",
            owner="minho",
            date="2026-12-15",
            time="18:00",
            reason="as agreed",
        )
    ),
    "move_form": changing(submit("move_form", OPEN_TOLD, **DATE, reason="the vendor slipped")),
    "snooze_form": changing(submit("snooze_form", OPEN_TOLD, until="3h")),
    "give_form": changing(submit("give_form", OPEN_TOLD, owner="yuna")),
    "give_all_form": Row(submit("give_all_form", "minho", owner="yuna"), ANSWERABLE, inside=NOT_THEIRS),
    "cancel_form": changing(submit("cancel_form", OPEN_TOLD, reason="not needed")),
    "tell_late_form": changing(when_late(submit("tell_late_form", OPEN_TOLD, words="It takes longer"))),
    "update_form": changing(submit("update_form", OPEN_TOLD, words="It takes longer")),
    "note_form": Row(submit("note_form", OPEN_TOLD, words="they are away"), SEEING, none(OPEN_TOLD)),
    "tell_form": changing(submit("tell_form", LAST, wording="All of it"), LAST),
    "not_yet_form": Row(submit("not_yet_form", DELIVERED_TOLD, missing="the second key"), CUSTOMER, inside=CUSTOMERS),
    "pick_date_form": drafting(submit("pick_date_form", **DATE)),
    "new_customer_form": drafting(submit("new_customer_form", name="Initech")),
    "promise_form": drafting(submit("promise_form", what="send papers"), changes=False),
    "edit_draft_form": drafting(edit_draft),
    "pick_customer_form": drafting(submit("pick_customer_form", customer="2")),
}
TABLE: dict[str, Row] = {
    **{f"said {name}": row for name, row in SAID.items()},
    **{f"command {verb}": row for verb, row in VERB.items()},
    **ALSO_SAID,
    **{f"pressed {one}": row for one, row in PRESSED.items()},
    **{f"submitted {one}": row for one, row in SUBMITTED.items()},
}


def test_every_verb_button_and_form_is_in_the_table() -> None:
    assert set(SAID) == set(registry().verbs)
    assert set(VERB) == set(registry().commands)
    assert set(PRESSED) == set(registry().buttons)
    assert set(SUBMITTED) == set(registry().forms)


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
        if expected != NO_UNDO or role not in ANSWERABLE:  # who may change it is shown it as it is
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


ACCOUNTS = {"same_person", "apart", "in_slack", "in_teams", "same_person_yes", "same_person_not"}
GENERAL = {"help", "manager", "connect", "connect_not", "page", "history_all", "why_all", *ACCOUNTS, *LINES}


@pytest.mark.parametrize("role", sorted(INSIDE - SEEING) + sorted(OUTSIDE))
async def test_a_commitment_that_is_not_ones_own_sounds_like_one_that_is_not_there(
    role: str, stage: Stage, world: World
) -> None:
    person = ROLES[role]
    rows: list[tuple[str, Row]] = [*SAID.items(), *PRESSED.items(), *SUBMITTED.items()]
    for name, row in rows:
        if role in row.done or row.inside == GONE or name in GENERAL:
            continue
        real = sentence(await row.act(stage, person, world))
        number = {
            "agreed": DELIVERED,
            "retell": DELIVERED,
            "told_by_hand": DELIVERED,
            "ask_again": DELIVERED_TOLD,
            "not_done": DELIVERED_TOLD,
            "tell_form": LAST,
        }.get(name, OPEN_TOLD)
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

        async def fill(
            self, actor: str, form: Form, answers: Mapping[str, str], place: str = "", key: str = ""
        ) -> Reply:
            return await stage.fill(actor, Form(form.action, "", "", "", "999"), answers, place)

    elsewhere = Elsewhere.__new__(Elsewhere)
    elsewhere.clock = stage.clock
    return await row.act(elsewhere, person, world)


WAYS_ON = {
    "en": re.compile(r"\b(?:Ask|ask|Use|Type|Choose|write to|makes it|lists yours|can\.$|agreed C-12)"),
    "ko": re.compile(r"주세요|있습니다\.$|확인 C-12"),
}
OF_RIGHTS = (
    "error.not_allowed", "error.admins_only", "error.not_yours", "error.customer_answers", "error.not_your_customer",
    "error.not_your_managed_customer",
    "error.unknown_commitment", "error.unknown_customer", "error.no_such_customer", "error.draft_gone",
    "error.nothing_to_undo", "give_all.none",
)  # fmt: skip


@pytest.mark.parametrize("name", OF_RIGHTS)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_refusal_says_what_to_do(name: str, language: str) -> None:
    catalogue = next(one for one in catalogues().values() if one.code == language)
    assert WAYS_ON[language].search(catalogue.sentences[name])


def test_no_other_refusal_is_heard_by_anybody() -> None:
    """Every refusal of the table, over all rights and verbs, is one of those above."""
    english = next(one for one in catalogues().values() if one.code == "en").sentences
    known = [re.compile(re.sub(r"\\\{[^}]*\\\}", ".+", re.escape(english[name]))) for name in OF_RIGHTS]
    heard = {row.expected(role) for row in TABLE.values() for role in ROLES} - {"done"}
    assert len(heard) > 8
    assert [one for one in heard if not any(pattern.fullmatch(one) for pattern in known)] == []
