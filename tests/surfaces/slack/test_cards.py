"""Cards and forms as Slack gets them, compared with golden files; hostile words stay words."""

import json
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from bot.cards.card import (
    Button,
    Buttons,
    Card,
    CheckInput,
    ChoiceInput,
    DateInput,
    Divider,
    Field,
    Fields,
    Form,
    Item,
    Note,
    Option,
    PersonInput,
    Text,
    TextInput,
    TimeInput,
)
from bot.slack.blocks import TEXT_LIMIT, message, pressed
from bot.slack.modals import answers, errors, metadata, modal
from bot.slack.safe_text import clean, escape, fit, length, web_link
from tests.surfaces.slack.sdk_models import check_blocks, check_view

HOSTILE = (
    "<!channel> <@U123> <https://evil.example|Acme> @here @Everyone *b* `c` :smile: & <b>x</b> "
    "\u202eabc\u2066\x00\x1b[0m"
)
LONG = "A long story. " * 400

CARDS = {
    "made": Card(
        "C-12 is written down",
        (
            Fields((Field("What", "send fix"), Field("Customer", "Acme"), Field("Due", "Fri 6 Mar 2026, 17:00 KST"))),
            Note("Telling the customer now."),
            Buttons(
                (
                    Button("edit", "Edit", "12"),
                    Button("undo", "Undo", "12", "danger"),
                    Button("tell", "Tell the customer", "12", "primary"),
                )
            ),
        ),
    ),
    "list": Card(
        "Overdue",
        (
            Item("C-1 send fix", "Acme · ann · 2 working days late", "https://ours.slack.com/archives/C1/p1"),
            Item("C-2 call back", "Blue", "javascript:alert(1)", (Button("open", "Open", "2"),)),
            Divider(),
            Buttons((Button("page", "Next", "2"),)),
        ),
    ),
    "sentence": Card("Sorry, you cannot do that here."),
    "korean": Card(
        "C-3을(를) 약속했습니다",
        (Text("애크미에 수정본 보내기 🙇🏽\u200d♀️", strong=True), Text("3월 6일 (금) 17:00")),
    ),
    "hostile": Card(
        HOSTILE,
        (
            Text(HOSTILE),
            Text(HOSTILE, strong=True),
            Note(HOSTILE),
            Fields((Field(HOSTILE, HOSTILE),)),
            Item(HOSTILE, HOSTILE, "https://x.example/|<!here>", (Button("open", HOSTILE, HOSTILE),)),
        ),
    ),
    "blank": Card("Nothing", (Text(""), Text(" \n"), Note(""), Fields(()), Buttons(()), Item(""))),
    "long": Card(LONG, (Text(LONG), Buttons((Button("open", LONG, "1"),)))),
}

FORMS = {
    "every_input": Form(
        "edit_form",
        "Edit C-12",
        "Save",
        "Back",
        "12",
        (Text("What is wrong?"),),
        (
            TextInput("what", "What", "send fix", hint="As the customer says it", multiline=True, max_length=500),
            DateInput("day", "Date", date(2026, 3, 6)),
            TimeInput("at", "Time", time(17, 0)),
            ChoiceInput("customer", "Customer", (Option("1", "Acme"), Option("2", "Blue")), "2", optional=True),
            PersonInput("owner", "Owner", "T999:U123"),
            CheckInput("internal", "For us only", checked=True),
        ),
    ),
    "empty_inputs": Form(
        "move_form",
        "Move",
        "Move",
        "Back",
        inputs=(
            TextInput("reason", "Why", optional=True),
            DateInput("day", "Date"),
            TimeInput("at", "Time"),
            ChoiceInput("none", "Nothing to choose", ()),
            PersonInput("owner", "Owner"),
            CheckInput("internal", "For us only"),
        ),
    ),
    "hostile": Form(
        "tell_form", HOSTILE, HOSTILE, HOSTILE, HOSTILE, (Text(HOSTILE),), (TextInput("words", HOSTILE, HOSTILE),)
    ),
}


@pytest.mark.parametrize(("name", "card"), CARDS.items(), ids=CARDS.keys())
def test_a_card_looks_as_it_did(name: str, card: Card, golden: SnapshotAssertion) -> None:
    assert message(card) == golden


@pytest.mark.parametrize(("name", "form"), FORMS.items(), ids=FORMS.keys())
def test_a_form_looks_as_it_did(name: str, form: Form, golden: SnapshotAssertion) -> None:
    assert modal(form, {"channel": "C100"}) == golden


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS.keys())
def test_the_models_of_the_sdk_take_a_card(card: Card) -> None:
    check_blocks(message(card)["blocks"])


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_the_models_of_the_sdk_take_a_form(form: Form) -> None:
    check_view(modal(form, {"channel": "C100"}))


texts = st.text(max_size=300) | st.sampled_from([HOSTILE, LONG, "<!here>" * 900, "&" * 5000, "👩‍👩‍👧‍👦" * 900])
buttons = st.builds(Button, action=st.just("done"), label=texts, value=st.text(max_size=300))
parts = (
    st.builds(Text, text=texts)
    | st.builds(Note, text=texts)
    | st.builds(Fields, st.lists(st.builds(Field, texts, texts), max_size=4).map(tuple))
    | st.builds(Buttons, st.lists(buttons, max_size=30).map(tuple))
    | st.builds(Item, texts, texts, texts, st.lists(buttons, max_size=3).map(tuple))
)
cards = st.builds(Card, texts, st.lists(parts, max_size=12).map(tuple))


@settings(deadline=None, max_examples=60)
@given(cards)
def test_no_card_breaks_a_limit_of_slack(card: Card) -> None:
    shown = message(card)

    assert length(shown["text"]) <= TEXT_LIMIT
    assert len(shown["blocks"]) <= 50
    check_blocks(shown["blocks"])
    for block in shown["blocks"]:
        check_block(block)


def check_block(block: dict[str, Any]) -> None:
    """Hold a block against the limits of https://docs.slack.dev/reference/block-kit/blocks."""
    if block["type"] == "header":
        assert 1 <= length(block["text"]["text"]) <= 150
    if block["type"] == "actions":
        assert 1 <= len(block["elements"]) <= 25
        assert len({element["action_id"] for element in block["elements"]}) == len(block["elements"])
        for element in block["elements"]:
            assert 1 <= length(element["text"]["text"]) <= 75
            assert length(element.get("value", "")) <= 2000
    if block["type"] == "rich_text":
        assert all(run.get("text") != "" for section in block["elements"] for run in section["elements"])


inputs = (
    st.builds(TextInput, st.just("what"), texts, texts, texts, max_length=st.integers(0, 5000))
    | st.builds(ChoiceInput, st.just("which"), texts, st.lists(st.builds(Option, st.just("1"), texts)).map(tuple))
    | st.builds(CheckInput, st.just("check"), texts)
)
forms = st.builds(Form, st.just("f"), texts, texts, texts, texts, st.just(()), st.lists(inputs, min_size=1).map(tuple))


@settings(deadline=None, max_examples=60)
@given(forms)
def test_no_form_breaks_a_limit_of_slack(form: Form) -> None:
    try:
        view = modal(form)
    except ValueError:
        assert length(form.value) > 2000
        return

    for part in ("title", "submit", "close"):
        assert 1 <= length(view[part]["text"]) <= 24
    if view["blocks"]:
        check_view(view)


@settings(deadline=None, max_examples=60)
@given(cards)
def test_words_stand_only_where_slack_reads_no_markup(card: Card) -> None:
    shown = message(card)

    assert "mrkdwn" not in json.dumps([_kinds(block) for block in shown["blocks"]])
    assert "<" not in shown["text"]
    assert "@here" not in shown["text"].lower()


def _kinds(value: Any) -> Any:
    """Return the types in a tree of blocks, without anybody's words."""
    if isinstance(value, dict):
        return [value.get("type"), *(_kinds(inner) for inner in value.values())]
    return [_kinds(inner) for inner in value] if isinstance(value, list) else None


@settings(deadline=None, max_examples=60)
@given(texts, st.integers(min_value=1, max_value=4000))
def test_what_is_cut_says_so_and_fits(text: str, limit: int) -> None:
    shown = fit(text, limit)

    assert length(shown) <= limit
    assert shown == clean(text) or shown.endswith("…")


@settings(deadline=None, max_examples=60)
@given(texts, st.integers(min_value=10, max_value=4000))
def test_an_escaped_text_fits_and_is_never_cut_inside_an_entity(text: str, limit: int) -> None:
    shown = escape(text, limit)

    assert length(shown) <= limit
    assert "&" not in shown.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")


def test_a_note_of_nothing_that_is_seen_is_left_out() -> None:
    """Slack refuses a message with an empty text in it."""
    assert message(Card("x", (Note("\x1b"), Note("\u202e "))))["blocks"] == message(Card("x", (Note(""),)))["blocks"]


def test_a_card_with_too_many_parts_says_how_many_are_missing() -> None:
    shown = message(Card("Many", tuple(Text(f"line {number}") for number in range(80))))["blocks"]

    assert len(shown) == 50
    assert shown[-1]["elements"][0]["text"] == "… +32"


def test_only_web_addresses_become_links() -> None:
    good = "https://ours.slack.com/archives/C1/p1?thread_ts=1.2&cid=C1"
    bad = ["javascript:alert(1)", "mailto:a@b.example", "//x", "https://", "https://x y", "https://x|y", "http://[", ""]

    assert web_link(good) == good
    assert [web_link(url) for url in bad] == [None] * len(bad)


def test_a_button_keeps_its_action_behind_a_number() -> None:
    row = message(Card("x", (Buttons((Button("done", "Done", "1"), Button("done", "Done", "2"))),)))["blocks"][1]

    assert [element["action_id"] for element in row["elements"]] == ["done:0", "done:1"]
    assert [pressed(element) for element in row["elements"]] == [("done", "1"), ("done", "2")]


def test_an_entry_with_a_menu_is_one_row_whose_options_say_what_they_do() -> None:
    entry = Item("C-1 · send fix", "Acme", buttons=(Button("done", "Done", "1", spoken="Done C-1"),), menu="C-1")
    (row,) = message(Card("x", (entry,)))["blocks"][1:]

    check_blocks([row])
    (option,) = row["accessory"]["options"]
    assert option["text"]["text"] == "Done C-1"
    assert pressed({"action_id": "menu", "selected_option": option}) == ("done", "1")
    assert pressed({"action_id": "menu"}) == ("", "")


def test_a_value_that_slack_would_refuse_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="longer than Slack takes"):
        message(Card("x", (Buttons((Button("done", "Done", "1" * 2001),)),)))
    with pytest.raises(ValueError, match="longer than Slack keeps"):
        modal(Form("f", "t", "s", "c", "1" * 3000))


def test_a_menu_of_more_than_a_hundred_keeps_what_is_chosen() -> None:
    options = tuple(Option(str(number), f"Customer {number}") for number in range(150))

    menu = modal(Form("f", "t", "s", "c", inputs=(ChoiceInput("c", "C", options, "140"),)))["blocks"][0]["element"]

    assert len(menu["options"]) == 100
    assert menu["initial_option"]["value"] == "140"


def test_what_a_form_keeps_comes_back_and_a_long_origin_gives_way() -> None:
    form = Form("f", "t", "s", "c", '{"number": 12}')

    assert metadata(modal(form, {"url": "https://x"})) == {"value": '{"number": 12}', "url": "https://x"}
    assert metadata(modal(form, {"url": "x" * 3000})) == {"value": '{"number": 12}'}
    assert metadata({"private_metadata": "not JSON"}) == {}


def test_every_kind_of_answer_is_read() -> None:
    state = {
        "what": {"what": {"type": "plain_text_input", "value": "send fix"}},
        "none": {"none": {"type": "plain_text_input", "value": None}},
        "day": {"day": {"type": "datepicker", "selected_date": "2026-03-06"}},
        "at": {"at": {"type": "timepicker", "selected_time": "17:00"}},
        "customer": {"customer": {"type": "static_select", "selected_option": {"text": {}, "value": "2"}}},
        "nobody": {"nobody": {"type": "static_select", "selected_option": None}},
        "owner": {"owner": {"type": "users_select", "selected_user": "U123"}},
        "internal": {"internal": {"type": "checkboxes", "selected_options": [{"value": "yes"}]}},
        "open": {"open": {"type": "checkboxes", "selected_options": []}},
    }

    assert answers({"state": {"values": state}}) == {
        "what": "send fix",
        "none": "",
        "day": "2026-03-06",
        "at": "17:00",
        "customer": "2",
        "nobody": "",
        "owner": "U123",
        "internal": "yes",
        "open": "",
    }
    assert answers({}) == {}


def test_errors_need_an_input_to_stand_under() -> None:
    view = modal(Form("f", "t", "s", "c", intro=(Text("x"),), inputs=(TextInput("a", "A"), TextInput("b", "B"))))

    assert errors(view, {"b": "No.", "": "Neither."}) == {"b": "No.", "a": "Neither."}
    assert errors(modal(Form("f", "t", "s", "c")), {"a": "No."}) == {}
