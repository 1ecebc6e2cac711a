"""Every dialog names what it acts on, and marks what must be filled in: on Slack and on the page."""

import re
from collections.abc import Awaitable, Callable

import pytest

from bot.cards.card import Button, Form, is_required
from bot.conversation.registry import registry
from bot.slack.modals import modal
from bot.web.html import form_html
from tests.stage import Stage, buttons, seoul
from tests.stories.acting import fill, form_of, tell

Open = Callable[[Stage, str], Awaitable[Form]]
LONG = "send the corrected invoice"
DATES = ("Tue 15 Dec", "12월 15일 (화)")
LEGENDS = ("* required", "* 필수 항목")


def said(line: str) -> Open:
    async def run(stage: Stage, actor: str) -> Form:
        return form_of(await stage.say(actor, f"/commit {line}"))

    return run


async def _tell(stage: Stage, actor: str) -> Form:
    await stage.say(actor, f"/commit {LONG} again to Acme by 15 Dec")
    return form_of(await stage.say(actor, "/commit tell C-2"))


async def _tell_late(stage: Stage, actor: str) -> Form:
    stage.clock.at = seoul("2026-12-16 12:00")
    return form_of(await stage.say(actor, "/commit tell late C-1"))


async def _not_yet(stage: Stage, actor: str) -> Form:
    await stage.say(actor, "/commit done C-1")
    return form_of(await stage.press("carol", Button("not_yet", "", "1"), stage.slack.to("acme")[0]))


async def _give_all(stage: Stage, actor: str) -> Form:
    return form_of(await stage.press("sam", Button("give_all", "", actor)))


def asked(line: str, action: str) -> Open:
    async def run(stage: Stage, actor: str) -> Form:
        question = await stage.say(actor, f"/commit {line}", "team")
        return form_of(await stage.press(actor, buttons(question.card)[action]))

    return run


async def _pick_customer(stage: Stage, actor: str) -> Form:
    for name in ("Beta", "Cora", "Dune", "Elk"):
        await stage.say(actor, f"/customer {name} announce ask")
    return await asked(f"{LONG} by 15 Dec", "pick_customer")(stage, actor)


FORMS: dict[str, Open] = {
    "edit_form": said("edit C-1"),
    "move_form": said("move C-1"),
    "snooze_form": said("snooze C-1"),
    "give_form": said("give C-1"),
    "cancel_form": said("cancel C-1"),
    "tell_form": _tell,
    "update_form": said("update C-1 it is in review"),
    "note_form": said("note C-1"),
    "tell_late_form": _tell_late,
    "not_yet_form": _not_yet,
    "give_all_form": _give_all,
    "pick_date_form": asked(f"{LONG} to Acme", "pick_date"),
    "new_customer_form": asked(f"{LONG} to Globex by 15 Dec", "new_customer"),
    "pick_customer_form": _pick_customer,
    "promise_form": asked(f"{LONG} to Acme by 15 Dec, we will see", "promise"),
}
FORMS["edit_draft_form"] = asked(f"{LONG} to Acme by 15 Dec, and call Acme by 16 Dec", "edit_draft")
UNDATED = {"pick_date_form", "give_all_form"}  # what they act on has no date yet, or many
# A draft has no number.
UNNUMBERED = {
    "edit_draft_form",
    "promise_form",
    "pick_date_form",
    "new_customer_form",
    "pick_customer_form",
}  # a draft has no number


def test_every_form_is_tried() -> None:
    assert set(FORMS) == set(registry().forms)


@pytest.fixture(params=["alice", "minho"], ids=["en", "ko"])
async def actor(request: pytest.FixtureRequest, stage: Stage) -> str:
    """Alice reads English, Minho Korean; either has told Acme in New York of C-1."""
    actor: str = request.param
    await stage.say(actor, "/customer Acme zone America/New_York")
    await stage.say(actor, f"/commit {LONG} to Acme by 15 Dec")
    await tell(stage, actor, 1)
    return actor


@pytest.mark.parametrize("name", FORMS)
async def test_a_dialog_names_what_it_acts_on(stage: Stage, actor: str, name: str) -> None:
    form = await FORMS[name](stage, actor)
    assert form.action == name
    for shown in (_slack(form), _page(form)):
        assert (stage.slack.people[actor].name if name == "give_all_form" else LONG) in shown
        assert name in UNNUMBERED or re.search(r"C-[12]\b", shown)
        assert name in UNDATED or any(date in shown for date in DATES)
        assert not re.search(r"12월 15일 \(화\) \d|15 Dec(?: 2026)?, \d", shown)  # by the day: no hour of any zone


@pytest.mark.parametrize("name", FORMS)
async def test_a_dialog_marks_what_must_be_filled_in(stage: Stage, actor: str, name: str) -> None:
    form = await FORMS[name](stage, actor)
    view = {one["block_id"]: one for one in modal(form)["blocks"] if one["type"] == "input"}
    for field in form.inputs:
        must = is_required(field)
        assert view[field.name]["label"]["text"].endswith(" *") == must
        assert view[field.name]["optional"] != must
        (control,) = re.findall(rf'<(?:input|select|textarea)[^>]*name="{field.name}"[^>]*>', _page(form))
        assert (" required" in control) == must
    for shown in (_slack(form), _page(form)):
        assert any(legend in shown for legend in LEGENDS) == any(map(is_required, form.inputs))


async def test_a_time_stands_beside_its_zone(stage: Stage, actor: str) -> None:
    for name in ("edit_form", "move_form", "pick_date_form"):
        form = await FORMS[name](stage, actor)
        assert next(one.label for one in form.inputs if one.name == "time").endswith("(KST)")


async def test_a_form_that_is_shown_again_still_names_it(stage: Stage, actor: str) -> None:
    opened = await stage.say(actor, "/commit edit C-1")
    await fill(stage, "sam", await stage.say("sam", "/commit edit C-1"), {"what": "send the second invoice"})
    again = form_of(await fill(stage, actor, opened, {"what": "send the third invoice"}))
    assert "C-1 · send the second invoice" in _slack(again)
    assert any(date in _slack(again) for date in DATES)


def _slack(form: Form) -> str:
    """Return what a modal says above and beside its inputs."""
    return repr([{**one, "element": ""} for one in modal(form)["blocks"]])


def _page(form: Form) -> str:
    return str(form_html(form, []))
