"""Payloads with a field removed or of another type: always 200; what cannot be read is counted and logged once."""

import copy
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest

from bot.conversation.requests import Reply
from bot.slack.app_manifest_data import BOT_EVENTS
from bot.slack.modals import modal
from bot.slack.payload_shapes import kind_of
from tests.surfaces.slack import payloads
from tests.surfaces.slack.conftest import Endpoint
from tests.surfaces.slack.payloads import Json
from tests.surfaces.slack.test_listeners import CARD, FORM, REASON

INNER: dict[str, Json] = {
    "channel_shared": {"channel": "C100", "connected_team_id": "T999"},
    "channel_unshared": {"channel": "C100", "previously_connected_team_id": "T999"},
    "channel_id_changed": {"old_channel_id": "G1", "new_channel_id": "C1"},
    "member_joined_channel": {"user": "U0BOT", "channel": "C100", "channel_type": "C"},
    "channel_unarchive": {"user": "U1", "channel": "C101"},
    "group_unarchive": {"user": "U1", "channel": "G102"},
    "user_change": {"user": {"id": "U9", "team_id": "T999", "enterprise_user": {"enterprise_id": "E1"}}},
    "tokens_revoked": {"tokens": {"oauth": ["U1"], "bot": ["U0BOT"]}},
    "app_uninstalled": {},
}
PAYLOADS: dict[str, Json] = {
    "command": dict(parse_qsl(payloads.command().decode())),
    "press": payloads.press(),
    "private press": payloads.ephemeral(payloads.press()),
    "press in a form": {**payloads.press(), "view": {"id": "V1", "app_installed_team_id": "T001"}},
    "form": payloads.submission(modal(FORM, {"channel": "C100"}), REASON),
    **{kind: json.loads(payloads.event({"type": kind, **inner})) for kind, inner in INNER.items()},
}
WRONG: list[Any] = [None, 7, True, "", "words", [], ["words"], {}, {"words": "words"}]


def places(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield where each field of a payload stands, those within fields too."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, field in inner:
        yield (*above, name)
        yield from places(field, (*above, name))


def broken(payload: Json) -> Iterator[Json]:
    """Yield the payload without each of its fields in turn, and with each of another type."""
    for *above, name in places(payload):
        for wrong in (..., *WRONG):
            changed = copy.deepcopy(payload)
            holder: Any = changed
            for step in above:
                holder = holder[step]
            if wrong is ...:
                del holder[name]
            else:
                holder[name] = wrong
            yield changed


def encoded(payload: Json) -> tuple[bytes, dict[str, str]]:
    if "trigger_id" in payload and "type" not in payload and "actions" not in payload and "view" not in payload:
        texts = {name: value for name, value in payload.items() if isinstance(value, str)}
        return (body := urlencode(texts).encode()), payloads.signed(body)
    if "actions" in payload or "view" in payload or "user" in payload:
        return (body := payloads.form(payload)), payloads.signed(body)
    return (body := json.dumps(payload).encode()), payloads.signed(body, kind=payloads.JSON)


def counted(endpoint: Endpoint) -> dict[str, float]:
    """Return the counter by kind."""
    found = endpoint.metrics._unreadable.collect()
    return {one.labels["kind"]: one.value for metric in found for one in metric.samples if one.name.endswith("_total")}


def test_every_event_of_the_manifest_is_tried() -> None:
    assert set(INNER) == set(BOT_EVENTS)


@pytest.mark.parametrize("name", PAYLOADS)
async def test_a_payload_without_a_field_is_answered_counted_and_logged(
    name: str, endpoint: Endpoint, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    endpoint.conversation.reply = Reply(card=CARD)
    unreadable = 0
    whole = PAYLOADS[name]
    for payload in broken({**whole, "response_url": endpoint.hook} if "response_url" in whole else whole):
        caplog.clear()
        before = sum(counted(endpoint).values())
        response = await endpoint.post(*encoded(payload))
        assert response.status_code == 200, payload
        lines = [one for one in caplog.records if one.name.startswith("bot.")]
        events = [one.getMessage() for one in lines]
        assert "request_failed" not in events, payload
        assert "words" not in f"{[vars(one) for one in lines if one.getMessage() != 'request_of_other_workspace']}"
        added = sum(counted(endpoint).values()) - before
        assert added == events.count("request_unreadable") <= 1, payload
        if added:
            (kind,) = (vars(one)["kind"] for one in lines if one.getMessage() == "request_unreadable")
            assert kind in {kind_of(payload), "other"}, "an empty field of a form is none"
        unreadable += int(added)
    assert unreadable > 5 or name == "app_uninstalled"
    assert set(counted(endpoint)) <= {*INNER, "command", "block_actions", "view_submission", "event_callback", "other"}


@pytest.mark.parametrize("wrong", ["C0\x00", "C" * 5000, "C0 1", "C0\n", "\uff23\uff10", "<!channel>"])
@pytest.mark.parametrize("field", ["old_channel_id", "new_channel_id"])
async def test_an_id_that_cannot_be_slacks_is_unreadable(endpoint: Endpoint, field: str, wrong: str) -> None:
    whole = PAYLOADS["channel_id_changed"]
    payload = {**whole, "event": {**whole["event"], field: wrong}}

    response = await endpoint.post(*encoded(payload))

    assert response.status_code == 200
    assert endpoint.conversation.heard == []
    assert counted(endpoint) == {"channel_id_changed": 1}


async def test_nothing_is_done_for_what_cannot_be_read_and_who_asked_is_told(endpoint: Endpoint) -> None:
    fields = {name: text for name, text in PAYLOADS["command"].items() if name != "trigger_id"}
    command = await endpoint.post(body := urlencode(fields).encode(), payloads.signed(body))
    press = {**payloads.press(), "actions": [{"action_id": "done:0", "type": "button"}]}
    await endpoint.interact(press)
    view = {name: part for name, part in modal(FORM).items() if name != "callback_id"}
    form = await endpoint.interact(payloads.submission(view, REASON))

    assert endpoint.conversation.heard == []
    assert "nothing was done" in command.json()["text"]
    assert "nothing was done" in endpoint.slack.made("hook")[0]["text"]
    assert form.json()["response_action"] == "update", "an empty answer would close the form as accepted"
    assert "nothing was done" in form.text
