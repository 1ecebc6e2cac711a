"""Activities in the shapes that Microsoft documents and records, with what is irrelevant to us left in.

Sources: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations (messages, updates),
…/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
(invokes), …/messaging-extensions/how-to/action-commands and …/bots/how-to/conversations/targeted-messages.
"""

from typing import Any, Final

from tests.surfaces.teams.played_teams import BOT, TENANT, Json, object_id

CHANNEL: Final = "19:6b2f0a4c@thread.tacv2"
GROUP: Final = "19:b1d3e0c2@thread.v2"
_INFO: Final = {
    "type": "clientInfo",
    "locale": "en-US",
    "country": "KR",
    "platform": "Windows",
    "timezone": "Asia/Seoul",
}
_MENTION: Final = {"type": "mention", "text": "<at>Commitments</at>", "mentioned": {"id": BOT, "name": "Commitments"}}
_HELP: Final = {"commitments": {"kind": "press", "action": "open", "value": "1"}}


def _activity(url: str, number: int, **more: Any) -> Json:
    return {
        "type": "message", "id": f"1748{number:09}", "timestamp": "2026-11-23T01:00:00.1234567Z",
        "localTimestamp": "2026-11-23T10:00:00.1234567+09:00", "localTimezone": "Asia/Seoul", "locale": "en-US",
        "channelId": "msteams", "serviceUrl": f"{url}/",
        "from": {"id": "29:alice", "name": "Alice", "aadObjectId": object_id("alice")},
        "recipient": {"id": BOT, "name": "Commitments"}, "entities": [_INFO],
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": "a:alice"},
        "channelData": {"tenant": {"id": TENANT}}, **more,
    }  # fmt: skip


def _in_channel() -> Json:
    where = {"isGroup": True, "conversationType": "channel", "tenantId": TENANT, "id": f"{CHANNEL};messageid=1748"}
    team = {"teamsChannelId": CHANNEL, "teamsTeamId": "19:team@thread.tacv2", "channel": {"id": CHANNEL},
            "team": {"id": "19:team@thread.tacv2"}, "tenant": {"id": TENANT}}  # fmt: skip
    return {"conversation": where, "channelData": team, "entities": [_MENTION, _INFO]}


def _in_group() -> Json:
    where = {"isGroup": True, "conversationType": "groupChat", "tenantId": TENANT, "id": GROUP}
    return {"conversation": where, "entities": [_MENTION, _INFO]}


def _execute() -> Json:
    action = {"type": "Action.Execute", "title": "Open", "id": "open", "verb": "open", "data": _HELP}
    return {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": action, "trigger": "manual"}}


def _extension(name: str, **value: object) -> Json:
    payload: Json = {
        "id": "1748", "replyToId": None, "createdDateTime": "2026-11-23T00:59:00Z", "importance": "normal",
        "linkToMessage": "https://teams.microsoft.com/l/message/1748", "deleted": False, "attachments": [],
        "from": {"application": {"id": "b", "displayName": "Build", "applicationIdentityType": "bot"}, "user": None},
        "body": {"contentType": "html", "content": "<p>send the report&nbsp;by Friday 15:00</p>"}, "reactions": [],
    }  # fmt: skip
    asked = {"commandId": "save", "commandContext": "message", "requestId": "1", "messagePayload": payload, **value}
    return {"type": "invoke", "name": name, **_in_channel(), "value": asked}


def recorded(url: str) -> dict[str, Json]:
    """Return an activity of each kind as it comes from a connector at `url`, by what it is."""
    words = "<at>Commitments</at>&nbsp;overdue"
    shapes: dict[str, Json] = {
        "personal message": {"text": "overdue", "textFormat": "plain"},
        "group message": {"text": words, **_in_group()},
        "channel message": {"text": words, **_in_channel()},
        "targeted slash command": {
            "text": "overdue", **_in_channel(), "recipient": {"id": BOT, "name": "Commitments", "isTargeted": True},
        },
        "submit": {"value": _HELP, "replyToId": "1747"},
        "execute": {**_execute(), "replyToId": "1747"},
        "execute, refreshed by Teams itself": {
            **_execute(), "value": {"action": {"type": "Action.Execute", "verb": "refresh"}, "trigger": "automatic"},
        },
        "message extension, opened": _extension("composeExtension/fetchTask"),
        "message extension, submitted": _extension(
            "composeExtension/submitAction", data={"words": "send the report, for nobody outside, by Friday 15:00"}
        ),
        "installation": {"type": "installationUpdate", "action": "add"},
        "installation, once more": {"type": "installationUpdate", "action": "add-upgrade"},
        "installation in a team": {
            "type": "conversationUpdate", **_in_channel(), "membersAdded": [{"id": BOT}],
        },
        "removal": {"type": "installationUpdate", "action": "remove"},
        "a member left": {"type": "conversationUpdate", **_in_channel(), "membersRemoved": [{"id": "29:minho"}]},
        "a channel renamed": {
            "type": "conversationUpdate", **_in_channel(),
            "channelData": {"eventType": "channelRenamed", "channel": {"id": CHANNEL, "name": "Acme", "type": "shared"},
                            "tenant": {"id": TENANT}},
        },
        "a reaction": {"type": "messageReaction", "reactionsAdded": [{"type": "like"}], "replyToId": "1747"},
        "typing": {"type": "typing"},
        "read": {"type": "event", "name": "application/vnd.microsoft.readReceipt", "value": {"lastReadMessageId": "1"}},
        "an edited message": {"type": "messageUpdate", "text": "overdue", "channelData": {
            "eventType": "editMessage", "tenant": {"id": TENANT}}},
        "a dialog": {"type": "invoke", "name": "task/fetch", "value": {"data": {"type": "task/fetch"}}},
        "unknown type": {"type": "agenticUserNotification", "value": {"x": [1]}},
        "unknown invoke": {"type": "invoke", "name": "message/novelAction", "value": {"actionName": "reaction"}},
        "unknown values": {
            "text": "overdue", "textFormat": "extendedmarkdown", "importance": "critical",
            "channelData": {"tenant": {"id": TENANT}, "source": {"name": "novel"}, "legacy": {"replyToId": "1"}},
            "entities": [_INFO, {"type": "streaminfo", "streamType": "final"}, {"type": "https://schema.org/Message"}],
        },
    }  # fmt: skip
    return {name: _activity(url, number, **shape) for number, (name, shape) in enumerate(shapes.items())}
