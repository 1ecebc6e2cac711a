"""Signed payloads in, requests to the conversation, and its replies back in Slack's own forms."""

import json
from dataclasses import replace

import pytest

from bot.cards.card import Button, Buttons, Card, Form, Text, TextInput
from bot.conversation.registry import registry
from bot.conversation.requests import ButtonPress, CommandRequest, FormSubmission, Reply
from bot.slack.app_manifest_data import CommandNames
from bot.slack.modals import modal
from commitments.domain.notifications.addresses import MessageRef
from tests.lines import told
from tests.surfaces.slack import payloads
from tests.surfaces.slack.conftest import Endpoint
from tests.surfaces.slack.payloads import NOW

CARD = Card("C-12 is kept", (Text("Well done"), Buttons((Button("undo", "Undo", "12"),))))
FORM = Form("move_form", "Move C-12", "Move", "Back", "12", inputs=(TextInput("reason", "Why"),))
REASON = {"reason": {"reason": {"type": "plain_text_input", "value": "vendor slipped"}}}


async def test_a_command_is_handed_over_and_answered_in_the_same_response(endpoint: Endpoint) -> None:
    endpoint.conversation.reply = Reply(card=CARD)

    response = await endpoint.command()

    assert response.status_code == 200
    answer = response.json()
    assert (answer["response_type"], answer["blocks"][0]["type"]) == ("ephemeral", "header")
    key = "command:T001:U100:13345224609.738474920.8088930838d88f008e0"
    text = "send fix to Acme by the 15th"
    said = CommandRequest("T001", "U100", key, NOW, "C100", "commit", text, reply_to=endpoint.hook)
    assert endpoint.conversation.heard == [said]
    assert endpoint.slack.calls == []


@pytest.mark.parametrize(("verb", "name"), CommandNames().by_name().items())
async def test_every_verb_has_its_command(endpoint: Endpoint, verb: str, name: str) -> None:
    await endpoint.command(command=name)

    assert [heard.verb for heard in endpoint.conversation.heard if isinstance(heard, CommandRequest)] == [verb]


@pytest.mark.parametrize("press", registry().buttons)
async def test_every_button_is_heard(endpoint: Endpoint, press: str) -> None:
    response = await endpoint.interact(payloads.press(f"{press}:3", "7"))

    assert response.status_code == 200
    assert [(one.action, one.value) for one in endpoint.conversation.heard if isinstance(one, ButtonPress)] == [
        (press, "7")
    ]


@pytest.mark.parametrize("submit", registry().forms)
async def test_every_form_is_heard(endpoint: Endpoint, submit: str) -> None:
    response = await endpoint.interact(payloads.submission(modal(replace(FORM, action=submit)), REASON))

    assert (response.status_code, response.content) == (200, b"")
    heard = endpoint.conversation.heard[0]
    assert isinstance(heard, FormSubmission)
    assert (heard.action, heard.value, heard.answers) == (submit, "12", {"reason": "vendor slipped"})


async def test_direct_messages_are_no_place(endpoint: Endpoint) -> None:
    await endpoint.command(channel_id="D100", channel_name="directmessage")

    assert endpoint.conversation.heard[0].place == ""


async def test_a_form_opens_from_a_command(endpoint: Endpoint) -> None:
    endpoint.conversation.reply = Reply(form=FORM)

    response = await endpoint.command()

    assert (response.status_code, response.content) == (200, b"")
    kept = json.loads(endpoint.opened()["private_metadata"])
    assert kept == {"value": "12", "channel": "C100", "url": endpoint.hook}


@pytest.mark.parametrize("error", ["expired_trigger_id", "trigger_expired", "trigger_exchanged"])
async def test_a_form_that_came_too_late_is_said_in_a_sentence(endpoint: Endpoint, error: str) -> None:
    endpoint.conversation.reply = Reply(form=FORM)
    endpoint.slack.refuses("views.open", error)

    by_command = (await endpoint.command()).json()
    await endpoint.interact(payloads.press())

    assert by_command["response_type"] == "ephemeral"
    assert "try again" in by_command["text"]
    assert "try again" in endpoint.slack.made("hook")[0]["text"]


async def test_a_button_on_a_stored_message_names_the_message(endpoint: Endpoint) -> None:
    endpoint.conversation.reply = Reply(card=CARD, replaces=True)

    await endpoint.interact(payloads.press())

    key = "press:C100:1772440000.000100:1772440001.000200:U100"
    message = MessageRef("C100", "1772440000.000100")
    assert endpoint.conversation.heard == [ButtonPress("T001", "U100", key, NOW, "C100", "done", "12", message)]
    shown = endpoint.slack.made("hook")[0]
    assert (shown["response_type"], shown["replace_original"]) == ("ephemeral", False)


async def test_a_button_on_a_private_card_names_no_message_and_may_replace_it(endpoint: Endpoint) -> None:
    endpoint.conversation.reply = Reply(card=CARD, replaces=True)
    await endpoint.interact(payloads.ephemeral(payloads.press()))
    endpoint.conversation.reply = Reply(card=CARD)
    await endpoint.interact(payloads.ephemeral(payloads.press()))

    assert [one.message for one in endpoint.conversation.heard if isinstance(one, ButtonPress)] == [None, None]
    assert [shown["replace_original"] for shown in endpoint.slack.made("hook")] == [True, False]


async def test_a_reply_that_came_as_a_direct_message_gives_way_to_the_next(endpoint: Endpoint) -> None:
    """Nobody else edits that message, so a press on it must be answered by a card."""
    endpoint.conversation.reply = Reply(card=Card("C-12", (Buttons((Button("done", "Done", "12"),)),)), replaces=True)
    endpoint.slack.says("hook", status=404)
    await endpoint.interact(payloads.submission(modal(FORM, {"channel": "C100", "url": endpoint.hook}), REASON))
    (sent,) = endpoint.slack.made("chat.postMessage")
    blocks = json.loads(sent["blocks"]) if isinstance(sent["blocks"], str) else sent["blocks"]
    row = next(block for block in blocks if block["type"] == "actions")
    click = payloads.press(row["elements"][0]["action_id"])
    click["actions"][0]["block_id"] = row["block_id"]
    await endpoint.interact(click)
    pressed = endpoint.conversation.heard[-1]
    assert isinstance(pressed, ButtonPress)
    assert pressed.message is None
    assert endpoint.slack.made("hook")[-1]["replace_original"] is True


async def test_a_button_inside_a_modal_opens_the_next_form_on_top(endpoint: Endpoint) -> None:
    endpoint.conversation.reply = Reply(form=FORM)
    inside = {**payloads.press(), "view": {"id": "V1"}, "container": {"type": "view", "view_id": "V1"}}

    await endpoint.interact({key: value for key, value in inside.items() if key not in {"message", "channel"}})

    assert len(endpoint.slack.made("views.push")) == 1
    assert endpoint.conversation.heard[0].key == "press:V1:1772440001.000200:U100"


async def test_what_is_wrong_in_a_form_stays_in_it(endpoint: Endpoint) -> None:
    endpoint.conversation.reply = Reply(errors={"reason": "Say why.", "no_such_input": "And when."})

    response = await endpoint.interact(payloads.submission(modal(FORM), REASON))

    assert response.json() == {"response_action": "errors", "errors": {"reason": "Say why. And when."}}


async def test_a_form_may_be_followed_by_another(endpoint: Endpoint) -> None:
    endpoint.conversation.reply = Reply(form=replace(FORM, title="Sure?"))

    view = modal(FORM, {"channel": "C100", "url": endpoint.hook})
    answer = (await endpoint.interact(payloads.submission(view, REASON))).json()

    assert answer["response_action"] == "update"
    assert answer["view"]["title"]["text"] == "Sure?"
    assert json.loads(answer["view"]["private_metadata"])["channel"] == "C100"


@pytest.mark.parametrize("private", [True, False])
async def test_the_answer_to_a_form_comes_where_it_was_asked_for(endpoint: Endpoint, private: bool) -> None:
    endpoint.conversation.reply = Reply(form=FORM)
    click = payloads.press("move:0")
    await endpoint.interact(payloads.ephemeral(click) if private else click)
    endpoint.conversation.reply = Reply(card=CARD, replaces=True)

    await endpoint.interact(payloads.submission(endpoint.opened(), REASON))

    assert endpoint.conversation.heard[1].place == "C100"
    assert [shown["replace_original"] for shown in endpoint.slack.made("hook")] == [private]


async def test_the_answer_to_an_old_form_comes_as_a_direct_message(endpoint: Endpoint) -> None:
    endpoint.conversation.reply = Reply(card=CARD)
    endpoint.slack.says("hook", status=404)

    await endpoint.interact(payloads.submission(modal(FORM, {"channel": "C100", "url": endpoint.hook}), REASON))

    assert [sent["channel"] for sent in endpoint.slack.made("chat.postMessage")] == ["U100"]


async def test_the_same_form_sent_twice_has_one_key_and_a_corrected_one_another(endpoint: Endpoint) -> None:
    corrected = {"reason": {"reason": {"type": "plain_text_input", "value": "because"}}}

    for values in (REASON, REASON, corrected):
        await endpoint.interact(payloads.submission(modal(FORM), values))

    first, second, third = (heard.key for heard in endpoint.conversation.heard)
    assert first == second != third


async def test_unknown_commands_buttons_and_forms_get_one_polite_sentence(endpoint: Endpoint) -> None:
    by_command = (await endpoint.command(command="/promise")).json()
    by_button = await endpoint.interact(payloads.press("explode:0"))
    by_form = await endpoint.interact(payloads.submission({**modal(FORM), "callback_id": "old_form"}, REASON))

    assert "/commit help" in by_command["text"]
    assert (by_button.status_code, by_form.status_code) == (200, 200)
    assert "/commit help" in endpoint.slack.made("hook")[0]["text"]
    assert endpoint.conversation.heard == []


async def test_a_button_that_only_begins_like_a_known_one_is_unknown(endpoint: Endpoint) -> None:
    await endpoint.interact(payloads.press("done_and_dusted:0"))

    assert endpoint.conversation.heard == []


async def test_what_fails_is_answered_with_a_sentence_and_logged_without_words(
    endpoint: Endpoint, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    endpoint.conversation.error = ValueError("Acme's secret price")

    answers = [
        await endpoint.command("the secret price"),
        await endpoint.interact(payloads.press(value="the secret price")),
        await endpoint.interact(payloads.submission(modal(FORM), REASON)),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 500]
    assert "went wrong" in answers[0].json()["text"]
    assert "went wrong" in endpoint.slack.made("hook")[0]["text"]
    assert "secret price" not in told(caplog)
    assert "ValueError" in told(caplog)


async def test_a_request_of_an_unknown_kind_is_acknowledged_without_a_word_of_it_in_the_log(
    endpoint: Endpoint, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")

    response = await endpoint.interact({"type": "novelty", "text": "secret", "user": {"id": "U1", "team_id": "T001"}})

    assert response.status_code == 200
    assert "secret" not in told(caplog)
    assert "request_unreadable" in told(caplog)


async def test_a_certificate_check_and_an_address_check_are_answered(endpoint: Endpoint) -> None:
    certificate = await endpoint.post(b"token=legacy&ssl_check=1", {"content-type": payloads.FORM})
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "legacy"}).encode()
    address = await endpoint.post(body, payloads.signed(body, kind=payloads.JSON))

    assert certificate.status_code == 200
    assert (address.status_code, address.json()) == (200, {"challenge": "abc"})


async def test_a_text_with_half_a_character_is_heard_as_it_came(endpoint: Endpoint) -> None:
    """The conversation cleans what people type, whatever the platform."""
    reason = {"reason": {"reason": {"type": "plain_text_input", "value": "half \ud83d of an emoji"}}}

    pressed = await endpoint.interact(payloads.press(value="half \ud83d of an emoji"))
    submitted = await endpoint.interact(payloads.submission(modal(FORM), reason))

    assert (pressed.status_code, submitted.status_code) == (200, 200)
    assert len(endpoint.conversation.heard) == 2


async def test_events_are_told_to_who_wants_to_know(endpoint: Endpoint) -> None:
    revoked = {"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": ["U0BOT"]}}
    events: list[payloads.Json] = [
        {"type": "channel_shared", "connected_team_id": "T999", "channel": "C100"},
        {"type": "channel_unshared", "previously_connected_team_id": "T999", "channel": "C100"},
        {"type": "channel_id_changed", "old_channel_id": "G1", "new_channel_id": "C1"},
        {"type": "member_joined_channel", "user": "U0BOT", "channel": "C100", "channel_type": "C"},
        {"type": "member_joined_channel", "user": "U1", "channel": "C100", "channel_type": "C"},
        {"type": "channel_unarchive", "user": "U1", "channel": "C101"},
        {"type": "group_unarchive", "user": "U1", "channel": "G102"},
        {"type": "user_change", "user": {"id": "U9", "team_id": "T999"}},
        revoked,
        {"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}},
        {"type": "app_uninstalled"},
        {"type": "message", "channel": "C100", "user": "U1", "text": "hello"},
    ]

    statuses = [(await endpoint.event(one)).status_code for one in events]

    assert statuses == [200] * len(events)
    assert endpoint.changes.heard == [
        ("channel_changed", "T001", "C100", "event:Ev001"),
        ("channel_changed", "T001", "C100", "event:Ev001"),
        ("channel_id_changed", "T001", "G1", "C1", "event:Ev001"),
        ("channel_available", "T001", "C100", "event:Ev001"),
        ("channel_available", "T001", "C101", "event:Ev001"),
        ("channel_available", "T001", "G102", "event:Ev001"),
        ("person_changed", "T001", "T999:U9", "event:Ev001"),
        ("removed", "T001", "event:Ev001"),
        ("removed", "T001", "event:Ev001"),
    ]


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"type": "block_actions"},
        {"type": "block_actions", "actions": []},
        {"type": "block_actions", "actions": [{"action_id": "done:0", "type": "button"}], "secret": "words"},
        {"type": "block_actions", "actions": [{"action_id": "done:0", "type": "button"}], "user": "words"},
        {"type": "view_submission", "view": {}},
        {"type": "view_submission", "view": {"callback_id": "move_form", "private_metadata": "words"}},
        {"type": "message_action", "callback_id": "words"},
        {"type": "event_callback", "event": {"type": "user_change"}, "event_id": "words"},
    ],
)
async def test_half_a_payload_is_answered_and_not_logged(
    endpoint: Endpoint, caplog: pytest.LogCaptureFixture, payload: payloads.Json
) -> None:
    caplog.set_level("DEBUG")

    response = await endpoint.interact(payload)

    assert response.status_code == 200
    assert endpoint.conversation.heard == []
    assert "words" not in told(caplog)
