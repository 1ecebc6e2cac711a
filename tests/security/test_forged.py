"""Values that no button or form of ours carries: always a sentence, never an error, and nothing is stored."""

import json
from pathlib import Path

import pytest

from bot.cards.card import Button, Form
from bot.conversation import draft_actions
from bot.conversation.registry import registry
from tests.security.world import DELIVERED_TOLD, OPEN_TOLD, SECRET, World, everything, sentence, snapshot
from tests.stage import Stage, buttons, text_of

NUMBERS = [
    "",
    "-1",
    "0",
    "1e3",
    "1.0",
    " 1",
    "٣",
    "²",
    "9" * 9,
    "9" * 30,
    "9" * 5000,
    "C-1",
    "1;2",
    "null",
    "\x00",
    "\ud800",
]
MOMENTS = [
    "", "|", "||", "|soon|day", "|2026-12-20|day", "|2026-12-20T18:00:00|day", "|0001-01-01T00:00:00+14:00|day",
    "|9999-12-31T23:59:59-12:00|day", "|2020-01-01T00:00:00+00:00|day", "|" + "9" * 5000, "|\x00|\ud800",
    "|2400-01-01T00:00:00+00:00|time",
]  # fmt: skip
PAGES = [
    "", "{", "[]", "null", "17", '"x"', "[" * 100_000, '{"offset": -1}', '{"offset": 1e999}', '{"offset": "x"}',
    '{"offset": null}', '{"offset": true}', json.dumps({"offset": 10**30}), json.dumps({"late_days": 10**12}),
    '{"late_days": -5}', '{"mode": "everything"}', '{"mode": []}', '{"mode": {}}', '{"scope": null}',
    '{"customer": "1"}',
    '{"customer": -1}', '{"customer": [1]}', '{"owner": 5}', '{"owner": {"a": 1}}', '{"owner": "\\u0000"}',
    '{"overdue": 1}',
    '{"actor": "root"}', "\x00", "\ud800",
]  # fmt: skip
FORMS_OF_DRAFTS = {form.name for form in draft_actions.FORMS}
PEOPLE = ["jane", "carol", "nobody"]


@pytest.mark.parametrize("action", sorted({*registry().buttons, "explode", ""}))
async def test_a_button_with_a_forged_value_stores_nothing(action: str, stage: Stage, world: World) -> None:
    values = {*NUMBERS, *PAGES, *MOMENTS, f"{world.draft}|1", *(f"{world.draft}{moment}" for moment in MOMENTS)}
    before = snapshot(stage)
    for value in sorted(values):
        reply = await stage.press("minho", Button(action, "", value), place="acme")
        assert sentence(reply), value[:80]
        assert "\n" not in sentence(reply)
        assert SECRET not in everything(reply)
    for person in PEOPLE:
        assert sentence(await stage.press(person, Button(action, "", "9" * 5000), place="acme"))
        assert sentence(await stage.press(person, Button(action, "", "|"), place="acme"))
    assert snapshot(stage) == before


@pytest.mark.parametrize(
    ("action", "value"),
    [
        ("choose_date", moment)
        for moment in MOMENTS
    ]
    + [("choose_customer", f"|{number}") for number in NUMBERS if number != "٣"]
    + [("choose_customer", ""), ("choose_customer", "|")],
)  # fmt: skip
async def test_the_makers_own_draft_takes_only_what_its_buttons_offer(
    action: str, value: str, stage: Stage, world: World
) -> None:
    dated = Button("choose_date", "", f"{world.draft}|2026-12-20T18:00:00+09:00|day")
    before = snapshot(stage)
    reply = await stage.press("alice", Button(action, "", f"{world.draft}{value}"), place="acme")
    assert sentence(reply)
    assert snapshot(stage) == before
    assert "C-7" in sentence(await stage.press("alice", dated, place="acme"))


async def test_a_page_button_shows_nobody_more_than_they_may_see(stage: Stage) -> None:
    for asked in (
        {"mine": False},
        {"mine": False, "owners": ["minho"]},
        {"mine": False, "customers": [1]},
        {"mine": False, "words": ["a"]},
        {"mine": False, "state": "closed"},
    ):
        value = json.dumps(asked)
        reply = await stage.press("jane", Button("page", "", value))
        assert SECRET not in everything(reply)
        assert not [line for line in text_of(reply.card).splitlines() if line.startswith("C-")]
        assert SECRET in everything(await stage.press("root", Button("page", "", value))) or "state" in asked


@pytest.mark.parametrize("action", sorted({*registry().forms, "explode"}))
async def test_a_form_with_a_forged_value_stores_nothing(action: str, stage: Stage) -> None:
    before = snapshot(stage)
    for value in NUMBERS:
        reply = await stage.fill("alice", Form(action, "", "", "", value), FILLED, "acme")
        assert sentence(reply), value[:80]
        assert snapshot(stage) == before, value[:80]


LONG = "x" * 40_000
FILLED = {
    "what": "words", "customer": "1", "owner": "minho", "date": "2026-12-21", "time": "18:00", "reason": "a reason",
    "until": "3h", "wording": "words", "missing": "a part", "name": "Initech",
}  # fmt: skip
NO_DATES = ["", "31", "2026-02-31", "0001-01-01", "9999-12-31", "2020-01-01", "2400-01-01", LONG]
NO_OWNERS = ["nobody", "robo", "gone", "carol", LONG, "<@minho>"]
NO_CUSTOMERS = ["", "77", "-1", "x", "9" * 30, "1 ", LONG, "٣"]
WRONG: dict[str, dict[str, list[str]]] = {
    "edit_form": {"what": ["", " ", "\u202e", LONG], "customer": NO_CUSTOMERS, "owner": NO_OWNERS, "date": NO_DATES,
                  "time": ["25:99", "noon"], "reason": ["", LONG]},
    "move_form": {"date": NO_DATES, "time": ["25:99"], "reason": ["", " \u200b\n", LONG]},
    "snooze_form": {"until": ["", LONG, "never", "2020-01-01", "999999999999d"]},
    "give_form": {"owner": ["", *NO_OWNERS]},
    "cancel_form": {"reason": ["", "\u200b", LONG]},
    "give_all_form": {"owner": ["", *NO_OWNERS]},
    "tell_form": {"wording": [LONG]},
    "tell_late_form": {"words": ["", " ", LONG]},
    "update_form": {"words": ["", " ", LONG]},
    "note_form": {"words": ["", " ", LONG]},
    "not_yet_form": {"missing": [LONG]},
    "edit_draft_form": {"what": ["", " ", LONG], "customer": NO_CUSTOMERS, "owner": NO_OWNERS, "date": NO_DATES,
                        "time": ["25:99"]},
    "pick_date_form": {"date": NO_DATES, "time": ["25:99"]},
    "new_customer_form": {"name": ["", " ", "\x00\u202e", LONG]},
    "pick_customer_form": {"customer": NO_CUSTOMERS},
    "promise_form": {"what": ["", " ", "maybe send it", LONG]},
}  # fmt: skip


@pytest.mark.parametrize("action", registry().forms)
async def test_a_wrong_answer_of_a_form_gets_one_sentence_and_stores_nothing(
    action: str, stage: Stage, world: World
) -> None:
    before = snapshot(stage)
    person = "carol" if action == "not_yet_form" else "alice"
    by_number = {"not_yet_form": str(DELIVERED_TOLD)}.get(action, str(OPEN_TOLD))
    value = world.draft if action in FORMS_OF_DRAFTS else by_number
    value = f"{world.batch}.0" if action == "edit_draft_form" else value
    for name, answers in WRONG[action].items():
        for answer in answers:
            reply = await stage.fill(person, Form(action, "", "", "", value), {**FILLED, name: answer}, "acme")
            if (action, answer) == ("snooze_form", ""):
                assert reply.form  # nothing was said: it is asked
                continue
            assert sentence(reply), (name, answer[:40])
            assert len(sentence(reply)) < 200, (name, answer[:40])
            assert snapshot(stage) == before, (name, answer[:40])


@pytest.mark.parametrize("action", registry().forms)
async def test_a_form_without_answers_stores_nothing_wrong(action: str, stage: Stage, world: World) -> None:
    value = world.draft if action in FORMS_OF_DRAFTS else str(OPEN_TOLD)
    before = snapshot(stage)
    for person in ("alice", "jane", "carol"):
        reply = await stage.fill(person, Form(action, "", "", "", value), {}, "acme")
        assert snapshot(stage)["commitments"] == before["commitments"]
        assert sentence(reply) or reply.form


async def test_a_customer_that_is_not_there_is_refused_in_the_draft_and_in_the_edit_form(
    stage: Stage, world: World
) -> None:
    before = snapshot(stage)
    dated = await stage.press("alice", Button("choose_date", "", f"{world.draft}|2026-12-20T18:00:00+09:00|day"))
    assert "C-7" in sentence(dated)
    asked = await stage.say("alice", "/commit send papers to Initech by Dec 20")
    draft = buttons(asked.card)["new_customer"].value
    middle = snapshot(stage)
    assert middle != before
    said = sentence(await stage.press("alice", Button("choose_customer", "", f"{draft}|77")))
    assert said == "That customer is not on the list. Choose another one."
    assert snapshot(stage) == middle


async def test_the_draft_of_somebody_else_sounds_like_one_that_is_gone(stage: Stage, world: World) -> None:
    real = await stage.press("minho", Button("pick_date", "", world.draft))
    absent = await stage.press("minho", Button("pick_date", "", "0" * 32))
    assert real == absent


async def test_the_same_key_from_somebody_else_gives_them_nothing_of_the_first_answer(stage: Stage) -> None:
    first = await stage.say("alice", "/commit show C-1", key="k1")
    again = await stage.say("alice", "/commit show C-1", key="k1")
    other = await stage.say("jane", "/commit show C-1", key="k1")
    assert first == again
    assert SECRET not in everything(other)


async def test_the_file_of_somebody_holds_what_they_may_see_and_nothing_after_they_left(
    stage: Stage, tmp_path: Path
) -> None:
    stage.clock.at = stage.clock.at.replace(year=2027)
    for person in ("jane", "minho"):
        await stage.say(person, "/overdue csv")
    await stage.dispatch()
    files = {one.to: one.file or b"" for one in stage.slack.sent if one.file is not None}
    assert "jane" not in files, "she sees nothing that is late"
    assert SECRET.encode() in files["minho"]
