"""One call a message, and the right meaning for everything that can go wrong with it."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.cards.card import Button, Buttons, Card, Mention, Mentions, Text
from bot.slack.client import make_client, open_client, read_installation
from bot.slack.messenger import EVENT_TYPE, SlackMessenger
from bot.slack.payloads import form_submission, origin
from commitments.application.ports.messenger import File, Outgoing
from commitments.domain.errors import (
    DestinationRefused,
    MessageGone,
    OutcomeUnknown,
    SendError,
    TryLater,
    Unsendable,
    WorkspaceRefused,
)
from commitments.domain.notifications.addresses import MessageRef, to_channel, to_person
from tests.surfaces.slack import payloads
from tests.surfaces.slack.fakes import FakeSlack, Json, StandingClock
from tests.surfaces.slack.payloads import HOME

CARD = Card("C-12 is due <!channel>", (Text("send fix & more"), Buttons((Button("done", "Done", "12"),))))
TO_ANN = Outgoing("T001", "n1", to_person("U100"), CARD)
TO_ACME = Outgoing("T001", "n2", to_channel("C100"), CARD)
EDIT = Outgoing("T001", "n3", to_channel("C100"), CARD, edit=MessageRef("C100", "1.1"))
ANSWER = Outgoing("T001", "n4", to_channel("C100"), CARD, thread=MessageRef("C100", "1.1"))
FILE = Outgoing("T001", "n5", to_person("U100"), Card("Overdue, as CSV"), file=File("overdue.csv", b"a,b\n"))
POST = "chat.postMessage"


@pytest.fixture
def messenger(client: AsyncWebClient) -> SlackMessenger:
    return SlackMessenger(client, HOME, StandingClock())


async def test_a_direct_message_goes_to_the_channel_that_slack_opens_once(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    first = await messenger.send(TO_ANN)
    await messenger.send(TO_ANN)

    assert first == MessageRef("D100", "1772441000.000300")
    assert slack.made("conversations.open") == [{"users": "U100"}]
    assert [sent["channel"] for sent in slack.made(POST)] == ["D100", "D100"]


async def test_a_message_carries_its_notification_and_neither_unfurls_nor_mentions(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    await messenger.send(TO_ACME)

    sent = slack.made(POST)[0]
    assert sent["metadata"] == {"event_type": EVENT_TYPE, "event_payload": {"id": "n2"}}
    assert (sent["unfurl_links"], sent["unfurl_media"], sent["mrkdwn"], sent["parse"]) == (False, False, False, "none")
    assert "&lt;!channel&gt;" in sent["text"]
    assert "link_names" not in sent
    assert [block["type"] for block in sent["blocks"]] == ["header", "rich_text", "actions"]


async def test_a_card_that_breaks_a_limit_of_slack_is_unsendable_and_not_tried(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    card = Card("C-12", (Buttons((Button("done", "Done", "1" * 2001),)),))

    with pytest.raises(Unsendable, match="card_breaks_a_limit"):
        await messenger.send(Outgoing("T001", "n", to_channel("C100"), card))
    assert slack.made(POST) == []


async def test_somebody_of_another_team_is_written_to_by_their_own_id(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    await messenger.send(Outgoing("T001", "n", to_person("T999:U5"), CARD))

    assert slack.made("conversations.open") == [{"users": "U5"}]


async def test_an_edit_keeps_text_and_blocks(slack: FakeSlack, messenger: SlackMessenger) -> None:
    assert await messenger.send(EDIT) == MessageRef("C100", "1772441000.000300")

    sent = slack.made("chat.update")[0]
    assert (sent["channel"], sent["ts"]) == ("C100", "1.1")
    assert sent["text"]
    assert len(sent["blocks"]) == 3


async def test_an_answer_goes_below_its_message(slack: FakeSlack, messenger: SlackMessenger) -> None:
    await messenger.send(ANSWER)

    assert [(sent["channel"], sent["thread_ts"]) for sent in slack.made(POST)] == [("C100", "1.1")]


async def test_a_file_is_uploaded_in_three_steps(slack: FakeSlack, messenger: SlackMessenger) -> None:
    slack.says("files.getUploadURLExternal", upload_url=f"{slack.url}/upload", file_id="F1")
    slack.says("files.completeUploadExternal", files=[{"id": "F1"}])

    assert await messenger.send(FILE) is None

    assert slack.made("files.getUploadURLExternal") == [{"filename": "overdue-n5.csv", "length": "4"}]
    assert slack.made("upload") == [{"bytes": b"a,b\n"}]
    done = slack.made("files.completeUploadExternal")[0]
    assert (done["channel_id"], done["initial_comment"]) == ("D100", "Overdue, as CSV")
    assert json.loads(done["files"])[0]["title"] == "overdue.csv"


async def test_a_file_that_could_not_be_uploaded_was_seen_by_nobody(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    slack.says("files.getUploadURLExternal", upload_url=f"{slack.url}/upload", file_id="F1")
    slack.says("upload", status=503)

    with pytest.raises(TryLater):
        await messenger.send(FILE)


async def test_blocks_that_slack_refuses_are_left_out_once(slack: FakeSlack, messenger: SlackMessenger) -> None:
    def choosy(arguments: Json) -> web.StreamResponse:
        refused = {"ok": False, "error": "invalid_blocks"}
        return web.json_response(refused if arguments["blocks"] else {"ok": True, "ts": "2.2"})

    slack.answers[POST] = choosy

    assert await messenger.send(TO_ACME) == MessageRef("C100", "2.2")
    assert [bool(sent["blocks"]) for sent in slack.made(POST)] == [True, False]


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("service_unavailable", TryLater),
        ("team_added_to_org", TryLater),
        ("org_login_required", TryLater),
        ("internal_error", OutcomeUnknown),
        ("fatal_error", OutcomeUnknown),
        ("request_timeout", OutcomeUnknown),
        ("channel_not_found", DestinationRefused),
        ("is_archived", DestinationRefused),
        ("not_in_channel", DestinationRefused),
        ("no_permission", DestinationRefused),
        ("restricted_action_read_only_channel", DestinationRefused),
        ("restricted_action", DestinationRefused),
        ("is_inactive", DestinationRefused),
        ("external_channel_migrating", TryLater),
        ("update_failed", TryLater),
        ("cannot_reply_to_message", MessageGone),
        ("cant_update_message", MessageGone),
        ("edit_window_closed", MessageGone),
        ("message_not_found", MessageGone),
        ("restricted_action_thread_locked", MessageGone),
        ("restricted_action_non_threadable_channel", MessageGone),
        ("thread_not_found", MessageGone),
        ("ekm_access_denied", DestinationRefused),
        ("messages_tab_disabled", DestinationRefused),
        ("access_denied", DestinationRefused),
        ("invalid_auth", WorkspaceRefused),
        ("not_authed", WorkspaceRefused),
        ("account_inactive", WorkspaceRefused),
        ("token_revoked", WorkspaceRefused),
        ("team_access_not_granted", WorkspaceRefused),
        ("msg_too_long", Unsendable),
        ("no_text", Unsendable),
        ("invalid_arguments", Unsendable),
        ("metadata_too_large", Unsendable),
        ("something_new", Unsendable),
    ],
)
async def test_each_of_slacks_words_has_its_meaning(
    slack: FakeSlack, messenger: SlackMessenger, code: str, meaning: type[SendError]
) -> None:
    slack.refuses(POST, code)
    slack.refuses("auth.test", "invalid_auth")

    with pytest.raises(meaning) as caught:
        await messenger.send(TO_ACME)

    assert caught.value.reason == code
    assert len(slack.made(POST)) == 1


@pytest.mark.parametrize("code", ["account_inactive", "not_allowed_token_type", "team_access_not_granted"])
async def test_where_slack_still_accepts_the_token_only_that_destination_is_refused(
    slack: FakeSlack, messenger: SlackMessenger, code: str
) -> None:
    slack.refuses(POST, code)

    with pytest.raises(DestinationRefused, match=code):
        await messenger.send(TO_ACME)
    slack.refuses("files.getUploadURLExternal", code)
    with pytest.raises(Unsendable, match=code):
        await messenger.send(replace(TO_ACME, file=File("list.csv", b"a,b")))

    assert len(slack.made("auth.test")) == 2


async def test_a_direct_message_to_an_account_that_is_gone_is_no_reason_to_stop_the_workspace(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    slack.refuses("conversations.open", "account_inactive")

    with pytest.raises(DestinationRefused, match="account_inactive"):
        await messenger.send(replace(TO_ACME, destination=to_person("U1")))


async def test_a_rate_limit_says_how_long_to_wait(slack: FakeSlack, messenger: SlackMessenger) -> None:
    slack.says(POST, status=429, headers={"Retry-After": "17"}, ok=False, error="ratelimited")

    with pytest.raises(TryLater) as caught:
        await messenger.send(TO_ACME)

    assert caught.value.seconds == 17


async def test_an_error_page_leaves_the_outcome_unknown(slack: FakeSlack, messenger: SlackMessenger) -> None:
    slack.answers[POST] = lambda _: web.Response(status=502, text="<html>", content_type="text/html")

    with pytest.raises(OutcomeUnknown, match="http_502"):
        await messenger.send(TO_ACME)


async def test_json_that_breaks_off_leaves_the_outcome_unknown(slack: FakeSlack, messenger: SlackMessenger) -> None:
    slack.answers[POST] = lambda _: web.Response(status=500, text='{"ok"', content_type="application/json")

    with pytest.raises(OutcomeUnknown, match="http_500"):
        await messenger.send(TO_ACME)


async def test_a_connection_that_drops_after_the_send_leaves_the_outcome_unknown_and_posts_once(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    slack.drops.add(POST)

    with pytest.raises(OutcomeUnknown):
        await messenger.send(TO_ACME)

    assert len(slack.made(POST)) == 1


@pytest.fixture
async def impatient(slack: FakeSlack) -> AsyncIterator[AsyncWebClient]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.05)) as session:
        yield make_client("xoxb-test", f"{slack.url}/api", session)


async def test_a_timeout_leaves_the_outcome_unknown_when_sending_and_nothing_when_reading(
    slack: FakeSlack, impatient: AsyncWebClient
) -> None:
    async def never(_: Json) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    slack.answers[POST] = slack.answers["conversations.open"] = never
    messenger = SlackMessenger(impatient, HOME, StandingClock())

    with pytest.raises(OutcomeUnknown):
        await messenger.send(TO_ACME)
    with pytest.raises(TryLater):
        await messenger.send(TO_ANN)


async def test_a_connection_that_is_never_made_may_be_tried_again() -> None:
    async with open_client("xoxb-test", "http://127.0.0.1:9/api/") as client:
        with pytest.raises(TryLater):
            await SlackMessenger(client, HOME, StandingClock()).send(TO_ACME)


async def test_another_workspaces_message_and_what_is_no_card_are_never_sent(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    with pytest.raises(WorkspaceRefused):
        await messenger.send(Outgoing("T002", "n", to_channel("C1"), CARD))
    with pytest.raises(Unsendable):
        await messenger.send(Outgoing("T001", "n", to_channel("C1"), "words"))

    assert slack.calls == []


async def test_a_message_that_may_have_been_sent_is_found_by_its_notification(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    def page(arguments: Json) -> web.StreamResponse:
        assert arguments["include_all_metadata"] == "true"
        if "cursor" not in arguments:
            other = {"event_type": EVENT_TYPE, "event_payload": {"id": "n9"}}
            messages = [{"ts": "9.9", "metadata": other}, {"ts": "8.8", "text": "hello"}]
            return web.json_response({"ok": True, "messages": messages, "response_metadata": {"next_cursor": "more"}})
        mine = {"event_type": EVENT_TYPE, "event_payload": {"id": "n2"}}
        return web.json_response({"ok": True, "messages": [{"ts": "7.7", "metadata": mine}]})

    slack.answers["conversations.history"] = page

    assert await messenger.find(TO_ACME) == MessageRef("C100", "7.7")
    assert await messenger.find(TO_ANN) is None


async def test_an_answer_is_looked_for_in_its_thread(slack: FakeSlack, messenger: SlackMessenger) -> None:
    mine = {"event_type": EVENT_TYPE, "event_payload": {"id": "n4"}}
    slack.says("conversations.replies", messages=[{"ts": "1.1"}, {"ts": "1.2", "metadata": mine}])

    assert await messenger.find(ANSWER) == MessageRef("C100", "1.2")
    assert slack.made("conversations.replies")[0]["ts"] == "1.1"


async def test_a_file_is_found_by_its_name_and_an_edit_is_not_looked_for(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    slack.says("conversations.history", messages=[{"ts": "3.3", "files": [{"name": "overdue-n5.csv"}]}])

    assert await messenger.find(FILE) == MessageRef("D100", "3.3")
    assert await messenger.find(EDIT) is None


async def test_who_we_are_is_asked_once_and_a_bad_token_is_named(slack: FakeSlack, client: AsyncWebClient) -> None:
    slack.says("auth.test", team_id="T001", team="Ours", user_id="U0BOT", bot_id="B001", url="https://ours.slack.com/")
    assert await read_installation(client) == HOME

    slack.refuses("auth.test", "invalid_auth")
    with pytest.raises(WorkspaceRefused, match="invalid_auth"):
        await read_installation(client)


async def test_a_private_reply_is_replaced_through_its_response_url(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    again = Outgoing("T001", "n6", to_person("U100"), CARD, reply_to=f"{slack.url}/hook")

    assert await messenger.send(again) is None
    assert await messenger.find(again) is None

    (sent,) = slack.made("hook")
    assert (sent["replace_original"], sent["response_type"]) == (True, "ephemeral")
    assert slack.made(POST) == []


async def test_a_reply_that_can_be_replaced_no_longer_is_told_in_direct_messages(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    slack.says("hook", status=404)

    await messenger.send(Outgoing("T001", "n6", to_person("U100"), CARD, reply_to=f"{slack.url}/hook"))

    assert [sent["channel"] for sent in slack.made(POST)] == ["D100"]


async def test_the_outcome_of_a_form_of_a_message_never_replaces_that_message(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    body = payloads.press() | {"response_url": f"{slack.url}/hook"}
    view = {
        "id": "V1",
        "callback_id": "move_form",
        "private_metadata": json.dumps(origin(body)),
        "state": {"values": {}},
    }
    asked = form_submission({"view": view, "user": {"id": "U100", "team_id": "T001"}}, HOME, payloads.NOW)

    await messenger.send(Outgoing("T001", "n6", to_person("U100"), CARD, reply_to=asked.reply_to))

    assert slack.made("hook")[0]["replace_original"] is False


async def test_a_reply_is_shown_in_the_channel_too_only_where_it_asks(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    await messenger.send(ANSWER)
    await messenger.send(replace(ANSWER, broadcast=True))

    assert [sent.get("reply_broadcast", False) for sent in slack.made(POST)] == [False, True]


ASKED = Card(
    "Do you have it?", (Mentions(tuple(Mention(one, one.title()) for one in ("T9:U1", "U1", "U2", "U3", "U4", "U5"))),)
)
QUESTION = replace(ANSWER, card=ASKED, broadcast=True)


def notified(sent: Json) -> list[str]:
    sections = [each for block in _blocks(sent) for each in block.get("elements", ())]
    return [one["user_id"] for each in sections for one in each.get("elements", ()) if one["type"] == "user"]


def _blocks(sent: Json) -> list[Json]:
    shown = sent.get("blocks") or []
    return list(json.loads(shown) if isinstance(shown, str) else shown)


async def test_of_the_contacts_the_first_three_who_are_in_the_channel_are_mentioned(
    slack: FakeSlack, messenger: SlackMessenger
) -> None:
    slack.says("conversations.members", members=["U5", "U1", "U3", "U4", "U0BOT"])
    await messenger.send(QUESTION)
    (sent,) = slack.made(POST)
    assert notified(sent) == ["U1", "U3", "U4"]
    assert [one["channel"] for one in slack.made("conversations.members")] == ["C100"]


async def test_where_nobody_is_there_or_slack_does_not_tell_the_question_goes_out_alone(
    slack: FakeSlack, messenger: SlackMessenger, caplog: pytest.LogCaptureFixture
) -> None:
    slack.says("conversations.members", members=["U0BOT"])
    await messenger.send(QUESTION)
    slack.refuses("conversations.members", "missing_scope")
    await messenger.send(QUESTION)
    assert [notified(sent) for sent in slack.made(POST)] == [[], []]
    assert [one.message for one in caplog.records if one.name == "bot.slack.messenger"] == ["members_not_read"]


async def test_no_members_are_read_for_what_mentions_nobody(slack: FakeSlack, messenger: SlackMessenger) -> None:
    await messenger.send(TO_ACME)
    assert slack.made("conversations.members") == []
